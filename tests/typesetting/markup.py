"""A report as HTML that prints like a report."""

from __future__ import annotations

from html import escape

from tests.typesetting.layout import Grid, GridCell, Kind, Prose, ReportToSet, Role, Style

FONTS = ("Noto Serif CJK SC", "WenQuanYi Micro Hei", "AR PL UMing CN", "Noto Sans CJK SC")
TAGS = {Kind.TITLE: "h1", Kind.SECTION: "h2", Kind.CAPTION: "h3", Kind.BODY: "p"}

STYLE = """
@page {{ size: A4; margin: {margins}; @bottom-center {{ content: "- " counter(page) " -"; font-size: 9pt }} }}
body {{ margin: 0; font: {size}pt/{leading} "{font}" }}
p {{ margin: 0; text-indent: 2em; text-align: justify }}
h1, h2, h3 {{ font-size: 1em; margin: .3em 0; break-after: auto }}
h1 {{ font-size: 1.4em; text-align: center }}
h3 {{ font-weight: normal }}
table {{ border-collapse: collapse; table-layout: fixed; width: 100%; font-size: {table_size}pt; line-height: 1.25 }}
td {{ border: .5pt solid #000; padding: {padding}pt; overflow-wrap: anywhere; text-align: center }}
td.short {{ break-inside: {rows} }}
td.label {{ text-align: left }}
td.upright div {{ writing-mode: vertical-rl; margin: 0 auto; max-height: 40em }}
"""


def to_html(report: ReportToSet) -> str:
    """The whole page."""
    body = "\n".join(_grid(each, report.style) if isinstance(each, Grid) else _prose(each) for each in report.blocks)
    return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><style>{_style(report.style)}</style></head><body>{body}</body></html>'


def _style(style: Style) -> str:
    return STYLE.format(
        margins=" ".join(f"{margin}mm" for margin in style.margins),
        size=style.size,
        leading=style.leading,
        font=FONTS[style.font],
        table_size=style.table_size,
        padding=style.padding,
        rows="auto" if style.split_rows else "avoid",
    )


def _prose(prose: Prose) -> str:
    return f"<{TAGS[prose.kind]}>{escape(prose.text)}</{TAGS[prose.kind]}>"


def _grid(grid: Grid, style: Style) -> str:
    columns = "".join(f'<col style="width: {width:.2%}">' for width in grid.widths)
    rows = ["<tr>" + "".join(_cell(cell, style) for cell in row) + "</tr>" for row in grid.rows]
    head = grid.header_rows if style.repeat_headers else 0
    header = f"<thead>{''.join(rows[:head])}</thead>" if head else ""
    return f"<table><colgroup>{columns}</colgroup>{header}<tbody>{''.join(rows[head:])}</tbody></table>"


def _cell(cell: GridCell, style: Style) -> str:
    spans = f'rowspan="{cell.row_span}" colspan="{cell.column_span}"'
    text = escape(cell.text)
    if style.upright and cell.is_upright:
        return f'<td class="upright" {spans}><div>{text}</div></td>'
    names = "short " * (cell.row_span == 1) + ("label" if cell.role is Role.LABEL else "centred")
    return f'<td class="{names}" {spans}>{text}</td>'
