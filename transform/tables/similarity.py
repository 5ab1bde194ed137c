"""Whether a printed label can be a label of a form that was damaged."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from transform.labels import label_key, label_rules

LEAST_LEFT = 0.6
"""The share of an official label that must be left of it."""

_FEWEST_CHARACTERS = 3
_SAME_BUT_FOR_NOISE = 0.98
_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=32768)
def similarity(printed: str, official: str) -> float:
    """From 0 to 1 for two label keys; 1 only for the same key.

    Damage takes characters away; it does not replace them by others that make sense. So a label that is not the
    official one counts only if it is what is left of it (the share that is left), or the same but for words that
    mean nothing (`labels.yaml`). 县级 for 省级 is no damage but another row.
    """
    if printed == official:
        return 1.0
    if not printed or not official or _discriminated(printed, official):
        return 0.0
    if _without_noise(printed) == _without_noise(official):
        return _SAME_BUT_FOR_NOISE
    share = len(printed) / len(official)
    if len(printed) >= _FEWEST_CHARACTERS and LEAST_LEFT <= share < 1 and _is_left_of(printed, official):
        return share
    return 0.0


@lru_cache(maxsize=65536)
def best_similarity(printed: str, labels: tuple[str, ...]) -> float:
    """The similarity of a printed label key to the most similar of several official labels."""
    keys = [label_key(label) for label in labels]
    return 1.0 if printed in keys else max(similarity(printed, key) for key in keys)


def _discriminated(one: str, other: str) -> bool:
    if _DIGITS.findall(one) != _DIGITS.findall(other):
        return True
    return any((word in one) != (word in other) for word in label_rules().discriminators)


def _is_left_of(printed: str, official: str) -> bool:
    """Whether the characters of one text stand in the other, in this order."""
    characters = iter(official)
    return all(character in characters for character in printed)


def _without_noise(label: str) -> str:
    return _noise().sub("", label)


@cache
def _noise() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(label_rules().noise, key=len, reverse=True))))
