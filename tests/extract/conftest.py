"""Short ways to read markup and text in tests."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

import extract
from extract.document import Document
from extract.source import Source

WIDTH, HEIGHT = 595, 842
SONG = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(SONG))

REPORTS = Path(__file__).parents[3] / "shared" / "reports"


@pytest.fixture
def read_html() -> Callable[[str], Document]:
    """Reads markup as a page in UTF-8."""
    return lambda markup: extract.read(Source("page.html", f"<html><body>{markup}</body></html>".encode()))


@pytest.fixture
def read_text() -> Callable[[str], Document]:
    """Reads a plain text in UTF-8."""
    return lambda text: extract.read(Source("report.txt", text.encode()))


@pytest.fixture
def real_report() -> Callable[[str], Source]:
    """A real report, which is not part of the project: the test is skipped where it is not there."""

    def load(name: str) -> Source:
        path = REPORTS / name
        if not path.exists():
            pytest.skip(f"{path} is not there")
        return Source(name, path.read_bytes())

    return load


@dataclass
class Sheet:
    """A PDF under construction; heights count from the top of the page, in points."""

    file: io.BytesIO = field(default_factory=io.BytesIO)
    encrypt: object = None

    def __post_init__(self) -> None:
        self.canvas = Canvas(self.file, (WIDTH, HEIGHT), encrypt=self.encrypt, pageCompression=0)

    def text(self, x: float, middle: float, text: str, size: float = 10, font: str = SONG) -> None:
        """Text from the left, with its middle at a height."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - middle - 0.35 * size, text)

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """A stroke."""
        self.canvas.line(x0, HEIGHT - top, x1, HEIGHT - bottom)

    def lines(self, *texts: str, x: float = 60, top: float = 100, leading: float = 18, size: float = 12) -> None:
        """Lines of text below each other."""
        for number, text in enumerate(texts):
            self.text(x, top + number * leading, text, size)

    def table(self, rows: Sequence[Sequence[str]], xs: Sequence[float], top: float, height: float = 20) -> None:
        """A table with rules around all cells, and each text in the middle of its cell."""
        self.cells(rows, xs, top, height)
        ys = [top + number * height for number in range(len(rows) + 1)]
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])

    def cells(self, rows: Sequence[Sequence[str]], xs: Sequence[float], top: float, height: float = 20) -> None:
        """The texts of a table without its rules."""
        for number, row in enumerate(rows):
            for (left, right), text in zip(pairwise(xs), row, strict=True):
                width = self.canvas.stringWidth(text, SONG, 10)
                self.text((left + right - width) / 2, top + (number + 0.5) * height, text)

    def end_page(self) -> None:
        """Begins a new page."""
        self.canvas.showPage()

    def data(self) -> bytes:
        """The bytes of the file."""
        self.canvas.save()
        return self.file.getvalue()

    def read(self) -> Document:
        """The finished file as a document."""
        return extract.read(Source("report.pdf", self.data()))


@pytest.fixture
def sheet() -> Sheet:
    """An empty PDF."""
    return Sheet()


def texts(document: Document) -> list[str]:
    """The texts of the paragraphs."""
    return [paragraph.text for paragraph in document.paragraphs()]


def grids(document: Document) -> list[list[list[str | None]]]:
    """The texts of the tables by slot."""
    return [[[cell.text if cell else None for cell in row] for row in table.rows] for table in document.tables()]
