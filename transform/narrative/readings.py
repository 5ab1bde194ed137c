"""What the numbers of a sentence say, read from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile

from transform.narrative.lexicon import NUMBER, NarrativeIndicator
from transform.narrative.meaning import Reading, Total
from transform.narrative.measures import change_sign, is_rate, is_share
from transform.narrative.parts import (
    Parts,
    goes_on_with_parts,
    is_by_channel,
    names_channels,
    numbers_by_channel,
    opens_parts,
)
from transform.narrative.periods import is_part_of_the_year, is_total_after_the_year, periods
from transform.narrative.statements import Statement, statements
from transform.narrative.subjects import Teller, subject_of
from transform.narrative.template import Template
from transform.narrative.times import names_a_time
from transform.report import Measure, Period


@dataclass(slots=True)
class SentenceReader:
    """Reads the numbers of one sentence; what was read so far says what the next one can be.

    `lasting` is the time that it is about, if it names none. `context` is what was said before it: its heading, and
    the sentence before. `before` are the totals of that, which a sentence that begins with 其中 goes on with.
    `following` is the sentence behind it, if that is of the same paragraph.
    """

    template: Template
    lasting: Period
    context: str
    following: str
    year: int | None
    before: Sequence[Total]
    teller: Teller
    totals: list[Total] = field(default_factory=list)
    _read: list[Reading] = field(default_factory=list)
    _found: Mapping[int, Sequence[Statement]] = field(init=False)
    _times: Sequence[Period] = field(init=False)
    _goes_on: bool = field(init=False)
    _parts: Parts = field(init=False)
    _by_channel: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        self._found = statements(self.template, self.context, self.year)
        self._times = self._periods()
        self._goes_on = goes_on_with_parts(self.template.text)
        self._parts = Parts([*self.before] if self._goes_on else [])
        self._by_channel = self._numbers_by_channel()

    def readings(self) -> Iterator[tuple[int, Reading, Statement | None]]:
        """The reading of each slot, with the statement that gives it."""
        for number, slot in enumerate(self.template.slots):
            reading, statement = self._reading(number, slot.quantities[0].unit)
            self._read.append(reading)
            yield number, reading, statement

    @property
    def only_time(self) -> Period:
        """The time that all numbers of the sentence are for; the year, if they are for several."""
        return self._times[0] if len(set(self._times)) == 1 else Period.YEAR

    def _reading(self, number: int, unit: str | None) -> tuple[Reading, Statement | None]:
        words, found = self.template.between(number), self._found.get(number)
        if change := self._change(words, unit):
            return change, None
        if not found and is_rate(unit):
            return self._share(words), None
        self._parts.see(words, begins=number == 0)
        wholes = self._parts.wholes(unit)
        named = self._stated(number, found, wholes) if found else None
        reading, statement = named or (_unnamed(words, wholes, self._period(number, wholes)), None)
        if reading.measure is Measure.VALUE and not wholes:
            self.totals.append(Total(reading, unit))
            self._parts.begin(self.totals[-1])
        return reading, statement

    def _stated(self, number: int, found: Sequence[Statement], wholes: list[Total]) -> tuple[Reading, Statement]:
        """What the first statement says that states something; else what the first one says."""
        readings = [(self._named(number, statement, wholes), statement) for statement in found]
        return next((each for each in readings if each[0].indicator), readings[0])

    def _change(self, words: str, unit: str | None) -> Reading | None:
        """A change, whatever else the words name: 访问量较上年增加12万人次."""
        if sign := change_sign(words, unit):
            return Reading(about=self._last_indicator(), measure=Measure.CHANGE, sign=sign)
        return None

    def _share(self, words: str) -> Reading:
        return Reading(about=self._last_indicator() if is_share(words) else None, measure=Measure.SHARE)

    def _period(self, number: int, wholes: list[Total]) -> Period:
        """The time of a number: that of its whole, unless words between the two name one."""
        if wholes and not names_a_time(self.template.between(number), self.year):
            return wholes[-1].reading.period
        return self._times[number]

    def _periods(self) -> list[Period]:
        """The time that is named for each number; a total behind the number of the year is one over the years."""
        times = periods(self.template, self.year, self.lasting, self.following)
        stated: set[str] = set()
        for number, found in sorted(self._found.items()):
            name = found[0].indicator.id
            if name in stated and is_total_after_the_year(self.template.between(number)):
                times[number] = Period.CUMULATIVE
            elif times[number] is Period.YEAR:
                stated.add(name)
        return times

    def _numbers_by_channel(self) -> frozenset[int]:
        """The numbers that state something for one channel, in a sentence that has numbers for others too.

        Behind one of them, the number for several channels (通过微信、头条等发布#) is that of the others.
        """
        if numbers_by_channel(self.template.text) < 2:
            return frozenset()
        clauses = {number: self.template.clause_of(number) for number in sorted(self._found)}
        parts = dropwhile(lambda number: not is_by_channel(clauses[number]), clauses)
        return frozenset(number for number in parts if names_channels(clauses[number]))

    def _named(self, number: int, statement: Statement, wholes: list[Total]) -> Reading:
        """What a statement says: nothing of the whole, if the number is one by channel or of a total not there."""
        named = statement.indicator
        period = Period.YEAR if statement.is_dated else self._period(number, wholes)
        clauses = self.template.clauses_before(self.template.slots[number].place)
        subject = subject_of(clauses, self.teller)
        if wholes and self._is_of_another(number, statement, wholes):
            return Reading(measure=Measure.PART, period=period)
        is_part = number in self._by_channel or (self._goes_on and not self._parts.totals)
        if (is_part and named.whole is None) or (named.only_once and self._count_of(named) > 1):
            return Reading(None, named.id, Measure.PART, period, subject)
        series = _series(named, period)
        if series is not None and self._is_given(series, subject, wholes):
            return Reading(None, named.id, Measure.VALUE if subject else Measure.PART, period, subject)
        return Reading(series, None if series == named.id else named.id, period=period, subject=subject)

    def _is_of_another(self, number: int, statement: Statement, wholes: list[Total]) -> bool:
        """Whether a number is a part of what its indicator is none of, unless the statement tells the whole itself."""
        told = self.template.text[statement.start : self.template.slots[number].place].rpartition(NUMBER)
        return not (told[1] and opens_parts(told[2])) and not any(
            whole.may_be_whole_of(statement.indicator) for whole in wholes
        )

    def _count_of(self, indicator: NarrativeIndicator) -> int:
        """How many numbers of the sentence could be an indicator."""
        return sum(any(each.indicator is indicator for each in found) for found in self._found.values())

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
