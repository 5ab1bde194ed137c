"""One source through the stages: read, interpret; and the one place where their errors become outcomes."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from etl.run.limits import MEMORY, TimeLimitError
from extract import read
from extract.source import Source
from transform import interpret_all
from transform.errors import NotAReportError, SuspiciousCopyError
from transform.report import Report
from warehouse.origin import UNKNOWN, Origin
from warehouse.run import Outcome, OutcomeKind


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a source: its outcome, its reports, and where they are from."""

    outcome: Outcome
    reports: tuple[Report, ...] = ()
    origin: Origin = UNKNOWN


def process(source: Source) -> Result:
    """Reads and interprets one source. Whatever goes wrong is its outcome, filed under the stage where it did."""
    started = time.perf_counter()
    try:
        document = read(source)
    except (Exception, TimeLimitError) as error:  # noqa: BLE001 - one unreadable source never stops a run
        return _without_report(source, OutcomeKind.FAILED, "extract", error, started)
    try:
        reports = interpret_all(document)
    except NotAReportError as error:
        return _without_report(source, OutcomeKind.NOT_A_REPORT, "transform", error, started)
    except SuspiciousCopyError as error:
        return _without_report(source, OutcomeKind.SUSPICIOUS_COPY, "transform", error, started)
    except (Exception, TimeLimitError) as error:  # noqa: BLE001 - likewise
        return _without_report(source, OutcomeKind.FAILED, "transform", error, started)
    outcome = Outcome(
        uri=source.uri,
        sha256=source.sha256,
        kind=OutcomeKind.LOADED,
        message=f"{len(reports)} reports" if len(reports) > 1 else None,
        agency=reports[0].agency,
        year=reports[0].year,
        observations=sum(len(report.observations) for report in reports),
        seconds=time.perf_counter() - started,
    )
    return Result(outcome, reports, Origin(source.archive, source.captured))


def _without_report(source: Source, kind: OutcomeKind, stage: str, error: BaseException, started: float) -> Result:
    outcome = Outcome(source.uri, source.sha256, kind, stage, type(error).__name__, _message(error))
    return Result(replace(outcome, seconds=time.perf_counter() - started))


def _message(error: BaseException) -> str:
    """What an error says, in one line; some say nothing."""
    if isinstance(error, MemoryError):
        return f"it needs more memory than one source may take ({MEMORY // 1024**3} GB)"
    return " ".join(str(error).split()) or "no further information"


def failed(uri: str, stage: str, error: str, message: str, sha256: str | None = None) -> Result:
    """The result of a source that failed before or after it was read."""
    return Result(Outcome(uri, sha256, OutcomeKind.FAILED, stage, error, message))
