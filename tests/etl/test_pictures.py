"""Pictures: honest lines, Chinese labels on any machine, the same bytes each time."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import matplotlib as mpl
import pytest
from fontTools.ttLib import TTFont
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager

from etl.formats.lines import wrapped
from etl.formats.output import OutputError
from etl.pictures.drawing import LINE_WIDTH, SETTINGS, Plot, draw, picture
from etl.pictures.font import write_font
from etl.pictures.heatmap import draw_heatmap
from etl.pictures.legend import heatmap_legend, rank_legend, trend_legend
from etl.pictures.points import Panel, Point, panels
from etl.pictures.ranking import draw_ranking
from etl.pictures.trend import draw_trend, joined
from tests.warehouse.reports import report
from transform.report import Report, Scope
from warehouse.answer import Answer
from warehouse.warehouse import Warehouse

POINTS = """
    SELECT * FROM (VALUES
        ('reviews', '行政复议数', '件', '望溪县水务局', 2018, 3, '3', 1, NULL, 'agency', false, false),
        ('reviews', '行政复议数', '件', '望溪县水务局', 2019, 5, '5', 1, 'approximate', 'agency', false, false),
        ('reviews', '行政复议数', '件', '望溪县水务局', 2021, 4, '4', 2, 'break', 'agency', false, false),
        ('reviews', '行政复议数', '件', '柳坪区教育局（汇总）', 2021, NULL, '(blank)', NULL, NULL, 'aggregate', false, false)
    ) AS t(indicator, label_zh, unit, heading, year, value, text, segment, comparability, scope, has_failed, members_differ)
"""


@pytest.fixture
def answer() -> Iterator[Answer]:
    """Two series: one with a gap and a break, one with a blank."""
    with duckdb.connect() as connection:
        yield Answer(connection, POINTS)


def point(year: int, value: float | None = 1, segment: int = 1) -> Point:
    return Point("望溪县水务局", year, value, str(value), segment, "exact", "agency")


def test_a_quantity_is_a_panel_with_its_series(answer: Answer) -> None:
    (panel,) = panels(answer.columns, answer.rows())
    assert panel.title == "行政复议数（件）"
    assert {name: [each.value for each in points] for name, points in panel.series.items()} == {
        "望溪县水务局": [3, 5, 4],
        "柳坪区教育局（汇总）": [None],
    }


def test_years_without_a_report_have_their_place() -> None:
    assert Panel("x", (point(2018), point(2021))).years == [2018, 2019, 2020, 2021]


@pytest.mark.parametrize(
    ("before", "after", "is_joined"),
    [
        (point(2018), point(2019), True),
        (point(2018), point(2020), False),
        (point(2018), point(2019, segment=2), False),
    ],
)
def test_a_line_joins_successive_years_of_an_unbroken_series(before: Point, after: Point, is_joined: bool) -> None:
    assert list(joined([before, after])) == ([(before, after)] if is_joined else [])


@pytest.mark.parametrize("plot", ["trend", "rank", "heatmap"])
@pytest.mark.parametrize("suffix", [".svg", ".png", ".html"])
def test_every_sign_of_a_picture_is_in_its_font(tmp_path: Path, plot: Plot, suffix: str) -> None:
    with duckdb.connect() as connection, warnings.catch_warnings():
        warnings.simplefilter("error")  # matplotlib warns of a sign that it draws as a box
        shown = f"FROM ({POINTS}) WHERE year = 2021" if plot == "rank" else POINTS
        draw(Answer(connection, shown), ["scopes: 汇总 1; ≥ and “text”"], plot, tmp_path / f"x{suffix}")
    assert (tmp_path / f"x{suffix}").stat().st_size > 1000


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".svg", ".png", ".html"])
def test_the_same_picture_is_the_same_bytes(answer: Answer, tmp_path: Path, suffix: str) -> None:
    for name in ("a", "b"):
        draw(answer, (), "trend", tmp_path / f"{name}{suffix}")
    assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()


def test_labels_are_outlines_so_that_the_reader_needs_no_font(answer: Answer, tmp_path: Path) -> None:
    draw(answer, (), "trend", tmp_path / "x.svg")
    text = (tmp_path / "x.svg").read_text(encoding="utf-8")
    assert text.startswith("<?xml")
    assert "<text" not in text
    assert "font-family" not in text


def test_a_break_is_drawn(answer: Answer, tmp_path: Path) -> None:
    draw(answer, (), "trend", tmp_path / "with.svg")
    with duckdb.connect() as connection:
        query = f"SELECT * REPLACE (CASE WHEN comparability = 'break' THEN 'exact' ELSE comparability END AS comparability) FROM ({POINTS})"
        draw(Answer(connection, query), (), "trend", tmp_path / "without.svg")
    dashes = "stroke-dasharray: 6,4"
    assert dashes in (tmp_path / "with.svg").read_text(encoding="utf-8")
    assert dashes not in (tmp_path / "without.svg").read_text(encoding="utf-8")


def test_a_page_has_the_values_as_a_table(answer: Answer, tmp_path: Path) -> None:
    draw(answer, (), "heatmap", tmp_path / "x.html")
    page = (tmp_path / "x.html").read_text(encoding="utf-8")
    assert "<caption>行政复议数（件）</caption>" in page
    assert "<tr><th>望溪县水务局</th><td>3</td><td>5</td><td></td><td>4</td></tr>" in page


def test_the_font_has_the_signs_of_the_mainland_in_one_weight(tmp_path: Path) -> None:
    write_font(["望溪县"], tmp_path / "x.otf")
    font = TTFont(tmp_path / "x.otf")
    assert {ord(sign) for sign in "望溪县aZ09 %"} <= set(font.getBestCmap())
    assert font["name"].getDebugName(1) == "Noto Sans CJK SC"
    assert "fvar" not in font
    assert (tmp_path / "x.otf").stat().st_size < 50_000


@pytest.mark.parametrize(
    ("query", "name", "words"),
    [
        (POINTS, "x.pdf", "a picture is .svg, .png or .html"),
        (f"SELECT * REPLACE (NULL::INTEGER AS value) FROM ({POINTS})", "x.svg", "there is no number to draw"),
        (
            f"SELECT * REPLACE (range::VARCHAR AS heading) FROM ({POINTS}), range(22) ORDER BY heading",
            "x.svg",
            r"22 series cannot be told apart in one picture \(trend shows 21\)",
        ),
    ],
)
def test_what_cannot_be_drawn_says_why(tmp_path: Path, query: str, name: str, words: str) -> None:
    with duckdb.connect() as connection, pytest.raises(OutputError, match=words):
        draw(Answer(connection, query), (), "trend", tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_ranking_of_several_years_asks_for_one(answer: Answer, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="a ranking is of one year, and there are 2018 to 2021: add --year 2021"):
        draw(answer, (), "rank", tmp_path / "x.svg")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("66.666667", "66.7"),
        ("5.255556", "5.26"),
        ("0.036585", "0.0366"),
        ("311.02", "311.02"),
        ("19.85", "19.85"),
        ("105", "105"),
        ("(no_row)", "(no_row)"),
        ("≥47000", "≥47000"),
    ],
)
def test_a_picture_shows_as_many_digits_as_it_needs(text: str, label: str) -> None:
    assert Point("望溪县水务局", 2021, None, text, None, None, "agency").label == label


def axes_of(panel: Panel, draw_panel: Callable[[Axes, Panel], None]) -> Axes:
    axes = Figure().subplots()
    draw_panel(axes, panel)
    return axes


@pytest.mark.parametrize("values", [(0, 0), (5,), (3, 900), (-4, 2)])
def test_no_point_lies_on_an_edge_and_counts_have_no_ticks_below_zero(values: tuple[float, ...]) -> None:
    panel = Panel("行政复议数", tuple(point(2018 + number, value) for number, value in enumerate(values)))
    bottom, top = axes_of(panel, draw_trend).get_ylim()
    assert top > max(values)
    assert bottom == 0 if min(values) >= 0 else bottom < min(values)


def test_the_legend_names_only_series_with_points() -> None:
    blank = Point("柳坪区教育局", 2018, None, "(blank)", None, None, "agency")
    legend = axes_of(Panel("行政复议数", (point(2018), blank)), draw_trend).get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["望溪县水务局"]


def test_words_below_the_bars_stand_above_the_axis() -> None:
    panel = Panel("行政复议数", (point(2018), Point("柳坪区教育局", 2018, None, "(no_table)", None, None, "agency")))
    bottom, top = axes_of(panel, draw_ranking).get_ylim()
    assert bottom < 0.5
    assert top > 2.5


def test_only_what_occurs_is_explained(answer: Answer) -> None:
    drawn = panels(answer.columns, answer.rows())
    assert list(trend_legend(drawn)) == [
        "dotted: approximately comparable",
        "dashed upright: break between forms",
        "no line over a missing year",
    ]
    plain = [Panel("行政复议数", (point(2018), point(2019)))]
    assert [*trend_legend(plain), *rank_legend(plain), *heatmap_legend(plain)] == []


def bounded(text: str, series: str = "望溪县人民政府", year: int = 2018) -> Point:
    value = None if ".." in text else float(text[1:])
    return Point(series, year, value, text, 1, "exact", "agency")


def test_a_point_that_is_no_exact_number_is_hollow_and_has_its_sign() -> None:
    axes = axes_of(
        Panel("主动公开政府信息数", (point(2018), bounded("≥47000"), bounded("≈120", year=2019))), draw_trend
    )
    hollow = [list(line.get_ydata()) for line in axes.lines if line.get_markerfacecolor() == "white"]
    assert hollow == [[47000, 120]]
    assert [text.get_text() for text in axes.texts] == ["≥", "≈"]


def test_the_signs_that_occur_are_explained() -> None:
    drawn = [Panel("主动公开政府信息数", (bounded("≥47000"), bounded("≈120", year=2019)))]
    assert list(trend_legend(drawn)) == ["hollow, with a sign: no exact number (≥ at least, ≈ about)"]
    assert list(rank_legend(drawn)) == ["≥ at least, ≈ about"]


def test_what_a_trend_cannot_show_is_counted_by_whose_it_is() -> None:
    ranges = [bounded("402..565", f"望溪县{name}局", year) for name in "甲乙丙丁戊己庚" for year in (2012, 2013)]
    drawn = [Panel("政府网站公开数", (point(2018), *ranges))]
    names = "望溪县甲局, 望溪县乙局, 望溪县丙局, 望溪县丁局, 望溪县戊局 and 2 more"
    assert list(trend_legend(drawn)) == [f"not drawn, since only bounds are known: 14 values ({names})"]
    assert list(rank_legend(drawn)) == ["a..b: only bounds are known"]


def test_a_picture_says_that_its_numbers_are_rounded() -> None:
    exact, long = (Point("望溪县水务局", 2018, 1, text, 1, "exact", "agency") for text in ("311.02", "66.666667"))
    assert list(heatmap_legend([Panel("同意公开率", (exact,))])) == []
    assert list(heatmap_legend([Panel("同意公开率", (long,))])) == ["numbers are rounded"]


def test_the_axis_of_a_single_year_has_no_parts_of_years() -> None:
    axes = axes_of(Panel("行政复议数", (point(2021),)), draw_trend)
    assert [tick for tick in axes.get_xticks() if 2020.4 <= tick <= 2021.6] == [2021]


@pytest.mark.parametrize("count", range(1, 19))
def test_years_are_written_as_whole_years(count: int) -> None:
    last = 2025
    panel = Panel("行政复议数", tuple(point(year) for year in range(last - count + 1, last + 1)))
    axes = axes_of(panel, draw_trend)
    ticks, formatter = list(axes.get_xticks()), axes.xaxis.get_major_formatter()
    assert formatter.format_ticks(ticks) == [str(int(year)) for year in ticks]
    assert formatter.get_offset() == ""
    assert set(ticks) <= set(panel.years)
    assert len(ticks) >= min(count, 6)
    assert last in ticks


def test_great_numbers_are_written_in_full() -> None:
    axes = axes_of(Panel("政府网站专栏访问量", (point(2018, 30_000_000), point(2019, 29_000_000))), draw_trend)
    formatter = axes.yaxis.get_major_formatter()
    assert "30000000" in formatter.format_ticks(list(axes.get_yticks()))
    assert formatter.get_offset() == ""


def broken_series() -> Panel:
    """A series with a break after a gap, beside one that has values of the same years and does not break."""
    behind = Point("望溪县水务局", 2021, 9, "9", 2, "break", "agency")
    whole = (Point("望溪县司法局", year, 30, "30", 2, "exact", "agency") for year in (2019, 2020, 2021))
    return Panel("行政复议数", (*whole, point(2018, 4), behind))


def dashed(axes: Axes) -> list[tuple[list[float], list[float]]]:
    """The ends of the broken lines, as (x, y)."""
    found = [line for line in axes.lines if line.get_linestyle() == "--"]
    return [(list(line.get_xdata()), list(line.get_ydata())) for line in found]


def test_a_break_in_a_trend_is_one_of_its_series_and_stands_beside_its_values() -> None:
    axes = axes_of(broken_series(), draw_trend)
    ((x, (bottom, top)),) = dashed(axes)
    assert x == [2019.5, 2019.5]
    assert bottom < 4
    assert 9 < top < 30
    (own,) = (line for line in axes.lines if line.get_label() == "望溪县水务局")
    assert own.get_color() in [line.get_color() for line in axes.lines if line.get_linestyle() == "--"]


def test_a_break_in_a_heatmap_stands_beside_its_field() -> None:
    axes = axes_of(broken_series(), draw_heatmap)
    assert dashed(axes) == [([2.5, 2.5], [0.5, 1.5])]
    assert axes.get_xlim() == (-0.5, 3.5)
    assert list(heatmap_legend([broken_series()]))[-1] == "dashed upright: break between forms"


def test_a_break_at_a_value_with_bounds_stands_before_the_next_point() -> None:
    bounds = Point("望溪县水务局", 2019, None, "2..5", 2, "break", "agency")
    panel = Panel("行政复议数", (point(2018, 4), bounds, point(2020, 6, segment=2)))
    assert [x for x, _ in dashed(axes_of(panel, draw_trend))] == [[2019, 2019]]
    assert "dashed upright: break between forms" in list(trend_legend([panel]))


def test_a_panel_without_a_number_is_no_trouble() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        blank = Point("柳坪区教育局", 2018, None, "(blank)", None, None, "agency")
        assert axes_of(Panel("采购总金额", (blank,)), draw_trend).get_legend() is None


AMOUNT = "sec2_art20_9.gov_procurement/total_amount"


def drawn_points(tmp_path: Path, *reports: Report, indicator: str, **question: Any) -> list[Panel]:
    """The panels of a comparison of these reports."""
    with Warehouse.open(tmp_path / "x.duckdb") as warehouse:
        warehouse.load(reports, warehouse.begin_run("1"))
        answer = warehouse.compare([indicator], layout="points", **question)
        return panels(answer.columns, answer.rows())


def test_every_unit_has_one_panel_with_all_its_agencies(tmp_path: Path) -> None:
    amounts = {"甲": ("100", "元"), "乙": ("12", "万元"), "丙": ("90", "元"), "丁": ("5", "万元"), "戊": ("3", None)}
    reports = [
        report("2019", {AMOUNT: raw}, agency=f"望溪县{name}局", year=2019, units={AMOUNT: unit} if unit else {})
        for name, (raw, unit) in amounts.items()
    ]
    drawn = drawn_points(tmp_path, *reports, indicator=AMOUNT)
    assert {panel.title: [name[3] for name in panel.series] for panel in drawn} == {
        "政府集中采购 采购总金额（万元）": ["丁", "乙"],
        "政府集中采购 采购总金额（元）": ["丙", "甲"],
        "政府集中采购 采购总金额": ["戊"],
    }


def test_an_empty_field_may_be_an_amount_in_another_unit(tmp_path: Path) -> None:
    reports = [
        report("2019", {AMOUNT: "100"}, agency="望溪县水务局", year=year, units={AMOUNT: unit})
        for year, unit in ((2019, "元"), (2020, "万元"))
    ]
    drawn = drawn_points(tmp_path, *reports, indicator=AMOUNT)
    other = report("2019", {AMOUNT: "7"}, agency="望溪县司法局", year=2020, units={AMOUNT: "元"})
    assert list(heatmap_legend(drawn)) == []  # each panel has its own years
    drawn = drawn_points(tmp_path, other, indicator=AMOUNT)
    assert list(heatmap_legend(drawn)) == ["grey and empty: no report, or an amount in another unit"]


def test_each_scope_has_a_ranking_of_its_own(tmp_path: Path) -> None:
    reports = [
        report("2021", {"sec4.count/review_total": number}, agency="望溪县人民政府", year=2021, scope=scope)
        for scope, number in ((Scope.AGGREGATE, 556), (Scope.LEVEL, 9))
    ]
    bureaus = [
        report("2021", {"sec4.count/review_total": 7}, agency=f"望溪县{name}局", year=2021) for name in ("甲", "乙")
    ]
    (panel,) = drawn_points(tmp_path, *reports, *bureaus, indicator="reviews")
    assert {part.title: list(part.series) for part in panel.by_scope()} == {
        "行政复议数（件） 本机关": ["望溪县乙局", "望溪县甲局"],
        "行政复议数（件） 汇总": ["望溪县人民政府（汇总）"],
        "行政复议数（件） 本级": ["望溪县人民政府（本级）"],
    }
    assert [part.title for part in Panel("行政复议数", (point(2021),)).by_scope()] == ["行政复议数"]


def test_a_page_with_a_ranking_has_a_table_for_each_scope(tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        query = f"SELECT * REPLACE (2021 AS year) FROM ({POINTS}) WHERE year <> 2019 AND segment IS DISTINCT FROM 1"
        draw(Answer(connection, query), (), "rank", tmp_path / "x.html")
    page = (tmp_path / "x.html").read_text(encoding="utf-8")
    assert "<caption>行政复议数（件） 本机关</caption>" in page
    assert "<caption>行政复议数（件） 汇总</caption>" in page


def test_many_quantities_stand_in_two_columns() -> None:
    drawn = [Panel(name, (point(2018),)) for name in "abcdef"]
    few, many = (picture(drawn[:3], "trend", []), picture(drawn, "trend", []))
    assert many.get_figheight() == few.get_figheight()
    assert many.get_figwidth() == 2 * few.get_figwidth()


def failing(year: int, *, members_differ: bool = False) -> Point:
    return replace(point(year), has_failed=not members_differ, members_differ=members_differ)


@pytest.mark.parametrize("draw_panel", [draw_trend, draw_ranking, draw_heatmap])
def test_a_value_whose_printed_sums_do_not_come_out_has_a_star(draw_panel: Callable[[Axes, Panel], None]) -> None:
    texts = [text.get_text() for text in axes_of(Panel("行政复议数", (failing(2018),)), draw_panel).texts]
    assert [text for text in texts if text.endswith("*")] == texts != []


@pytest.mark.parametrize("legend", [trend_legend, rank_legend, heatmap_legend])
def test_a_star_is_explained(legend: Callable[[list[Panel]], Iterator[str]]) -> None:
    assert "* failed checks" in list(legend([Panel("行政复议数", (failing(2018),))]))


def test_a_line_between_other_members_is_dotted() -> None:
    panel = Panel("行政复议数", (point(2018), failing(2019, members_differ=True)))
    assert [line.get_linestyle() for line in axes_of(panel, draw_trend).lines] == ["None", ":"]
    assert list(trend_legend([panel])) == ["dotted: not of the same members"]


def test_points_of_a_group_say_where_their_members_differ(tmp_path: Path) -> None:
    cell = "sec4.count/review_total"
    years = {"望溪县甲局": (2021, 2022, 2023), "望溪县乙局": (2022, 2023)}
    reports = [report("2021", {cell: 1}, agency=name, year=year) for name, all_ in years.items() for year in all_]
    (panel,) = drawn_points(tmp_path, *reports, indicator="reviews", by="year", statistic="sum")
    assert [each.members_differ for each in panel.points] == [False, True, False]


def test_a_zero_is_another_shade_than_no_number() -> None:
    axes = axes_of(Panel("行政复议数", (point(2018, 0), bounded("5..15", year=2019), point(2020, 4))), draw_heatmap)
    (image,) = axes.images
    shades = image.to_rgba(image.get_array())
    assert list(shades[0][1][3:]) == [0]  # transparent: the ground is seen
    assert list(shades[0][0]) != list(to_rgba(axes.get_facecolor()))


def test_one_great_number_leaves_the_shades_of_others() -> None:
    axes = axes_of(Panel("行政复议数", (point(2018, 100), point(2019, 10000))), draw_heatmap)
    assert axes.images[0].get_array()[0][0] == pytest.approx(0.1)  # type: ignore[index]


@pytest.mark.parametrize("draw_panel", [draw_trend, draw_ranking])
def test_whole_numbers_have_no_fractions_on_their_axis(draw_panel: Callable[[Axes, Panel], None]) -> None:
    axes = axes_of(Panel("行政复议数", (point(2018, 1),)), draw_panel)
    ticks = axes.get_yticks() if draw_panel is draw_trend else axes.get_xticks()
    assert all(float(tick).is_integer() for tick in ticks)


def test_notes_below_a_picture_end_within_it(answer: Answer, tmp_path: Path) -> None:
    drawn = panels(answer.columns, answer.rows())
    lines = wrapped("、".join(["望溪县生态环境局"] * 40), LINE_WIDTH)
    font = tmp_path / "signs.otf"
    write_font(lines, font)
    fontManager.addfont(font)
    with mpl.rc_context(SETTINGS):
        figure = picture(drawn, "trend", lines)
        figure.canvas.draw()
    (note,) = [text for text in figure.texts if text.get_text().startswith("望溪县")]
    assert note.get_window_extent().x1 < figure.bbox.x1
