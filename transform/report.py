"""A report: what a document says, in the terms of the official forms.

These types are the interface between `transform`, which makes them, and `warehouse`, which stores them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from extract.document import Locator


class Status(StrEnum):
    """What stands in a cell. Only `number` and `zero_word` come with a value; a blank is never a zero."""

    NUMBER = "number"
    ZERO_WORD = "zero_word"
    BLANK = "blank"
    DASH = "dash"
    SLASH = "slash"
    BOX = "box"
    TEXT = "text"
    UNCERTAIN = "uncertain"


class Scope(StrEnum):
    """Whose figures a report gives: one agency (本机关), one level of government (本级), or an aggregate (汇总)."""

    AGENCY = "agency"
    LEVEL = "level"
    AGGREGATE = "aggregate"


class Script(StrEnum):
    """The script of a document: simplified or traditional characters (ISO 15924, lower case)."""

    HANS = "hans"
    HANT = "hant"


class CheckStatus(StrEnum):
    """The result of a check."""

    PASS = "pass"
    FAIL = "fail"
    NOT_ASSESSABLE = "not_assessable"


class Severity(StrEnum):
    """How bad a failed check is: `error` breaks the form's arithmetic, `warn` is unusual, `info` is worth a look."""

    ERROR = "error"
    WARN = "warn"
    INFO = "info"


class Bound(StrEnum):
    """How a stated number bounds the true one: `ge` for 余 and 超过, `le` for 近 and 不足, `approx` for 约."""

    EXACT = "exact"
    GE = "ge"
    LE = "le"
    APPROX = "approx"


class Measure(StrEnum):
    """What a figure measures: a total, a part of one, a share of one in per cent, or the change on the year before."""

    VALUE = "value"
    PART = "part"
    SHARE = "share"
    CHANGE = "change"


class Period(StrEnum):
    """What time a figure is for.

    `cumulative` is all years since the Ordinance took effect in 2008, `span` several other years, `part` less than the
    year, or a rate per month or day.
    """

    YEAR = "year"
    CUMULATIVE = "cumulative"
    SPAN = "span"
    PREVIOUS = "previous"
    PART = "part"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class CellKey:
    """A value cell of a form: (form, indicator, column)."""

    form: str
    indicator: str
    column: str

    def __str__(self) -> str:
        return f"{self.indicator}/{self.column}"


@dataclass(frozen=True, slots=True)
class Observation:
    """The value of one cell of an official form.

    `value` is exact and None unless `status` is `number` or `zero_word`; it is in `unit`, the unit printed in the
    cell or row, else the form's, else None. `raw` is the text of the cell as printed. `table` is the position of the
    table in the document, counted from 0. `locator` is None where the cell is not printed at all (a row that ends
    early), which reads as a blank.
    """

    form: str
    indicator: str
    column: str
    value: Decimal | None
    status: Status
    unit: str | None
    raw: str
    locator: Locator | None
    table: int = 0

    @property
    def key(self) -> CellKey:
        """The key of the observation within its report."""
        return CellKey(self.form, self.indicator, self.column)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the narrative of a report.

    `value` is exact, in `unit` (as printed; that of the indicator where the text says that there was none; else None).
    `precision` is one unit of the last printed digit: 1000 for 23.3万. `indicator` is the indicator whose value for
    the reporting agency this is, None where the sentence does not say so beyond doubt; `about` is the one that a part,
    a share or a change refers to. `subject` says whose figure it is, if not the agency's own. `quote` is
    `sentence[start:end]`, both as printed; `locator` is that of the paragraph.
    """

    value: Decimal
    unit: str | None
    bound: Bound
    precision: Decimal
    indicator: str | None
    about: str | None
    measure: Measure
    period: Period
    subject: str | None
    sentence: str
    start: int
    end: int
    locator: Locator

    @property
    def quote(self) -> str:
        """The words that state the number, as printed."""
        return self.sentence[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Check:
    """A rule held against the values of a report; it never changes them.

    `kind` is `identity` (arithmetic of a form) or `narrative` (text against table, or against itself). `check` is the
    id of the rule; `form` the form whose cells it uses, empty if it uses none; `subject` the column, row or indicator
    it was evaluated for, if it is evaluated for several. `expected` is what the parts, or the table, give, `actual`
    what is printed, or stated. `cells` are the cells used.
    """

    check: str
    kind: str
    form: str
    severity: Severity
    status: CheckStatus
    subject: str | None
    expected: Decimal | None
    actual: Decimal | None
    message: str
    cells: tuple[CellKey, ...]


@dataclass(frozen=True, slots=True)
class ReportWarning:
    """Something that the reader could not account for; `code` is stable, `message` is for people."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class AgencyTraits:
    """What the name of an agency tells about it; each is None where it does not tell it beyond doubt.

    `level` is state, state_vertical (of the state, at a place), province, prefecture, county, town, zone or branch.
    `region_code` is the code (GB/T 2260) of the division that it governs or serves, valid in the year of the report; of
    a town or zone the one that it lies in. `function` is what it does, an id of `identity/functions.yaml`.

    `place` and `office` are what agencies before and after a reform are known by: the code of the division, or the
    place as printed in the name where that is none (empty for the whole state), and the rest without its ending, such
    as 环境保护.
    """

    level: str | None = None
    region_code: str | None = None
    function: str | None = None
    place: str | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """An annual report: who reports on which year, and every value that could be read.

    `agency` is the official name in simplified characters; None where it cannot be told, as is `year`.
    `organization_code` is the printed code of the agency without separators (GB 11714 or GB 32100), only where its
    check digit is right. `forms` are the ids of the forms that its tables follow, oldest first.
    """

    uri: str
    sha256: str
    media_type: str
    title: str | None
    script: Script
    agency: str | None
    year: int | None
    scope: Scope
    organization_code: str | None
    published: date | None
    forms: tuple[str, ...]
    observations: tuple[Observation, ...]
    figures: tuple[Figure, ...]
    checks: tuple[Check, ...]
    warnings: tuple[ReportWarning, ...]
    traits: AgencyTraits = AgencyTraits()
    part: int = 1
