"""Cards: the same tables and figures, whether the report was just read or is stored."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from etl.actions.card import Cell, Statement, amount, figures, reading, values
from etl.actions.inspect import inspect_file
from etl.actions.show import show_report
from tests.etl.test_ingestion import ingest


def lines(text: str) -> list[list[str]]:
    """The words of each line, but for the rule under the head."""
    return [line.split() for line in text.splitlines() if "─" not in line]


def test_rows_stand_under_short_heads_and_blank_ones_are_counted() -> None:
    cells = [
        Cell("a", "予以公开", "自然人", "1"),
        Cell("a", "予以公开", "法人 商业企业", "2"),
        Cell("b", "部分公开", "自然人", ""),
    ]
    assert lines(values(cells)) == [["自然人", "商业企业"], ["予以公开", "1", "2"], ["1", "rows", "are", "blank"]]


def test_heads_that_would_be_the_same_stay_long() -> None:
    cells = [Cell(row, row, column, "1") for row in "ab" for column in ("复议 总计", "诉讼 总计")]
    assert lines(values(cells))[0] == ["复议", "总计", "诉讼", "总计"]


def test_rows_of_one_label_are_rows_of_their_own() -> None:
    cells = [Cell("third.other", "其他", "总计", "1"), Cell("sixth.other", "其他", "总计", "2")]
    assert lines(values(cells)) == [["总计"], ["其他", "1"], ["其他", "2"]]


def test_a_single_row_stands_upright() -> None:
    cells = [Cell("a", "复议诉讼", "维持", "1"), Cell("a", "复议诉讼", "纠正", "")]
    assert lines(values(cells)) == [["复议诉讼", "value"], ["维持", "1"], ["纠正"]]


@pytest.mark.parametrize(
    ("value", "status", "raw", "unit", "text"),
    [
        (Decimal("12.50"), "number", "12.5万元", "万元", "12.5 万元"),
        (Decimal(12), "number", "12", "件", "12"),
        (Decimal(0), "zero_word", "无", None, "0"),
        (None, "blank", "", "件", ""),
        (None, "dash", "—", None, "—"),
        (None, "text", "见附件", None, "(text) 见附件"),
        (None, "uncertain", "3", None, "(uncertain) 3"),
    ],
)
def test_a_cell_is_its_number_or_what_is_there_instead(
    value: Decimal | None, status: str, raw: str, unit: str | None, text: str
) -> None:
    assert reading(value, status, raw, unit) == text


@pytest.mark.parametrize(
    ("bound", "text"), [("exact", "5 件"), ("ge", "≥ 5 件"), ("le", "≤ 5 件"), ("approx", "≈ 5 件")]
)
def test_a_figure_has_its_bound(bound: str, text: str) -> None:
    assert amount(Decimal(5), "件", bound) == text


def test_figures_that_state_nothing_are_counted() -> None:
    told = [Statement("reviews", "2 件", None, "行政复议\n2件"), Statement(None, "3", None, "3次")]
    head, table, others = figures(told, " (elsewhere)")
    assert head == "\nin the text"
    assert lines(table) == [["indicator", "value", "words"], ["reviews", "2", "件", "行政复议", "2件"]]
    assert others == "1 other numbers in the text (elsewhere)"


def test_whose_a_figure_is_stands_beside_it() -> None:
    _, table = figures([Statement("reviews", "2 件", "全县", "全县复议2件"), Statement("granted", "1", None, "1件")])
    assert lines(table)[0] == ["indicator", "value", "of", "words"]


def test_a_report_that_is_stored_looks_as_when_it_was_read(tmp_path: Path, samples: Path) -> None:
    source = samples / "wangxi-epb-2019.html"
    ingest(tmp_path / "reports.duckdb", source)
    read = inspect_file(str(source), as_json=False)
    stored = show_report(tmp_path / "reports.duckdb", "望溪县环境保护局", 2019)
    tables = read[read.index("\n\n") : read.index("\nin the text")]
    assert tables in stored


@pytest.mark.parametrize(
    ("unit", "text"), [("万元", "31.86 万元"), ("元", "31.86 元"), ("件", "31.86"), (None, "31.86")]
)
def test_an_amount_of_money_has_its_unit(unit: str | None, text: str) -> None:
    assert reading(Decimal("31.86"), "number", "31.86", unit) == text
