"""Paragraphs: lines of text outside tables, joined where they were broken at the margin."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.document import PageLocator, Paragraph
from extract.pdf.marks.frame import Box, around
from extract.pdf.text.joining import join_prose
from extract.pdf.text.strips import TextLine

_SHORT = 1.6  # sizes of type that a line ends before the margin if its paragraph ends there
_INDENT = 1.2
_SAME_SIZE = 0.12
_FAR = 1.7  # times the usual distance of lines
_SAME_END = 6.0  # points
_NEAREST_MARGIN = 0.6  # of the width of the page
LARGER = 1.2  # a heading's type against the body's
_CENTRED = 0.04  # of the width of the page
_SENTENCE = re.compile("[，。；]")
_SENTENCE_END = re.compile("[。；：！？]$")
_FIRST_WORD = re.compile(r"[!-~]+")


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the lines of a column begin and end, and how far apart they are."""

    left: float
    right: float
    distance: float


@dataclass(frozen=True, slots=True)
class Run:
    """The lines of one paragraph; `open_start` and `open_end` say that it may go on on the pages beside."""

    lines: tuple[TextLine, ...]
    heading: bool
    open_start: bool
    open_end: bool

    @property
    def text(self) -> str:
        """The text without the line breaks that only the margin made."""
        return join_prose([line.text for line in self.lines])

    @property
    def box(self) -> Box:
        """The extent of its lines."""
        return around([line.box for line in self.lines])


def margins_of(lines: Sequence[TextLine], least_right: float = 0.0) -> Margins:
    """The margins of the lines of one column, whose right one is known to be no nearer than `least_right`."""
    boxes = [line.box for line in lines]
    steps = [lower.middle - upper.middle for upper, lower in pairwise(lines) if lower.middle > upper.middle]
    return Margins(
        min(box.x0 for box in boxes),
        max(least_right, *(box.x1 for box in boxes)),
        median(steps) if steps else float("inf"),
    )


def right_margin(lines: Sequence[TextLine], page_width: float) -> float:
    """Where the lines of a document end: the farthest place that two of them reach in the middle of a sentence.

    If no two do, it is taken to be as far from the edge of the page as the left one.
    """
    ends = sorted((line.box.x1 for line in lines if not _SENTENCE_END.search(line.text)), reverse=True)
    for line_end, next_end in pairwise(ends):
        if line_end - next_end < _SAME_END and line_end > _NEAREST_MARGIN * page_width:
            return line_end
    return page_width - min((line.box.x0 for line in lines), default=0.0)


def runs_of(lines: Sequence[TextLine], margins: Margins, body_size: float, page_width: float) -> list[Run]:
    """The paragraphs that some lines, from top to bottom, make."""
    groups: list[list[TextLine]] = []
    for line in lines:
        if groups and _goes_on(groups[-1][-1], line, margins, body_size, page_width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_run(group, margins, body_size, page_width) for group in groups]


def _run(group: list[TextLine], margins: Margins, body_size: float, page_width: float) -> Run:
    heading = _is_heading(group[0], body_size, page_width)
    return Run(
        tuple(group),
        heading,
        open_start=not heading and group[0].box.x0 - margins.left < _INDENT * group[0].size,
        open_end=not heading and margins.right - group[-1].box.x1 < _SHORT * group[-1].size,
    )


def _goes_on(before: TextLine, line: TextLine, margins: Margins, body_size: float, page_width: float) -> bool:
    size = before.size
    if abs(line.size - size) > _SAME_SIZE * size:
        return False
    step = line.middle - before.middle
    headings = [_is_heading(each, body_size, page_width) for each in (before, line)]
    if any(headings):
        return all(headings) and step < 2.5 * size
    if step <= 0 or step > _FAR * min(margins.distance, 2.2 * size):
        return False
    if _has_room(before, line, margins):
        return False
    indented = line.box.x0 - margins.left > _INDENT * size
    return not indented or abs(line.box.x0 - before.box.x0) < size / 2


def _has_room(before: TextLine, line: TextLine, margins: Margins) -> bool:
    """Whether what begins the next line would have fitted: then the break is meant. Latin words are not broken."""
    word = _FIRST_WORD.match(line.text)
    needed = max(_SHORT, 0.5 * len(word.group()) + 0.5 if word else 0.0) * before.size
    return margins.right - before.box.x1 > needed


def _is_heading(line: TextLine, body_size: float, page_width: float) -> bool:
    """Whether a line is large and centred, as titles are, and no part of a sentence."""
    if line.size < LARGER * body_size:
        return False
    box = line.box
    centred = abs((box.x0 + box.x1) - page_width) < 2 * _CENTRED * page_width
    return centred and not _SENTENCE.search(line.text)


def paragraph(run: Run, locate: Callable[[Box], PageLocator]) -> Paragraph:
    """A run as a block of the document."""
    return Paragraph(run.text, locate(run.box), 1 if run.heading else 0)
