"""`gongkai evidence`: a picture or page that shows where a number stands in its source."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from etl.actions.inspect import source_of
from etl.formats.output import OutputError, require_replaceable, written
from etl.formats.values import cell_text
from extract import read
from extract.document import Document, Locator, PageLocator, PartLocator
from extract.evidence import evidence_page
from extract.source import Source
from transform import interpret_all
from transform.interpretation import NotAReportError, SuspiciousCopyError
from transform.report import Figure, Observation, Report
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
    document = read(source)
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


def _report(document: Document, part: int) -> Report:
    try:
        reports = interpret_all(document)
    except (NotAReportError, SuspiciousCopyError) as error:
        raise NoSuchReportError(f"{document.uri} holds no report: {error}") from error
    if part > len(reports):
        raise NoSuchReportError(f"{document.uri} holds {len(reports)} reports; there is no part {part}")
    return reports[part - 1]


def _chosen(report: Report, indicator: str, column: str | None) -> Observation | Figure:
    """The cell that is meant: without a column the total or value of the year, else the first with a number."""
    row = [each for each in report.observations if each.indicator == indicator and each.locator is not None]
    figures = [each for each in report.figures if each.indicator == indicator]
    if figures and (column == TEXT or not row):
        return figures[0]
    if not row:
        known = dict.fromkeys(each.indicator for each in report.observations)
        known |= dict.fromkeys(each.indicator for each in report.figures if each.indicator)
        raise UnknownCellError(indicator, get_close_matches(indicator, known))
    if column is None:
        return _main_cell(row)
    if not (cells := [each for each in row if each.column == column]):
        raise UnknownCellError(f"{indicator}/{column}", [each.column for each in row])
    return cells[0]


def _main_cell(row: Sequence[Observation]) -> Observation:
    totals = [each for each in row if each.column.endswith("total")]
    return next((each for each in (*totals, *row) if each.value is not None), row[0])


def _file_name(found: Observation | Figure) -> str:
    return f"{found.indicator}-{found.column if isinstance(found, Observation) else TEXT}"


def _page(document: Document, report: Report, found: Observation | Figure) -> str:
    facts = {
        "source": document.uri,
        **({"attachment": found.locator.uri} if isinstance(found.locator, PartLocator) else {}),
        "sha256": document.sha256,
        "report": f"{report.agency or 'unknown agency'}, {report.year or 'unknown year'}",
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
