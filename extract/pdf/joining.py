"""Lines that were broken for want of room, joined to one text again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def join_lines(lines: Sequence[str], full: Sequence[bool]) -> str:
    """The text of a cell whose lines were broken; `full` says of each line but the last if the next had no room in it.

    Chinese has no blanks between words, so that its lines join as they are; words and numbers beside words keep a
    blank. A number that goes on after a full line, or with a comma or a point, is one number. Otherwise the digits of
    the next line are a second one, and stay on a line of their own: a value must not be made up.
    """
    text = lines[0] if lines else ""
    for line, is_full in zip(lines[1:], full, strict=True):
        joint = _joint(text, line)
        text += ("" if is_full and joint == "\n" else joint) + line
    return text


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
