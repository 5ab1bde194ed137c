"""The figures of the text held against the tables, each other, and their shares. Nothing is repaired."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from transform.checks.book import Book, Sum
from transform.narrative.lexicon import NarrativeIndicator, lexicon
from transform.narrative.measures import is_share_of_total
from transform.report import Bound, CellKey, Check, CheckStatus, Figure, Measure, Observation, Period, Severity
from transform.values import money_units

KIND = "narrative"

_SHARE_TOLERANCE = Decimal("0.6")
"""Points that a printed share may differ from the share of its parts: shares are rounded, and often truncated."""

_AT_MOST = 2
"""余 and 多 leave less than what is printed again: 1万余 is below 20,000; 近 is above half."""

_APPROXIMATELY = Decimal("0.1")

_TELLING_PLACES = 2
"""A number that stands in more places of the table says nothing about which of them the text means."""


def check_narrative(
    figures: Sequence[Figure], observations: Sequence[Observation], forms: Iterable[str]
) -> Iterator[Check]:
    """Every check that the figures of a report allow.

    `text_vs_table`: a figure states what a table gives, too. `text_vs_text`: two sentences state the same indicator.
    `text_share`: a part, its share in per cent, and the total that the text states. Rounding and bounds are respected.
    """
    stated = [figure for figure in figures if _is_stated(figure)]
    for form in forms:
        book = Book(form, observations)
        for figure in stated:
            indicator = lexicon().by_id(str(figure.indicator))
            if form in indicator.cells:
                yield _against_table(figure, indicator, book)
    yield from _against_each_other(stated)
    yield from _shares(figures)


def _is_stated(figure: Figure) -> bool:
    return figure.indicator is not None and figure.measure is Measure.VALUE and figure.period is Period.YEAR


def _against_table(figure: Figure, indicator: NarrativeIndicator, book: Book) -> Check:
    said = f"the text says {_quote(figure)}"
    if figure.subject is not None:
        return _check("text_vs_table", book.form.id, figure, None, None, f"{said}, for {figure.subject}")
    comparable = list(_comparable(figure, indicator.cells[book.form.id], book))
    if not comparable:
        return _check("text_vs_table", book.form.id, figure, None, None, f"{said}; the table gives no number for it")
    for found, value in comparable:
        if agrees(figure, value, found.value):
            message = f"{said}, as the table does: {found.words}"
            return _check("text_vs_table", book.form.id, figure, True, found, message)
    found, value = comparable[0]
    message = f"{said}; the table gives {found.value:f}: {found.words}" + _hint(book, found, value)
    return _check("text_vs_table", book.form.id, figure, False, found, message)


def _comparable(figure: Figure, formulas: Iterable[str], book: Book) -> Iterator[tuple[Sum, Decimal]]:
    """What the tables give by each formula, with the value of the figure in the same unit."""
    for formula in formulas:
        found = book.total(formula)
        value = None if found is None else _in_unit(figure.value, figure.unit, found.unit)
        if found is not None and value is not None:
            yield found, value


def _hint(book: Book, found: Sum, value: Decimal) -> str:
    places = list(book.places(value, found.cells))
    return f". {value:f} is the number of {' and of '.join(places)}" if 0 < len(places) <= _TELLING_PLACES else ""


def agrees(figure: Figure, value: Decimal, other: Decimal) -> bool:
    """Whether a stated number can be the other one: within its last printed digit, its bound, or a tenth for 约.

    `value` is the figure's value in the unit of the other.
    """
    match figure.bound:
        case Bound.EXACT if figure.precision <= 1:
            return value == other
        case Bound.EXACT:
            return abs(value - other) < figure.precision
        case Bound.GE:
            return value <= other <= max(value * _AT_MOST, Decimal(1))
        case Bound.LE:
            return value >= other >= value / _AT_MOST
        case Bound.APPROX:
            return abs(value - other) <= max(figure.precision, value * _APPROXIMATELY)


def _in_unit(value: Decimal, unit: str | None, wanted: str | None) -> Decimal | None:
    """The value in another unit of money; counts are compared as printed; None for money of an unknown unit."""
    factors = money_units()
    if unit not in factors and wanted not in factors:
        return value
    if value == 0:
        return value
    if unit not in factors or wanted not in factors:
        return None
    return value * factors[str(unit)] / factors[str(wanted)]


def _against_each_other(stated: Sequence[Figure]) -> Iterator[Check]:
    """Each statement of an indicator against the first one, if both are the agency's own."""
    first: dict[str, Figure] = {}
    for figure in (each for each in stated if each.subject is None):
        known = first.setdefault(str(figure.indicator), figure)
        if known is figure:
            continue
        value = _in_unit(figure.value, figure.unit, known.unit)
        is_same = value is not None and (agrees(figure, value, known.value) or agrees(known, known.value, value))
        message = f"the text says {_quote(known)} and {_quote(figure)}"
        yield _check("text_vs_text", "", figure, is_same, known.value, message)


def _shares(figures: Sequence[Figure]) -> Iterator[Check]:
    """Each share of a total that the text states, against the share that its part has."""
    totals: dict[str, Figure] = {}
    part: Figure | None = None
    for figure in figures:
        if figure.measure is Measure.SHARE and part is not None and _is_share_of(figure, part):
            whole = _whole(part)
            if (
                whole in totals
                and totals[whole].value
                and totals[whole].bound is Bound.EXACT
                and part.bound is Bound.EXACT
            ):
                yield _share(figure, part, totals[whole])
        elif figure.measure in (Measure.VALUE, Measure.PART):
            part = figure
            if _is_stated(figure):
                totals[str(figure.indicator)] = figure


def _is_share_of(share: Figure, part: Figure) -> bool:
    """Whether a share follows its part in the same sentence, and says of nothing else that it is a share of it."""
    if share.sentence != part.sentence or share.start < part.start:
        return False
    return is_share_of_total(re.sub(r"\s", "", share.sentence[part.end : share.end]))


def _whole(part: Figure) -> str:
    """The indicator that the part is a part of."""
    if part.indicator is not None:
        return lexicon().by_id(part.indicator).whole or ""
    return part.about or ""


def _share(share: Figure, part: Figure, whole: Figure) -> Check:
    expected = (part.value / whole.value * 100).quantize(Decimal("0.01"))
    is_same = abs(expected - share.value) <= max(_SHARE_TOLERANCE, share.precision)
    message = f"the text says {_quote(share)} of {_quote(part)}; of {_quote(whole)} it is {expected:f} %"
    return _check("text_share", "", share, is_same, expected, message)


def _quote(figure: Figure) -> str:
    """The words of a figure; words without a number (均获维持) with the number that they mean."""
    words = "“" + re.sub(r"\s", "", figure.quote) + "”"
    if re.search(r"\d", figure.quote) or figure.indicator is None:
        return words
    return f"{words} ({lexicon().by_id(figure.indicator).label_zh} {figure.value:f})"


def _check(
    name: str, form: str, figure: Figure, is_same: bool | None, expected: Sum | Decimal | None, message: str
) -> Check:
    statuses = {True: CheckStatus.PASS, False: CheckStatus.FAIL, None: CheckStatus.NOT_ASSESSABLE}
    cells = expected.cells if isinstance(expected, Sum) else ()
    return Check(
        check=name,
        kind=KIND,
        form=form,
        severity=Severity.WARN,
        status=statuses[is_same],
        subject=figure.indicator or figure.about,
        expected=expected.value if isinstance(expected, Sum) else expected,
        actual=figure.value,
        message=message,
        cells=tuple(CellKey(cell.form, cell.indicator, cell.column) for cell in cells),
    )
