"""Statements that there was none: 未收到…申请, 未发生行政复议、诉讼, a bare 无 under a heading. Silence is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import msgspec

from transform.knowledge import load_knowledge
from transform.narrative.lexicon import NarrativeIndicator, lexicon
from transform.narrative.passages import Sentence
from transform.narrative.subjects import Teller, subject_of
from transform.narrative.times import period_in
from transform.report import Period


class _Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    denials: tuple[str, ...]
    reasons: str
    disclosure: str
    faults: str
    fillers: tuple[str, ...]
    of_headings: tuple[str, ...]
    ordinals: str
    bystanders: str
    others: str
    channels: str
    until_denial: str
    by_way_of: str
    qualifying: str
    lacks: str
    general: str
    bare: str
    inline: str


@cache
def _rules() -> _Rules:
    return load_knowledge(__file__, "absence.yaml", _Rules)


@cache
def _denials() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _rules().denials))


@cache
def _reasons() -> re.Pattern[str]:
    return re.compile(_rules().reasons)


@cache
def _fillers() -> re.Pattern[str]:
    return re.compile("|".join(_rules().fillers))


@cache
def _of_headings() -> re.Pattern[str]:
    return re.compile("|".join(_rules().of_headings))


@dataclass(frozen=True, slots=True)
class Absence:
    """The words `text[start:end]` of a sentence say that an indicator is zero; `unit` is the one they print, if any."""

    indicator: NarrativeIndicator
    start: int
    end: int
    unit: str | None


_GAP = "\0"
"""What stands for a character that is accounted for."""

_ENDS_SCOPE = re.compile(r"[,。;:]|\.$")
_MAY_DENY = re.compile(r"[未没无零]|不存在")


def absences(sentence: Sentence, year: int | None, teller: Teller) -> list[Absence]:
    """What a sentence of a report on `year` says that there was none of, each indicator once, in order."""
    text = sentence.text
    if not _MAY_DENY.search(text):
        return []
    found: dict[str, Absence] = {}
    for absence in list(_by_heading(sentence, year, teller)) or _by_denial(sentence, year, teller):
        found.setdefault(absence.indicator.id, absence)
    return list(found.values())


def _by_heading(sentence: Sentence, year: int | None, teller: Teller) -> Iterator[Absence]:
    """The indicators of a heading right above, or before, a bare 无, which denies what the heading names.

    As in a denial, all of the heading has to be understood: 依申请公开被行政复议情况 names no applications.
    """
    text, rules = sentence.text, _rules()
    if sentence.is_first and (match := re.fullmatch(rules.bare, text)):
        named, before = sentence.heading, match["before"] or ""
    elif match := re.fullmatch(rules.inline, text):
        named, before = match["heading"], ""
    else:
        return
    if re.search(rules.lacks, named) or not (_is_of_the_year(named, year) and _is_of_the_agency(before, year, teller)):
        return
    if any(each.nothing.search(before) for each in lexicon().indicators if each.nothing):
        return
    scope = _of_headings().sub("", re.sub(rules.ordinals, "", named).rstrip(":"))
    for indicator, _ in _denied(scope):
        yield Absence(indicator, 0, len(text), None)


def _by_denial(sentence: Sentence, year: int | None, teller: Teller) -> Iterator[Absence]:
    text, rules = sentence.text, _rules()
    if re.search(rules.general, text) or re.search(rules.lacks, sentence.heading):
        return
    for match in _denials().finditer(text):
        if not _is_of_the_agency(text[: match.start()].rpartition(";")[2], year, teller):
            continue
        stop = _ENDS_SCOPE.search(text, match.end())
        end = stop.start() if stop else len(text)
        unit = match["unit"] or _unit_behind(text, end)
        for indicator, noun_end in _denied(text[match.end() : end]):
            yield Absence(indicator, match.start(), match.end() + noun_end, unit)


def _is_of_the_agency(before: str, year: int | None, teller: Teller) -> bool:
    """Whether a denial behind these clauses is the agency's for the year: not of others, a channel, another time."""
    rules = _rules()
    clauses = before.split(",")
    if _is_named(clauses[-1], teller):
        return _is_of_the_year(before, year)
    if re.search(f"{rules.bystanders}|(?:{rules.others}|{rules.channels}){rules.until_denial}$", clauses[-1]):
        return False
    alone = rf"(?:[^:]{{0,8}}(?:{rules.others})|{rules.by_way_of}(?:{rules.channels})){rules.until_denial}"
    if len(clauses) > 1 and not clauses[-1] and re.fullmatch(alone, clauses[-2]):
        return False
    return _subject(clauses, teller) is None and _is_of_the_year(before, year)


def _is_of_the_year(words: str, year: int | None) -> bool:
    return period_in(words, year) is Period.YEAR


def _is_named(clause: str, teller: Teller) -> bool:
    """Whether a clause begins with the name of the agency, and nothing else stands before the denial."""
    who = re.sub(f"{_rules().until_denial}$", "", clause)
    return len(who) > 1 and teller.name is not None and teller.is_named(who)


def _subject(clauses: Sequence[str], teller: Teller) -> str | None:
    """Who the clause that was named last is about, back to one of the agency: 各部门公开20条,未收到申请.

    What a whole area did not have, no agency in it had.
    """
    teller = replace(teller, is_government=True)
    for end in range(len(clauses), 0, -1):
        if (subject := subject_of(clauses[:end], teller)) or clauses[end - 1].startswith(("我", "本")):
            return subject
    return None


def _denied(scope: str) -> list[tuple[NarrativeIndicator, int]]:
    """The indicators whose nouns a denial covers, each with the end of its noun; none if anything is left over.

    A reason is not denied; but one that is not disclosure, or a fault of it (因答复不当引发的诉讼), leaves it open what
    other reasons led to. Of two nouns with 的 between, the first only says what kind the second is.
    """
    rest = _reasons().sub(lambda match: _blotted(match) if _is_disclosure(match[0]) else match[0], scope)
    nouns = [(each, match) for each in lexicon().indicators if each.nothing for match in each.nothing.finditer(rest)]
    for indicator, _ in nouns:
        rest = indicator.nothing.sub(_blotted, rest) if indicator.nothing else rest
    if _fillers().sub("", rest).replace(_GAP, ""):
        return []
    spans = [match.span() for _, match in nouns]
    return [(indicator, match.end()) for indicator, match in nouns if not _qualifies(scope, match.span(), spans)]


def _is_disclosure(reason: str) -> bool:
    """Whether a reason is the agency's disclosure as such."""
    rules = _rules()
    return bool(re.search(rules.disclosure, reason)) and not re.search(rules.faults, reason)


def _blotted(match: re.Match[str]) -> str:
    return _GAP * len(match[0])


def _qualifies(scope: str, noun: tuple[int, int], nouns: Sequence[tuple[int, int]]) -> bool:
    """Whether a noun only says what kind another one is, which stands behind it or around it."""
    start, end = noun
    if any(first <= start and end <= last and (first, last) != noun for first, last in nouns):
        return True
    link = re.match(_rules().qualifying, scope[end:])
    return link is not None and any(end <= first <= end + link.end() for first, _ in nouns)


def _unit_behind(text: str, end: int) -> str | None:
    """The unit of a slot that was left empty: 未收到申请公开政府信息件."""
    return text[end - 1] if text[end - 1] in "件宗起例" else None
