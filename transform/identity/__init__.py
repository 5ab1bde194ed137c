"""Who reports on which year: the rules by which a report names itself, from the best place to the weakest."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from transform.identity.codes import organization_code
from transform.identity.header_fields import header_values
from transform.identity.names import fullest, opening_names, signature_name
from transform.identity.rules import identity_rules, is_agency_name
from transform.identity.title import Title, completed
from transform.identity.traits import traits_of
from transform.identity.years import body_year, is_report_year, period_years, return_year
from transform.report import AgencyTraits, ReportWarning, Scope

__all__ = ["Identity", "identify"]

_INTRODUCTION = 12


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
    agency, agency_warnings = _agency(title, lines, fields, metadata)
    year, year_warnings = _year(title, lines, fields, published)
    return Identity(
        agency=agency,
        year=year,
        scope=_scope(title, agency, lines),
        organization_code=_code(fields, metadata),
        traits=traits_of(agency, year) if agency else AgencyTraits(),
        warnings=(*agency_warnings, *year_warnings),
    )


def _agency(
    title: Title | None, lines: Sequence[str], fields: Mapping[str, str], metadata: Sequence[tuple[str, str]]
) -> tuple[str | None, list[ReportWarning]]:
    unit = fields.get("unit_name")
    printed = [completed(name) for name in (unit, signature_name(lines)) if name and is_agency_name(name)]
    named = [*printed, *opening_names(lines)]
    publisher = next((value for key, value in metadata if key in _PUBLISHERS and is_agency_name(value)), None)
    if title and title.agency:
        agency = fullest(title.agency, [*named, *([publisher] if publisher else [])])
        return agency, [*_conflict(agency, unit), *_placeless(agency)]
    if named:
        agency = fullest(named[0], named)
        return agency, _placeless(agency)
    if publisher:
        message = f"the report names no agency; taken from the page's publisher: {publisher}"
        return completed(publisher), [ReportWarning("agency_from_publisher", message)]
    return None, [ReportWarning("agency_unknown", "no place of the report names its agency")]


def _placeless(agency: str) -> list[ReportWarning]:
    """A warning for a name that agencies of many places have."""
    if Title(agency, agency, None).has_place:
        return []
    return [ReportWarning("agency_without_place", f"the report does not say where its agency is: {agency}")]


def _conflict(agency: str, unit: str | None) -> list[ReportWarning]:
    """A warning if the statistics return names quite another agency than the title."""
    if unit is None or not is_agency_name(unit) or set(unit) <= set(agency) or agency.endswith(unit):
        return []
    common = len(set(unit) & set(agency)) / len(set(unit))
    if common >= _SAME_AGENCY:
        return []
    return [ReportWarning("agency_conflict", f"the title says {agency}, the statistics return {unit}")]


_SAME_AGENCY = 0.5
"""The share of its characters that a short name of an agency has in common with the full one."""

_PUBLISHERS = ("发布机构", "发布单位", "公开主体", "所属机构", "信息来源", "ContentSource", "来源")


def _year(
    title: Title | None, lines: Sequence[str], fields: Mapping[str, str], published: date | None
) -> tuple[int | None, list[ReportWarning]]:
    stated = period_years(lines)
    titled = title.year if title else None
    if set(stated) - {titled} and (titled or len(stated) > 1):
        years = ", ".join(map(str, stated))
        warning = ReportWarning(
            "year_conflict", f"the title says {titled or 'no year'}, the period of the figures {years}"
        )
        return titled, [warning]
    if titled or stated:
        return titled or stated[0], []
    weaker = (
        (return_year(fields.get("report_date") or fields.get("date")), "the date of the statistics return"),
        (body_year(lines), "the dates in the text"),
        (published.year - 1 if published else None, "the date of publication"),
    )
    for year, place in weaker:
        if year is not None and is_report_year(year):
            return year, [ReportWarning("year_inferred", f"no title or period names the year; {place} gives {year}")]
    return None, [ReportWarning("year_unknown", "no place of the report names its year")]


def _scope(title: Title | None, agency: str | None, lines: Sequence[str]) -> Scope:
    rules = identity_rules()
    introduction = re.sub(r"\s", "", "".join(lines[:_INTRODUCTION]))
    is_government = bool(agency) and str(agency).endswith(rules.aggregates)
    states_level = any(re.search(pattern, introduction) for pattern in rules.level_statements)
    if (title and "本级" in title.text) or (is_government and states_level):
        return Scope.LEVEL
    adding = rf"(?:{'|'.join(rules.aggregating_words)})[^。]{{0,30}}(?:{'|'.join(rules.aggregated_parts)})[^。]{{0,40}}"
    if re.search(adding + r"(?:编制|数据|情况|报告|而成)", introduction):
        return Scope.AGGREGATE
    return Scope.AGGREGATE if is_government else Scope.AGENCY


def _code(fields: Mapping[str, str], metadata: Sequence[tuple[str, str]]) -> str | None:
    """The agency's own code from the header of the return, else the one that begins the page's index number."""
    if code := organization_code(fields.get("unit_legal_code", "")):
        return code
    indexes = (value.split("/")[0] for key, value in metadata if re.sub(r"\s", "", key) in _INDEX_NUMBERS)
    return next((code for index in indexes if (code := organization_code(index))), None)


_INDEX_NUMBERS = ("索引号", "索引编号", "信息索引")
