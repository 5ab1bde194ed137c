"""The ledger: a run of the pipeline, and what became of each source in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class OutcomeKind(StrEnum):
    """What became of a source."""

    LOADED = "loaded"
    UNCHANGED = "unchanged"
    NOT_A_REPORT = "not_a_report"
    SUSPICIOUS_COPY = "suspicious_copy"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the pipeline; runs are numbered from 1 in the order they begin."""

    run_id: int
    reader_version: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source in one run; the outcomes of a run add up to its sources.

    `sha256` is None where the bytes could not be had. `stage`, `error` (the name of the exception) and `message` are
    given for a failure, or where nothing was loaded. `agency` and `year` are those of the first report, `observations`
    counts the values of all, `seconds` is the time of the worker.
    """

    uri: str
    sha256: str | None
    kind: OutcomeKind
    stage: str | None = None
    error: str | None = None
    message: str | None = None
    agency: str | None = None
    year: int | None = None
    observations: int = 0
    seconds: float = 0.0
