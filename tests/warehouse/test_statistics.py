"""Reports added up: only what may be, and with what is missing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.warehouse.conftest import Change, Load, dictionaries
from tests.warehouse.reports import ANSWERED, GRANTED, A, B, C, D, four_agencies, report
from transform.report import Scope
from warehouse.comparison.layout import Statistic
from warehouse.errors import MixedScopesError, QuestionError
from warehouse.warehouse import Warehouse


@pytest.fixture(autouse=True)
def loaded(load: Load, change: Change) -> None:
    """Four agencies of two levels; one leaves blanks, one has no report of 2022."""
    load(*four_agencies())
    change("""
        UPDATE agency SET level = CASE WHEN name LIKE '望溪县%' THEN 'county' ELSE 'prefecture' END,
            function = CASE WHEN name LIKE '%教育局' THEN 'education' END
    """)


Groups = dict[tuple[str, int], tuple[object, int, int, int]]


def groups(warehouse: Warehouse, quantity: str, **how: object) -> Groups:
    """By group and year: the value, n, how many are without a value, and how many without a report."""
    rows = dictionaries(warehouse.compare([quantity], layout="long", **how))  # type: ignore[arg-type]
    return {
        (row["group_name"], row["year"]): (row["value"], row["n"], row["without_value"], row["without_report"])
        for row in rows
    }


def test_a_group_is_summed_with_what_is_missing(warehouse: Warehouse) -> None:
    assert groups(warehouse, "granted", by="level") == {
        ("county", 2021): (8, 2, 0, 0),
        ("county", 2022): (8, 1, 0, 1),
        ("prefecture", 2021): (7, 1, 1, 0),
        ("prefecture", 2022): (1, 2, 0, 0),
    }


def test_all_reports_of_a_year_are_summed(warehouse: Warehouse) -> None:
    assert groups(warehouse, "granted", by="year", statistic="sum") == {
        ("all", 2021): (15, 3, 1, 0),
        ("all", 2022): (9, 3, 0, 1),
    }


@pytest.mark.parametrize(("statistic", "value"), [("median", 5), ("mean", 5), ("min", 3), ("max", 7), ("sum", 15)])
def test_statistics_leave_out_what_is_no_number(warehouse: Warehouse, statistic: str, value: int) -> None:
    assert groups(warehouse, "granted", by="year", statistic=statistic)["all", 2021] == (value, 3, 1, 0)


def test_the_median_of_two_is_between_them(warehouse: Warehouse) -> None:
    found = groups(warehouse, "granted", by="level", statistic="median")
    assert found["prefecture", 2022][0] == Decimal("0.5")


@pytest.mark.parametrize(
    ("values", "middle"),
    [
        (["12345678.91", "98765432.17"], "55555555.54"),
        (["123456788", "3"], "61728395.5"),
        (["173456789012.34", "1", "2", "173456789012.35"], "86728394507.17"),
        (["123456789012.34", "5", "123456789012.35"], "123456789012.34"),
    ],
)
def test_a_median_of_large_numbers_is_exact(warehouse: Warehouse, load: Load, values: list[str], middle: str) -> None:
    load(*(report("2021", {GRANTED: raw}, agency=f"望溪县第{n}局", year=2019) for n, raw in enumerate(values)))
    assert groups(warehouse, "granted", by="year", statistic="median")["all", 2019][0] == Decimal(middle)


@pytest.mark.parametrize(("statistic", "value"), [("median", "83.333333"), ("mean", "83.333333"), ("min", "66.666667")])
def test_statistics_of_quotients_are_rounded_once(
    warehouse: Warehouse, load: Load, statistic: Statistic, value: str
) -> None:
    parts = {"甲": (2, 3), "乙": (1, 1)}  # 66.666667 and 100 have 83.3333335 between them
    load(
        *(
            report(
                "2021", {GRANTED: granted, "sec3.results_total/total": answered}, agency=f"望溪县{name}局", year=2018
            )
            for name, (granted, answered) in parts.items()
        )
    )
    assert groups(warehouse, "grant_rate", by="year", statistic=statistic)["all", 2018][0] == Decimal(value)


def test_a_quotient_is_pooled_over_the_reports_that_give_both_parts(warehouse: Warehouse) -> None:
    found = groups(warehouse, "grant_rate", by="year", statistic="sum")
    assert found["all", 2021] == (Decimal("31.914894"), 3, 1, 0)  # 15 of 47: the 5 answered beside a blank do not count


def test_parts_that_add_up_to_nothing_give_no_quotient_although_there_are_values(
    warehouse: Warehouse, load: Load
) -> None:
    received = "sec3.new_received/total"
    for name, numbers in (("望溪县统计局", (9, 4)), ("望溪县林业局", (4, 9))):
        load(
            report("2021", dict(zip((received, ANSWERED), numbers, strict=True)) | {GRANTED: 2}, agency=name, year=2019)
        )
    quantity = "granted / (applications_received - applications_answered)"
    (row,) = dictionaries(warehouse.compare([quantity], by="year", statistic="sum", years=[2019], layout="long"))
    assert (row["value"], row["status"], row["n"], row["without_value"]) == (None, "undefined", 2, 0)


def test_agencies_of_unknown_function_are_a_group_that_says_so(warehouse: Warehouse) -> None:
    assert set(groups(warehouse, "granted", by="function", years=[2022])) == {("education", 2022), ("(unknown)", 2022)}


def test_a_wide_table_has_a_column_for_each_group_and_n_in_the_notes(warehouse: Warehouse) -> None:
    answer = warehouse.compare(["granted"], by="level", years=[2022])
    assert answer.columns == ("indicator", "label_zh", "unit", "year", "county", "prefecture", "notes")
    assert answer.rows()[0][4:] == ("8", "1", "county: n 1; prefecture: n 2")


def test_scopes_are_never_added_up(warehouse: Warehouse, load: Load) -> None:
    load(report("2021", {GRANTED: 99}, agency="望溪县人民政府", year=2021, scope=Scope.AGGREGATE))
    with pytest.raises(MixedScopesError, match=r"several scopes \(agency 7, aggregate 1\), which are never added up"):
        warehouse.compare(["granted"], by="level")
    assert groups(warehouse, "granted", by="level", scopes=["aggregate"]) == {("(unknown)", 2021): (99, 1, 0, 0)}


def test_shares_have_no_sum(warehouse: Warehouse) -> None:
    with pytest.raises(QuestionError, match="on_time_rate: shares have no sum; ask for --statistic median"):
        warehouse.compare(["on_time_rate"], by="year", statistic="sum")


@pytest.mark.parametrize("by", ["agency", "indicator"])
def test_a_statistic_needs_something_to_add_up(warehouse: Warehouse, by: str) -> None:
    with pytest.raises(QuestionError, match="add --by year, region, province, level or function"):
        warehouse.compare(["granted"], by=by, statistic="sum")  # type: ignore[arg-type]


def test_a_group_in_which_nobody_gives_a_value(warehouse: Warehouse) -> None:
    found = groups(warehouse, "reviews", by="level", years=[2022])
    assert found == {("county", 2022): (None, 0, 1, 0), ("prefecture", 2022): (None, 0, 2, 0)}


def test_values_are_ranked_within_year_and_scope(warehouse: Warehouse) -> None:
    rows = dictionaries(warehouse.compare(["granted"], layout="ranking", years=[2021]))
    assert [(row["rank"], row["of"], row["agency"], row["value"]) for row in rows] == [
        (1, 3, D, "7"),
        (2, 3, A, "5"),
        (3, 3, B, "3"),
        (None, 3, C, "(blank)"),
    ]


def test_equal_values_have_one_rank(warehouse: Warehouse, load: Load) -> None:
    load(report("2021", {GRANTED: 7}, agency="澄湾市林业局", year=2021))
    rows = dictionaries(warehouse.compare(["granted"], layout="ranking", years=[2021]))
    assert [row["rank"] for row in rows] == [1, 1, 3, 4, None]


def test_groups_are_ranked_too(warehouse: Warehouse) -> None:
    rows = dictionaries(warehouse.compare(["granted"], layout="ranking", by="level", years=[2022]))
    assert [(row["rank"], row["agency"], row["value"]) for row in rows] == [(1, "county", "8"), (2, "prefecture", "1")]


def test_a_change_is_on_the_year_before(warehouse: Warehouse) -> None:
    rows = dictionaries(warehouse.compare(["granted"], layout="changes", agencies=[A, C, D]))
    assert [(row["agency"], row["year"], row["before"], row["change"], row["change_percent"]) for row in rows] == [
        (A, 2021, None, None, None),
        (A, 2022, 5, 3, 60),
        (C, 2021, None, None, None),
        (C, 2022, None, None, None),  # the year before is blank
        (D, 2021, None, None, None),
        (D, 2022, 7, -7, -100),
    ]


def test_a_change_over_a_gap_of_years_is_none(warehouse: Warehouse, load: Load) -> None:
    load(report("2021", {GRANTED: 1}, agency=A, year=2024))
    rows = dictionaries(warehouse.compare(["granted"], layout="changes", agencies=[A], years=[2022, 2024]))
    assert [row["change"] for row in rows] == [None, None]


def test_a_change_on_nothing_has_no_per_cent(warehouse: Warehouse, load: Load) -> None:
    load(report("2021", {GRANTED: 4}, agency=D, year=2023))
    rows = dictionaries(warehouse.compare(["granted"], layout="changes", agencies=[D], years=[2022, 2023]))
    assert [(row["change"], row["change_percent"]) for row in rows] == [(None, None), (4, None)]


def test_a_mean_shows_no_digits_that_a_double_does_not_hold(warehouse: Warehouse, load: Load) -> None:
    values = {A: 527933, B: 527933, C: 527934}
    load(*(report("2021", {GRANTED: value}, agency=agency, year=2020) for agency, value in values.items()))
    found = groups(warehouse, "granted", by="year", statistic="mean", years=[2020])
    assert found["all", 2020][0] == Decimal("527933.333333")


def test_a_change_on_less_than_nothing_has_no_per_cent(warehouse: Warehouse, load: Load) -> None:
    for year, granted in ((2023, 14), (2024, 6), (2025, 13)):
        load(report("2021", {ANSWERED: 10, GRANTED: granted, "sec3.partly_granted/total": 0}, agency=D, year=year))
    how = {"layout": "changes", "agencies": [D], "years": [2023, 2024, 2025]}
    for groups in ({}, {"by": "year", "statistic": "sum"}):
        rows = dictionaries(warehouse.compare(["not_disclosed_any_reason"], **how, **groups))  # type: ignore[arg-type]
        found = [(row["value"], row["change"], row["change_percent"]) for row in rows]
        assert found == [("-4", None, None), ("4", 8, None), ("-3", -7, -175)]


def test_a_year_before_that_was_not_asked_for_is_said(warehouse: Warehouse) -> None:
    answer = warehouse.compare(["granted"], layout="changes", agencies=[A], years=[2022])
    assert [row["change"] for row in dictionaries(answer)] == [None]
    assert "no change in 2022: --year leaves out the year before" in answer.notes


@pytest.mark.parametrize("how", [{"years": [2021, 2022]}, {}, {"agencies": [B], "years": [2021]}])
def test_a_year_before_without_a_report_is_not_left_out(warehouse: Warehouse, how: dict[str, list[object]]) -> None:
    answer = warehouse.compare(["granted"], layout="changes", **how)  # type: ignore[arg-type]
    assert not [note for note in answer.notes if "leaves out" in note]


def test_a_year_before_is_said_of_groups_too(warehouse: Warehouse) -> None:
    answer = warehouse.compare(["granted"], layout="changes", by="level", years=[2022])
    assert "no change in 2022: --year leaves out the year before" in answer.notes


def test_parts_that_add_up_to_less_than_nothing_are_divided_by_as_in_a_single_report(
    warehouse: Warehouse, load: Load
) -> None:
    cells = {GRANTED: 5, "sec3.results_total/total": 1}
    load(report("2021", cells, agency="望溪县丁局", year=2017))
    formula = "granted / (applications_answered - granted)"
    (row,) = dictionaries(warehouse.compare([formula], years=[2017], layout="long"))
    assert row["value"] == Decimal("-1.25")
    assert groups(warehouse, formula, by="year", statistic="sum", years=[2017])["all", 2017][0] == Decimal("-1.25")
