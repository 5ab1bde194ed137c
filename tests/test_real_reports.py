"""Published reports with values read by people; skipped where the folder with them is absent."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

import pytest

from extract import read
from extract.source import Source
from tests.conftest import REAL_REPORTS
from transform import interpret
from transform.report import CheckStatus, Report, Severity

pytestmark = pytest.mark.skipif(not REAL_REPORTS.is_dir(), reason="the real reports are not here")

NAMES = ["zhangye-epb-2012.txt", "shanghai-general-office-2019.html", "hongze-2023.pdf"]


@pytest.fixture(scope="module", params=NAMES)
def real(request: pytest.FixtureRequest) -> tuple[Report, Any]:
    path = REAL_REPORTS / request.param
    gold = json.loads(path.with_suffix(".gold.json").read_bytes(), parse_float=Decimal)
    return interpret(read(Source(str(path), path.read_bytes()))), gold


def test_every_value_is_read(real: tuple[Report, Any]) -> None:
    report, gold = real
    found = {(each.indicator, each.column): (each.raw, each.value) for each in report.observations}
    assert found == {(each["indicator"], each["column"]): (each["raw"], each["value"]) for each in gold["observations"]}


def test_agency_year_and_form_are_right(real: tuple[Report, Any]) -> None:
    report, gold = real
    assert (report.agency, report.year, list(report.forms)) == (gold["agency"], gold["year"], [gold["form"]])


def test_just_the_violations_of_the_source_fail(real: tuple[Report, Any]) -> None:
    report, gold = real
    errors = {
        each.check for each in report.checks if each.status is CheckStatus.FAIL and each.severity is Severity.ERROR
    }
    # The gold values of the PDF name its two wrong totals in words.
    named = {
        "四 行政复议: [10, 1, 0, 0] vs 0": "m21_review_total",
        "四 复议后起诉: [5, 0, 0, 0] vs 0": "m21_lit_after_total",
    }
    assert errors == {named.get(each, each) for each in gold["violations_in_source"]}


def test_every_figure_of_the_text_is_found(real: tuple[Report, Any]) -> None:
    report, gold = real
    found = [(re.sub(r"\s", "", each.sentence), each.value, each.unit) for each in report.figures]
    for figure in gold["figures"]:
        words, number = re.sub(r"\s", "", figure["quote"]), (figure["value"], figure["unit"])
        assert any(words in sentence and (value, unit) == number for sentence, value, unit in found), words


STATED = {
    "zhangye-epb-2012.txt": {"share_online_of_proactive": 85, "reply_rate": 100},
    "shanghai-general-office-2019.html": {
        "regulations_disclosed": 13, "normative_docs_disclosed": 60, "policy_interpretations": 132,
        "applications_received": 859, "applications_answered": 805, "applications_carried_in": 18,
        "applications_carried_out": 72, "granted+partly": 258, "refused": 35, "cannot_provide": 265,
        "not_processed": 158, "other_processing": 0, "reviews": 7, "litigations": 9,
        "reviews_upheld": 7, "litigations_upheld": 9,
    },
    "hongze-2023.pdf": {"proactive_items": 1136, "applications_received": 21, "info_processing_fee": 0},
}  # fmt: skip
"""What the text of each report states for the year, read by people."""


@pytest.mark.parametrize("name", NAMES)
def test_just_what_the_text_states_has_an_indicator(name: str) -> None:
    path = REAL_REPORTS / name
    report = interpret(read(Source(str(path), path.read_bytes())))
    assert {each.indicator: each.value for each in report.figures if each.indicator} == STATED[name]


def test_the_text_of_shanghai_contradicts_its_table_in_what_people_found() -> None:
    path = REAL_REPORTS / "shanghai-general-office-2019.html"
    report = interpret(read(Source(str(path), path.read_bytes())))
    failed = {
        (each.subject, each.actual, each.expected)
        for each in report.checks
        if each.check == "text_vs_table" and each.status is CheckStatus.FAIL
    }
    assert failed == {
        ("granted+partly", 258, 275),
        ("cannot_provide", 265, 337),
        ("reviews_upheld", 7, 5),  # 均获维持, while two cases are pending
        ("litigations_upheld", 9, 8),
    }


def test_names_and_telephones_are_not_taken(real: tuple[Report, Any]) -> None:
    report, _ = real
    assert not any(person in repr(report) for person in ("周建军", "周建軍", "陈立军", "陳立軍", "18993620021"))
