"""A run: everything that a user names, read by a pool of workers and loaded by one writer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from etl.run.executors import MakePool, results
from etl.run.pipeline import Result, failed
from extract.discovery import Skipped, Unreadable, discover
from extract.source import Source
from warehouse.errors import UnstorableReportError
from warehouse.finding.lapsed_corrections import LapsedCorrection
from warehouse.loading.storable import require_storable
from warehouse.run import Outcome, OutcomeKind, Run
from warehouse.warehouse import Warehouse

REPORTS_PER_BATCH = 250

_REFUSED = (OutcomeKind.NOT_A_REPORT, OutcomeKind.SUSPICIOUS_COPY)


@dataclass(slots=True)
class RunReport:
    """What became of every source of a run. `skipped` are files in folders that are of no readable kind.

    `superseded` is how many reports of earlier runs are not current any more, since this run has a newer version.
    `contested` is of how many agencies and years of this run there are versions whose values differ, and
    `doubted_years` how many of its reports have a title that names another year than their text.
    `lapsed_corrections` are those that take no effect when the run is done, whatever run replaced their cells.
    """

    run_id: int
    reader_version: str
    outcomes: list[Outcome] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    superseded: int = 0
    contested: int = 0
    doubted_years: int = 0
    lapsed_corrections: list[LapsedCorrection] = field(default_factory=list)

    def count(self, kind: OutcomeKind) -> int:
        """How many sources had this outcome."""
        return Counter(outcome.kind for outcome in self.outcomes)[kind]

    @property
    def has_failures(self) -> bool:
        """Whether any source failed."""
        return self.count(OutcomeKind.FAILED) > 0


class Ingestion:
    """One run of the pipeline into one warehouse."""

    def __init__(
        self, warehouse: Warehouse, reader_version: str, progress: Callable[[Outcome], None] = lambda _: None
    ) -> None:
        self._warehouse = warehouse
        self._progress = progress
        self._run: Run = warehouse.begin_run(reader_version)
        self._known = warehouse.known(reader_version)
        self._first: dict[str, str] = {}
        self._copies: list[tuple[str, str]] = []
        self._batch: list[Result] = []
        self.report = RunReport(self._run.run_id, reader_version)

    def ingest(self, names: Iterable[str], stdin: BinaryIO, make_pool: MakePool, waiting: int) -> RunReport:
        """Reads and loads all sources; whatever was read when it is interrupted is loaded."""
        try:
            for result in results(self._new_sources(names, stdin), make_pool, waiting):
                self._take(result)
            self._take_copies()
        finally:
            self._flush()
        self.report.contested = self._warehouse.contested(self._run)
        self.report.doubted_years = self._warehouse.doubted_years(self._run)
        self.report.lapsed_corrections = self._warehouse.lapsed_corrections()
        self._warehouse.finish_run(self._run)
        return self.report

    def _new_sources(self, names: Iterable[str], stdin: BinaryIO) -> Iterator[Source]:
        """The sources that have to be read; the others get their outcome here."""
        for finding in discover(names, stdin):
            if isinstance(finding, Skipped):
                self.report.skipped.append(finding)
            elif isinstance(finding, Unreadable):
                self._take(failed(finding.uri, "open", "Unreadable", finding.error))
            elif finding.sha256 in self._known:
                self._take(_unchanged(finding.uri, finding.sha256, "an earlier run"))
            elif finding.sha256 in self._first:
                self._copies.append((finding.uri, finding.sha256))
            else:
                self._first[finding.sha256] = finding.uri
                yield finding

    def _take_copies(self) -> None:
        """Sources with the bytes of another one of this run share its fate."""
        self._flush()
        fates = {outcome.sha256: outcome for outcome in self.report.outcomes if outcome.sha256 in self._first}
        for uri, sha256 in self._copies:
            fate = fates[sha256]
            if fate.kind is OutcomeKind.LOADED:
                self._take(_unchanged(uri, sha256, f"this run from {fate.uri}"))
            else:
                self._take(Result(replace(fate, uri=uri)))

    def _take(self, result: Result) -> None:
        result = _storable(result)
        self._batch.append(result)
        self._progress(result.outcome)
        if len(self._batch) >= REPORTS_PER_BATCH:
            self._flush()

    def _flush(self) -> None:
        reports = [report for result in self._batch for report in result.reports]
        outcomes = [result.outcome for result in self._batch]
        refused = {outcome.sha256 for outcome in outcomes if outcome.kind in _REFUSED and outcome.sha256}
        origins = {result.outcome.sha256: result.origin for result in self._batch if result.outcome.sha256}
        self._batch = []
        if reports or refused:
            self.report.superseded += self._warehouse.load(reports, self._run, refused, origins)
        if outcomes:
            self._warehouse.record(outcomes, self._run)
        self.report.outcomes.extend(outcomes)


def _unchanged(uri: str, sha256: str, where: str) -> Result:
    return Result(Outcome(uri, sha256, OutcomeKind.UNCHANGED, message=f"the same bytes were read in {where}"))


def _storable(result: Result) -> Result:
    """The result, or its failure if the warehouse cannot hold its reports exactly."""
    try:
        for report in result.reports:
            require_storable(report)
    except UnstorableReportError as error:
        return failed(result.outcome.uri, "load", type(error).__name__, error.reason, result.outcome.sha256)
    return result
