"""Questions to the samples, with answers worked out by hand from their expected values: over a hundred of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from warehouse import Warehouse
from warehouse.errors import (
    BreakError,
    MixedScopesError,
    MixedUnitsError,
    NothingFoundError,
    QuestionError,
    UnknownNameError,
)

HRSS, ZONE, TOWN = "澄湾市人力资源和社会保障局", "澄湾临港经济开发区管理委员会", "望溪县青禾镇人民政府"
EPB, URBAN, COUNTY = "望溪县环境保护局", "澄湾市城市管理局", "望溪县人民政府"
WATER, STATISTICS, CULTURE = "云岭省水利厅", "望溪县统计局", "望溪县文化体育局"
HEALTH, FORESTRY, TOURISM = "望溪县卫生和计划生育局", "澄湾市林业局", "澄湾市旅游局"
STREET, APPROVAL = "澄湾市柳屏区石鼓桥街道办事处", "澄湾市柳屏区行政审批服务局"


@pytest.fixture(scope="module")
def samples(samples_db: Path) -> Iterator[Warehouse]:
    """A warehouse of the samples."""
    with Warehouse(samples_db) as warehouse:
        yield warehouse


VALUES = [
    # the same row in every form
    ("applications_received", FORESTRY, 2010, "3"),
    ("applications_received", EPB, 2012, "5"),
    ("applications_received", EPB, 2016, "11"),
    ("applications_received", EPB, 2019, "15"),
    ("applications_received", HRSS, 2018, "64"),
    ("applications_received", HRSS, 2020, "89"),
    ("applications_received", HRSS, 2021, "82"),
    ("applications_received", HRSS, 2022, "105"),
    ("applications_received", TOWN, 2022, "6"),
    ("applications_received", COUNTY, 2021, "556"),
    ("reviews", HRSS, 2018, "3"),
    ("reviews", WATER, 2019, "10"),
    ("reviews", URBAN, 2021, "9"),  # as printed: the parts give 8
    ("reviews_upheld", HRSS, 2022, "4"),
    ("reviews_corrected", COUNTY, 2021, "4"),
    # of two columns of the form of 2008, the cumulative one if it holds a number
    ("applications_received", TOURISM, 2013, "9"),
    ("proactive_items", TOURISM, 2013, "463"),
    ("proactive_items", EPB, 2012, "286"),
    ("staff", TOURISM, 2013, "6"),
    ("special_budget", TOURISM, 2013, "3"),
    ("fees_charged", TOURISM, 2013, "36.5"),
    # 无 and 無 count as 0, blanks and dashes do not
    ("reviews", TOURISM, 2013, "0"),
    ("reviews", FORESTRY, 2010, "(blank)"),
    ("reviews", STREET, 2019, "(blank)"),
    ("complaints", HEALTH, 2015, "(blank)"),
    ("special_budget", HEALTH, 2015, "(blank)"),
    ("granted", WATER, 2019, "(blank)"),
    ("regulations_issued", ZONE, 2020, "(blank)"),
    ("coercion_decisions", ZONE, 2022, "(blank)"),
    ("coercion_decisions", WATER, 2019, "(blank)"),
    ("litigations", ZONE, 2022, "(blank)"),
    ("litigations", ZONE, 2021, "0"),
    # sums of cells
    ("granted", HRSS, 2018, "37"),  # 22 + 15 that were public already
    ("granted", EPB, 2016, "7"),
    ("granted", HEALTH, 2015, "4"),
    ("granted", HRSS, 2020, "45"),
    ("granted", URBAN, 2021, "42"),  # as printed: the applicants give 24
    ("granted", FORESTRY, 2010, "3"),
    ("granted_partly", HRSS, 2018, "4"),
    ("refused", HRSS, 2018, "4"),  # 5 less 1 that was no government information
    ("not_disclosed_any_reason", HRSS, 2018, "21"),
    ("not_disclosed_any_reason", HRSS, 2021, "31"),
    ("not_disclosed_any_reason", HRSS, 2022, "38"),
    ("info_not_exist_or_not_held", HRSS, 2018, "11"),
    ("info_not_exist_or_not_held", EPB, 2016, "2"),
    ("info_not_exist_or_not_held", HRSS, 2020, "19"),
    ("info_not_exist_or_not_held", HRSS, 2022, "(incomplete)"),
    ("litigations", HRSS, 2020, "3"),
    ("litigations", WATER, 2019, "7"),
    ("other_processing", HRSS, 2021, "3"),
    ("other_processing", HRSS, 2022, "(incomplete)"),
    ("other_processing", ZONE, 2021, "3"),  # printed as one row
    ("not_processed", CULTURE, 2017, "1"),
    # numbers as they are printed
    ("proactive_items", HRSS, 2018, "3268"),
    ("licence_decisions", HRSS, 2020, "1386"),
    ("licence_decisions", HRSS, 2021, "1502"),
    ("licence_decisions", APPROVAL, 2022, "21460"),
    ("penalty_decisions", COUNTY, 2021, "5206"),
    ("normative_docs_issued", HRSS, 2020, "22"),
    ("normative_docs_in_force", WATER, 2019, "63"),
    ("normative_docs_in_force", APPROVAL, 2022, "7"),  # a table of 2019 in a report of 2022
    # money in the unit of the indicator
    ("special_budget", HRSS, 2018, "12.5"),
    ("special_budget", CULTURE, 2017, "0.8"),
    ("procurement_amount", ZONE, 2020, "12653000"),
    ("procurement_amount", HRSS, 2020, "8463200"),
    ("procurement_amount", STATISTICS, 2020, "98000"),
    ("procurement_amount", STREET, 2019, "47200"),
    ("admin_fee_amount", HRSS, 2021, "26.4"),
    ("admin_fee_amount", COUNTY, 2021, "2743.618"),
    # rows that only some forms have
    ("applications_online", HRSS, 2018, "41"),
    ("applications_online", HRSS, 2020, "(no_row)"),
    ("staff", HRSS, 2021, "(no_row)"),
    ("applications_natural_persons", WATER, 2019, "131"),
    ("applications_natural_persons", HRSS, 2018, "(no_row)"),
    ("applications_carried_out", WATER, 2019, "13"),
    # rates
    ("closed_on_time_rate", HRSS, 2018, "0.935484"),  # 58 of 62
    ("closed_on_time_rate", EPB, 2016, "0.909091"),  # 10 of 11
    ("on_time_rate", HRSS, 2018, "93.5484"),
    ("on_time_rate", HRSS, 2020, "(no_row)"),
    ("grant_rate", HRSS, 2020, "51.724138"),  # 45 of 87
    ("grant_rate", HRSS, 2018, "59.677419"),  # 37 of 62
    ("grant_rate", WATER, 2019, "(incomplete)"),
    ("grant_rate_with_partial", HRSS, 2020, "58.62069"),  # 51 of 87
    ("nondisclosure_rate", ZONE, 2021, "29.411765"),  # 10 of 34
    ("reviews_per_100_applications", HRSS, 2021, "3.658537"),  # 3 for 82
    ("natural_person_share", HRSS, 2020, "86.516854"),  # 77 of 89
    ("carried_out_share", HRSS, 2020, "5.434783"),  # 5 of 92
    ("online_share", HRSS, 2018, "64.0625"),
    ("applications_per_staff_member", HRSS, 2018, "2.782609"),
    ("review_correction_rate", COUNTY, 2021, "16"),  # 4 of 25
    ("review_correction_rate", TOWN, 2021, "(undefined)"),
    # formulas
    ("reviews / applications_received", URBAN, 2021, "0.121622"),
    ("granted + granted_partly", HRSS, 2021, "53"),
    ("licence_decisions - penalty_decisions", HRSS, 2022, "1559"),
    # cells of forms
    ("sec3.granted/natural_person", HRSS, 2021, "41"),
    ("sec3.granted/natural_person", EPB, 2012, "(no_row)"),
    ("proactive_total/current", EPB, 2012, "286"),
    ("proactive_total/cumulative", EPB, 2012, "(blank)"),
    ("sec2_art20_1.normative_docs/in_force", APPROVAL, 2022, "(not_printed)"),
]


@pytest.mark.parametrize(("quantity", "agency", "year", "text"), VALUES)
def test_a_value(samples: Warehouse, quantity: str, agency: str, year: int, text: str) -> None:
    answer = samples.compare([quantity], agencies=[agency], years=[year])
    ((row),) = answer.rows()
    assert row[4] == text


ADDED_UP = [
    ("reviews", 2020, "sum", 6, 4),  # 5 + 1 + 0 + 0
    ("applications_received", 2021, "sum", 194, 4),  # 82 + 33 + 5 + 74
    ("applications_received", 2021, "median", Decimal("53.5"), 4),
    ("applications_received", 2021, "mean", Decimal("48.5"), 4),
    ("reviews", 2021, "max", 9, 4),
    ("reviews", 2021, "min", 0, 4),
    ("litigations", 2022, "sum", 4, 3),  # 3 + 0 + 1, a dash is left out
    ("grant_rate", 2020, "sum", Decimal("54.471545"), 4),  # 67 of 123
    ("granted", 2019, "sum", 9, 2),  # 8 + 1, a blank is left out
]


@pytest.mark.parametrize(("quantity", "year", "statistic", "value", "n"), ADDED_UP)
def test_bureaus_added_up(samples: Warehouse, quantity: str, year: int, statistic: Any, value: object, n: int) -> None:
    answer = samples.compare([quantity], years=[year], by="year", statistic=statistic, scopes=["agency"], layout="long")
    (row,) = [dict(zip(answer.columns, each, strict=True)) for each in answer.rows()]
    assert (row["value"], row["n"]) == (value, n)


def test_a_ranking(samples: Warehouse) -> None:
    rows = samples.compare(["applications_received"], years=[2021], scopes=["agency"], layout="ranking").rows()
    assert [(row[5], row[7], row[8]) for row in rows] == [
        (1, HRSS, "82"),
        (2, URBAN, "74"),
        (3, ZONE, "33"),
        (4, TOWN, "5"),
    ]


def test_changes(samples: Warehouse) -> None:
    rows = samples.compare(["reviews"], agencies=[HRSS], layout="changes").rows()
    assert [row[5:10] for row in rows] == [
        (2018, "3", None, None, None),
        (2020, "5", None, None, None),
        (2021, "3", 5, -2, -40),
        (2022, "5", 3, 2, Decimal("66.67")),
    ]


GROUP_CHANGES = [
    # two bureaus of a city have no level of their own: 澄湾市人力资源和社会保障局 5, then 3; the other one 9, not before
    ("level", None, "(unknown)", "12", 2, 1, 5, 3, -2, -40),
    ("level", None, "zone", "1", 1, 1, 1, 1, 0, 0),
    ("level", None, "town", "0", 1, 1, 0, 0, 0, None),
    # the three of both years: 5 + 1 + 0, then 3 + 1 + 0
    ("year", "sum", "all", "13", 4, 3, 6, 4, -2, Decimal("-33.33")),
    ("year", "median", "all", "2", 4, 3, 1, 1, 0, 0),
    ("year", "max", "all", "9", 4, 3, 5, 3, -2, -40),
]


@pytest.mark.parametrize(
    ("by", "statistic", "group", "value", "n", "common", "before", "after", "change", "percent"), GROUP_CHANGES
)
def test_a_group_changes_as_its_common_agencies_do(
    samples: Warehouse,
    by: Any,
    statistic: Any,
    group: str,
    value: str,
    n: int,
    common: int,
    before: object,
    after: object,
    change: object,
    percent: object,
) -> None:
    answer = samples.compare(
        ["reviews"], years=[2020, 2021], by=by, statistic=statistic, scopes=["agency"], layout="changes"
    )
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows()]
    (row,) = [row for row in rows if (row["agency"], row["year"]) == (group, 2021)]
    assert (row["value"], row["n"], row["n_common"]) == (value, n, common)
    assert (row["common_before"], row["common_value"]) == (before, after)
    assert (row["change"], row["change_percent"]) == (change, percent)


INDEPENDENT = [
    (
        "granted",
        "SELECT sum(value) FROM observations WHERE scope = 'agency' AND year = 2021 AND indicator = 'sec3.granted' AND column_id = 'total'",
    ),
    (
        "reviews",
        "SELECT sum(value) FROM observations WHERE scope = 'agency' AND year = 2021 AND indicator = 'sec4.count' AND column_id = 'review_total'",
    ),
    (
        "info_not_exist_or_not_held",
        "SELECT sum(value) FROM observations WHERE scope = 'agency' AND year = 2021 AND indicator IN ('sec3.cannot_not_held', 'sec3.cannot_need_creation') AND column_id = 'total'",
    ),
]


@pytest.mark.parametrize(("quantity", "query"), INDEPENDENT)
def test_a_sum_is_that_of_the_cells(samples: Warehouse, quantity: str, query: str) -> None:
    answer = samples.compare([quantity], years=[2021], by="year", statistic="sum", scopes=["agency"], layout="long")
    assert samples.sql(query).rows() == [(answer.rows()[0][answer.columns.index("value")],)]


REFUSALS = [
    (BreakError, {"indicators": ["complaints"]}),
    (BreakError, {"indicators": ["reviews", "complaints"], "by": "year"}),
    (MixedScopesError, {"indicators": ["reviews"], "by": "level"}),
    (MixedScopesError, {"indicators": ["reviews"], "by": "year", "statistic": "sum"}),
    (UnknownNameError, {"indicators": ["revews"]}),
    (UnknownNameError, {"indicators": ["行政复议"]}),
    (UnknownNameError, {"indicators": ["granted / answers"]}),
    (UnknownNameError, {"indicators": ["sec3.granted/totals"]}),
    (UnknownNameError, {"indicators": ["reviews"], "agencies": ["望溪县环保局"]}),
    (UnknownNameError, {"indicators": ["reviews"], "scopes": ["all"]}),
    (UnknownNameError, {"indicators": ["reviews"], "forms": ["2015"]}),
    (NothingFoundError, {"indicators": ["reviews"], "years": [1999]}),
    (NothingFoundError, {"indicators": ["reviews"], "agencies": [HRSS], "forms": ["2008"]}),
    (MixedUnitsError, {"indicators": ["granted + staff"]}),
    (QuestionError, {"indicators": ["granted + reviews / staff"]}),
    (QuestionError, {"indicators": ["on_time_rate"], "by": "year", "statistic": "sum", "scopes": ["agency"]}),
    (QuestionError, {"indicators": ["reviews"], "by": "agency", "statistic": "sum"}),
]


@pytest.mark.parametrize(("error", "question"), REFUSALS)
def test_a_refusal(samples: Warehouse, error: type[Exception], question: dict[str, Any]) -> None:
    with pytest.raises(error) as caught:
        samples.compare(**question)
    assert "\n" not in str(caught.value)


def test_there_are_more_than_a_hundred_questions() -> None:
    assert len(VALUES) + len(ADDED_UP) + len(GROUP_CHANGES) + len(INDEPENDENT) + len(REFUSALS) > 100
