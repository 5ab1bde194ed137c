"""The grammar of the crosswalk's formulas."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warehouse.dictionary.formula import Alternative, Combine, Formula, FormulaError, Role, Side, Term, parse

words = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True).filter(lambda word: word != "max")
indicators = st.lists(words, min_size=2, max_size=3).map(".".join)
cells = st.one_of(st.builds(Term, words), st.builds(Term, indicators, words))
terms = st.builds(
    lambda term, factor: Term(term.indicator, term.column, factor),
    cells,
    st.integers(min_value=-20000, max_value=20000).filter(bool),
)


def sides(role: Role) -> st.SearchStrategy[Side]:
    sums = st.builds(Side, st.just(role), st.just(Combine.SUM), st.lists(terms, min_size=1, max_size=4).map(tuple))
    largest = st.builds(Side, st.just(role), st.just(Combine.MAX), st.lists(cells, min_size=1, max_size=3).map(tuple))
    return st.one_of(sums, largest)


def alternatives(*roles: Role) -> st.SearchStrategy[Alternative]:
    return st.tuples(*(sides(role) for role in roles)).map(Alternative)


formulas = st.lists(
    st.one_of(
        alternatives(Role.VALUE),
        alternatives(Role.LOWER, Role.UPPER),
        alternatives(Role.NUMERATOR, Role.DENOMINATOR),
    ),
    min_size=1,
    max_size=3,
).map(lambda found: Formula(tuple(found)))


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(formulas)
def test_a_written_formula_reads_as_itself(formula: Formula) -> None:
    assert parse(str(formula)) == formula


@given(st.text(alphabet="ab.+-*/|,() 1max", max_size=20))
def test_any_text_is_a_formula_or_an_error(text: str) -> None:
    try:
        formula = parse(text)
    except FormulaError:
        return
    assert parse(str(formula)) == formula


def test_a_name_without_a_dot_is_an_annual_value() -> None:
    assert parse("replies_total") == Formula(
        (Alternative((Side(Role.VALUE, Combine.SUM, (Term("replies_total", None),)),)),)
    )


def test_the_column_follows_the_last_dot() -> None:
    (alternative,) = parse("sec2_art20_5.admin_license.decisions").alternatives
    assert alternative.sides[0].terms == (Term("sec2_art20_5.admin_license", "decisions"),)


def test_signs_and_factors() -> None:
    (alternative,) = parse("- a + b * 10000 - c").alternatives
    assert [term.factor for term in alternative.sides[0].terms] == [-1, 10000, -1]


def test_a_factor_may_stand_before_its_cell() -> None:
    assert parse("100 * a") == parse("a * 100")


def test_bounds() -> None:
    (alternative,) = parse("max(a, b) .. a + b").alternatives
    assert [(side.role, side.combine) for side in alternative.sides] == [
        (Role.LOWER, Combine.MAX),
        (Role.UPPER, Combine.SUM),
    ]


@pytest.mark.parametrize(
    "text", ["", "a +", "a b", "a * 0", "a * b", "max(a", "max(a + b)", "a / b / c", "A", "a | ", "1"]
)
def test_nonsense_is_refused(text: str) -> None:
    with pytest.raises(FormulaError):
        parse(text)
