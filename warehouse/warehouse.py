"""The warehouse: reports go in, answers come out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Self

import duckdb

from warehouse.answer import Answer
from warehouse.comparison.compare import Question, compare
from warehouse.comparison.layout import By, Layout, Statistic
from warehouse.comparison.readings import Source
from warehouse.comparison.selection import Selection
from warehouse.database import schema
from warehouse.database.opening import connect
from warehouse.database.sandbox import STANDARD, Limits, ask
from warehouse.errors import ReadOnlyError, UnreadableWarehouseError, UnwritableWarehouseError
from warehouse.finding import catalogue
from warehouse.finding.card import ReportCard, cards
from warehouse.finding.coverage import CoverageLayout, coverage
from warehouse.finding.doubts import doubted_years, notes_of_doubts
from warehouse.finding.lapsed_corrections import LapsedCorrection, lapsed_corrections, note_of_corrections
from warehouse.finding.stored import StoredDocument, StoredReport, stored_documents, stored_reports
from warehouse.finding.versions import contested, note_of_versions
from warehouse.loading.crawl import CrawlFinding, record_findings
from warehouse.loading.ledger import begin_run, finish_run, record
from warehouse.loading.settling import settle
from warehouse.origin import Origin
from warehouse.registry import RegisteredAgency
from warehouse.release.citation import citation
from warehouse.run import Outcome, Run
from warehouse.statements import statement

if TYPE_CHECKING:
    from transform.report import Report
    from warehouse.loading.correcting import Refusal
    from warehouse.loading.corrections import Correction


class Warehouse:
    """One DuckDB file with reports, their history, the dictionary, and the ledger of runs; a context manager.

    Opened for reading it can see nothing but its file; opened for writing it is the only process that has the file.
    """

    def __init__(self, path: str | Path, *, read_only: bool = True) -> None:
        """Opens the file; for writing, creates or migrates it and brings its dictionary up to date.

        Raises a `WarehouseError` for a file that is missing, locked, of another program or of another version.
        """
        path = Path(path)
        self._path = path
        self._read_only = read_only
        self._connection = connect(path, read_only=read_only)
        try:
            (schema.check if read_only else schema.prepare)(self._connection, path)
        except duckdb.Error as error:
            self._connection.close()
            raise UnreadableWarehouseError(f"{path} cannot be used: {str(error).splitlines()[0]}") from error
        except BaseException:
            self._connection.close()
            raise

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False) -> Self:
        """Opens the file for writing, unless it is said to be only read."""
        return cls(path, read_only=read_only)

    def close(self) -> None:
        """Closes the file; answers that were not read yet are lost."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Loading

    def begin_run(self, reader_version: str, *, started: datetime | None = None) -> Run:
        """Opens an entry in the ledger. `reader_version` names the reader: a newer one reads known documents again."""
        with self._writing():
            return begin_run(self._connection, reader_version, started)

    def known(self, reader_version: str) -> frozenset[str]:
        """The SHA-256 of every document that this reader version has loaded or refused (no report, suspicious)."""
        rows = self._connection.execute(statement("loading/known.sql"), {"reader_version": reader_version}).fetchall()
        return frozenset(sha256 for (sha256,) in rows)

    def load(
        self,
        reports: Iterable[Report],
        run: Run,
        refused: Collection[str] = frozenset(),
        origins: Mapping[str, Origin] = MappingProxyType({}),
    ) -> int:
        """Stores a batch of reports, all or none; a document that is there already is replaced by its new reading.

        What an older reader took from the documents of `refused` (SHA-256), which hold no report, is taken out.
        `origins` tells of documents (SHA-256) from web archives where and when. Returns how many reports of earlier
        runs are not current any more, since there is a newer version now.
        Raises `UnstorableReportError` before anything is written; `require_storable` tells beforehand.
        """
        from warehouse.loading.batch import load  # noqa: PLC0415 - only loading needs Arrow, and its import takes 0.1 s

        with self._writing():
            return load(self._connection, reports, run, refused, origins)

    def record(self, outcomes: Sequence[Outcome], run: Run) -> None:
        """Enters outcomes in the ledger."""
        with self._writing():
            record(self._connection, outcomes, run)

    def record_findings(self, findings: Sequence[CrawlFinding], run: Run) -> None:
        """Enters what a crawl found out about agencies and years."""
        with self._writing():
            record_findings(self._connection, findings, run)

    def finish_run(self, run: Run, *, finished: datetime | None = None) -> None:
        """Closes the entry of a run in the ledger; what it loaded, if it was much, is sorted for questions."""
        with self._writing():
            finish_run(self._connection, run, finished)
            settle(self._connection)

    def correct(self, corrections: Sequence[Correction]) -> list[Refusal]:
        """Makes these the corrections of the warehouse, in place of all others.

        Returns those that do not fit their cells; if there are any, nothing is changed. Checks are of what is printed:
        they are not repeated for corrected values.
        """
        from warehouse.loading.correcting import store_corrections  # noqa: PLC0415 - with Arrow, as loading

        with self._writing():
            return store_corrections(self._connection, corrections)

    def contested(self, run: Run) -> int:
        """Of how many agencies and years that a run brought reports of there are versions with different values."""
        return contested(self._connection, run)

    def doubted_years(self, run: Run) -> int:
        """How many reports that a run brought have a title that names another year than their text."""
        return doubted_years(self._connection, run)

    def lapsed_corrections(self) -> list[LapsedCorrection]:
        """The corrections whose cells do not hold what they expect any more, and what is there instead."""
        return lapsed_corrections(self._connection.cursor())

    # Asking

    def compare(
        self,
        indicators: Sequence[str],
        agencies: Sequence[str] | None = None,
        years: Sequence[int] | None = None,
        by: By = "agency",
        layout: Layout = "wide",
        *,
        regions: Sequence[str] | None = None,
        levels: Sequence[str] | None = None,
        functions: Sequence[str] | None = None,
        scopes: Sequence[str] | None = None,
        forms: Sequence[str] | None = None,
        statistic: Statistic | None = None,
        source: Source = "table",
        allow_breaks: bool = False,
        follow_successors: bool = False,
    ) -> Answer:
        """Puts values beside each other; see `warehouse.comparison.compare.compare`."""
        selection = Selection(agencies, regions, levels, functions, scopes, years, forms)
        question = Question(indicators, selection, by, layout, statistic, source, allow_breaks, follow_successors)
        cursor = self._connection.cursor()
        answer = compare(cursor, question)
        answer.say(*note_of_versions(cursor), *notes_of_doubts(cursor), *note_of_corrections(cursor))
        return answer

    def sql(self, query: str, parameters: Mapping[str, object] | None = None, *, limits: Limits = STANDARD) -> Answer:
        """The answer to one SELECT over the tables and views; the file has to be open for reading only.

        `parameters` are the values of `$name` in the query.

        Raises `QueryError` for what is wrong, or does more than read, `ReadOnlyError` if the file is open for writing.
        """
        if not self._read_only:
            raise ReadOnlyError(
                "SQL is answered only from a file that is open for reading; open it with read_only=True"
            )
        return ask(self._connection.cursor(), query, parameters, limits)

    def corrections(self) -> Answer:
        """The corrections, and whether they take effect now."""
        return Answer(self._connection.cursor(), statement("loading/corrections.sql"))

    def stored_documents(self) -> dict[str, StoredDocument]:
        """The documents of the current reports, by their SHA-256."""
        return stored_documents(self._connection.cursor())

    def stored_reports(self, sha256: str) -> list[StoredReport]:
        """What is stored of the report in a document, as read."""
        return stored_reports(self._connection.cursor(), sha256)

    def export(self, folder: Path) -> list[Path]:
        """Writes a data package into a new or empty folder; see `warehouse.release.package.export`."""
        from warehouse.release.package import export  # noqa: PLC0415 - only this and loading need Arrow

        return export(self._connection.cursor(), folder)

    def citation(self) -> str:
        """How to cite this state of the data, in one line; see `warehouse.release.citation`."""
        return citation(self._connection.cursor())

    def indicators(self, search: str | None = None, *, cells: bool = False) -> Answer:
        """The harmonised indicators, and with `cells` those of the forms, whose id or label contains `search`."""
        return catalogue.indicators(self._connection.cursor(), search, cells)

    def agencies(self, search: str | None = None) -> Answer:
        """The agencies whose name or code contains `search`, with the years they reported on."""
        return catalogue.agencies(self._connection.cursor(), search)

    def reports(
        self, agency: str | None = None, year: int | None = None, *, history: bool = False, differing: bool = False
    ) -> Answer:
        """The current reports, or with `history` every version, of agencies whose name contains `agency`.

        With `differing` the versions, current or not, of reports whose versions do not give the same values.
        """
        return catalogue.reports(self._connection.cursor(), agency, year, history, differing)

    def coverage(
        self,
        selection: Selection | None = None,
        registry: Sequence[RegisteredAgency] | None = None,
        layout: CoverageLayout = "wide",
        *,
        follow_successors: bool = False,
    ) -> Answer:
        """For which agencies and years there is a report; see `warehouse.finding.coverage.coverage`."""
        cursor = self._connection.cursor()
        return coverage(cursor, selection or Selection(), registry, layout, follow_successors=follow_successors)

    def cards(self, agency: str, year: int) -> list[ReportCard]:
        """Everything that is stored of the current reports of an agency on a year: `warehouse.finding.card`."""
        return cards(self._connection.cursor(), agency, year)

    def checks(
        self,
        status: str | None = "fail",
        kind: str | None = None,
        severity: str | None = None,
        agency: str | None = None,
        year: int | None = None,
        agencies: Sequence[str] | None = None,
    ) -> Answer:
        """The checks of the current reports that have all these properties; None does not restrict.

        `agency` is a part of a name, `agencies` are whole names or patterns (`澄湾*`).
        """
        wanted = catalogue.CheckFilter(status, kind, severity, agency, year, agencies)
        return catalogue.checks(self._connection.cursor(), wanted)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """A change; raises `ReadOnlyError`, and `UnwritableWarehouseError` for a full disk or the like."""
        if self._read_only:
            raise ReadOnlyError("the file is open for reading only; open it without read_only=True to change it")
        try:
            yield
        except duckdb.IOException as error:
            raise UnwritableWarehouseError(self._path, str(error).splitlines()[0]) from error
