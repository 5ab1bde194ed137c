"""Copies of reports that others have tampered with: advertising put into them, or pinyin between the characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from transform.knowledge import load_knowledge

_PRONOUNCED = re.compile(r"[\u3400-\u9fff][(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,7}[)）]")


class SuspicionRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `suspicion.yaml` says."""

    advertising: tuple[str, ...]
    advertising_in_text: int
    pronounced: int


@cache
def _rules() -> SuspicionRules:
    return load_knowledge(__file__, "suspicion.yaml", SuspicionRules)


@cache
def _advertising() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _rules().advertising)), re.IGNORECASE)


def suspicion(titles: Sequence[str], text: str) -> str | None:
    """Why a copy cannot be trusted, or None; `titles` are those of the page and its site, all simplified."""
    for title in titles:
        if match := _advertising().search(title):
            return f"its title carries advertising ({match[0]})"
    words = dict.fromkeys(match.lower() for match in _advertising().findall(text))
    if len(words) >= _rules().advertising_in_text:
        return f"its text carries advertising ({', '.join(list(words)[:5])})"
    pronounced = _PRONOUNCED.findall(text)
    if len(pronounced) >= _rules().pronounced:
        return f"pinyin stands between its characters ({' '.join(pronounced[:3])})"
    return None
