"""What is being counted, asked or handled: the thing named last is what 办结3件 or 答复率100% is about."""

from __future__ import annotations

import re

from transform.narrative.lexicon import NUMBER, lexicon

_COUNTED = re.compile(rf"[^,。;:{NUMBER}\n]{{0,10}}{NUMBER}")


def things_named_last(text: str) -> frozenset[str]:
    """The kinds of things that a text names last; several, if they stand in one list (申请、信访、咨询)."""
    named: frozenset[str] = frozenset()
    end = 0
    for match in lexicon().things.finditer(text):
        joins = lexicon().things_join.fullmatch(text, end, match.start()) is not None
        named = frozenset({str(match.lastgroup)}) | (named if joins else frozenset())
        end = match.end()
    return named


def things_between(text: str, start: int, end: int) -> frozenset[str]:
    """The kinds of things that a text names between two places, be it that the first began before."""
    return frozenset(str(match.lastgroup) for match in lexicon().things.finditer(text, 0, end) if match.end() > start)


def thing_counted_last(text: str) -> str | None:
    """The kind of thing that the last number of a text with a thing right before it counts (处理来信#)."""
    found = [match for match in lexicon().things.finditer(text) if _COUNTED.match(text, match.end())]
    return found[-1].lastgroup if found else None
