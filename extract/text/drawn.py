"""Tables whose cells are separated by drawn lines: `|`, a full-width bar, or box-drawing characters.

    指標名稱 | 計量單位 | 代碼 | 本月實際數 | 到本月累計數 |
    主動公開信息總數 | 條 | 01 | 339 | |

A bar at the end of a row closes its last cell; a bar at the beginning opens the first.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from extract.text.lines import Field, Line, trimmed

_BAR = re.compile(r"[|｜│┃║]")
# A line that only draws: `|---|:-:|`, `+----+----+`, `├──┼──┤`, `========`.
_BORDER = re.compile(r"\s*(?=.*[-=─━═])[-=+:|｜\s\u2500-\u257f]{3,}\s*")
_LINE_OF_BOX = re.compile(r"[\u2500-\u257f]")
_FEWEST_BARS = 2


def is_border(line: Line) -> bool:
    """Whether a line only draws, and has nothing blank between two bars, which would be an empty cell."""
    return _BORDER.fullmatch(line.text) is not None and all(part.strip() for part in _BAR.split(line.text)[1:-1])


def is_row(line: Line) -> bool:
    """Whether a line can be a row: it has at least two bars, which one bar in a sentence is not."""
    return not is_border(line) and len(_BAR.findall(line.text)) >= _FEWEST_BARS


def is_table(lines: Sequence[Line]) -> bool:
    """Whether neighbouring lines are a table: two rows, or one inside a box."""
    rows = sum(map(is_row, lines))
    boxed = any(is_border(line) and (_LINE_OF_BOX.search(line.text) or "+" in line.text) for line in lines)
    return rows >= 2 or (rows == 1 and boxed)


def rows(lines: Sequence[Line]) -> list[tuple[Line, list[Field]]]:
    """The cells of each row, borders left out."""
    drawn = [line for line in lines if is_row(line)]
    closed = 2 * sum(_BAR.match(line.text.rstrip()[-1:]) is not None for line in drawn) > len(drawn)
    return [(line, _cells(line, closed=closed)) for line in drawn]


def _cells(line: Line, *, closed: bool) -> list[Field]:
    """The fields between the bars. Where most rows are closed by a bar, the last bar closes and opens no cell."""
    bars = [match.start() for match in _BAR.finditer(line.text)]
    edges = [-1, *bars, len(line.text)]
    if not line.text[: bars[0]].strip():
        edges.pop(0)
    if closed and not line.text[bars[-1] + 1 :].strip():
        edges.pop()
    return [trimmed(line, left + 1, right) for left, right in itertools.pairwise(edges)]
