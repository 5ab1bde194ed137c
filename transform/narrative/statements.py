"""Which indicator a number states, by the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import msgspec

from transform.knowledge import load_knowledge
from transform.narrative.lexicon import NUMBER, YEARS, NarrativeIndicator, lexicon
from transform.narrative.subjects import is_by_others
from transform.narrative.template import Template
from transform.narrative.things import thing_counted_last, things_between, things_named_last

_MARKS = ",。;:)(、"


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    point: str
    counts: str
    joined: str
    in_turn: str
    one_by_one: str
    next_in_turn: str
    one_each: str


@cache
def _words() -> _Words:
    return load_knowledge(__file__, "statements.yaml", _Words)


@dataclass(frozen=True, slots=True)
class Statement:
    """The words `template.text[start:end]`, which say that the number of a slot states an indicator.

    `is_dated` says that they name the years which the indicator is about themselves: 2020年结转至2021年.
    """

    indicator: NarrativeIndicator
    slot: int
    start: int
    end: int
    is_dated: bool


def statements(template: Template, context: str, year: int | None) -> dict[int, tuple[Statement, ...]]:
    """For each slot whose number states an indicator, the statement that says so: the first of the dictionary.

    Behind it are those which say that the number is one of its parts (by channel), should it not be the whole.
    `context` is what was said before the sentence, its heading and the sentence before; `year` that of the report.
    """
    found: dict[int, tuple[Statement, ...]] = {}
    units = {slot.quantities[0].unit for slot in template.slots}
    for indicator in lexicon().indicators:
        if any(map(indicator.takes, units)):
            for statement in _statements(indicator, template, context, year):
                before = found.get(statement.slot, ())
                if not before or indicator.whole == before[0].indicator.id:
                    found[statement.slot] = (*before, statement)
    return found


def _statements(
    indicator: NarrativeIndicator, template: Template, context: str, year: int | None
) -> Iterator[Statement]:
    for match in _matches(indicator, template, context):
        slot = template.slot_at(match.start("stated"))
        quantity = template.slots[slot].quantities[-1]
        years = {name: match[name] for name in YEARS.keys() & match.re.groupindex.keys() if match[name]}
        if any(year is None or int(named) != year + YEARS[name] for name, named in years.items()):
            continue
        is_possible = indicator.takes(quantity.unit) and indicator.can_be(quantity.value)
        if is_possible and not _is_excluded(indicator, template, match):
            yield Statement(indicator, slot, match.start(), match.end(), is_dated=bool(years))


def _matches(indicator: NarrativeIndicator, template: Template, context: str) -> Iterator[re.Match[str]]:
    if indicator.not_under is not None and any(map(indicator.not_under.search, _headings(context))):
        return
    for pattern in indicator.states:
        yield from (match for match in pattern.finditer(template.text) if _may_be_about(indicator, match, context))
    if indicator.place is None or indicator.place.search(f"{context}\n{template.text}"):
        for pattern in indicator.here:
            yield from (match for match in pattern.finditer(template.text) if _is_about(indicator, match, context))


def _headings(context: str) -> Iterator[str]:
    """The heading of a sentence, and the sentence before if it says no more than a heading."""
    heading, _, before = context.partition("\n")
    yield heading
    if re.fullmatch(_words().point, before):
        yield before


def _may_be_about(indicator: NarrativeIndicator, match: re.Match[str], context: str) -> bool:
    """Whether what is said up to a statement leaves its thing open: it names it, or no other has been counted."""
    if indicator.thing is None:
        return True
    if named := things_between(match.string, match.start(), match.end()):
        return indicator.thing in named
    counted = thing_counted_last(f"{context}\n{match.string[: match.end()]}")
    return counted in (None, indicator.thing)


def _is_about(indicator: NarrativeIndicator, match: re.Match[str], context: str) -> bool:
    """Whether the thing named last up to a statement is that of the indicator, alone or among others.

    A sentence that has counted something is about that, whatever was named before it (发放补贴#户,办结率100%).
    """
    if indicator.thing is None:
        return True
    so_far = match.string[: match.end()]
    if re.search(_words().counts, match.string[: match.start()]) and not things_named_last(so_far):
        return False
    named = things_named_last(f"{context}\n{so_far}")
    return indicator.thing in named and (indicator.among_others or len(named) == 1)


def _is_excluded(indicator: NarrativeIndicator, template: Template, match: re.Match[str]) -> bool:
    """Whether what stands beside a match forbids it: words of the indicator's own, a denial, or others in a list.

    Of two numbers side by side (公开16项65条) either may be the one.
    """
    start = _start(match)
    before, behind = template.text[:start], template.text[match.end() :]
    slot = template.slot_at(match.start("stated"))
    if template.is_beside_another(slot) or _is_of_several(template, match) or _is_motto(template, slot):
        return True
    if indicator.unless is not None and indicator.unless.search(before):
        return True
    if indicator.unless_behind is not None and indicator.unless_behind.match(behind):
        return True
    return is_by_others(template.clause_before(start))


def _start(match: re.Match[str]) -> int:
    """Where the words of a match begin, behind the mark that some patterns want before them."""
    return match.end() - len(match[0].lstrip(_MARKS))


def _is_of_several(template: Template, match: re.Match[str]) -> bool:
    """Whether a number is that of all things of a list, or of its first one only, which need not be the one matched.

    In 举报、投诉3件 it is that of both; in 公开、不予公开分别为8件、2件 that of the first. A pattern with two numbers
    knows which of them is which.
    """
    clause = template.clause_before(_start(match))
    known = _words()
    if re.fullmatch(known.joined, clause):
        return True
    if match[0].count(NUMBER) > 1:
        return False
    place = match.start("stated")
    words = template.clause_before(place)
    behind = template.text[place + 1 :]
    return bool(
        re.search(known.in_turn, words) or (re.search(known.one_by_one, words) and re.match(known.next_in_turn, behind))
    )


def _is_motto(template: Template, slot: int) -> bool:
    """Whether a number is one of those of a maxim: 收到一件、办理一件、答复一件."""
    if not _is_one_in_words(template, slot):
        return False
    return any(
        _is_one_in_words(template, first)
        and _is_one_in_words(template, first + 1)
        and re.fullmatch(_words().one_each, template.between(first + 1))
        for first in (slot - 1, slot)
    )


def _is_one_in_words(template: Template, slot: int) -> bool:
    if not 0 <= slot < len(template.slots):
        return False
    quantity = template.slots[slot].quantities[0]
    return quantity.value == 1 and quantity.unit is not None and not quantity.is_plain
