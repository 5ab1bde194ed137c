"""Who reports on which year: the rules by which a report names itself, from the best place to the weakest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from transform.identity.agency import agency_named
from transform.identity.codes import organization_code
from transform.identity.header_fields import header_values
from transform.identity.names import signature_date
from transform.identity.rules import identity_rules
from transform.identity.title import Title, second_title, window_title
from transform.identity.traits import traits_of
from transform.identity.whereabouts import located, surroundings
from transform.identity.years import (
    body_of_another_year,
    body_year,
    is_report_year,
    part_of_a_year,
    return_year,
    stated_years,
)
from transform.report import AgencyTraits, ReportWarning, Scope

__all__ = ["Identity", "identify"]

_INTRODUCTION = 12
_FIRST_MONTH_OF_REPORTS = 11
"""Some reports come out before their year is over, but not earlier; the dates of some systems are wrong."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a report says about itself; None where it does not say, or not beyond doubt."""

    agency: str | None
    year: int | None
    scope: Scope
    organization_code: str | None
    traits: AgencyTraits
    warnings: tuple[ReportWarning, ...]


def identify(
    title: Title | None, lines: Sequence[str], metadata: Sequence[tuple[str, str]], published: date | None
) -> Identity:
    """Reads the identity of a report from its title, its lines (in simplified characters) and the page's metadata."""
    fields = header_values(lines)
    year, year_warnings = _year(title, lines, metadata, fields, published)
    agency, agency_warnings = agency_named(title, lines, fields, metadata)
    if agency:
        agency, more = located(agency, year, surroundings(lines, metadata))
        agency_warnings += more
    if title and (mark := title.correction):
        message = f"the title says that this version takes the place of an earlier one: {mark}"
        agency_warnings.append(ReportWarning("corrected_version", message))
    return Identity(
        agency=agency,
        year=year,
        scope=_scope(title, agency, lines),
        organization_code=_code(fields, metadata),
        traits=traits_of(agency, year) if agency else AgencyTraits(),
        warnings=(*agency_warnings, *year_warnings),
    )


def _year(
    title: Title | None,
    lines: Sequence[str],
    metadata: Sequence[tuple[str, str]],
    fields: Mapping[str, str],
    published: date | None,
) -> tuple[int | None, list[ReportWarning]]:
    year, warnings = _year_named(title, lines, fields, published)
    if title and title.year and not warnings:
        doubts = _doubts(title, title.year, lines, metadata, fields, published)
        warnings += [ReportWarning("year_conflict", message) for message in islice(doubts, 1)]
    if period := part_of_a_year(lines):
        warnings.append(ReportWarning("year_incomplete", f"the period of the figures is no whole year: {period}"))
    return year, warnings


def _year_named(
    title: Title | None, lines: Sequence[str], fields: Mapping[str, str], published: date | None
) -> tuple[int | None, list[ReportWarning]]:
    """The year by its best place; a warning if that is a weak one, or two places of the text contradict each other."""
    stated = stated_years(lines)
    titled = title.year if title else None
    if set(stated) - {titled} and (titled or len(stated) > 1):
        years = ", ".join(map(str, stated))
        warning = ReportWarning("year_conflict", f"the title says {titled or 'no year'}, the text {years}")
        return titled, [warning]
    if titled or stated:
        return titled or stated[0], []
    weaker = (
        (return_year(_handed_in(fields)), "the date of the statistics return"),
        (body_year(lines), "the dates in the text"),
        (published.year - 1 if published else None, "the date of publication"),
    )
    for year, place in weaker:
        if year is not None and is_report_year(year):
            return year, [ReportWarning("year_inferred", f"no title or period names the year; {place} gives {year}")]
    return None, [ReportWarning("year_unknown", "no place of the report names its year")]


def _doubts(
    title: Title,
    titled: int,
    lines: Sequence[str],
    metadata: Sequence[tuple[str, str]],
    fields: Mapping[str, str],
    published: date | None,
) -> Iterator[str]:
    """What speaks against the year of the title although no period of the figures does."""
    if second := second_title(title, lines):
        yield f"the title of the page says {titled}, the title above the text {second.year}"
    if (window := window_title(metadata)) and window.year != titled:
        yield f"the title says {titled}, the title of the window {window.year}"
    if (returned := return_year(_handed_in(fields))) not in (None, titled):
        yield f"the title says {titled}, the date of the statistics return {returned}"
    if another := body_of_another_year(lines, titled):
        yield f"the title says {titled}, which the text never names; it is about {another}"
    if (signed := signature_date(lines)) and signed < date(titled, _FIRST_MONTH_OF_REPORTS, 1):
        yield f"the title says {titled}, and the report was signed before the end of that year, on {signed}"
    if published and published < date(titled, _FIRST_MONTH_OF_REPORTS, 1):
        yield f"the title says {titled}, and the page was published before the end of that year, on {published}"


def _handed_in(fields: Mapping[str, str]) -> str | None:
    return fields.get("report_date") or fields.get("date")


def _scope(title: Title | None, agency: str | None, lines: Sequence[str]) -> Scope:
    rules = identity_rules()
    introduction = re.sub(r"\s", "", "".join(lines[:_INTRODUCTION]))
    is_government = bool(agency) and str(agency).endswith(rules.aggregates)
    states_level = any(re.search(pattern, introduction) for pattern in rules.level_statements)
    if title and title.scope:
        return title.scope
    if is_government and states_level:
        return Scope.LEVEL
    if any(re.search(pattern, introduction) for pattern in rules.aggregate_statements):
        return Scope.AGGREGATE
    adding = rf"(?:{'|'.join(rules.aggregating_words)})[^。]{{0,30}}(?:{'|'.join(rules.aggregated_parts)})[^。]{{0,40}}"
    if re.search(adding + r"(?:编制|数据|情况|报告|而成)", introduction):
        return Scope.AGGREGATE
    return Scope.AGGREGATE if is_government else Scope.AGENCY


def _code(fields: Mapping[str, str], metadata: Sequence[tuple[str, str]]) -> str | None:
    """The agency's own code from the header of the return, else the one that begins the page's index number."""
    if code := organization_code(fields.get("unit_legal_code", "")):
        return code
    labels = identity_rules().index_numbers
    indexes = (value.split("/")[0] for key, value in metadata if re.sub(r"\s", "", key) in labels)
    return next((code for index in indexes if (code := organization_code(index))), None)
