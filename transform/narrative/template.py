"""A sentence with every quantity written as one character, which is what patterns of statements are matched against."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from transform.narrative.lexicon import NUMBER
from transform.narrative.quantities import Quantity

CLAUSE_ENDS = re.compile(r"[,。;:]")
"""The marks that end a clause."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One or, for a range, two quantities that stand in one place of a template."""

    place: int
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """The text of a sentence with a `#` for every slot; `origins[i]` is where `text[i]` stands in the sentence."""

    text: str
    origins: tuple[int, ...]
    slots: tuple[Slot, ...]

    def slot_at(self, place: int) -> int:
        """The number of the slot that stands at a place of the template."""
        return bisect_left(self.slots, place, key=lambda slot: slot.place)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The positions in the sentence of `text[start:end]`; a slot takes its whole quantity."""
        last = end - 1
        if self.text[last] == NUMBER:
            return self.origins[start], self.slots[self.slot_at(last)].quantities[0].end
        return self.origins[start], self.origins[last] + 1

    def is_beside_another(self, number: int) -> bool:
        """Whether nothing stands between a slot and the next or the one before."""
        place = self.slots[number].place
        return NUMBER in (self.text[place + 1 : place + 2], self.text[max(place - 1, 0) : place])

    def end_before(self, number: int) -> int:
        """Where, in the sentence, the quantity before a slot ends; 0 for the first slot."""
        return self.slots[number - 1].quantities[0].end if number else 0

    def clause_before(self, place: int) -> str:
        """What stands before a place since the last mark that ends a clause."""
        return CLAUSE_ENDS.split(self.text[:place])[-1]

    def clause_of(self, number: int) -> str:
        """The clause of a slot, up to and with it."""
        place = self.slots[number].place
        return self.clause_before(place) + self.text[place]

    def clauses_before(self, place: int) -> list[str]:
        """The clauses up to a place since the last semicolon; the last one is `clause_before`."""
        return CLAUSE_ENDS.split(self.text[:place].rpartition(";")[2])

    def between(self, number: int) -> str:
        """What stands before a slot since the slot before it, or since the beginning."""
        start = self.slots[number - 1].place + 1 if number else 0
        return self.text[start : self.slots[number].place]


def template_of(text: str, found: list[Quantity]) -> Template:
    """The template of a sentence with these quantities."""
    characters: list[str] = []
    origins: list[int] = []
    slots: list[Slot] = []
    place = 0
    for start in sorted({quantity.start for quantity in found}):
        together = tuple(quantity for quantity in found if quantity.start == start)
        characters += text[place:start]
        origins += range(place, start)
        slots.append(Slot(len(characters), together))
        characters.append(NUMBER)
        origins.append(start)
        place = together[0].end
    characters += text[place:]
    origins += range(place, len(text))
    return Template("".join(characters), tuple(origins), tuple(slots))
