"""Reads archived sources again and holds what comes out against what is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO

from etl.formats.values import cell_text
from etl.run.executors import MakePool, results
from etl.run.pipeline import Result
from extract.discovery import Unreadable, discover
from extract.source import Source
from transform.report import Report
from warehouse.finding.stored import Reading, StoredDocument, StoredReport
from warehouse.warehouse import Warehouse


class Verdict(StrEnum):
    """What reading a source again shows."""

    SAME = "same"
    DIFFERS = "differs"
    UNREADABLE = "unreadable"
    NOT_FOUND = "not_found"


CHANGED = "the file of this name has other content now; gongkai ingest reads it as a new version"


@dataclass(frozen=True, slots=True)
class Verification:
    """The verdict on a stored document, or on something that cannot be opened where it is looked for.

    `details` name each value with its stored and its new reading, or say why there is none.
    """

    uri: str
    verdict: Verdict
    details: tuple[str, ...] = ()


def verify(warehouse: Warehouse, names: Iterable[str], make_pool: MakePool, waiting: int) -> Iterator[Verification]:
    """A verdict on every document with a current report, as they come, then on everything that cannot be opened.

    `names` are archives and folders to look in for the sources; without names they are looked for where they were
    found. They are known by their bytes, whatever they are called now.
    """
    search = _Search(warehouse.stored_documents())
    places = list(names) or sorted({document.place for document in search.stored.values()})
    for result in results(search.wanted(places), make_pool, waiting):
        sha256 = str(result.outcome.sha256)
        yield _verdict(result, search.stored[sha256].uri, warehouse.stored_reports(sha256))
    yield from search.missing()


@dataclass(slots=True)
class _Search:
    """What is looked for, and what came of it."""

    stored: Mapping[str, StoredDocument]
    seen: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    unreadable: dict[str, str] = field(default_factory=dict)

    def wanted(self, places: Iterable[str]) -> Iterator[Source]:
        """The sources of stored reports, each once."""
        for finding in discover(places, BytesIO()):
            if isinstance(finding, Unreadable):
                self.unreadable[finding.uri] = finding.error
            elif isinstance(finding, Source) and finding.sha256 not in self.stored:
                self.changed.add(finding.uri)
            elif isinstance(finding, Source) and finding.sha256 not in self.seen:
                self.seen.add(finding.sha256)
                yield finding

    def missing(self) -> Iterator[Verification]:
        """The documents that were not found, and what could not be opened; one line for both if it is the same."""
        unreadable = dict(self.unreadable)
        for sha256, document in self.stored.items():
            if sha256 not in self.seen:
                why = CHANGED if document.uri in self.changed else unreadable.pop(document.uri, None)
                yield Verification(document.uri, Verdict.NOT_FOUND, (why,) if why else ())
        yield from (Verification(uri, Verdict.UNREADABLE, (why,)) for uri, why in unreadable.items())


def _verdict(result: Result, uri: str, stored: Iterable[StoredReport]) -> Verification:
    if not result.reports:
        return Verification(uri, Verdict.UNREADABLE, (result.outcome.message or result.outcome.kind.value,))
    now = {report.part: report for report in result.reports}
    differences = tuple(line for each in stored for line in _differences(now.get(each.part), each))
    return Verification(uri, Verdict.DIFFERS if differences else Verdict.SAME, differences)


def _differences(report: Report | None, stored: StoredReport) -> Iterator[str]:
    if report is None:
        yield f"the report of {stored.agency} on {stored.year} is not found any more"
        return
    identity = (("agency", report.agency), ("year", report.year), ("scope", report.scope.value))
    for name, now in identity:
        if getattr(stored, name) != now:
            yield f"{name}: stored {getattr(stored, name)}, now {now}"
    cells = {(each.form, each.indicator, each.column): (each.value, each.status.value) for each in report.observations}
    for form, indicator, column in sorted(stored.cells.keys() | cells.keys()):
        before, after = stored.cells.get((form, indicator, column)), cells.get((form, indicator, column))
        if before != after:
            yield f"form {form} {indicator}/{column}: stored {_told(before)}, now {_told(after)}"
    yield from _differences_of_text(report, stored)


def _differences_of_text(report: Report, stored: StoredReport) -> Iterator[str]:
    now = Counter((each.indicator, each.value, each.quote) for each in report.figures)
    before = Counter(stored.figures)
    for (indicator, value, words), when in (
        *((each, "stored, not read any more") for each in before - now),
        *((each, "read now, not stored") for each in now - before),
    ):
        yield f"text “{words}” ({indicator or 'no indicator'} {cell_text(value)}): {when}"


def _told(reading: Reading | None) -> str:
    if reading is None:
        return "nothing"
    value, status = reading
    return f"({status})" if value is None else cell_text(value)
