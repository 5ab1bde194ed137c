"""The card of a report: everything that is stored of it."""

from __future__ import annotations

import pytest

from tests.warehouse.conftest import Load
from tests.warehouse.reports import AGENCY, failed_check, report
from transform.report import Scope
from warehouse.errors import NothingFoundError, UnknownAgencyError
from warehouse.warehouse import Warehouse


@pytest.fixture(autouse=True)
def loaded(load: Load) -> None:
    """Two versions of one report, and one of another scope."""
    load(report("2021", {"sec3.granted/total": 1}, uri="old.html"))
    load(
        report(
            "2021",
            {"sec4.count/review_total": 2, "sec3.granted/total": "", "sec3.granted/natural_person": "见附件"},
            checks=(failed_check("2021", "sec4.count/review_total"),),
            uri="new.html",
        ),
        report("2021", {"sec3.granted/total": 9}, scope=Scope.AGGREGATE),
    )


def test_there_is_a_card_for_each_scope(warehouse: Warehouse) -> None:
    assert [card.scope for card in warehouse.cards(AGENCY, 2022)] == ["agency", "aggregate"]


def test_a_card_has_the_cells_in_the_order_of_the_form(warehouse: Warehouse) -> None:
    cells = warehouse.cards(AGENCY, 2022)[0].cells
    assert [(cell.label, cell.column, cell.value, cell.status, cell.raw) for cell in cells] == [
        ("予以公开", "自然人", None, "text", "见附件"),
        ("予以公开", "总计", None, "blank", ""),
        ("政府信息公开行政复议、行政诉讼情况", "行政复议 总计", 2, "number", "2"),
    ]


def test_a_card_names_what_failed_and_what_it_replaced(warehouse: Warehouse) -> None:
    card = warehouse.cards(AGENCY, 2022)[0]
    assert [(check.severity, check.message) for check in card.failed_checks] == [("error", "3 ≠ 4")]
    assert card.warnings == ["unknown_row: 行政指导"]
    assert (card.uri, [each.uri for each in card.other_versions]) == ("new.html", ["old.html"])


def test_a_year_without_a_report_names_those_with_one(warehouse: Warehouse) -> None:
    with pytest.raises(NothingFoundError, match=f"{AGENCY} has no report on 2015; there are reports on 2022"):
        warehouse.cards(AGENCY, 2015)


def test_a_typo_gets_suggestions(warehouse: Warehouse) -> None:
    with pytest.raises(UnknownAgencyError, match=f"did you mean {AGENCY}"):
        warehouse.cards("云岭市环境局", 2022)
