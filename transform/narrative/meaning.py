"""What a number of a sentence says."""

from __future__ import annotations

from dataclasses import dataclass

from transform.narrative.lexicon import NarrativeIndicator, lexicon
from transform.narrative.quantities import are_alike
from transform.report import Measure, Period


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
    def indicator(self) -> NarrativeIndicator | None:
        """The indicator that it and its parts are about."""
        name = self.reading.indicator or self.reading.about
        return None if name is None else lexicon().by_id(name)

    def takes(self, unit: str | None) -> bool:
        """Whether a number in this unit can be a part of it."""
        if self.indicator is None:
            return unit == self.unit or {unit, self.unit} <= lexicon().published
        return are_alike(unit, self.unit) and self.indicator.takes(unit)

    def may_be_whole_of(self, part: NarrativeIndicator) -> bool:
        """Whether an indicator can be a part of it: not of what is none, nor of another thing (复议 of 申请)."""
        if self.indicator is None:
            return False
        if part.whole is None and None in (self.indicator.thing, part.thing):
            return True
        return self.indicator.thing == part.thing
