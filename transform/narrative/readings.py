"""What the numbers of a sentence say, read from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from transform.narrative.lexicon import NarrativeIndicator
from transform.narrative.meaning import Reading, Total
from transform.narrative.measures import change_sign, is_share
from transform.narrative.parts import Parts, goes_on_with_parts, is_by_channel, numbers_by_channel
from transform.narrative.statements import Statement, statements
from transform.narrative.subjects import subject_of
from transform.narrative.template import Template
from transform.narrative.times import is_part_of_the_year, is_total_after_the_year, names_a_time, periods
from transform.report import Measure, Period

_RATES = ("%", "‰", "个百分点")


@dataclass(slots=True)
class SentenceReader:
    """Reads the numbers of one sentence; what was read so far says what the next one can be.

    `context` is what was said before it, its heading and the sentence before; `before` are the totals of the sentence
    before, which a sentence that begins with 其中 goes on with.
    """

    template: Template
    heading: str
    context: str
    year: int | None
    before: Sequence[Total]
    is_government: bool
    totals: list[Total] = field(default_factory=list)
    _read: list[Reading] = field(default_factory=list)

    def readings(self) -> Iterator[tuple[int, Reading, Statement | None]]:
        """The reading of each slot, with the statement that gives it."""
        found = statements(self.template, self.context, self.year)
        times = list(self._times(periods(self.template, self.year, self.heading), found))
        goes_on = goes_on_with_parts(self.template.text)
        parts = Parts([*self.before] if goes_on else [])
        partial = self._parts_by_channel(found)
        for number, slot in enumerate(self.template.slots):
            statement, unit = found.get(number), slot.quantities[0].unit
            words = self.template.between(number)
            reading = self._rate_or_change(words, unit) if statement is None else None
            if reading is None:
                parts.see(words, begins=number == 0)
                wholes = parts.wholes(unit)
                period = self._period(words, times[number], statement, wholes)
                if statement is None:
                    reading = _unnamed(words, wholes, period)
                else:
                    is_part = number in partial or (goes_on and not parts.totals)
                    reading = self._named(number, statement, period, wholes, is_part=is_part)
                if reading.measure is Measure.VALUE and not wholes:
                    self.totals.append(Total(reading, unit))
                    parts.begin(self.totals[-1])
            self._read.append(reading)
            yield number, reading, statement

    def _rate_or_change(self, words: str, unit: str | None) -> Reading | None:
        if sign := change_sign(words, unit):
            return Reading(about=self._last_indicator(), measure=Measure.CHANGE, sign=sign)
        if unit in _RATES:
            return Reading(about=self._last_indicator() if is_share(words) else None, measure=Measure.SHARE)
        return None

    def _period(self, words: str, named: Period, statement: Statement | None, wholes: list[Total]) -> Period:
        """The time of a number: the year, if its statement says so; else that of its whole, unless words name one."""
        if statement is not None and statement.is_dated:
            return Period.YEAR
        if wholes and not names_a_time(words, self.year):
            return wholes[-1].reading.period
        return named

    def _times(self, times: Sequence[Period], found: Mapping[int, Statement]) -> Iterator[Period]:
        """The period of each number; a total behind the number of the year (累计831条) is one over the years."""
        stated: set[str] = set()
        for number, time in enumerate(times):
            name = found[number].indicator.id if number in found else ""
            is_total = name in stated and is_total_after_the_year(self.template.between(number))
            yield Period.CUMULATIVE if is_total else time
            if time is Period.YEAR:
                stated.add(name)

    def _parts_by_channel(self, found: Mapping[int, Statement]) -> frozenset[int]:
        """The numbers that state an indicator for one channel, in a sentence that has numbers for others too."""
        if numbers_by_channel(self.template.text) < 2:
            return frozenset()
        return frozenset(number for number in found if is_by_channel(self.template.clause_of(number)))

    def _named(
        self, number: int, statement: Statement, period: Period, wholes: list[Total], *, is_part: bool
    ) -> Reading:
        """What a statement says; `is_part` that it is one of a channel, or of a total that is not there."""
        named = statement.indicator
        clauses = self.template.clauses_before(self.template.slots[number].place)
        subject = subject_of(clauses, is_government=self.is_government)
        if wholes and not any(whole.may_be_whole_of(named) for whole in wholes):
            return Reading(measure=Measure.PART, period=period)
        if is_part and named.whole is None:
            return Reading(None, named.id, Measure.PART, period, subject)
        series = _series(named, period)
        if series is not None and self._is_given(series, subject, wholes):
            return Reading(None, named.id, Measure.VALUE if subject else Measure.PART, period, subject)
        return Reading(series, None if series == named.id else named.id, period=period, subject=subject)

    def _is_given(self, series: str, subject: str | None, wholes: list[Total]) -> bool:
        """Whether the sentence, or the one before, has stated a series already; for others is not for the agency."""
        given = [*self._read, *(whole.reading for whole in wholes)]
        return any(
            reading.indicator == series and (reading.subject is None or subject is not None) for reading in given
        )

    def _last_indicator(self) -> str | None:
        """What the number before is about."""
        for reading in reversed(self._read):
            if reading.measure in (Measure.VALUE, Measure.PART):
                return reading.indicator or reading.about
        return None


def _series(named: NarrativeIndicator, period: Period) -> str | None:
    """The series of an indicator that a number for a period belongs to: that of the year, or that since 2008."""
    return {Period.YEAR: named.id, Period.CUMULATIVE: named.cumulative}.get(period)


def _unnamed(words: str, wholes: list[Total], period: Period) -> Reading:
    """A number that no pattern names: the year's part of a total over years, a part of another kind, or alone."""
    if not wholes:
        return Reading(period=period)
    reading = wholes[-1].reading
    if reading.period is Period.CUMULATIVE and reading.about and is_part_of_the_year(words):
        return Reading(indicator=reading.about)
    about = wholes[0].indicator if len(wholes) == 1 else None
    return Reading(about=about.id if about else None, measure=Measure.PART, period=period)
