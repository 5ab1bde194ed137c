"""`gongkai evidence`: a picture or page that shows where a number stands in its source."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from etl.inspect_command import source_of
from etl.output import OutputError
from etl.values import cell_text
from extract import read
from extract.document import Document, PageLocator
from extract.evidence import evidence_page
from transform import interpret
from transform.report import Observation, Report
from warehouse.errors import UnknownNameError


class UnknownCellError(UnknownNameError):
    """The report has no such indicator or column."""

    what = "cell of this report"


def show_evidence(name: str, indicator: str, column: str | None, output: Path | None) -> Path:
    """Writes the evidence for a cell, a PNG picture for a PDF, else an HTML page, and returns where it is.

    Raises `UnknownCellError` with suggestions for an indicator or column that the report does not print.
    """
    source = source_of(name)
    document = read(source)
    report = interpret(document)
    found = _chosen(report, indicator, column)
    if isinstance(found.locator, PageLocator):
        from extract.pdf.evidence import evidence_picture  # noqa: PLC0415 - only for PDF

        target = output or Path(f"{_file_name(found)}.png")
        content = evidence_picture(source, found.locator)
    else:
        target = output or Path(f"{_file_name(found)}.html")
        content = _page(document, report, found).encode()
    try:
        target.write_bytes(content)
    except OSError as error:
        raise OutputError(f"cannot write {target}: {error.strerror}") from error
    return target


def _chosen(report: Report, indicator: str, column: str | None) -> Observation:
    """The cell that is meant: without a column the total or value of the year, else the first with a number."""
    row = [each for each in report.observations if each.indicator == indicator and each.locator is not None]
    if not row:
        known = list(dict.fromkeys(each.indicator for each in report.observations))
        raise UnknownCellError(indicator, get_close_matches(indicator, known))
    if column is None:
        return _main_cell(row)
    if not (cells := [each for each in row if each.column == column]):
        raise UnknownCellError(f"{indicator}/{column}", [each.column for each in row])
    return cells[0]


def _main_cell(row: Sequence[Observation]) -> Observation:
    totals = [each for each in row if each.column.endswith("total")]
    return next((each for each in (*totals, *row) if each.value is not None), row[0])


def _file_name(found: Observation) -> str:
    return f"{found.indicator}-{found.column}"


def _page(document: Document, report: Report, found: Observation) -> str:
    facts = {
        "source": document.uri,
        "sha256": document.sha256,
        "report": f"{report.agency or 'unknown agency'}, {report.year or 'unknown year'}",
        "cell": f"{found.indicator} / {found.column}, form {found.form}",
        "value": cell_text(found.value) or f"({found.status})",
    }
    assert found.locator is not None
    return evidence_page(document, found.locator, facts)
