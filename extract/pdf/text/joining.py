"""Lines that were broken for want of room, joined to one text again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

_LACKS_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})*,\d{1,2}")
_IN_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def join_lines(lines: Sequence[str], is_full: Callable[[int], bool] = lambda _: False) -> str:
    """The text of a cell whose lines were broken; `is_full` says of a line by its number if the next had no room in it.

    Chinese has no blanks between words, so that its lines join as they are; words and numbers beside words keep a
    blank. A number that goes on after a full line, or with a comma or a point, is one number, and so is one whose
    commas say that digits are missing (43,847,04 and 1). Otherwise the digits of the next line are a second one, and
    stay on a line of their own: a value must not be made up.
    """
    text = lines[0] if lines else ""
    for number, line in enumerate(lines[1:]):
        joint = _joint(text, line)
        text += ("" if joint == "\n" and (_is_cut(text, line) or is_full(number)) else joint) + line
    return text


def _is_cut(before: str, after: str) -> bool:
    """Whether the commas of a number say that it lacks digits, and that it has all of them with what follows."""
    return bool(_LACKS_DIGITS.fullmatch(before) and _IN_GROUPS.fullmatch(before + after))


def join_prose(lines: Iterable[str]) -> str:
    """The text of a paragraph whose lines were broken at the margin.

    Digits on both sides of a break belong to one number: two would have a mark between them.
    """
    text = ""
    for line in lines:
        joint = _joint(text, line) if text else ""
        text += joint.replace("\n", "") + line
    return text


def _joint(before: str, after: str) -> str:
    last, first = before[-1], after[0]
    if last.isdigit() and first.isdigit():
        return "\n"
    return " " if last.isascii() and first.isascii() and last.isalnum() and first.isalnum() else ""
