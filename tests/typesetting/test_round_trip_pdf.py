"""Whatever stands in the tables of a printed report is read back, cell by cell, however it was set."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import read
from extract.source import Source
from tests.typesetting.layout import ReportToSet
from tests.typesetting.markup import to_html
from tests.typesetting.report import FORMS, compose, reports
from tests.typesetting.typesettings import TYPESETTINGS, Typesetting
from tests.typesetting.verdict import Difference, differences
from transform import interpret

SEED = 7
DOCUMENTS = 12
"""Three of each form; every third form in traditional characters."""

PARAMETERS = [
    pytest.param(each, id=each.name, marks=[] if each.name == "drawn" else [pytest.mark.slow]) for each in TYPESETTINGS
]


def read_back(report: ReportToSet, data: bytes) -> list[Difference]:
    """The cells of a report that were not read as printed."""
    return differences(report, interpret(read(Source(report.name, data))))


@pytest.mark.parametrize("typesetting", PARAMETERS)
def test_every_cell_of_a_printed_report_is_read_back(typesetting: Typesetting, tmp_path: Path) -> None:
    if not typesetting.available():
        pytest.skip(f"{typesetting.needs} is not installed")
    composed = reports(DOCUMENTS, SEED)
    files = typesetting.set(composed, tmp_path)
    found = {
        report.name: [str(each) for each in read_back(report, file.read_bytes()) if typesetting.ruled or each.is_wrong]
        for report, file in zip(composed, files, strict=True)
    }
    assert {name: cells for name, cells in found.items() if cells} == {}


@pytest.mark.parametrize("form", FORMS)
def test_the_same_reports_are_read_back_from_html(form: str) -> None:
    composed = [compose(form, script, SEED) for script in ("hans", "hant")]
    assert [str(each) for report in composed for each in read_back(report, to_html(report).encode())] == []


@pytest.mark.parametrize("form", ["2008", "2014"])
def test_the_lists_hold_every_kind_of_cell(form: str) -> None:
    texts = {printed.text for seed in range(5) for printed in compose(form, "hans", seed).expected.values()}
    assert {"", "0", "/", "----", "*"} <= texts


def test_a_seed_makes_the_same_report_again() -> None:
    assert reports(8, SEED) == reports(8, SEED)
    assert reports(8, SEED) != reports(8, SEED + 1)
