"""Which reports a question is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from warehouse.dictionary.levels import levels_by_name
from warehouse.errors import (
    QuestionError,
    UnknownAgencyError,
    UnknownFormError,
    UnknownFunctionError,
    UnknownLevelError,
    UnknownNameError,
    UnknownRegionError,
    UnknownScopeError,
)
from warehouse.names import known_spelling, meant, require_known, require_list

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

YEARS = re.compile(r"(\d{4})(?:\s*[-–:]\s*(\d{4}))?")

KNOWN: dict[str, tuple[type[UnknownNameError], str]] = {
    "agencies": (UnknownAgencyError, "SELECT name, name FROM agency ORDER BY name"),
    "levels": (UnknownLevelError, "SELECT DISTINCT level, level FROM agency WHERE level IS NOT NULL ORDER BY level"),
    "functions": (
        UnknownFunctionError,
        """
        SELECT DISTINCT function, function, label_zh, label_en
        FROM agency LEFT JOIN agency_function USING (function) WHERE function IS NOT NULL ORDER BY ALL
        """,
    ),
    "scopes": (
        UnknownScopeError,
        "SELECT scope, scope FROM (SELECT unnest(['agency', 'level', 'aggregate']) AS scope)",
    ),
    "forms": (UnknownFormError, "SELECT form, form FROM form ORDER BY position"),
}
"""The names of a filter, each with everything that it is called, and the error for one that is not there."""

REGIONS = """
    SELECT region_code, name, full_name FROM region
    UNION
    SELECT DISTINCT region_code, region_code, region_code FROM agency WHERE region_code IS NOT NULL
    ORDER BY ALL
"""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which reports; None does not restrict.

    Agencies are official names, or patterns of them (`澄湾*`); a region includes those below it. Levels and functions
    go by their ids or their Chinese names.
    """

    agencies: Sequence[str] | None = None
    regions: Sequence[str] | None = None
    levels: Sequence[str] | None = None
    functions: Sequence[str] | None = None
    scopes: Sequence[str] | None = None
    years: Sequence[int] | None = None
    forms: Sequence[str] | None = None

    def __post_init__(self) -> None:
        """Raises `QuestionError` for a single name or year, of which a list would be made letter by letter, or none."""
        for each in fields(self):
            require_list(each.name, getattr(self, each.name))

    def parameters(
        self, connection: DuckDBPyConnection, also_known: Mapping[str, Iterable[str | None]] | None = None
    ) -> dict[str, list[str] | list[int] | None]:
        """The parameters of the queries; raises an `UnknownNameError` for a name that is not in the warehouse.

        `also_known` are other names that are valid, by the attribute: those of a registry.
        """
        chosen = {attribute: self._meant(connection, attribute, also_known or {}) for attribute in KNOWN}
        regions = None if self.regions is None else _prefixes(connection, self.regions)
        return {**chosen, "regions": regions, "years": None if self.years is None else list(self.years)}

    def _meant(
        self, connection: DuckDBPyConnection, attribute: str, also_known: Mapping[str, Iterable[str | None]]
    ) -> list[str] | None:
        names: Sequence[str] | None = getattr(self, attribute)
        if not names:
            return None if names is None else []
        error, query = KNOWN[attribute]
        rows = connection.execute(query).fetchall()
        called = {label: name for name, *labels in rows for label in labels if label}
        called |= {name: name for name in also_known.get(attribute, ()) if name is not None}
        if attribute == "levels":
            called |= {label: level for label, level in levels_by_name().items() if level in called}
        return meant(names, called, error)


def parse_years(texts: Iterable[str] | None) -> list[int] | None:
    """The years of `2018`, `2015-2020` and `2015,2018-2020`; None for None. Raises `QuestionError`."""
    if texts is None:
        return None
    years: list[int] = []
    for part in (part.strip() for text in texts for part in text.split(",")):
        match = YEARS.fullmatch(part)
        if not match:
            raise QuestionError(f"{part!r} is no year: write 2018, or 2015-2020 for a range")
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first:
            raise QuestionError(f"the range {part!r} is reversed: write {last}-{first}")
        years.extend(range(first, last + 1))
    return list(dict.fromkeys(years))


def _prefixes(connection: DuckDBPyConnection, names: Sequence[str]) -> list[str]:
    """The codes of the regions, without the zeros that stand for what is below them (GB/T 2260: 2 digits a level)."""
    rows = connection.execute(REGIONS).fetchall()
    called = {
        label: code if code == full else f"{code} {full}" for code, name, full in rows for label in (code, name, full)
    }
    require_known(names, called, UnknownRegionError)
    wanted = {known_spelling(name, called) for name in names}
    return [re.sub(r"(00)+$", "", row[0]) for row in rows if wanted & set(row)]
