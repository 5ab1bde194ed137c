"""A report as a flat OpenDocument text, the one file of a word processor that can be written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tests.typesetting.layout import Grid, GridCell, Kind, Prose, ReportToSet, Role, Style
from tests.typesetting.markup import FONTS

PAGE_WIDTH = 210
ROWS_FOR_UPRIGHT = 8
"""LibreOffice does not make rows higher for upright text: in a heading over fewer rows it would run into the next."""

DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0">
<office:font-face-decls><style:font-face style:name="CJK" svg:font-family="'{font}'"/></office:font-face-decls>
<office:styles><style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="1" fo:widows="1"/>
<style:text-properties style:font-name="CJK" style:font-name-asian="CJK" fo:font-size="{size}pt"
 style:font-size-asian="{size}pt" fo:language="en" fo:country="US" style:language-asian="zh" style:country-asian="CN"/>
</style:default-style></office:styles>
<office:automatic-styles>
<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="{page_width}mm" fo:page-height="297mm"
 fo:margin-top="{top}mm" fo:margin-right="{right}mm" fo:margin-bottom="{bottom}mm" fo:margin-left="{left}mm"/>
<style:footer-style><style:header-footer-properties fo:min-height="8mm" fo:margin-top="3mm"/></style:footer-style>
</style:page-layout>
{paragraph_styles}
<style:style style:name="table" style:family="table"><style:table-properties style:width="{width}mm" table:align="left"
 fo:margin-top="1mm" fo:margin-bottom="2mm" style:may-break-between-rows="true"/></style:style>
<style:style style:name="row" style:family="table-row"><style:table-row-properties fo:keep-together="{keep}"/></style:style>
<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"
 fo:padding="{padding}pt" style:vertical-align="middle"/></style:style>
<style:style style:name="upright" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"
 fo:padding="{padding}pt" style:vertical-align="middle" style:writing-mode="tb-rl"/></style:style>
{column_styles}
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page"><style:footer>
<text:p text:style-name="value">- <text:page-number text:select-page="current">1</text:page-number> -</text:p>
</style:footer></style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>
"""


def to_opendocument(report: ReportToSet) -> str:
    """The whole file."""
    style = report.style
    top, right, bottom, left = style.margins
    width = PAGE_WIDTH - left - right
    grids = [block for block in report.blocks if isinstance(block, Grid)]
    return DOCUMENT.format(
        **{"font": FONTS[style.font], "size": style.size, "page_width": PAGE_WIDTH, "width": width},
        **{"top": top, "right": right, "bottom": bottom, "left": left, "padding": style.padding},
        keep="auto" if style.split_rows else "always",
        paragraph_styles="".join(_paragraph_styles(style)),
        column_styles="".join(_column_styles(grids, width)),
        body="".join(_blocks(report)),
    )


def _paragraph_styles(style: Style) -> Iterator[str]:
    looks = {
        Kind.TITLE: (style.size * 1.4, style.leading, "center", 0.0),
        Kind.SECTION: (style.size, style.leading, "start", 0.0),
        Kind.CAPTION: (style.size, style.leading, "start", 0.0),
        Kind.BODY: (style.size, style.leading, "justify", 2 * style.size),
        Role.VALUE: (style.table_size, 1.1, "center", 0.0),
        Role.LABEL: (style.table_size, 1.1, "start", 0.0),
    }
    for name, (size, leading, alignment, indent) in looks.items():
        yield (
            f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties '
            f'fo:text-align="{alignment}" fo:line-height="{leading:.0%}" fo:text-indent="{indent}pt"/>'
            f'<style:text-properties fo:font-size="{size}pt" style:font-size-asian="{size}pt"/></style:style>'
        )


def _column_styles(grids: list[Grid], width: float) -> Iterator[str]:
    for number, grid in enumerate(grids):
        for position, part in enumerate(grid.widths):
            yield (
                f'<style:style style:name="c{number}.{position}" style:family="table-column">'
                f'<style:table-column-properties style:column-width="{part * width:.2f}mm"/></style:style>'
            )


def _blocks(report: ReportToSet) -> Iterator[str]:
    number = 0
    for block in report.blocks:
        if isinstance(block, Prose):
            yield f'<text:p text:style-name="{block.kind}">{escape(block.text)}</text:p>'
        else:
            yield _grid(block, number, report.style)
            number += 1


def _grid(grid: Grid, number: int, style: Style) -> str:
    columns = "".join(f'<table:table-column table:style-name="c{number}.{i}"/>' for i in range(len(grid.widths)))
    rows = [
        f'<table:table-row table:style-name="row">{"".join(_row(row, grid, style))}</table:table-row>'
        for row in _slots(grid)
    ]
    head = grid.header_rows if style.repeat_headers else 0
    header = f"<table:table-header-rows>{''.join(rows[:head])}</table:table-header-rows>" if head else ""
    return f'<table:table table:name="t{number}" table:style-name="table">{columns}{header}{"".join(rows[head:])}</table:table>'


def _slots(grid: Grid) -> list[list[GridCell | None]]:
    """The cells in their slots; a slot under the span of another cell is None."""
    slots: list[list[GridCell | None]] = [[None] * len(grid.widths) for _ in grid.rows]
    for cell in (cell for row in grid.rows for cell in row):
        slots[cell.row][cell.column] = cell
    return slots


def _row(row: list[GridCell | None], grid: Grid, style: Style) -> Iterator[str]:
    assert len(row) == len(grid.widths)
    for cell in row:
        if cell is None:
            yield "<table:covered-table-cell/>"
            continue
        spans = f'table:number-rows-spanned="{cell.row_span}" table:number-columns-spanned="{cell.column_span}"'
        name = "upright" if style.upright and cell.row_span >= ROWS_FOR_UPRIGHT and cell.is_upright else "cell"
        setting = Role.LABEL if cell.role is Role.LABEL else Role.VALUE
        text = f'<text:p text:style-name="{setting}">{escape(cell.text)}</text:p>'
        yield f'<table:table-cell table:style-name="{name}" {spans}>{text}</table:table-cell>'
