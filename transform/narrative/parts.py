"""Which numbers of a sentence are parts of which: 其中 and 包括 open a list, channels share what was disclosed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import msgspec

from transform.knowledge import load_knowledge
from transform.narrative.meaning import Total
from transform.narrative.things import things_named_last


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    parts: str
    channel: str
    several_channels: str


@cache
def _words() -> _Words:
    return load_knowledge(__file__, "parts.yaml", _Words)


def goes_on_with_parts(words: str) -> bool:
    """Whether a sentence that begins with these words goes on with parts of what the one before stated."""
    return bool(re.match(_words().parts, words))


def opens_parts(words: str) -> bool:
    """Whether words open a list of parts (其中, 包括)."""
    return bool(re.search(_words().parts, words))


def is_by_channel(clause: str) -> bool:
    """Whether a clause with its number says for which channel it is: 通过网站公开#."""
    match = re.search(_words().channel, clause)
    return match is not None and not re.search(_words().several_channels, clause[: match.start("verb")])


def names_channels(clause: str) -> bool:
    """Whether a clause with its number says for which channels it is, be they several."""
    return re.search(_words().channel, clause) is not None


def numbers_by_channel(words: str) -> int:
    """How many channels a template gives a number for, before a list of parts begins."""
    before_parts = re.split(_words().parts, words, maxsplit=1)[0]
    return sum(1 for _ in re.finditer(_words().channel, before_parts))


@dataclass(slots=True)
class Parts:
    """The list of parts that is open (其中, 包括), and the numbers before it.

    A list right behind a number is of that number. One that begins a sentence or follows a semicolon may be of any
    number before.
    """

    totals: list[Total]
    _is_open: bool = False
    _is_of_the_nearest: bool = True
    _ends_with_bracket: bool = False

    def see(self, words: str, *, begins: bool) -> None:
        """Sees the words before a number, which may open a list or end one."""
        if opens_parts(words):
            self._is_open = True
            self._is_of_the_nearest = not begins and ";" not in words
            self._ends_with_bracket = _opens_bracket(words)
        elif (self._ends_with_bracket and _closes_bracket(words)) or self._names_another_thing(words):
            self._is_open = False

    def _names_another_thing(self, words: str) -> bool:
        """Whether words name a thing that is none of those which the list is of: 主动公开2300条,其中…,来信18件."""
        things = {total.indicator.thing for total in self.totals if total.indicator}
        return bool(things and things_named_last(words) - things)

    def begin(self, total: Total) -> None:
        """Takes a number that is no part of another; it ends the list before it."""
        self.totals.append(total)
        self._is_open = False

    def wholes(self, unit: str | None) -> list[Total]:
        """What a number in this unit can be a part of; empty if no list is open, or the unit is of another kind."""
        if not self._is_open:
            return []
        fitting = [total for total in self.totals if total.takes(unit)]
        return fitting[-1:] if self._is_of_the_nearest else fitting


def _opens_bracket(words: str) -> bool:
    """Whether a bracket stays open at the end of words."""
    return words.rfind("(") > words.rfind(")")


def _closes_bracket(words: str) -> bool:
    """Whether words end a bracket that was open before them."""
    return words.find(")") >= 0 and not 0 <= words.find("(") < words.find(")")
