"""Statements that there was none: 未收到…申请, 未发生行政复议、诉讼, a bare 无 under a heading. Silence is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
import yaml

from transform.narrative.lexicon import NarrativeIndicator, lexicon
from transform.narrative.passages import Sentence


class _Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    denials: tuple[str, ...]
    reasons: str
    narrowing: str
    of_a_part: str
    general: str
    bare: str
    inline: str


@cache
def _rules() -> _Rules:
    text = Path(__file__).with_name("absence.yaml").read_bytes()
    return msgspec.convert(yaml.load(text, yaml.CSafeLoader), _Rules)


@cache
def _denials() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _rules().denials))


@dataclass(frozen=True, slots=True)
class Absence:
    """The words `text[start:end]` of a sentence say that an indicator is zero; `unit` is the one they print, if any."""

    indicator: NarrativeIndicator
    start: int
    end: int
    unit: str | None


_ENDS_SCOPE = re.compile(r"[,。;:]")
_MAY_DENY = re.compile(r"[未没无]|不存在")


def absences(sentence: Sentence) -> list[Absence]:
    """What a sentence says that there was none of, each indicator once, in order."""
    text = sentence.text
    if not _MAY_DENY.search(text):
        return []
    found: dict[str, Absence] = {}
    for absence in (*_by_heading(sentence), *_by_denial(text)):
        found.setdefault(absence.indicator.id, absence)
    return list(found.values())


def _by_heading(sentence: Sentence) -> Iterator[Absence]:
    """The indicators of a heading right above, or before, a bare 无."""
    text, rules = sentence.text, _rules()
    if sentence.is_first and re.fullmatch(rules.bare, text):
        named = sentence.heading
    elif match := re.fullmatch(rules.inline, text):
        named = match["heading"]
    else:
        return
    for indicator in lexicon().indicators:
        if indicator.heading is not None and indicator.heading.search(named):
            yield Absence(indicator, 0, len(text), None)


def _by_denial(text: str) -> Iterator[Absence]:
    if re.search(_rules().general, text):
        return
    for match in _denials().finditer(text):
        stop = _ENDS_SCOPE.search(text, match.end())
        end = stop.start() if stop else len(text)
        unit = match["unit"] or _unit_behind(text, end)
        for indicator, noun_end in _denied(text[match.end() : end]):
            yield Absence(indicator, match.start(), match.end() + noun_end, unit)


def _denied(scope: str) -> Iterator[tuple[NarrativeIndicator, int]]:
    """The indicators whose nouns a denial covers, each with the end of its noun. A reason is not denied."""
    if re.search(_rules().of_a_part, scope):
        return
    bare = re.sub(_rules().reasons, lambda match: "\0" * len(match[0]), scope)
    for indicator in lexicon().indicators:
        match = indicator.nothing.search(bare) if indicator.nothing else None
        if match and not re.search(_rules().narrowing, bare[: match.start()]):
            yield indicator, match.end()


def _unit_behind(text: str, end: int) -> str | None:
    """The unit of a slot that was left empty: 未收到申请公开政府信息件."""
    return text[end - 1] if text[end - 1] in "件宗起例" else None
