"""Draws a comparison into a file: SVG and PNG with all signs in the picture, or a page with its table."""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, NamedTuple

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager

from etl.formats.lines import wrapped
from etl.formats.output import OutputError, written
from etl.pictures import heatmap, ranking, trend
from etl.pictures.font import FAMILY, write_font
from etl.pictures.legend import heatmap_legend, rank_legend, trend_legend
from etl.pictures.points import Panel, panels
from warehouse.answer import Answer

Plot = Literal["trend", "rank", "heatmap"]


class Kind(NamedTuple):
    """A kind of picture: how a panel is drawn, how it is read, how many series it can hold, its height in inches."""

    draw: Callable[[Axes, Panel], None]
    legend: Callable[[Sequence[Panel]], Iterable[str]]
    most_series: int
    height: Callable[[int], float]


KINDS: dict[Plot, Kind] = {
    "trend": Kind(trend.draw_trend, trend_legend, trend.MOST_SERIES, lambda series: max(3.4, 0.26 * series + 0.8)),
    "rank": Kind(ranking.draw_ranking, rank_legend, ranking.MOST_SERIES, lambda series: 0.3 * series + 1.1),
    "heatmap": Kind(heatmap.draw_heatmap, heatmap_legend, heatmap.MOST_SERIES, lambda series: 0.36 * series + 1.1),
}

WIDTH = 10
"""Inches of a column of panels."""

MOST_BELOW_EACH_OTHER = 3
"""More panels than these stand in two columns."""

DOTS_PER_INCH = 150

LINE_WIDTH = 140
"""Of a note, in Latin letters."""

SETTINGS: dict[Any, Any] = {
    "font.family": FAMILY,
    "axes.unicode_minus": False,
    "svg.fonttype": "path",  # the picture needs no font where it is looked at
    "svg.hashsalt": "gongkai",  # the same picture gives the same bytes
}


def draw(answer: Answer, notes: Sequence[str], plot: Plot, path: Path) -> None:
    """Draws an answer in the layout `points`; the name of the file says whether as .svg, .png or .html.

    Raises `OutputError` for another name, for more series than can be told apart, and if there is nothing to draw.
    """
    if path.suffix.lower() not in (".svg", ".png", ".html"):
        raise OutputError(f"{path}: a picture is .svg, .png or .html")
    drawn = panels(answer.columns, answer.rows())
    if plot == "rank":
        drawn = [part for panel in drawn for part in panel.by_scope()]
    _require_drawable(drawn, plot)
    said = ("; ".join(KINDS[plot].legend(drawn)), *notes)
    lines = [line for note in said for line in wrapped(note, LINE_WIDTH * _columns(drawn))]
    with TemporaryDirectory() as folder, written(path) as part:
        font = Path(folder) / "signs.otf"
        write_font([*lines, *_labels(drawn)], font)
        fontManager.addfont(font)
        with mpl.rc_context(SETTINGS):
            _write(picture(drawn, plot, lines), path.suffix.lower(), part, drawn)
        fontManager.ttflist = [each for each in fontManager.ttflist if each.fname != str(font)]


def _labels(drawn: Sequence[Panel]) -> Iterator[str]:
    """Every text in the picture besides the numbers of its axes."""
    for panel in drawn:
        yield panel.title
        yield from (text for point in panel.points for text in (point.series, point.label))


def _require_drawable(drawn: Sequence[Panel], plot: Plot) -> None:
    if not any(point.value is not None for panel in drawn for point in panel.points):
        raise OutputError("there is no number to draw")
    years = sorted({point.year for panel in drawn for point in panel.points})
    if plot == "rank" and len(years) > 1:
        raise OutputError(f"a ranking is of one year, and there are {years[0]} to {years[-1]}: add --year {years[-1]}")
    series = max(len(panel.series) for panel in drawn)
    if series > KINDS[plot].most_series:
        raise OutputError(
            f"{series} series cannot be told apart in one picture ({plot} shows {KINDS[plot].most_series}); "
            "choose some with --agency, --region, --level or --function"
        )


def _columns(drawn: Sequence[Panel]) -> int:
    return 2 if len(drawn) > MOST_BELOW_EACH_OTHER else 1


def picture(drawn: Sequence[Panel], plot: Plot, lines: Sequence[str]) -> Figure:
    """The panels, below each other or in two columns, with the lines under them."""
    kind, columns = KINDS[plot], _columns(drawn)
    heights = [kind.height(max(len(panel.series) for panel in row)) for row in _rows(drawn, columns)]
    figure = Figure(figsize=(WIDTH * columns, sum(heights) + 0.2 * len(lines)), layout="constrained")
    all_axes = figure.subplots(len(heights), columns, squeeze=False, height_ratios=heights).flat
    for axes, panel in zip_longest(all_axes, drawn):
        if panel is None:
            axes.set_axis_off()
        else:
            kind.draw(axes, panel)
    figure.supxlabel("\n".join(lines), x=0.01, ha="left", fontsize=8)
    return figure


def _rows(drawn: Sequence[Panel], columns: int) -> Iterator[Sequence[Panel]]:
    return (drawn[start : start + columns] for start in range(0, len(drawn), columns))


def _write(figure: Figure, suffix: str, path: Path, drawn: Sequence[Panel]) -> None:
    if suffix == ".png":
        figure.savefig(path, format="png", dpi=DOTS_PER_INCH, metadata={"Software": None})
        return
    drawing = io.StringIO()
    figure.savefig(drawing, format="svg", metadata={"Date": None, "Creator": None})
    text = drawing.getvalue()
    path.write_text(text if suffix == ".svg" else _page(text, drawn), encoding="utf-8")


TABLE_STYLE = "td, th { padding: 0.1em 0.6em; text-align: right } tr :first-child, caption { text-align: left }"


def _page(picture: str, drawn: Sequence[Panel]) -> str:
    """A page with the picture and, for those who cannot see it or want the numbers, its tables."""
    tables = "\n".join(_table(panel) for panel in drawn)
    title = html.escape("; ".join(panel.title for panel in drawn))
    return (
        f'<!doctype html>\n<html lang="zh">\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f"<style>{TABLE_STYLE}</style>\n"
        f"<figure>\n{picture[picture.index('<svg') :]}</figure>\n{tables}\n</html>\n"
    )


def _table(panel: Panel) -> str:
    years = panel.years
    head = "".join(f"<th>{year}</th>" for year in years)
    rows = "\n".join(
        f"<tr><th>{html.escape(name)}</th>{''.join(f'<td>{cell}</td>' for cell in _cells(points, years))}</tr>"
        for name, points in ((name, {p.year: p.text for p in points}) for name, points in panel.series.items())
    )
    return f"<table>\n<caption>{html.escape(panel.title)}</caption>\n<tr><th></th>{head}</tr>\n{rows}\n</table>"


def _cells(texts: dict[int, str], years: Sequence[int]) -> list[str]:
    return [html.escape(texts.get(year, "")) for year in years]
