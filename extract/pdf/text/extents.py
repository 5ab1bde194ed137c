"""Extents from left to right, and what several of them cover together."""

from __future__ import annotations

from collections.abc import Sequence

Extent = tuple[float, float]
"""Where something begins and ends from the left, in points."""


def covered(extents: Sequence[Extent], most: int = 0) -> list[Extent]:
    """Where more than so many extents lie over each other; those that touch are one."""
    found: list[Extent] = []
    depth, start = 0, 0.0
    for at, step in sorted([*[(left, -1) for left, _ in extents], *[(right, 1) for _, right in extents]]):
        before, depth = depth, depth - step
        if before <= most < depth:
            start = at
        elif depth <= most < before:
            found.append((start, at))
    return found
