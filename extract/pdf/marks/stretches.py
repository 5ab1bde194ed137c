"""Stretches: characters that follow each other and have something in common."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, pairwise
from operator import ne
from typing import TypeVar

_Value = TypeVar("_Value")


def bounds_of(values: Sequence[object]) -> list[int]:
    """Where values begin that differ from the one before, and behind these the end of all."""
    count = len(values)
    return [0, *compress(range(1, count), map(ne, values, values[1:])), count] if values else [0]


def stretches(values: Sequence[_Value], starts: Sequence[int]) -> list[tuple[_Value, int, int]]:
    """Each value with its first character and the one behind its last; neighbours with the same value are one.

    `starts` says where each value begins, and behind these the end of all.
    """
    return [(values[first], starts[first], starts[end]) for first, end in pairwise(bounds_of(values))]
