"""Which indicator a number states, by the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transform.narrative.lexicon import YEARS, NarrativeIndicator, lexicon
from transform.narrative.subjects import is_by_others
from transform.narrative.template import Template
from transform.narrative.things import things_named_last

_LIST_BEFORE = re.compile(r"[^,。;:#]+[、和及与或]$")


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
        unit = template.slots[slot].quantities[0].unit
        years = {name: match[name] for name in YEARS.keys() & match.re.groupindex.keys() if match[name]}
        if any(year is None or int(named) != year + YEARS[name] for name, named in years.items()):
            continue
        if indicator.takes(unit) and not _is_excluded(indicator, template, match):
            yield Statement(indicator, slot, match.start(), match.end(), is_dated=bool(years))


def _matches(indicator: NarrativeIndicator, template: Template, context: str) -> Iterator[re.Match[str]]:
    for pattern in indicator.states:
        yield from pattern.finditer(template.text)
    place = indicator.place
    if place is None or place.search(context) or place.search(template.text):
        for pattern in indicator.here:
            yield from (match for match in pattern.finditer(template.text) if _is_about(indicator, match, context))


def _is_about(indicator: NarrativeIndicator, match: re.Match[str], context: str) -> bool:
    """Whether the thing named last up to a statement is that of the indicator, alone or among others."""
    if indicator.thing is None:
        return True
    named = things_named_last(f"{context}\n{match.string[: match.end()]}")
    return indicator.thing in named and (indicator.among_others or len(named) == 1)


def _is_excluded(indicator: NarrativeIndicator, template: Template, match: re.Match[str]) -> bool:
    """Whether what stands beside a match forbids it: words of the indicator's own, a denial, or others in a list.

    Of two numbers side by side (公开16项65条) either may be the one.
    In 举报、投诉3件 or 行政复议、行政诉讼2件 the number is that of all together.
    """
    before, behind = template.text[: match.start()], template.text[match.end() :]
    if template.is_beside_another(template.slot_at(match.start("stated"))):
        return True
    if indicator.unless is not None and indicator.unless.search(before):
        return True
    if indicator.unless_behind is not None and indicator.unless_behind.match(behind):
        return True
    clause = template.clause_before(match.start())
    if is_by_others(clause):
        return True
    return bool(_LIST_BEFORE.fullmatch(clause)) and _names_another(indicator, clause)


def _names_another(indicator: NarrativeIndicator, text: str) -> bool:
    others = (each for each in lexicon().indicators if each is not indicator and each.nothing is not None)
    return any(other.nothing.search(text) for other in others if other.nothing)
