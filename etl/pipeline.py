"""One source through the stages: read, interpret; and the one place where their errors become outcomes."""

from __future__ import annotations

import time
from dataclasses import dataclass

from extract import read
from extract.errors import ExtractError
from extract.source import Source
from transform import interpret_all
from transform.interpretation import NotAReportError, SuspiciousCopyError
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
    """Reads and interprets one source. Never raises an `Exception`: whatever goes wrong is its outcome."""
    started = time.perf_counter()
    try:
        reports = interpret_all(read(source))
    except NotAReportError as error:
        return _without_report(source, OutcomeKind.NOT_A_REPORT, "transform", error, started)
    except SuspiciousCopyError as error:
        return _without_report(source, OutcomeKind.SUSPICIOUS_COPY, "transform", error, started)
    except ExtractError as error:
        return _without_report(source, OutcomeKind.FAILED, "extract", error, started)
    except Exception as error:  # noqa: BLE001 - one unreadable source never stops a run
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


def _without_report(source: Source, kind: OutcomeKind, stage: str, error: Exception, started: float) -> Result:
    message = " ".join(str(error).split()) or "no further information"
    seconds = time.perf_counter() - started
    return Result(Outcome(source.uri, source.sha256, kind, stage, type(error).__name__, message, seconds=seconds))


def failed(uri: str, stage: str, error: str, message: str, sha256: str | None = None) -> Result:
    """The result of a source that failed before or after it was read."""
    return Result(Outcome(uri, sha256, OutcomeKind.FAILED, stage, error, message))
