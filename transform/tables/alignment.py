"""The best way to lay two sequences beside each other in order, and how sure each pair of it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """Item `left` of one sequence laid beside item `right` of the other.

    `margin` is how much the whole alignment would lose if the left item were not laid here: 0 means that another
    place is just as good.
    """

    left: int
    right: int
    margin: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """The best alignment: its pairs in order, and the score of the whole."""

    pairs: tuple[Pair, ...]
    score: float


@dataclass(frozen=True, slots=True)
class _Problem:
    """Scores of laying i beside j, and what it costs to leave an item of either side alone."""

    scores: Sequence[Sequence[float]]
    left_gaps: Sequence[float]
    right_gaps: Sequence[float]

    def mirrored(self) -> _Problem:
        """The same problem from the end."""
        return _Problem([row[::-1] for row in self.scores[::-1]], self.left_gaps[::-1], self.right_gaps[::-1])


def align(scores: Sequence[Sequence[float]], left_gaps: Sequence[float], right_gaps: Sequence[float]) -> Alignment:
    """The global alignment of highest score (Needleman and Wunsch 1970) with the margin of each of its pairs.

    `scores[i][j]` is the score of laying i beside j (`-inf`: never); `left_gaps[i]` and `right_gaps[j]` are what it
    costs to leave an item alone. The margins come from the best scores of everything before and after each pair.
    """
    problem = _Problem(scores, left_gaps, right_gaps)
    before = _best_before(problem)
    after = [row[::-1] for row in _best_before(problem.mirrored())[::-1]]
    best = before[-1][-1]
    pairs = tuple(Pair(i, j, best - _best_without(i, j, problem, before, after)) for i, j in _trace(problem, before))
    return Alignment(pairs, best)


def _best_before(problem: _Problem) -> list[list[float]]:
    """`result[i][j]`: the best score of aligning the first i left items with the first j right items."""
    first = [0.0]
    for cost in problem.right_gaps:
        first.append(first[-1] - cost)
    table = [first]
    for row, gap in zip(problem.scores, problem.left_gaps, strict=True):
        above = table[-1]
        current = [above[0] - gap]
        for j, cost in enumerate(problem.right_gaps):
            current.append(max(above[j] + row[j], above[j + 1] - gap, current[j] - cost))
        table.append(current)
    return table


def _trace(problem: _Problem, before: list[list[float]]) -> list[tuple[int, int]]:
    i, j = len(before) - 1, len(before[0]) - 1
    pairs = []
    while i > 0 and j > 0:
        if _same(before[i][j], before[i - 1][j - 1] + problem.scores[i - 1][j - 1]):
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif _same(before[i][j], before[i - 1][j] - problem.left_gaps[i - 1]):
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def _best_without(i: int, j: int, problem: _Problem, before: list[list[float]], after: list[list[float]]) -> float:
    """The best score of the whole if left item i is laid anywhere but beside right item j.

    `before` and `after` hold the best scores of what comes before and after each point of the grid.
    """
    columns = range(len(before[0]))
    alone = max(before[i][k] - problem.left_gaps[i] + after[i + 1][k] for k in columns)
    elsewhere = (before[i][k] + problem.scores[i][k] + after[i + 1][k + 1] for k in columns[:-1] if k != j)
    return max(alone, max(elsewhere, default=float("-inf")))


def _same(one: float, other: float) -> bool:
    return abs(one - other) < 1e-9
