"""Figures of the text are a series of their own: never spliced into that of the tables."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from tests.warehouse.conftest import Change, Load, Query, dictionaries
from tests.warehouse.reports import report
from warehouse.errors import QuestionError
from warehouse.warehouse import Warehouse

LAKES = "澄湾市水务局"

INSERT = """
    INSERT INTO figure BY NAME
    SELECT
        report_id, $number AS number, $indicator AS indicator, $measure AS measure, $period AS period,
        $subject AS subject, $value::DECIMAL(38, 8) AS value, $unit AS unit, $bound AS bound, 1 AS precision,
        '主动公开' || $value AS quote, '全年主动公开信息。' AS sentence, [0, 4] AS span, '' AS locator
    FROM report
"""


@pytest.fixture(autouse=True)
def loaded(load: Load) -> None:
    """A report whose table has no row for what the text states."""
    load(report("2021", {"sec4.count/review_total": 2}))


State = Callable[..., None]


@pytest.fixture
def state(change: Change) -> State:
    """Puts a figure into the text of the report."""

    def state(number: int, value: str, unit: str | None = "条", bound: str = "exact", **other: str) -> None:
        given = {"indicator": "proactive_items", "measure": "value", "period": "year", "subject": None} | other
        change(INSERT, number=number, value=value, unit=unit, bound=bound, **given)

    return state


def stated(warehouse: Warehouse, indicator: str = "proactive_items") -> tuple[object, str | None, str]:
    (row,) = dictionaries(warehouse.compare([indicator], layout="long", source="narrative"))
    return row["value"], row["bound"], row["status"]


def test_a_stated_number_is_a_value(warehouse: Warehouse, state: State) -> None:
    state(1, "128")
    assert stated(warehouse) == (128, "exact", "number")


@pytest.mark.parametrize(("bound", "text"), [("ge", "≥120"), ("le", "≤120"), ("approx", "≈120"), ("exact", "120")])
def test_a_bound_is_shown(warehouse: Warehouse, state: State, bound: str, text: str) -> None:
    state(1, "120", bound=bound)
    assert warehouse.compare(["proactive_items"], source="narrative").rows()[0][4] == text


def test_sentences_that_agree_are_one_value(warehouse: Warehouse, state: State) -> None:
    state(1, "128")
    state(2, "128")
    assert stated(warehouse) == (128, "exact", "number")


def test_sentences_that_do_not_agree_give_none(warehouse: Warehouse, state: State) -> None:
    state(1, "128")
    state(2, "182")
    assert stated(warehouse)[::2] == (None, "contradicted")


def test_an_exact_number_goes_before_a_rounded_one(warehouse: Warehouse, state: State) -> None:
    state(1, "120", bound="ge")
    state(2, "128")
    assert stated(warehouse) == (128, "exact", "number")


@pytest.mark.parametrize(
    ("bound", "number", "status"),
    [
        ("ge", "129", "contradicted"),
        ("ge", "128", "number"),
        ("le", "127", "contradicted"),
        ("le", "130", "number"),
        ("approx", "130", "number"),
    ],
)
def test_a_bound_that_excludes_the_exact_number_of_another_sentence_contradicts_it(
    warehouse: Warehouse, state: State, bound: str, number: str, status: str
) -> None:
    state(1, "128")
    state(2, number, bound=bound)
    assert stated(warehouse)[::2] == (128 if status == "number" else None, status)


def test_a_report_that_says_nothing(warehouse: Warehouse) -> None:
    assert stated(warehouse)[2] == "not_stated"


@pytest.mark.parametrize("other", [{"measure": "part"}, {"period": "cumulative"}, {"subject": "各镇"}])
def test_parts_other_periods_and_other_subjects_are_left_out(
    warehouse: Warehouse, state: State, other: dict[str, str]
) -> None:
    state(1, "128", **other)
    assert stated(warehouse)[2] == "not_stated"


def test_money_is_converted_and_an_unknown_unit_is_said_to_be(warehouse: Warehouse, state: State) -> None:
    state(1, "50000", unit="元", indicator="special_budget")
    state(2, "12", unit="美元", indicator="expenditure")
    assert stated(warehouse, "special_budget") == (5, "exact", "number")
    assert stated(warehouse, "expenditure")[::2] == (None, "unit_unknown")


def test_what_only_the_text_gives_can_be_compared(warehouse: Warehouse, state: State) -> None:
    state(1, "36", unit="场", indicator="policy_briefings")
    assert stated(warehouse, "policy_briefings") == (36, "exact", "number")


def test_what_only_the_text_gives_has_its_name_from_the_dictionary(
    warehouse: Warehouse, state: State, query: Query
) -> None:
    known = query(
        "SELECT indicator, label_zh, unit FROM narrative_indicator WHERE NOT is_harmonised ORDER BY position"
    )[0]
    state(1, "36", unit=known["unit"], indicator=known["indicator"])
    row = dictionaries(warehouse.compare([known["indicator"]], source="narrative"))[0]
    assert (row["label_zh"], row["unit"]) == (known["label_zh"], known["unit"])


def test_tables_and_text_are_not_spliced_and_a_note_says_what_the_text_has(warehouse: Warehouse, state: State) -> None:
    state(1, "128")
    answer = warehouse.compare(["proactive_items"])
    assert answer.rows()[0][4:] == ("(no_row)", "云岭市生态环境局: the text gives a figure")
    assert "the text gives a figure where the table has none: 1 (--source narrative)" in answer.notes


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_what_sentences_do_not_agree_on_is_neither_of_the_two(
    warehouse: Warehouse, state: State, order: tuple[int, int]
) -> None:
    state(order[0], "120", unit="条", bound="ge", indicator="site_articles")
    state(order[1], "90", unit="篇", bound="approx", indicator="site_articles")
    (row,) = dictionaries(warehouse.compare(["site_articles"], layout="long", source="narrative"))
    assert (row["value"], row["status"], row["bound"], row["unit"]) == (None, "contradicted", None, None)


def test_a_rate_is_not_made_of_rounded_numbers(warehouse: Warehouse, state: State) -> None:
    state(1, "6", indicator="granted", unit="件")
    state(2, "12", indicator="applications_answered", unit="件", bound="approx")
    assert stated(warehouse, "grant_rate")[::2] == (None, "incomplete")
    (row,) = warehouse.compare(["grant_rate"], source="narrative").rows()
    assert row[-1] == "云岭市生态环境局: incomplete, lacks applications_answered (only ≈12)"


def test_a_rate_lacks_what_the_text_does_not_say_though_the_form_has_the_row(
    warehouse: Warehouse, state: State
) -> None:
    state(1, "12", indicator="applications_answered", unit="件")
    assert stated(warehouse, "grant_rate")[::2] == (None, "not_stated")


def test_figures_of_the_text_are_not_added_up(warehouse: Warehouse) -> None:
    with pytest.raises(QuestionError, match="are not added up"):
        warehouse.compare(["reviews"], by="year", statistic="sum", source="narrative")


def test_a_cell_of_a_table_does_not_stand_among_figures_of_the_text(warehouse: Warehouse) -> None:
    for asked in (["sec3.granted/total"], ["granted", "sec3.granted/total"]):
        with pytest.raises(
            QuestionError, match=r"sec3\.granted/total: a cell is of a table, not of the text; leave it out"
        ):
            warehouse.compare(asked, source="narrative")


@pytest.fixture
def years(load: Load, change: Change) -> None:
    """Exact, rounded and bounded numbers of five years of an agency."""
    stated = [(2018, "120", "exact"), (2019, "100", "ge"), (2020, "150", "approx"), (2021, "90", "exact")]
    for year, value, bound in [*stated, (2022, "80", "exact")]:
        load(report("2021", {"sec4.count/review_total": 1}, agency=LAKES, year=year))
        change(
            f"{INSERT} WHERE year = {year} AND agency_id = (SELECT agency_id FROM agency WHERE name = '{LAKES}')",
            **{"number": 1, "indicator": "proactive_items", "measure": "value", "period": "year", "subject": None},
            **{"value": value, "unit": "条", "bound": bound},
        )


@pytest.mark.usefixtures("years")
def test_there_is_no_change_from_or_to_a_number_that_is_not_exact(warehouse: Warehouse) -> None:
    how = {"agencies": [LAKES], "source": "narrative"}
    for layout in ("changes", "long"):
        rows = dictionaries(warehouse.compare(["proactive_items"], layout=layout, **how))  # type: ignore[arg-type]
        assert [(row["year"], row["before"], row["change"], row["change_percent"]) for row in rows] == [
            (2018, None, None, None),
            (2019, 120, None, None),
            (2020, None, None, None),
            (2021, None, None, None),
            (2022, 90, -10, Decimal("-11.11")),
        ]


@pytest.mark.usefixtures("years")
def test_a_change_that_is_not_exact_says_so(warehouse: Warehouse) -> None:
    answer = warehouse.compare(["proactive_items"], agencies=[LAKES], source="narrative", layout="changes")
    assert {row["year"]: row["notes"] for row in dictionaries(answer)} == {
        2018: "",
        2019: "no change, not exact: 2019 ≥100",
        2020: "no change, not exact: 2019 ≥100, 2020 ≈150",
        2021: "no change, not exact: 2020 ≈150",
        2022: "",
    }


@pytest.mark.usefixtures("years")
def test_what_is_not_exact_has_no_rank(warehouse: Warehouse) -> None:
    how = {"source": "narrative", "agencies": [LAKES]}
    ranking = warehouse.compare(["proactive_items"], layout="ranking", years=[2022, 2020], **how)  # type: ignore[arg-type]
    found = [(row["year"], row["rank"], row["of"], row["value"], row["notes"]) for row in dictionaries(ranking)]
    assert found == [
        (2020, None, 0, "≈150", "no rank, not exact"),
        (2022, 1, 1, "80", ""),
    ]
    long = dictionaries(warehouse.compare(["proactive_items"], layout="long", **how))  # type: ignore[arg-type]
    assert {(row["year"], row["value"]): (row["rank"], row["ranked"]) for row in long}[2019, 100] == (None, 0)
