"""From the sentences of a report to its figures."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain, pairwise

from transform.narrative.absence import absences
from transform.narrative.lexicon import NUMBER, Equality, lexicon
from transform.narrative.meaning import Reading, Total
from transform.narrative.passages import Sentence
from transform.narrative.periods import period_under
from transform.narrative.quantities import Quantity, quantities
from transform.narrative.readings import SentenceReader
from transform.narrative.statements import Statement
from transform.narrative.subjects import Teller
from transform.narrative.template import Template, template_of
from transform.narrative.times import STANDS_FURTHER_ON
from transform.report import Bound, Figure, Measure, Period

_MARKS = re.compile(r"[,.。;:、)]+")
_NOUN_BEHIND = re.compile(r"[^\W\d_]{1,24}?(?=[和及与等]|[\W\d_]|$)")
_NOUN_BEFORE = re.compile(r"(?<!\d)[^\W\d_]{1,24}$")


def figures(sentences: Iterable[Sentence], year: int | None, teller: Teller) -> Iterator[Figure]:
    """The figures of the sentences of a report on `year`, as the agency tells them."""
    totals: Sequence[Total] = ()
    before: Sentence | None = None
    only_time = Period.YEAR
    for sentence, following in _with_the_next(sentences):
        template = template_of(sentence.text, quantities(sentence.text))
        context = sentence.heading if sentence.is_first or not before else f"{sentence.heading}\n{before.text}"
        numbers: list[Figure] = []
        if template.slots and template.text != NUMBER:
            goes_on = before is not None and before.locator == sentence.locator and only_time in STANDS_FURTHER_ON
            lasting = only_time if goes_on else period_under((sentence.heading, sentence.chapter), year)
            reader = SentenceReader(template, lasting, context, following, year, totals, teller)
            numbers = list(_written(sentence, template, reader))
            totals, only_time = reader.totals, reader.only_time
        else:
            totals, only_time = [], Period.YEAR
        before = sentence
        yield from numbers
        yield from _zeros(sentence, year, teller, {figure.indicator for figure in numbers})


def _with_the_next(sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, str]]:
    """Each sentence with the text of the one behind it in its paragraph; empty behind the last one."""
    for sentence, following in pairwise(chain(sentences, [None])):
        if sentence is not None:
            goes_on = following is not None and following.locator == sentence.locator
            yield sentence, following.text if following and goes_on else ""


def _written(sentence: Sentence, template: Template, reader: SentenceReader) -> Iterator[Figure]:
    numbers: list[Figure] = []
    for number, reading, statement in reader.readings():
        for quantity in template.slots[number].quantities:
            if not quantity.is_plain and reading.indicator is None:
                continue
            start, end = _quoted(sentence.text, quantity, template, statement)
            figure = _figure(sentence, quantity, reading, start, end)
            numbers.append(figure)
            yield figure
    yield from _equal(sentence, numbers)


def _figure(sentence: Sentence, quantity: Quantity, reading: Reading, start: int, end: int) -> Figure:
    first, last = sentence.span(start, end)
    return Figure(
        value=_plain(quantity.value * reading.sign),
        unit=quantity.unit,
        bound=quantity.bound,
        precision=_plain(quantity.precision),
        indicator=reading.indicator,
        about=reading.about,
        measure=reading.measure,
        period=reading.period,
        subject=reading.subject,
        sentence=sentence.printed,
        start=first,
        end=last,
        locator=sentence.locator,
    )


def _plain(number: Decimal) -> Decimal:
    """The number without trailing zeros behind the point, and without an exponent."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


def _quoted(text: str, quantity: Quantity, template: Template, statement: Statement | None) -> tuple[int, int]:
    """The words that state a number: those of the statement, else the number with the noun behind or before it."""
    if statement is not None:
        start, end = template.span(statement.start, statement.end)
        start = min(max(start, template.end_before(statement.slot)), quantity.start)
        return _trimmed(text, start), max(end, quantity.end)
    if noun := _NOUN_BEHIND.match(text, quantity.end):
        return quantity.start, noun.end()
    before = _NOUN_BEFORE.search(text[: quantity.start])
    return (before.start() if before else quantity.start), quantity.end


def _trimmed(text: str, start: int) -> int:
    """Where words begin that may have marks before them."""
    match = _MARKS.match(text, start)
    return match.end() if match else start


def _equal(sentence: Sentence, numbers: Sequence[Figure]) -> Iterator[Figure]:
    """Figures that the sentence says to be equal to those right before (均获维持); none if it gives them itself."""
    stated = {figure.indicator for figure in numbers}
    for equality in lexicon().equalities:
        match = equality.pattern.search(sentence.text)
        if match is None:
            continue
        start, end = sentence.span(_trimmed(sentence.text, match.start()), match.end())
        meant = _right_before(sentence, match.start(), numbers, equality)
        for indicator, figure in meant.items():
            if indicator not in stated:
                yield replace(figure, indicator=indicator, start=start, end=end)


def _right_before(sentence: Sentence, place: int, numbers: Sequence[Figure], equality: Equality) -> dict[str, Figure]:
    """The numbers that words at a place are about, by what equals them: the last ones, but for parts of them."""
    since = sentence.span(sentence.text.rfind(";", 0, place) + 1, place + 1)[0]
    until = sentence.places[place]
    before = [each for each in numbers if since <= each.start and each.end <= until]
    if not before or equality.not_all.search(sentence.words(before[-1].end, until)):
        return {}
    meant: dict[str, Figure] = {}
    for figure in reversed(before):
        equal = equality.of.get(figure.indicator or "")
        if equal and not equality.excepts.search(sentence.words(figure.end, until)):
            meant.setdefault(equal, figure)
        elif figure.end == until or not _is_part(figure, equality.of):
            break
    return meant


def _is_part(figure: Figure, of: Container[str | None]) -> bool:
    """Whether a number is a part of one of some indicators."""
    if figure.indicator is None:
        return figure.measure is Measure.PART and figure.about in of
    return lexicon().by_id(figure.indicator).whole in of


def _zeros(sentence: Sentence, year: int | None, teller: Teller, stated: Container[str | None]) -> Iterator[Figure]:
    """What the sentence denies. What it denies and states with a number is denied of a part, or contradicts itself."""
    for absence in absences(sentence, year, teller):
        start, end = sentence.span(_trimmed(sentence.text, absence.start), absence.end)
        name = absence.indicator.id
        yield Figure(
            value=Decimal(0),
            unit=absence.unit or absence.indicator.unit,
            bound=Bound.EXACT,
            precision=Decimal(1),
            indicator=None if name in stated else name,
            about=name if name in stated else None,
            measure=Measure.VALUE,
            period=Period.YEAR,
            subject=None,
            sentence=sentence.printed,
            start=start,
            end=end,
            locator=sentence.locator,
        )
