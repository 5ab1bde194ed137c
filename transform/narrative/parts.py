"""Which numbers of a sentence are parts of which: 其中 and 包括 open a list."""

from __future__ import annotations

from dataclasses import dataclass

from transform.narrative.circumstances import closes_bracket, opens_bracket, opens_parts
from transform.narrative.meaning import Total
from transform.narrative.things import things_named_last


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
            self._ends_with_bracket = opens_bracket(words)
        elif (self._ends_with_bracket and closes_bracket(words)) or self._names_another_thing(words):
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
