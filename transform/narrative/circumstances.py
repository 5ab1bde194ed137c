"""What the words before a number say of it: the time it is for, whose it is, whether it is a share or a change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from transform.knowledge import parse_knowledge
from transform.narrative.template import Template
from transform.report import Period

_YEAR = "(?:20[0-9]{2}|199[0-9])"
_BEGINS_A_SPAN = r"\d*日?(?:[-—至到]|起)"
_YEAR_ALONE = re.compile(
    rf"(?<![\d较比与同于自])({_YEAR})(?:年|(?=主动|共|累计|全年))(?!\d{{1,2}}月(?!{_BEGINS_A_SPAN}))"
)
_OLDEST = 1990


class _Time(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    period: Period
    lasts: bool
    pattern: str


class _UntilDecember(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pattern: str
    last_cumulative_year: int


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    times: tuple[_Time, ...]
    until_december: _UntilDecember
    total_over_years: str
    total_alone: str
    part_of_the_year: str
    first_year: int
    since: str
    plans: str
    parts: str
    share: str
    share_of_total: str
    change: str
    compares: str
    falls: frozenset[str]
    acts: frozenset[str]
    subjects: str
    channel: str
    several_channels: str
    ordinals: str
    carried: str
    agency: str
    by_others: str
    areas: str


@cache
def _words() -> _Words:
    text = Path(__file__).with_name("circumstances.yaml").read_text(encoding="utf-8").replace("{year}", _YEAR)
    return parse_knowledge(text, _Words)


@cache
def _times() -> tuple[tuple[Period, bool, re.Pattern[str]], ...]:
    return tuple((time.period, time.lasts, re.compile(time.pattern)) for time in _words().times)


@dataclass(frozen=True, slots=True)
class Time:
    """The period that words name, where they stand, and whether it holds for the numbers that follow, too."""

    place: int
    period: Period
    lasts: bool


def periods(template: Template, year: int | None, heading: str) -> list[Period]:
    """The period of each slot of a sentence, in a report on `year`, under this heading."""
    lasting = Period.PLAN if re.search(_words().plans, heading) else Period.YEAR
    result = []
    for number in range(len(template.slots)):
        words = template.between(number)
        times = sorted(_times_in(words, year), key=lambda time: time.place)
        period = times[-1].period if times else lasting
        lasting = next((time.period for time in reversed(times) if time.lasts), lasting)
        if period is Period.YEAR and _is_total_over_years(template, number, words, year):
            period = Period.CUMULATIVE
        result.append(period)
    return result


def period_in(words: str, year: int | None) -> Period:
    """The period that words of a sentence in a report on `year` name last; the year, if they name none."""
    times = sorted(_times_in(words, year), key=lambda time: time.place)
    return times[-1].period if times else Period.YEAR


def _times_in(words: str, year: int | None) -> Iterator[Time]:
    for period, lasts, pattern in _times():
        yield from (Time(match.end(), period, lasts) for match in pattern.finditer(words))
    if year is None:
        return
    for match in re.finditer(_words().since, words):
        if (first := int(re.findall(_YEAR, match[0])[0])) < year:
            period = Period.CUMULATIVE if first <= _words().first_year else Period.SPAN
            yield Time(match.end(), period, True)
    for match in _YEAR_ALONE.finditer(words):
        if (named := int(match[1])) >= _OLDEST:
            yield Time(match.end(), _compared(named, year), True)


def _compared(named: int, year: int) -> Period:
    if named == year:
        return Period.YEAR
    return Period.PREVIOUS if named < year else Period.PLAN


def _is_total_over_years(template: Template, number: int, words: str, year: int | None) -> bool:
    """Whether 累计 means over the years: a part of the year follows, or the report is older than the new forms."""
    until = _words().until_december
    is_old = year is not None and year <= until.last_cumulative_year
    if is_old and re.search(until.pattern, words):
        return True
    following = template.text[template.slots[number].place + 1 :]
    return bool(re.search(_words().total_over_years, words) and re.search(_words().part_of_the_year, following))


def is_total_after_the_year(words: str) -> bool:
    """Whether words between two numbers say that the second is a total over years, if the first is for the year."""
    return bool(re.search(_words().total_alone, words))


def is_part_of_the_year(words: str) -> bool:
    """Whether words between two numbers say that the second is the year's part of the first (其中本年度新增)."""
    return bool(re.search(_words().part_of_the_year, words))


def opens_parts(words: str) -> bool:
    """Whether words open a list of parts (其中, 包括)."""
    return bool(re.search(_words().parts, words))


def goes_on_with_parts(words: str) -> bool:
    """Whether a sentence that begins with these words goes on with parts of what the one before stated."""
    return bool(re.match(_words().parts, words))


def opens_bracket(words: str) -> bool:
    """Whether a bracket stays open at the end of words."""
    return words.rfind("(") > words.rfind(")")


def closes_bracket(words: str) -> bool:
    """Whether words end a bracket that was open before them."""
    return words.find(")") >= 0 and not 0 <= words.find("(") < words.find(")")


def is_share(words: str) -> bool:
    """Whether the number behind these words is a share (占总数的)."""
    return bool(re.search(_words().share, words))


def is_share_of_total(words: str) -> bool:
    """Whether printed words between a part and the end of a share say that it is a share of the parts' total."""
    return bool(re.fullmatch(_words().share_of_total, words))


def change_sign(words: str, unit: str | None) -> int | None:
    """1 or -1 if the number behind these words is an increase or a decrease; None if it is no change.

    A verb alone makes a change of a per cent only: 增加3条 may be an act of the year, 比上年增加3条 is a change.
    """
    match = re.search(_words().change, words)
    if match is None:
        return None
    if unit not in ("%", "个百分点", "百分点", "倍") and not re.search(_words().compares, words):
        return None
    return -1 if match["verb"] in _words().falls else 1


def is_by_others(clause: str) -> bool:
    """Whether the words of a clause say that others do what follows, or that it is not done."""
    return bool(re.search(_words().by_others, clause))


def are_alike(unit: str | None, other: str | None) -> bool:
    """Whether things in these units can be whole and part: acts (次, 场) are parts of acts only."""
    acts = _words().acts
    return (unit in acts) == (other in acts)


def names_a_time(words: str, year: int | None) -> bool:
    """Whether words of a report on `year` say which time something is for."""
    return any(_times_in(words, year))


def is_by_channel(clause: str) -> bool:
    """Whether a clause with its number says for which channel it is: 通过网站公开#."""
    match = re.search(_words().channel, clause)
    return match is not None and not re.search(_words().several_channels, clause[: match.start("verb")])


def numbers_by_channel(words: str) -> int:
    """How many channels a template gives a number for, before a list of parts begins."""
    before_parts = re.split(_words().parts, words, maxsplit=1)[0]
    return sum(1 for _ in re.finditer(_words().channel, before_parts))


def subject_of(clauses: Sequence[str], *, is_government: bool) -> str | None:
    """Whose a number in the last of some clauses is, as printed, if it is somebody else's than the agency's."""
    words = _words()
    *before, clause = (re.sub(words.ordinals, "", each) for each in clauses)
    if match := re.match(words.subjects, clause):
        return match[0].removeprefix("其中")
    if not is_government and (match := re.match(words.areas, clause)):
        return match[0]
    for each in (clause, *reversed(before)):
        if re.match(words.agency, each):
            return None
        if match := re.match(words.carried, each):
            return match[0]
    return None
