"""What is being counted, asked or handled: the thing named last is what 办结3件 or 答复率100% is about."""

from __future__ import annotations

from transform.narrative.lexicon import lexicon


def things_named_last(text: str) -> frozenset[str]:
    """The kinds of things that a text names last; several, if they stand in one list (申请、信访、咨询)."""
    named: frozenset[str] = frozenset()
    end = 0
    for match in lexicon().things.finditer(text):
        joins = lexicon().things_join.fullmatch(text, end, match.start()) is not None
        named = frozenset({str(match.lastgroup)}) | (named if joins else frozenset())
        end = match.end()
    return named
