"""Other questions: SQL that can only read, and finding out what is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.conftest import Load, Query, dictionaries
from tests.warehouse.reports import AGENCY, failed_check, report
from transform.report import Severity
from warehouse.answer import Answer
from warehouse.comparison.selection import Selection
from warehouse.database.sandbox import Limits
from warehouse.errors import NothingLikeError, QueryError, QuestionError, ReadOnlyError
from warehouse.run import Outcome, OutcomeKind
from warehouse.warehouse import Warehouse


@pytest.fixture
def reader(path: Path) -> Iterator[Warehouse]:
    """A warehouse with two reports, open for reading."""
    with Warehouse.open(path) as warehouse:
        run = warehouse.begin_run("1")
        checks = (failed_check("2021", "sec3.granted/total"), failed_check("2021", severity=Severity.WARN))
        newer = report("2021", {"sec3.granted/total": 5}, organization_code="013896002", checks=checks)
        warehouse.load([newer, report("2014", {"reviews_total/value": 2}, agency="青石县教育局", year=2016)], run)
    with Warehouse.open(path, read_only=True) as warehouse:
        yield warehouse


def test_an_answer_is_computed_once_also_if_it_is_empty(reader: Warehouse) -> None:
    for _ in range(20):
        answer = reader.sql("SELECT 1 AS n WHERE random() < 0.5")
        assert answer.arrow().num_rows == len(answer.df()) == len(answer.rows())


def test_sql_answers(reader: Warehouse) -> None:
    answer = reader.sql("SELECT agency, year, value FROM harmonised WHERE indicator = 'reviews' AND value IS NOT NULL")
    assert answer.columns == ("agency", "year", "value")
    assert answer.types == ("VARCHAR", "INTEGER", "DECIMAL(38,12)")
    assert answer.rows() == [("青石县教育局", 2016, 2)]


def test_an_answer_can_be_read_again_and_row_by_row(reader: Warehouse) -> None:
    answer = reader.sql("SELECT * FROM range(25000)")
    assert sum(1 for _ in answer) == len(answer.rows()) == answer.arrow().num_rows == 25000


@pytest.mark.parametrize(
    "query", ["DESCRIBE report", "SHOW TABLES", "EXPLAIN SELECT 1", "FROM run", "PIVOT report ON year USING count(*)"]
)
def test_what_only_reads_is_answered(reader: Warehouse, query: str) -> None:
    assert reader.sql(query).rows()


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM report",
        "CREATE TABLE other (a INTEGER)",
        "SET threads = 1",
        "ATTACH 'other.duckdb'",
        "COPY report TO 'report.csv'",
        "PRAGMA version",
        "SELECT 1; SELECT 2",
        "",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM 'report.csv'",
        "SELECT * FROM read_csv('http://localhost/x.csv')",
        "SELECT nothing FROM report",
        "SELEC 1",
    ],
)
def test_what_does_more_than_read_is_refused_in_one_line(reader: Warehouse, query: str) -> None:
    with pytest.raises(QueryError) as caught:
        reader.sql(query).rows()
    assert "\n" not in str(caught.value)


def test_a_query_names_its_parameters(reader: Warehouse) -> None:
    assert reader.sql("SELECT count(*) FROM report WHERE year = $year", {"year": 2022}).rows() == [(1,)]


@pytest.mark.parametrize(
    ("parameters", "words"),
    [({}, r"the query names \$year; give it a value"), ({"year": 1, "yaer": 2}, r"the query does not name \$yaer")],
)
def test_parameters_and_query_have_to_fit(reader: Warehouse, parameters: dict[str, int], words: str) -> None:
    with pytest.raises(QueryError, match=words):
        reader.sql("SELECT $year", parameters)


ENDLESS = "FROM range(1000000) AS a(x), range(1000000) AS b(y), range(1000000) AS c(z)"


@pytest.mark.parametrize(
    "query",
    [
        pytest.param(f"SELECT count(*) {ENDLESS}", id="a query"),
        pytest.param(f"PIVOT (SELECT x % 2 AS side, y {ENDLESS}) ON side USING count(y)", id="a pivot"),
        pytest.param(f"EXPLAIN ANALYZE SELECT count(*) {ENDLESS}", id="a query that is measured"),
    ],
)
def test_whatever_takes_too_long_is_stopped(reader: Warehouse, query: str) -> None:
    with pytest.raises(QueryError, match=r"no answer within 0\.1 seconds; ask for less"):
        reader.sql(query, limits=Limits(seconds=0.1))


@pytest.mark.parametrize("setting", ["memory_limit", "max_temp_directory_size"])
def test_a_query_has_a_limit_of_memory_and_of_disk(reader: Warehouse, setting: str) -> None:
    with duckdb.connect() as unlimited:
        usual = unlimited.execute(f"SELECT current_setting('{setting}')").fetchall()
    assert reader.sql(f"SELECT current_setting('{setting}')").rows() != usual
    with pytest.raises(QueryError, match="only queries are answered"):
        reader.sql(f"SET {setting} = '1TB'")


def test_an_answer_is_computed_once_whatever_it_is_read_as(reader: Warehouse) -> None:
    answer = reader.sql("SELECT random() AS luck FROM range(3)")
    rows = answer.rows()
    assert answer.rows() == rows
    assert list(answer) == rows
    assert [(luck,) for luck in answer.arrow()["luck"].to_pylist()] == rows


def test_the_rows_of_a_query_outlive_the_warehouse(path: Path) -> None:
    with Warehouse(path) as warehouse:
        answer = warehouse.sql("SELECT 1 AS a")
    assert (answer.columns, answer.rows(), list(answer)) == (("a",), [(1,)], [(1,)])


def test_columns_of_one_name_are_numbered(reader: Warehouse) -> None:
    answer = reader.sql("SELECT 1 AS a, 2 AS a, 3 AS b, 4 AS a")
    assert answer.columns == ("a", "a_1", "b", "a_2")
    assert answer.arrow().column_names == list(answer.columns)


def test_an_answer_with_too_many_rows_is_refused(reader: Warehouse) -> None:
    with pytest.raises(QueryError, match="more than 10 rows; add LIMIT"):
        reader.sql("FROM range(11)", limits=Limits(rows=10))
    assert len(reader.sql("FROM range(10)", limits=Limits(rows=10)).rows()) == 10


def test_sql_does_not_see_variables_of_the_program(reader: Warehouse) -> None:
    secret = reader.reports().arrow()
    assert secret.num_rows == 2
    with pytest.raises(QueryError, match="secret does not exist"):
        reader.sql("SELECT * FROM secret")


def test_sql_needs_a_file_open_for_reading(warehouse: Warehouse) -> None:
    with pytest.raises(ReadOnlyError, match="read_only=True"):
        warehouse.sql("SELECT 1")


def test_a_reader_does_not_write(reader: Warehouse) -> None:
    with pytest.raises(ReadOnlyError):
        reader.begin_run("1")
    with pytest.raises(ReadOnlyError):
        reader.correct([])


def test_an_error_while_rows_are_read_is_one_too(reader: Warehouse) -> None:
    with pytest.raises(QueryError, match="Conversion Error"):
        list(reader.sql("SELECT agency::INTEGER FROM observations"))


@pytest.mark.parametrize("search", ["复议", "reviews", "administrative REVIEW"])
def test_indicators_are_found_in_two_languages(reader: Warehouse, search: str) -> None:
    assert "reviews" in [row[0] for row in reader.indicators(search)]


def test_a_search_in_traditional_characters_finds_what_is_kept_in_simplified_ones(reader: Warehouse) -> None:
    assert "reviews" in [row[0] for row in reader.indicators("復議")]
    assert [row[0] for row in reader.agencies("環境")] == [AGENCY]
    assert [row[0] for row in reader.reports("雲嶺市")] == [AGENCY]
    assert {row[0] for row in reader.checks(agency="雲嶺市")} == {AGENCY}
    assert [card.agency for card in reader.cards("雲嶺市生態環境局", 2022)] == [AGENCY]


def test_a_search_in_traditional_characters_suggests_what_comes_close(reader: Warehouse) -> None:
    with pytest.raises(NothingLikeError, match=f"nothing that fits 環局; did you mean {AGENCY}"):
        reader.agencies("環局")


def test_a_name_is_searched_as_written_first(warehouse: Warehouse, load: Load) -> None:
    load(*(report("2021", {"sec3.granted/total": 1}, agency=name) for name in ("乾县教育局", "干县教育局")))
    assert [row[0] for row in warehouse.agencies("乾县")] == ["乾县教育局"]


def test_an_indicator_says_which_forms_have_it(reader: Warehouse) -> None:
    (row,) = dictionaries(reader.indicators("reviews_upheld"))
    assert (row["label_zh"], row["unit"], row["forms"]) == ("复议维持数", "件", ["2014", "2019", "2021"])


def test_rates_are_found_with_their_formula(reader: Warehouse) -> None:
    (row,) = dictionaries(reader.indicators("同意公开率（"))
    assert (row["indicator"], row["unit"], row["nature"]) == ("grant_rate_with_partial", "%", "rate")
    assert row["note"].endswith("= (granted + granted_partly) / applications_answered")


@pytest.mark.parametrize(("search", "suggestion"), [("复仪", "reviews"), ("litigatoin", "litigations")])
def test_a_search_that_finds_nothing_suggests_what_comes_close(reader: Warehouse, search: str, suggestion: str) -> None:
    with pytest.raises(NothingLikeError, match=f"there is nothing that fits {search}; did you mean .*{suggestion}"):
        reader.indicators(search)


def test_an_abbreviation_finds_the_agencies_that_it_may_stand_for(reader: Warehouse) -> None:
    with pytest.raises(NothingLikeError, match=f"nothing that fits 环局; did you mean {AGENCY}"):
        reader.agencies("环局")


def test_cells_of_forms_are_found_when_asked_for(reader: Warehouse) -> None:
    (row,) = dictionaries(reader.indicators("sec4.count/lit_after_review_total", cells=True))
    assert row["label_zh"] == "政府信息公开行政复议、行政诉讼情况 行政诉讼 复议后起诉 总计"
    with pytest.raises(NothingLikeError):
        reader.indicators("sec4.count/lit_after_review_total")


@pytest.mark.parametrize("search", ["云岭", "013896002"])
def test_agencies_are_found_by_name_or_code(reader: Warehouse, search: str) -> None:
    assert reader.agencies(search).rows() == [(AGENCY, "013896002", ["agency"], [2022], 1, None, None, None)]


def test_reports_are_listed_with_what_was_found_in_them(reader: Warehouse) -> None:
    (row,) = dictionaries(reader.reports("云岭", 2022))
    assert (row["agency"], row["forms"], row["numbers"], row["failed_checks"], row["warnings"]) == (
        AGENCY,
        ["2021"],
        1,
        1,
        1,
    )


def test_reports_have_a_history(warehouse: Warehouse, load: Load) -> None:
    load(report("2021", {"sec3.granted/total": 1}))
    load(report("2021", {"sec3.granted/total": 2}))
    assert len(warehouse.reports().rows()) == 1
    assert [row["is_current"] for row in dictionaries(warehouse.reports(history=True))] == [True, False]


def test_checks_are_listed_by_severity(reader: Warehouse) -> None:
    assert len(reader.checks().rows()) == 2
    (row,) = dictionaries(reader.checks(severity="error", agency="云岭", year=2022))
    assert (row["check_id"], row["expected"], row["actual"], row["cells"]) == ("sum", 3, 4, ["sec3.granted/total"])
    assert reader.checks(status="pass").rows() == []
    assert reader.checks(kind="narrative").rows() == []


def test_the_ledger_adds_up(warehouse: Warehouse, query: Query) -> None:
    run = warehouse.begin_run("1", started=datetime(2024, 1, 1, 8, tzinfo=UTC))
    warehouse.record(
        [
            Outcome("a.html", "0" * 64, OutcomeKind.LOADED, agency=AGENCY, year=2022, observations=200, seconds=0.1),
            Outcome("b.html", "0" * 64, OutcomeKind.UNCHANGED),
            Outcome("c.html", None, OutcomeKind.FAILED, "extract", "UnreadableError", "空文件"),
            Outcome("d.html", "1" * 64, OutcomeKind.SUSPICIOUS_COPY),
        ],
        run,
    )
    warehouse.record([], run)
    warehouse.finish_run(run, finished=datetime(2024, 1, 1, 9, tzinfo=UTC))
    (row,) = query("FROM runs")
    counts = {kind.value: row[kind.value] for kind in OutcomeKind}
    assert counts == {"loaded": 1, "unchanged": 1, "not_a_report": 0, "suspicious_copy": 1, "failed": 1}
    assert row["sources"] == sum(counts.values())
    assert (row["started"], row["finished"]) == (datetime(2024, 1, 1, 8), datetime(2024, 1, 1, 9))
    assert query("SELECT message FROM outcome WHERE kind = 'failed'") == [{"message": "空文件"}]


def test_runs_are_numbered_in_order(warehouse: Warehouse) -> None:
    assert [warehouse.begin_run("1").run_id for _ in range(3)] == [1, 2, 3]


# Words


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (
            lambda w: w.compare(["reviews"], by="year", statistic="avg"),
            "unknown statistic 'avg'; did you mean mean? there are sum, median, mean, min, max",
        ),
        (
            lambda w: w.compare(["reviews"], by="regions"),
            "unknown by 'regions'; did you mean region? there are agency, year, indicator, region, province, level, function",
        ),
        (
            lambda w: w.compare(["reviews"], layout="rank"),
            "unknown layout 'rank'; did you mean ranking? there are wide, long, ranking, changes, points",
        ),
        (
            lambda w: w.compare(["reviews"], source="text"),
            "unknown source 'text'; did you mean narrative? there are table, narrative",
        ),
        (lambda w: w.compare(["reviews"], layout=None), "unknown layout None; there are wide, long"),
        (lambda w: w.coverage(layout="lang"), "unknown layout 'lang'; did you mean long? there are wide, long"),
        (
            lambda w: w.checks(kind="sums"),
            "unknown kind 'sums'; there are identity, narrative, series",
        ),
        (lambda w: w.checks(status="failed"), "unknown status 'failed'; did you mean fail? there are pass, fail"),
        (lambda w: w.checks(severity="warning"), "unknown severity 'warning'; did you mean warn?"),
        (lambda w: w.compare("reviews"), r"indicators: 'reviews' is no list; write ['reviews']"),
        (lambda w: w.compare(["reviews"], AGENCY), f"agencies: '{AGENCY}' is no list; write ['{AGENCY}']"),
        (lambda w: w.compare(["reviews"], years=2022), "years: 2022 is no list; write [2022]"),
        (lambda w: w.coverage(Selection(scopes="agency")), "scopes: 'agency' is no list; write ['agency']"),
    ],
)
def test_a_word_that_a_question_does_not_take_is_refused_with_those_that_it_takes(
    reader: Warehouse, ask: Callable[[Warehouse], Answer], words: str
) -> None:
    with pytest.raises(QuestionError) as caught:
        ask(reader)
    assert str(caught.value).startswith(words)
