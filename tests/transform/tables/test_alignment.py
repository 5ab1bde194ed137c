from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from transform.tables.alignment import align

NEVER = float("-inf")
SIZES = st.tuples(st.integers(1, 4), st.integers(1, 4))


def exhaustive(scores: list[list[float]], left: list[float], right: list[float]) -> float:
    """The best score over every way of choosing pairs in order."""
    best = NEVER
    for size in range(min(len(left), len(right)) + 1):
        for rows in itertools.combinations(range(len(left)), size):
            for columns in itertools.combinations(range(len(right)), size):
                pairs = list(zip(rows, columns, strict=True))
                alone = sum(left) - sum(left[i] for i in rows) + sum(right) - sum(right[j] for j in columns)
                best = max(best, sum(scores[i][j] for i, j in pairs) - alone)
    return best


@st.composite
def problems(draw: st.DrawFn) -> tuple[list[list[float]], list[float], list[float]]:
    rows, columns = draw(SIZES)
    numbers = st.integers(-4, 8).map(float)
    scores = draw(st.lists(st.lists(numbers, min_size=columns, max_size=columns), min_size=rows, max_size=rows))
    costs = st.integers(0, 3).map(float)
    return (
        scores,
        draw(st.lists(costs, min_size=rows, max_size=rows)),
        draw(st.lists(costs, min_size=columns, max_size=columns)),
    )


@given(problems())
def test_the_alignment_is_the_best_there_is(problem: tuple[list[list[float]], list[float], list[float]]) -> None:
    assert align(*problem).score == exhaustive(*problem)


@given(problems())
def test_the_margin_is_what_the_alignment_loses_without_a_pair(
    problem: tuple[list[list[float]], list[float], list[float]],
) -> None:
    scores, left, right = problem
    alignment = align(scores, left, right)
    for pair in alignment.pairs:
        forbidden = [list(row) for row in scores]
        forbidden[pair.left][pair.right] = NEVER
        assert pair.margin == alignment.score - exhaustive(forbidden, left, right)


def test_two_equal_places_leave_no_margin() -> None:
    alignment = align([[1.0, 1.0]], [0.5], [0.1, 0.1])
    assert alignment.pairs[0].margin == 0


def test_a_row_without_a_place_stays_alone() -> None:
    alignment = align([[NEVER], [2.0]], [0.5, 0.5], [0.1])
    assert [(pair.left, pair.right) for pair in alignment.pairs] == [(1, 0)]
