"""What the numbers of a sentence say, read from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from transform.narrative.circumstances import (
    are_alike,
    change_sign,
    closes_bracket,
    goes_on_with_parts,
    is_by_channel,
    is_part_of_the_year,
    is_share,
    is_total_after_the_year,
    names_a_time,
    numbers_by_channel,
    opens_bracket,
    opens_parts,
    periods,
    subject_of,
)
from transform.narrative.lexicon import lexicon
from transform.narrative.statements import Statement, statements
from transform.narrative.template import Template
from transform.narrative.things import things_named_last
from transform.report import Measure, Period

_RATES = ("%", "‰", "个百分点")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a number says: the indicator that it states, or what it is about; measure, period, subject and sign."""

    indicator: str | None = None
    about: str | None = None
    measure: Measure = Measure.VALUE
    period: Period = Period.YEAR
    subject: str | None = None
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Total:
    """A number whose parts may follow, and its unit."""

    reading: Reading
    unit: str | None

    @property
    def indicator(self) -> str | None:
        """The indicator that it and its parts are about."""
        return self.reading.indicator or self.reading.about

    def takes(self, unit: str | None) -> bool:
        """Whether a number in this unit can be a part of it."""
        if self.indicator is None:
            return unit == self.unit
        return are_alike(unit, self.unit) and lexicon().by_id(self.indicator).takes(unit)


@dataclass(slots=True)
class _Parts:
    """The list of parts that is open (其中, 包括), and the numbers before it.

    A list right behind a number is of that number. One that begins a sentence or follows a semicolon may be of any
    number before.
    """

    totals: list[Total]
    is_open: bool = False
    _is_of_the_nearest: bool = True
    _ends_with_bracket: bool = False

    def see(self, words: str, *, begins: bool) -> None:
        """Sees the words before a number, which may open a list or end one."""
        if opens_parts(words):
            self.is_open = True
            self._is_of_the_nearest = not begins and ";" not in words
            self._ends_with_bracket = opens_bracket(words)
        elif (self._ends_with_bracket and closes_bracket(words)) or self._names_another_thing(words):
            self.is_open = False

    def _names_another_thing(self, words: str) -> bool:
        """Whether words name a thing that is none of those which the list is of: 主动公开2300条,其中…,来信18件."""
        things = {lexicon().by_id(total.indicator).thing for total in self.totals if total.indicator}
        return bool(things and things_named_last(words) - things)

    def begin(self, total: Total) -> None:
        """Takes a number that is no part of another; it ends the list before it."""
        self.totals.append(total)
        self.is_open = False

    def wholes(self, unit: str | None) -> list[Total]:
        """What a number in this unit can be a part of; empty if no list is open, or the unit is of another kind."""
        if not self.is_open:
            return []
        fitting = [total for total in self.totals if total.takes(unit)]
        return fitting[-1:] if self._is_of_the_nearest else fitting


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
        parts = _Parts([*self.before] if goes_on else [])
        partial = self._parts_by_channel(found)
        for number, slot in enumerate(self.template.slots):
            statement, unit = found.get(number), slot.quantities[0].unit
            words = self.template.between(number)
            reading = self._rate_or_change(words, unit) if statement is None else None
            if reading is None:
                parts.see(words, begins=number == 0)
                wholes = parts.wholes(unit)
                dated = statement is not None and statement.is_dated
                period = Period.YEAR if dated else self._period(words, times[number], wholes)
                is_part = number in partial or (goes_on and not parts.totals)
                known = statement and self._named(number, statement, period, wholes, is_part=is_part)
                reading = known or _unnamed(words, wholes, period)
                if reading.measure is Measure.VALUE and not wholes:
                    self.totals.append(Total(reading, unit))
                    parts.begin(Total(reading, unit))
            self._read.append(reading)
            yield number, reading, statement

    def _rate_or_change(self, words: str, unit: str | None) -> Reading | None:
        if sign := change_sign(words, unit):
            return Reading(about=self._last_indicator(), measure=Measure.CHANGE, sign=sign)
        if unit in _RATES:
            return Reading(about=self._last_indicator() if is_share(words) else None, measure=Measure.SHARE)
        return None

    def _period(self, words: str, named: Period, wholes: list[Total]) -> Period:
        """The time of a number: that of its whole, if nothing between the two says another."""
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
        return frozenset(number for number in found if is_by_channel(self.template.clause_before(found[number].start)))

    def _named(
        self, number: int, statement: Statement, period: Period, wholes: list[Total], *, is_part: bool
    ) -> Reading:
        """What a statement says; `is_part` that it is one of a channel, or of a total that is not there."""
        named = statement.indicator
        clauses = self.template.clauses_before(self.template.slots[number].place)
        subject = subject_of(clauses, is_government=self.is_government)
        if wholes and all(whole.indicator is None for whole in wholes):
            return Reading(measure=Measure.PART, period=period)  # of something that is no indicator
        if is_part and named.whole is None:
            return Reading(None, named.id, Measure.PART, period, subject)
        series = {Period.YEAR: named.id, Period.CUMULATIVE: named.cumulative}.get(period)
        given = [*self._read, *(whole.reading for whole in wholes)]
        if series is not None and any(reading.indicator == series for reading in given):
            measure = Measure.VALUE if subject else Measure.PART
            return Reading(None, named.id, measure, period, subject)
        return Reading(series, None if series == named.id else named.id, period=period, subject=subject)

    def _last_indicator(self) -> str | None:
        """What the number before is about."""
        for reading in reversed(self._read):
            if reading.measure in (Measure.VALUE, Measure.PART):
                return reading.indicator or reading.about
        return None


def _unnamed(words: str, wholes: list[Total], period: Period) -> Reading:
    """A number that no pattern names: the year's part of a total over years, a part of another kind, or alone."""
    if not wholes:
        return Reading(period=period)
    reading = wholes[-1].reading
    if reading.period is Period.CUMULATIVE and reading.about and is_part_of_the_year(words):
        return Reading(indicator=reading.about)
    return Reading(about=wholes[0].indicator if len(wholes) == 1 else None, measure=Measure.PART, period=period)
