"""Which reports a question is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
from warehouse.names import require_known

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

YEARS = re.compile(r"(\d{4})(?:\s*[-–:]\s*(\d{4}))?")

KNOWN: dict[str, tuple[type[UnknownNameError], str]] = {
    "agencies": (UnknownAgencyError, "SELECT name FROM agency ORDER BY name"),
    "levels": (UnknownLevelError, "SELECT DISTINCT level FROM agency WHERE level IS NOT NULL ORDER BY level"),
    "functions": (UnknownFunctionError, "SELECT DISTINCT function FROM agency WHERE function IS NOT NULL ORDER BY ALL"),
    "scopes": (UnknownScopeError, "SELECT unnest(['agency', 'level', 'aggregate'])"),
    "forms": (UnknownFormError, "SELECT form FROM form ORDER BY position"),
}
"""Where the names of a filter are to be found, and the error for one that is not."""

REGIONS = """
    SELECT region_code, name, full_name FROM region
    UNION
    SELECT DISTINCT region_code, region_code, region_code FROM agency WHERE region_code IS NOT NULL
    ORDER BY ALL
"""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which reports; None does not restrict. Agencies are official names; a region includes those below it."""

    agencies: Sequence[str] | None = None
    regions: Sequence[str] | None = None
    levels: Sequence[str] | None = None
    functions: Sequence[str] | None = None
    scopes: Sequence[str] | None = None
    years: Sequence[int] | None = None
    forms: Sequence[str] | None = None

    def parameters(
        self, connection: DuckDBPyConnection, also_known: Mapping[str, Iterable[str | None]] | None = None
    ) -> dict[str, list[str] | list[int] | None]:
        """The parameters of the queries; raises an `UnknownNameError` for a name that is not in the warehouse.

        `also_known` are other names that are valid, by the attribute: those of a registry.
        """
        for attribute, (error, query) in KNOWN.items():
            names = getattr(self, attribute)
            if names:
                known = [name for (name,) in connection.execute(query).fetchall()]
                known += [name for name in (also_known or {}).get(attribute, ()) if name is not None]
                require_known(names, {name: name for name in known}, error)
        return {
            "agencies": _list(self.agencies),
            "regions": None if self.regions is None else _prefixes(connection, self.regions),
            "levels": _list(self.levels),
            "functions": _list(self.functions),
            "scopes": _list(self.scopes),
            "years": None if self.years is None else list(self.years),
            "forms": _list(self.forms),
        }


def parse_years(texts: Iterable[str] | None) -> list[int] | None:
    """The years of `2018`, `2015-2020` and `2015,2018-2020`; None for None. Raises `QuestionError`."""
    if texts is None:
        return None
    years: list[int] = []
    for part in (part.strip() for text in texts for part in text.split(",")):
        match = YEARS.fullmatch(part)
        if not match or int(match[2] or match[1]) < int(match[1]):
            raise QuestionError(f"{part!r} is no year: write 2018, or 2015-2020 for a range")
        years.extend(range(int(match[1]), int(match[2] or match[1]) + 1))
    return list(dict.fromkeys(years))


def _list(names: Sequence[str] | None) -> list[str] | None:
    return None if names is None else list(names)


def _prefixes(connection: DuckDBPyConnection, names: Sequence[str]) -> list[str]:
    """The codes of the regions, without the zeros that stand for what is below them (GB/T 2260: 2 digits a level)."""
    rows = connection.execute(REGIONS).fetchall()
    require_known(names, {label: row[0] for row in rows for label in row}, UnknownRegionError)
    return [re.sub(r"(00)+$", "", row[0]) for row in rows if set(names) & set(row)]
