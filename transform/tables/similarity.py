"""How alike a printed label and a label of a form are."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from transform.labels import label_key, label_rules

_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=32768)
def similarity(printed: str, official: str) -> float:
    """From 0 to 1 for two label keys; 1 only for the same key, and 0 if they differ in a word that tells rows apart.

    Otherwise the normalised Levenshtein similarity, which is what damage by missing or wrong characters leaves.
    """
    if printed == official:
        return 1.0
    if not printed or not official or _discriminated(printed, official):
        return 0.0
    return min(Levenshtein.normalized_similarity(printed, official), 0.99)


@lru_cache(maxsize=65536)
def best_similarity(printed: str, labels: tuple[str, ...]) -> float:
    """The similarity of a printed label key to the most similar of several official labels."""
    keys = [label_key(label) for label in labels]
    return 1.0 if printed in keys else max(similarity(printed, key) for key in keys)


def _discriminated(one: str, other: str) -> bool:
    if _DIGITS.findall(one) != _DIGITS.findall(other):
        return True
    return any((word in one) != (word in other) for word in label_rules().discriminators)
