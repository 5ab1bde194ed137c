"""Loading: exact, all or nothing, the same again, and which version of a report is current."""

from __future__ import annotations

import itertools
import shutil
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.warehouse.conftest import Load, Query, reading
from tests.warehouse.reports import AGENCY, failed_check, observation, report
from transform.report import Report, Scope
from warehouse.errors import UnstorableReportError
from warehouse.loading.storable import fits
from warehouse.origin import Origin
from warehouse.warehouse import Warehouse

CELLS = {"sec3.granted/total": 12, "sec3.partly_granted/total": ""}


def current(query: Query) -> list[int | None]:
    """The values of the current reports, by agency, year and scope."""
    return [row["value"] for row in query("SELECT value FROM observations ORDER BY agency, year, scope, value")]


def test_a_cell_comes_out_as_it_went_in(load: Load, query: Query) -> None:
    load(report("2021", CELLS, organization_code="11620000013896002B", units={"sec3.granted/total": "件"}))
    (row, _) = query("FROM observations ORDER BY raw DESC")
    assert row["agency"] == AGENCY
    assert (row["year"], row["scope"], row["form"]) == (2022, "agency", "2021")
    assert (row["indicator"], row["label"]) == ("sec3.granted", "予以公开")
    assert (row["column_id"], row["column_label"]) == ("total", "总计")
    assert (row["value"], row["unit"], row["status"], row["raw"]) == (12, "件", "number", "12")
    assert row["organization_code"] == "11620000013896002B"
    assert row["locator"] == '{"path":"html/body/sec3.granted/total"}'


def test_a_blank_stays_a_blank(load: Load, query: Query) -> None:
    load(report("2021", {"sec3.granted/total": ""}))
    assert query("SELECT value, status, raw FROM observations") == [{"value": None, "status": "blank", "raw": ""}]


def test_chinese_stays_intact(load: Load, query: Query) -> None:
    load(
        report(
            "2021",
            CELLS,
            agency="云岭市𬭚矿管理局",
            title="雲嶺市環境保護局政府信息公開工作年度報告",
            uri="年报/二〇二二.html",
        )
    )
    (row,) = query("SELECT agency, title, uri FROM report_history")
    assert tuple(row.values()) == ("云岭市𬭚矿管理局", "雲嶺市環境保護局政府信息公開工作年度報告", "年报/二〇二二.html")


@pytest.mark.parametrize(
    "number", ["0.1", "0.2", "123456789012345678", "-4", "52.15", "1E+3", "0.00000001", "999999999999999999"]
)
def test_decimals_are_exact(load: Load, query: Query, number: str) -> None:
    load(report("2021", {"sec3.granted/total": number}))
    assert current(query) == [Decimal(number)]


def test_the_largest_amount_fits_in_the_smallest_unit(load: Load, query: Query) -> None:
    amount = "sec2_art20_9.gov_procurement/total_amount"
    load(report("2019", {amount: "9" * 18}, units={amount: "亿元"}, year=2020))
    assert reading(query, "procurement_amount") == (Decimal("9" * 18 + "0" * 8), "number")


def test_sums_of_decimals_are_exact(load: Load, query: Query) -> None:
    load(report("2021", {"sec3.granted/total": "0.1", "sec3.partly_granted/total": "0.2"}))
    assert query("SELECT sum(value) AS total FROM observations") == [{"total": Decimal("0.3")}]


@pytest.mark.parametrize("number", ["0.000000001", "1000000000000000000", "1E+40", "NaN"])
def test_a_number_that_does_not_fit_is_refused_by_name(load: Load, query: Query, number: str) -> None:
    with pytest.raises(UnstorableReportError, match=r"sec3.granted/total has more than 18 digits before or 8 behind"):
        load(report("2021", {"sec3.granted/total": "1"}), report("2021", {"sec3.granted/total": number}))
    assert current(query) == []


@given(st.decimals(allow_nan=False, allow_infinity=False, places=None))
def test_what_fits_is_not_rounded(number: Decimal) -> None:
    assert not fits(number) or Decimal(f"{number:.8f}") == number


def test_a_cell_that_is_there_twice_is_refused(load: Load) -> None:
    twice = report("2021", CELLS)
    twice = replace(twice, observations=(*twice.observations, observation("2021", "sec3.granted/total", 13)))
    with pytest.raises(UnstorableReportError, match=r"sec3.granted/total of form 2021 is there 2 times"):
        load(twice)


def test_checks_and_warnings_are_kept(load: Load, query: Query) -> None:
    load(report("2021", CELLS, checks=(failed_check("2021", "sec3.granted/total", "sec3.partly_granted/total"),)))
    (row,) = query("FROM check_result")
    assert (row["status"], row["severity"], row["expected"], row["actual"]) == ("fail", "error", 3, 4)
    assert row["cells"] == ["sec3.granted/total", "sec3.partly_granted/total"]
    assert query("SELECT code, message FROM report_warning") == [{"code": "unknown_row", "message": "行政指导"}]


def test_a_document_is_known_to_the_reader_version_that_read_it(warehouse: Warehouse, load: Load) -> None:
    one = report("2021", CELLS)
    load(one, reader="1")
    assert warehouse.known("1") == {one.sha256}
    assert warehouse.known("2") == frozenset()


def test_loading_the_same_again_changes_nothing(load: Load, query: Query) -> None:
    load(report("2021", CELLS, checks=(failed_check("2021", "sec3.granted/total"),)))
    before = [query(f"FROM {table}") for table in ("observation", "report", "check_result", "report_warning", "agency")]
    load(report("2021", CELLS, checks=(failed_check("2021", "sec3.granted/total"),)))
    after = [query(f"FROM {table}") for table in ("observation", "report", "check_result", "report_warning", "agency")]
    assert after == before


def test_a_newer_reader_replaces_what_an_older_one_read(warehouse: Warehouse, load: Load, query: Query) -> None:
    old = report("2021", {"sec3.granted/total": 12}, checks=(failed_check("2021", "sec3.granted/total"),))
    new = replace(old, observations=(observation("2021", "sec3.granted/total", 21),), checks=(), warnings=())
    load(old, reader="1")
    load(new, reader="2")
    assert current(query) == [21]
    assert query("FROM check_result") == []
    assert query("FROM report_warning") == []
    assert (warehouse.known("1"), warehouse.known("2")) == (frozenset(), {old.sha256})


def test_a_newer_reader_may_find_another_agency(load: Load, query: Query) -> None:
    old = report("2021", CELLS, agency="云岭市生态环境")
    load(old, reader="1")
    load(replace(old, agency=AGENCY), reader="2")
    assert query("SELECT name FROM agency") == [{"name": AGENCY}]


def test_the_version_that_lost_its_rival_becomes_current(load: Load, query: Query) -> None:
    first, second = report("2021", {"sec3.granted/total": 1}), report("2021", {"sec3.granted/total": 2})
    load(first)
    load(second)
    load(replace(second, year=2021), reader="2")
    assert query("SELECT year, value FROM observations ORDER BY year") == [
        {"year": 2021, "value": 2},
        {"year": 2022, "value": 1},
    ]


def test_the_same_bytes_under_two_paths_are_one_document(load: Load, query: Query) -> None:
    one = report("2021", CELLS)
    load(replace(one, uri="b.html"), replace(one, uri="a.html"))
    assert query("SELECT uri FROM document") == [{"uri": "a.html"}]
    assert len(query("FROM observation")) == 2


@pytest.mark.parametrize("order", [("a.html", "b.html"), ("b.html", "a.html")])
def test_the_path_does_not_depend_on_the_order_of_batches(
    warehouse: Warehouse, query: Query, order: tuple[str, ...]
) -> None:
    run = warehouse.begin_run("1")
    for uri in order:
        warehouse.load([replace(report("2021", CELLS), uri=uri)], run)
    assert query("SELECT uri FROM document") == [{"uri": "a.html"}]


def test_a_later_run_brings_the_current_version_and_keeps_the_older(load: Load, query: Query) -> None:
    load(report("2021", {"sec3.granted/total": 12, "sec3.partly_granted/total": 3}))
    load(report("2021", {"sec3.granted/total": 13}))
    assert current(query) == [13]
    assert [row["is_current"] for row in query("FROM report_history ORDER BY first_run_id")] == [False, True]
    assert query("SELECT count(*) AS cells FROM observation") == [{"cells": 3}]


OLD, NEW = datetime(2021, 3, 1, tzinfo=UTC), datetime(2024, 3, 1, tzinfo=UTC)
EARLY, LATE = date(2021, 1, 20), date(2021, 5, 6)


@dataclass(frozen=True)
class Version:
    """What a version tells of its age."""

    published: date | None = None
    captured: datetime | None = None


@pytest.mark.parametrize(
    ("first_loaded", "then_loaded", "stays"),
    [
        pytest.param(Version(LATE), Version(EARLY), True, id="published earlier"),
        pytest.param(Version(EARLY), Version(LATE), False, id="published later"),
        pytest.param(Version(captured=NEW), Version(captured=OLD), True, id="captured earlier"),
        pytest.param(Version(captured=OLD), Version(captured=NEW), False, id="captured later"),
        pytest.param(Version(EARLY, NEW), Version(EARLY, OLD), True, id="published at the same time, captured earlier"),
        pytest.param(Version(LATE, OLD), Version(EARLY, NEW), True, id="publication before capture"),
        pytest.param(Version(LATE), Version(None), False, id="a date that is not known decides nothing"),
        pytest.param(Version(captured=NEW), Version(), False, id="neither does a file that was never captured"),
    ],
)
def test_a_version_that_is_loaded_later_is_not_for_that_the_newer(
    warehouse: Warehouse, query: Query, first_loaded: Version, then_loaded: Version, stays: bool
) -> None:
    versions = [
        report("2021", {"sec3.granted/total": n}, published=v.published)
        for n, v in ((1, first_loaded), (2, then_loaded))
    ]
    for each, version in zip(versions, (first_loaded, then_loaded), strict=True):
        origin = {each.sha256: Origin("a.warc.gz", version.captured)} if version.captured else {}
        superseded = warehouse.load([each], warehouse.begin_run("1"), origins=origin)
    assert current(query) == [1 if stays else 2]
    assert superseded == (0 if stays else 1)


def test_the_rule_of_this_version_holds_for_what_an_older_version_loaded(path: Path) -> None:
    with Warehouse.open(path) as warehouse:
        for number, published in ((1, LATE), (2, EARLY)):
            each = report("2021", {"sec3.granted/total": number}, published=published)
            warehouse.load([each], warehouse.begin_run("1"))
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE report SET is_current = NOT is_current")
        connection.execute("UPDATE meta SET value = 'another rule' WHERE key = 'dictionary'")
    Warehouse.open(path).close()
    with Warehouse(path) as warehouse:
        assert warehouse.sql("SELECT value FROM observations").rows() == [(1,)]


def test_only_reports_of_earlier_runs_are_replaced(warehouse: Warehouse, load: Load) -> None:
    older, newer, newest = (report("2021", {"sec3.granted/total": number}) for number in (1, 2, 3))
    load(older)
    assert warehouse.load([older], warehouse.begin_run("2")) == 0
    run = warehouse.begin_run("1")
    assert warehouse.load([newer], run) + warehouse.load([newest], run) == 1


def test_a_report_with_observations_beats_a_later_one_without(load: Load, query: Query) -> None:
    load(report("2021", {"sec3.granted/total": 12}))
    load(report("2021", {}))
    assert current(query) == [12]


def test_reading_an_old_document_again_does_not_make_it_newer(load: Load, query: Query) -> None:
    old, new = report("2021", {"sec3.granted/total": 12}), report("2021", {"sec3.granted/total": 13})
    load(old, reader="1")
    load(new, reader="1")
    load(new, reader="2")
    load(old, reader="2")
    assert current(query) == [13]


BLANK = {"sec3.granted/total": 1, "sec3.partly_granted/total": ""}
FULL = {"sec3.granted/total": 2, "sec3.partly_granted/total": 2}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(report("2021", BLANK, published=date(2024, 1, 1)), report("2021", FULL), id="more numbers"),
        pytest.param(
            report("2021", BLANK),
            report("2021", {**BLANK, "sec3.granted/total": 2}, published=date(2023, 1, 11)),
            id="published later",
        ),
        pytest.param(
            report("2021", BLANK, published=None),
            report("2021", {**BLANK, "sec3.granted/total": 2}, published=date(2001, 1, 1)),
            id="an unknown date is the earliest",
        ),
        pytest.param(
            report("2021", BLANK, sha256="0" * 64),
            report("2021", {**BLANK, "sec3.granted/total": 2}, sha256="1" * 64),
            id="greater SHA-256",
        ),
    ],
)
def test_within_a_run_the_better_version_wins_in_any_order(
    first: Report, second: Report, empty: Path, tmp_path: Path
) -> None:
    for number, order in enumerate(itertools.permutations((first, second))):
        for together in (True, False):
            path = Path(shutil.copy(empty, tmp_path / f"{number}{together}.duckdb"))
            with Warehouse.open(path) as warehouse:
                run = warehouse.begin_run("1")
                for batch in [list(order)] if together else [[each] for each in order]:
                    warehouse.load(batch, run)
            with Warehouse.open(path, read_only=True) as warehouse:
                current = warehouse.sql("SELECT sha256 FROM report WHERE is_current").rows()
            assert current == [(second.sha256,)]


def test_scopes_and_years_are_reports_of_their_own(load: Load, query: Query) -> None:
    load(
        report("2021", {"sec3.granted/total": 1}),
        report("2021", {"sec3.granted/total": 2}, scope=Scope.AGGREGATE),
        report("2021", {"sec3.granted/total": 3}, year=2023),
    )
    assert current(query) == [1, 2, 3]


@pytest.mark.parametrize("unknown", ["agency", "year"])
def test_reports_of_unknown_agency_or_year_are_all_current(load: Load, query: Query, unknown: str) -> None:
    load(report("2021", {"sec3.granted/total": 1}, **{unknown: None}))
    load(report("2021", {"sec3.granted/total": 2}, **{unknown: None}))
    assert current(query) == [1, 2]


def test_the_code_of_an_agency_is_that_of_its_latest_report_that_prints_one(load: Load, query: Query) -> None:
    load(report("2021", CELLS, year=2023))
    load(report("2021", CELLS, year=2022, organization_code="11620000013896002B"))
    load(report("2021", CELLS, year=2021, organization_code="013896002"))
    assert query("SELECT organization_code FROM agency") == [{"organization_code": "11620000013896002B"}]


def test_a_document_may_hold_several_reports(load: Load, query: Query) -> None:
    first = report("2021", {"sec3.granted/total": 1}, agency="望溪县水务局")
    second = replace(report("2021", {"sec3.granted/total": 2}, agency="望溪县统计局"), sha256=first.sha256, part=2)
    load(first, second)
    assert query("SELECT agency, value FROM observations ORDER BY value") == [
        {"agency": "望溪县水务局", "value": 1},
        {"agency": "望溪县统计局", "value": 2},
    ]
    assert query("SELECT title FROM document") == [{"title": first.title}]
    assert [row["title"] for row in query("SELECT title FROM report ORDER BY part")] == [first.title, second.title]


def test_a_newer_reader_may_find_fewer_reports_in_a_document(load: Load, query: Query) -> None:
    first = report("2021", {"sec3.granted/total": 1}, agency="望溪县水务局")
    second = replace(report("2021", {"sec3.granted/total": 2}, agency="望溪县统计局"), sha256=first.sha256, part=2)
    load(first, second)
    load(first, reader="2")
    assert query("SELECT agency, value FROM observations") == [{"agency": "望溪县水务局", "value": 1}]
    assert query("SELECT name FROM agency") == [{"name": "望溪县水务局"}]


def test_what_a_newer_reader_finds_to_be_no_report_is_taken_out(warehouse: Warehouse, load: Load, query: Query) -> None:
    older, newer = report("2021", {"sec3.granted/total": 1}), report("2021", {"sec3.granted/total": 2})
    load(older)
    load(newer)
    warehouse.load([], warehouse.begin_run("2"), {newer.sha256})
    assert current(query) == [1]
    warehouse.load([], warehouse.begin_run("2"), {older.sha256})
    assert query("SELECT count(*) AS rows FROM observation") == [{"rows": 0}]
    assert query("FROM agency") == []
    assert query("FROM document") == []
