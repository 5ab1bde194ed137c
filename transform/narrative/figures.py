"""From the sentences of a report to its figures."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from transform.narrative.absence import absences
from transform.narrative.circumstances import (
    change_sign,
    closes_bracket,
    is_part_of_the_year,
    is_share,
    opens_bracket,
    opens_parts,
    periods,
    subject_of,
)
from transform.narrative.lexicon import lexicon
from transform.narrative.passages import Sentence
from transform.narrative.quantities import Quantity, quantities
from transform.narrative.statements import Statement, statements
from transform.narrative.template import Template, template_of
from transform.report import Bound, Figure, Measure, Period

_RATES = ("%", "‰", "个百分点", "百分点")
_NOUN_BEHIND = re.compile(r"[^\W\d_]{1,24}?(?=[和及与等]|[\W\d_]|$)")
_NOUN_BEFORE = re.compile(r"(?<!\d)[^\W\d_]{1,24}$")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a number says, before it is written down: indicator, what it is about, measure, period and subject."""

    indicator: str | None = None
    about: str | None = None
    measure: Measure = Measure.VALUE
    period: Period = Period.YEAR
    subject: str | None = None
    sign: int = 1


def figures(sentences: Iterable[Sentence], year: int | None, *, is_government: bool) -> Iterator[Figure]:
    """The figures of the sentences of a report on `year`.

    `is_government` says that the agency is a government, which a figure for a whole area (全市) is about.
    """
    before: Sequence[Total] = ()
    for sentence in sentences:
        found = quantities(sentence.text)
        template = template_of(sentence.text, found) if found else None
        if template is not None:
            reader = _SentenceReader(template, sentence.heading, year, before, is_government=is_government)
            numbers = list(_written(sentence, template, reader))
            before = reader.totals
        else:
            numbers, before = [], ()
        yield from numbers
        yield from _zeros(sentence, {figure.indicator for figure in numbers})


@dataclass(frozen=True, slots=True)
class Total:
    """A number whose parts may follow, and its unit."""

    reading: Reading
    unit: str | None

    @property
    def indicator(self) -> str | None:
        """The indicator that it and its parts are about."""
        return self.reading.indicator or self.reading.about

    def is_of(self, unit: str | None) -> bool:
        """Whether a number in this unit can be a part of it."""
        return unit == self.unit if self.indicator is None else lexicon().by_id(self.indicator).takes(unit)


class _SentenceReader:
    """Reads the numbers of one sentence from left to right; what was read so far says what the next one can be."""

    def __init__(
        self, template: Template, heading: str, year: int | None, before: Sequence[Total], *, is_government: bool
    ) -> None:
        self._template = template
        self._statements = statements(template, heading)
        self._periods = periods(template, year, heading)
        self._is_government = is_government
        self._read: list[Reading] = []
        self._has_parts = False
        self._ends_with_bracket = False
        self._before = before if opens_parts(template.between(0)[:4]) else ()
        self.totals: list[Total] = []
        """The numbers that what follows can be parts of, the nearest last."""

    def readings(self) -> Iterator[tuple[int, Reading, Statement | None]]:
        """The reading of each slot, with the statement that gives it."""
        for number, slot in enumerate(self._template.slots):
            statement = self._statements.get(number)
            unit = slot.quantities[0].unit
            reading = self._reading(number, statement, unit)
            self._read.append(reading)
            if reading.measure is Measure.VALUE and not self._has_parts:
                self.totals.append(Total(reading, unit))
            yield number, reading, statement

    def _reading(self, number: int, statement: Statement | None, unit: str | None) -> Reading:
        words = self._template.between(number)
        if statement is None and (sign := change_sign(words, unit)):
            return Reading(about=self._last_indicator(), measure=Measure.CHANGE, sign=sign)
        if statement is None and unit in _RATES:
            return Reading(about=self._last_indicator() if is_share(words) else None, measure=Measure.SHARE)
        self._open_or_close(words, unit)
        return self._unnamed(words, unit) if statement is None else self._named(number, statement, unit)

    def _open_or_close(self, words: str, unit: str | None) -> None:
        """Sees whether the words open a list of parts, or end the one that is open."""
        if opens_parts(words):
            self._has_parts, self._ends_with_bracket = True, opens_bracket(words)
        elif self._ends_with_bracket and closes_bracket(words):
            self._has_parts = False
        total = self._total(unit)
        self._has_parts = self._has_parts and total is not None

    def _total(self, unit: str | None) -> Total | None:
        """The nearest number before that a number in this unit can be a part of; the one before, if it can."""
        return next((total for total in reversed((*self._before, *self.totals)) if total.is_of(unit)), None)

    def _unnamed(self, words: str, unit: str | None) -> Reading:
        """A number that no pattern names: the year's part of a total over years, a part of another kind, or alone."""
        total = self._total(unit)
        if total is None or not self._has_parts:
            return Reading()
        if total.reading.period is Period.CUMULATIVE and total.reading.about and is_part_of_the_year(words):
            return Reading(indicator=total.reading.about)
        return Reading(about=total.indicator, measure=Measure.PART)

    def _named(self, number: int, statement: Statement, unit: str | None) -> Reading:
        named, period = statement.indicator, self._periods[number]
        clause = self._template.clause_before(self._template.slots[number].place)
        subject = subject_of(clause, is_government=self._is_government)
        if period is Period.CUMULATIVE:
            return Reading(named.cumulative, named.id, period=period, subject=subject)
        if period is not Period.YEAR:
            return Reading(None, named.id, period=period, subject=subject)
        total = self._total(unit)
        if self._has_parts and total is not None and total.indicator is None:
            return Reading(measure=Measure.PART)  # of something that is no indicator
        if self._is_stated(named.id):
            return Reading(None, named.id, Measure.VALUE if subject else Measure.PART, subject=subject)
        return Reading(named.id, subject=subject)

    def _is_stated(self, indicator: str) -> bool:
        """Whether the sentence has given the indicator already, or the number belongs to the parts of it."""
        has_whole = self._has_parts and any(total.reading.indicator == indicator for total in self._before)
        return has_whole or any(reading.indicator == indicator for reading in self._read)

    def _last_indicator(self) -> str | None:
        """What the number before is about."""
        for reading in reversed(self._read):
            if reading.measure in (Measure.VALUE, Measure.PART):
                return reading.indicator or reading.about
        return None


def _written(sentence: Sentence, template: Template, reader: _SentenceReader) -> Iterator[Figure]:
    values: dict[str, Figure] = {}
    for number, reading, statement in reader.readings():
        for quantity in template.slots[number].quantities:
            if not quantity.is_plain and reading.indicator is None:
                continue
            start, end = _quoted(sentence.text, quantity, template, statement)
            figure = _figure(sentence, quantity, reading, start, end)
            if figure.indicator:
                values[figure.indicator] = figure
            yield figure
    yield from _equal(sentence, values)


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
        return min(start, quantity.start), max(end, quantity.end)
    if noun := _NOUN_BEHIND.match(text, quantity.end):
        return quantity.start, noun.end()
    before = _NOUN_BEFORE.search(text[: quantity.start])
    return (before.start() if before else quantity.start), quantity.end


def _equal(sentence: Sentence, values: dict[str, Figure]) -> Iterator[Figure]:
    """Figures that the sentence says to be equal to others in it (均获维持)."""
    for equality in lexicon().equalities:
        match = equality.pattern.search(sentence.text)
        if match is None:
            continue
        start, end = sentence.span(match.start(), match.end())
        since = sentence.span(sentence.text.rfind(";", 0, match.start()) + 1, match.end())[0]
        named = [(values[known], equal) for known, equal in equality.of.items() if known in values]
        for figure, equal in named:
            if since <= figure.start and figure.end <= start and equal not in values:
                yield _copied(figure, equal, start, end)


def _copied(figure: Figure, indicator: str, start: int, end: int) -> Figure:
    return Figure(
        figure.value, figure.unit, figure.bound, figure.precision, indicator, None, Measure.VALUE, figure.period,
        figure.subject, figure.sentence, start, end, figure.locator,
    )  # fmt: skip


def _zeros(sentence: Sentence, stated: Container[str | None]) -> Iterator[Figure]:
    """What the sentence denies. What it denies and states with a number is denied of a part, or contradicts itself."""
    for absence in absences(sentence):
        start, end = sentence.span(absence.start, absence.end)
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
