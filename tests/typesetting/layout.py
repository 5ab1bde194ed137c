"""What a typesetting is given: a report as prose and grids, and how it is to look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from transform.report import Status


class Role(StrEnum):
    """What a cell is for: a column header, a heading over several rows, the label of a row, or a value."""

    HEADER = "header"
    HEADING = "heading"
    LABEL = "label"
    VALUE = "value"


class Kind(StrEnum):
    """What a paragraph is for."""

    TITLE = "title"
    SECTION = "section"
    CAPTION = "caption"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid, at the slot of its top left corner."""

    text: str
    role: Role
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1

    @property
    def is_upright(self) -> bool:
        """Whether the cell is a tall heading, which many reports print from top to bottom."""
        return self.role is Role.HEADING and self.row_span >= 3


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: cells by row, the widths of its columns as parts of the whole, and how many rows are headers."""

    rows: tuple[tuple[GridCell, ...], ...]
    widths: tuple[float, ...]
    header_rows: int


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    text: str
    kind: Kind = Kind.BODY


Block = Prose | Grid


@dataclass(frozen=True, slots=True)
class Style:
    """How a report looks: sizes in points, margins in millimetres (top, right, bottom, left).

    `repeat_headers` prints the header rows again on every page; `split_rows` lets a page end within a row;
    `upright` sets tall headings from top to bottom; `font` counts through the fonts that a typesetting has.
    """

    font: int
    size: float
    table_size: float
    leading: float
    padding: float
    margins: tuple[float, float, float, float]
    repeat_headers: bool
    split_rows: bool
    upright: bool


@dataclass(frozen=True, slots=True)
class Printed:
    """The text of a value cell, and what it says."""

    text: str
    status: Status


@dataclass(frozen=True)
class ReportToSet:
    """A fictional report before it is set; `expected` are its value cells by indicator and column."""

    name: str
    form: str
    script: str
    blocks: tuple[Block, ...]
    style: Style
    expected: Mapping[tuple[str, str], Printed]
