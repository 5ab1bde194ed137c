"""Reports drawn by reportlab: with rules of every kind, struck twice, on turned pages, with a stamp over the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from html import escape
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table

from tests.typesetting.layout import Grid, GridCell, Kind, Prose, ReportToSet, Role, Style

FONT_FILES = (
    "/usr/share/fonts/truetype/arphic/uming.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/arphic/ukai.ttc",
)
PADDING = 6
UNEMBEDDED = {"hans": "STSong-Light", "hant": "MSung-Light"}
"""Fonts that every PDF reader must bring along; the file names them only."""


class Rules(StrEnum):
    """Which lines of a table are drawn."""

    FULL = "full"
    INNER = "inner"
    HORIZONTAL = "horizontal"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Drawing:
    """How the pages are drawn: `struck` prints the values twice, a hair apart; `turned` sets /Rotate to 90 degrees."""

    rules: Rules = Rules.FULL
    struck: bool = False
    turned: bool = False
    stamped: bool = False

    def draw(self, reports: Sequence[ReportToSet], folder: Path) -> list[Path]:
        """One PDF for each report."""
        return [self._draw(report, folder / f"{report.name}.pdf") for report in reports]

    def _draw(self, report: ReportToSet, target: Path) -> Path:
        top, right, bottom, left = (margin * mm for margin in report.style.margins)
        frame = Frame(left, bottom, A4[0] - left - right, A4[1] - top - bottom, 0, 0, 0, 0)
        template = PageTemplate(frames=[frame], onPage=self._begin_page, onPageEnd=self._end_page)
        rotation = 90 if self.turned else 0
        document = BaseDocTemplate(str(target), pagesize=A4, pageTemplates=[template], rotation=rotation, invariant=1)
        setter = _Setter(report.style, font_of(report), frame.width, self)
        document.build([flowable for block in report.blocks for flowable in setter.set(block)])
        return target

    def _begin_page(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        if self.turned:
            canvas.transform(0, 1, -1, 0, A4[1], 0)

    def _end_page(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        canvas.setFont("Times-Roman", 9)
        canvas.drawCentredString(A4[0] / 2, 12 * mm, f"- {canvas.getPageNumber()} -")
        if self.stamped:
            canvas.setStrokeColor(colors.red)
            canvas.setLineWidth(2)
            canvas.circle(A4[0] * 0.6, A4[1] * 0.4, 55, fill=0)
            canvas.ellipse(A4[0] * 0.6 - 50, A4[1] * 0.4 - 50, A4[0] * 0.6 + 50, A4[1] * 0.4 + 50)


def font_of(report: ReportToSet) -> str:
    """The font of a report: every fourth report has one that is not in the file, as have all without the programs."""
    files = [name for name in FONT_FILES if Path(name).exists()]
    if report.style.font >= len(files):
        return _unembedded(UNEMBEDDED[report.script])
    return _embedded(files[report.style.font])


@cache
def _embedded(file: str) -> str:
    name = Path(file).stem
    pdfmetrics.registerFont(TTFont(name, file, subfontIndex=0))
    return name


@cache
def _unembedded(name: str) -> str:
    pdfmetrics.registerFont(UnicodeCIDFont(name))
    return name


class _Struck(Paragraph):  # type: ignore[misc]
    """A paragraph printed twice, which imitates bold type."""

    def draw(self) -> None:
        super().draw()
        self.canv.translate(0.3, 0)
        super().draw()


class _Table(Table):  # type: ignore[misc]
    """A table that pages may cut within a merged heading, as word processors do, below the heading's text."""

    def _getFirstPossibleSplitRowPosition(self, height: float, ignoreSpans: int = 1) -> int:  # noqa: N802, N803, ARG002 - reportlab's names
        row: int = super()._getFirstPossibleSplitRowPosition(height, ignoreSpans=1)
        spans = [span for span in getattr(self, "_spanRanges", {}).values() if span]
        while row > self.repeatRows and any(self._is_cut(span, row) for span in spans):
            row -= 1
        return row

    def _is_cut(self, span: tuple[int, int, int, int], row: int) -> bool:
        left, top, right, bottom = span
        if not top < row <= bottom or not self._cellvalues[top][left]:
            return False
        (text,) = self._cellvalues[top][left]
        width = sum(self._colWidths[left : right + 1]) - 4
        return bool(text.wrap(width, 10_000)[1] + PADDING > sum(self._rowHeights[top:row]))


class _Setter:
    """Turns blocks into what reportlab lays out."""

    def __init__(self, style: Style, font: str, width: float, drawing: Drawing) -> None:
        self.style, self.font, self.width, self.drawing = style, font, width, drawing

    def set(self, block: Prose | Grid) -> list[Flowable]:
        if isinstance(block, Grid):
            return [Spacer(1, 4), self._table(block), Spacer(1, 8)]
        size = self.style.size * (1.4 if block.kind is Kind.TITLE else 1)
        centred = block.kind is Kind.TITLE
        indent = 2 * size if block.kind is Kind.BODY else 0
        return [Paragraph(escape(block.text), self._type(size, self.style.leading, centred, indent))]

    def _type(self, size: float, leading: float, centred: bool, indent: float = 0) -> ParagraphStyle:
        alignment = TA_CENTER if centred else TA_LEFT
        return ParagraphStyle(
            "type", fontName=self.font, fontSize=size, leading=size * leading, alignment=alignment, wordWrap="CJK",
            firstLineIndent=indent,
        )  # fmt: skip

    def _table(self, grid: Grid) -> Table:
        slots: list[list[list[Flowable]]] = [[[] for _ in grid.widths] for _ in grid.rows]
        commands: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *self._lines()]
        for cell in (cell for row in grid.rows for cell in row):
            slots[cell.row][cell.column] = self._cell(cell)
            end = (cell.column + cell.column_span - 1, cell.row + cell.row_span - 1)
            if end != (cell.column, cell.row):
                commands.append(("SPAN", (cell.column, cell.row), end))
        widths = [width * self.width for width in grid.widths]
        repeated = grid.header_rows if self.style.repeat_headers else 0
        table = _Table(slots, widths, repeatRows=repeated)
        table.setStyle([*commands, *self._padding()])
        return table

    def _padding(self) -> list[tuple[object, ...]]:
        sides = {
            "LEFTPADDING": 2,
            "RIGHTPADDING": 2,
            "TOPPADDING": self.style.padding,
            "BOTTOMPADDING": self.style.padding + 1,
        }
        return [(side, (0, 0), (-1, -1), width) for side, width in sides.items()]

    def _lines(self) -> list[tuple[object, ...]]:
        whole = ((0, 0), (-1, -1), 0.5, colors.black)
        match self.drawing.rules:
            case Rules.FULL:
                return [("GRID", *whole)]
            case Rules.INNER:
                return [("INNERGRID", *whole)]
            case Rules.HORIZONTAL:
                return [("LINEABOVE", *whole), ("LINEBELOW", *whole)]
        return []

    def _cell(self, cell: GridCell) -> list[Flowable]:
        text = escape(cell.text)
        if not text:
            return []
        if self.style.upright and cell.is_upright:
            text = "<br/>".join(map(escape, cell.text))
        setting = self._type(self.style.table_size, 1.2, cell.role is not Role.LABEL)
        struck = self.drawing.struck and cell.role in (Role.VALUE, Role.HEADER)
        return [_Struck(text, setting) if struck else Paragraph(text, setting)]
