"""Draws a comparison into a file: SVG and PNG with all signs in the picture, or a page with its table."""

from __future__ import annotations

import html
import io
import textwrap
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, NamedTuple

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager

from etl.output import OutputError, written
from etl.pictures import heatmap, ranking, trend
from etl.pictures.font import FAMILY, write_font
from etl.pictures.points import Panel, panels
from warehouse.answer import Answer

Plot = Literal["trend", "rank", "heatmap"]


class Kind(NamedTuple):
    """A kind of picture: how a panel is drawn, how many series it can hold, and its height in inches."""

    draw: Callable[[Axes, Panel], None]
    most_series: int
    height: Callable[[int], float]


KINDS: dict[Plot, Kind] = {
    "trend": Kind(trend.draw_trend, trend.MOST_SERIES, lambda series: max(3.4, 0.26 * series + 0.8)),
    "rank": Kind(ranking.draw_ranking, ranking.MOST_SERIES, lambda series: 0.3 * series + 1.1),
    "heatmap": Kind(heatmap.draw_heatmap, heatmap.MOST_SERIES, lambda series: 0.36 * series + 1.1),
}

WIDTH = 10
DOTS_PER_INCH = 150

LEGEND = {
    "trend": "dotted: approximately comparable; dashed upright: break between forms; no line over a missing year",
    "rank": "in parentheses: no number",
    "heatmap": "empty: no report; in parentheses: no number; dashed upright: break between forms",
}
"""How to read each kind of picture."""

LINE_LENGTH = 140
"""Characters of a note in one line."""

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
    _require_drawable(drawn, plot)
    lines = [line for note in (LEGEND[plot], *notes) for line in textwrap.wrap(note, LINE_LENGTH)]
    with TemporaryDirectory() as folder, written(path) as part:
        font = Path(folder) / "signs.otf"
        write_font([*lines, *_labels(drawn)], font)
        fontManager.addfont(font)
        with mpl.rc_context(SETTINGS):
            _write(_figure(drawn, plot, lines), path.suffix.lower(), part, drawn)
        fontManager.ttflist = [each for each in fontManager.ttflist if each.fname != str(font)]


def _labels(drawn: Sequence[Panel]) -> Iterator[str]:
    """Every text in the picture besides the numbers of its axes."""
    for panel in drawn:
        yield panel.title
        yield from (text for point in panel.points for text in (point.series, point.text))


def _require_drawable(drawn: Sequence[Panel], plot: Plot) -> None:
    if not any(point.value is not None for panel in drawn for point in panel.points):
        raise OutputError("there is no number to draw")
    series = max(len(panel.series) for panel in drawn)
    if series > KINDS[plot].most_series:
        raise OutputError(
            f"{series} series cannot be told apart in one picture ({plot} shows {KINDS[plot].most_series}); "
            "choose some with --agency, --region, --level or --function"
        )


def _figure(drawn: Sequence[Panel], plot: Plot, lines: Sequence[str]) -> Figure:
    kind = KINDS[plot]
    heights = [kind.height(len(panel.series)) for panel in drawn]
    figure = Figure(figsize=(WIDTH, sum(heights) + 0.2 * len(lines)), layout="constrained")
    all_axes = figure.subplots(len(drawn), squeeze=False, height_ratios=heights)[:, 0]
    for axes, panel in zip(all_axes, drawn, strict=True):
        kind.draw(axes, panel)
    figure.supxlabel("\n".join(lines), x=0.01, ha="left", fontsize=8)
    return figure


def _write(figure: Figure, suffix: str, path: Path, drawn: Sequence[Panel]) -> None:
    if suffix == ".png":
        figure.savefig(path, format="png", dpi=DOTS_PER_INCH, metadata={"Software": None})
        return
    picture = io.StringIO()
    figure.savefig(picture, format="svg", metadata={"Date": None, "Creator": None})
    text = picture.getvalue()
    path.write_text(text if suffix == ".svg" else _page(text, drawn), encoding="utf-8")


def _page(picture: str, drawn: Sequence[Panel]) -> str:
    """A page with the picture and, for those who cannot see it or want the numbers, its tables."""
    tables = "\n".join(_table(panel) for panel in drawn)
    title = html.escape("; ".join(panel.title for panel in drawn))
    return (
        f'<!doctype html>\n<html lang="zh">\n<meta charset="utf-8">\n<title>{title}</title>\n'
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
