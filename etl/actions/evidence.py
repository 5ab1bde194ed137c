"""`gongkai evidence`: a picture or page that shows where a number stands in its source."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from etl.actions.single_source import document_of, source_of
from etl.formats.output import OutputError, require_replaceable, written
from etl.formats.values import cell_text
from extract.document import Document, Locator, PageLocator, PartLocator
from extract.evidence import evidence_page
from extract.source import Source
from transform.errors import NotAReportError, SuspiciousCopyError
from transform.groundwork import Groundwork, groundworks
from transform.report import Figure, Observation
from warehouse.errors import UnknownNameError

PICTURE, PAGE = (".png",), (".html", ".htm")
"""The endings of what is written, the usual one first."""

TEXT = "text"
"""What stands for a column where a figure of the narrative is meant."""


class UnknownCellError(UnknownNameError):
    """The report has no such indicator or column."""

    what = "cell of this report"


class NoSuchReportError(OutputError):
    """The page holds no report, or not so many."""


def show_evidence(name: str, indicator: str, column: str | None, output: Path | None, part: int = 1) -> Path:
    """Writes the evidence for a cell, a PNG picture for a PDF, else an HTML page, and returns where it is.

    A cell is named as elsewhere (`sec3.granted/total`), or by its row and `column`. An indicator that no table of the
    report has, or the column `text`, is a figure of the narrative. `part` counts the reports of a page that holds
    several. Raises `UnknownCellError` with suggestions for an indicator or column that the
    report does not print, `NoSuchReportError` if there is no such report, and `OutputError` for a place that cannot be
    written, or must not be: a database, or the source; or whose name says that it is something else.
    """
    indicator, column = _named(indicator, column)
    source = source_of(name)
    document = document_of(source)
    report = _report(document, part)
    found = _chosen(report, indicator, column)
    shown, place = _where(source, found.locator)
    endings = PICTURE if isinstance(place, PageLocator) else PAGE
    target = output or Path(_file_name(found) + endings[0])
    require_replaceable(target, [name])
    _require_ending(target, endings)
    with written(target, [name]) as file:
        file.write_bytes(
            _picture(shown, place) if isinstance(place, PageLocator) else _page(document, report, found).encode()
        )
    return target


def _picture(source: Source, place: PageLocator) -> bytes:
    from extract.pdf.evidence import evidence_picture  # noqa: PLC0415 - only for PDF

    return evidence_picture(source, place)


def _named(indicator: str, column: str | None) -> tuple[str, str | None]:
    """The row and the column of `ROW/COLUMN`; raises `OutputError` if a column is named twice."""
    row, slash, named = indicator.partition("/")
    if slash and column not in (None, named):
        raise OutputError(f"{indicator} names the column {named}, and --column {column}; name one of them")
    return row, named if slash else column


def _require_ending(target: Path, endings: Sequence[str]) -> None:
    """A picture is not called a page, nor a page a picture."""
    if target.suffix.lower() not in endings:
        what = "a page" if endings is PAGE else "a PDF, which gives a picture of its page"
        raise OutputError(f"{target}: the source is {what}; end the name with {endings[0]}")


def _where(source: Source, locator: Locator | None) -> tuple[Source, Locator | None]:
    """The source that a place is in, the page or one of its parts, and the place in that."""
    if isinstance(locator, PartLocator):
        return source.parts[locator.part - 1], locator.place
    return source, locator


def _report(document: Document, part: int) -> Groundwork:
    try:
        reports = groundworks(document)
    except (NotAReportError, SuspiciousCopyError) as error:
        raise NoSuchReportError(f"{document.uri} holds no report: {error}") from error
    if part > len(reports):
        raise NoSuchReportError(f"{document.uri} holds {len(reports)} reports; there is no part {part}")
    return reports[part - 1]


def _chosen(report: Groundwork, indicator: str, column: str | None) -> Observation | Figure:
    """What is meant: a cell of the row, or, if it is asked for or there is no such row, a figure of the prose."""
    row = [each for each in report.statistics.observations if each.indicator == indicator and each.locator is not None]
    if row and column != TEXT:
        return _cell(row, column)
    figures = _figures(report)
    if figure := next((each for each in figures if each.indicator == indicator), None):
        return figure
    if row:
        return _cell(row, column)
    known = dict.fromkeys(each.indicator for each in report.statistics.observations)
    known |= dict.fromkeys(each.indicator for each in figures if each.indicator)
    raise UnknownCellError(indicator, get_close_matches(indicator, known))


def _figures(report: Groundwork) -> Sequence[Figure]:
    from transform.interpretation import figures_of  # noqa: PLC0415 - reading prose takes as long as all the rest

    return figures_of(report)


def _cell(row: Sequence[Observation], column: str | None) -> Observation:
    """The cell of this column of a row; without one the total or value of the year, else the first with a number."""
    if column is None:
        return _main_cell(row)
    if not (cells := [each for each in row if each.column == column]):
        raise UnknownCellError(f"{row[0].indicator}/{column}", [each.column for each in row])
    return cells[0]


def _main_cell(row: Sequence[Observation]) -> Observation:
    totals = [each for each in row if each.column.endswith("total")]
    return next((each for each in (*totals, *row) if each.value is not None), row[0])


def _file_name(found: Observation | Figure) -> str:
    return f"{found.indicator}-{found.column if isinstance(found, Observation) else TEXT}"


def _page(document: Document, report: Groundwork, found: Observation | Figure) -> str:
    facts = {
        "source": document.uri,
        **({"attachment": found.locator.uri} if isinstance(found.locator, PartLocator) else {}),
        "sha256": document.sha256,
        "report": f"{report.identity.agency or 'unknown agency'}, {report.identity.year or 'unknown year'}",
        **_facts(found),
    }
    assert found.locator is not None
    return evidence_page(document, found.locator, facts)


def _facts(found: Observation | Figure) -> dict[str, str]:
    if isinstance(found, Figure):
        return {"figure": f"{found.indicator}, in the text", "value": cell_text(found.value), "words": found.quote}
    return {
        "cell": f"{found.indicator} / {found.column}, form {found.form}",
        "value": cell_text(found.value) or f"({found.status})",
    }
