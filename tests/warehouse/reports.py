"""Fictional reports, built in one line each."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from extract.document import HtmlLocator
from transform.report import (
    CellKey,
    Check,
    CheckStatus,
    Observation,
    Report,
    ReportWarning,
    Scope,
    Script,
    Severity,
    Status,
)

AGENCY = "云岭市生态环境局"

WORDS = {
    "": Status.BLANK,
    "-": Status.DASH,
    "/": Status.SLASH,
    "□": Status.BOX,
    "无": Status.ZERO_WORD,
    "?": Status.UNCERTAIN,
}
"""What a test writes for a cell that is no number."""


def observation(form: str, cell: str, raw: str | int, unit: str | None = None) -> Observation:
    """A cell (`sec3.granted/total`): a number, one of `WORDS`, or else a text."""
    indicator, column = cell.split("/")
    raw = str(raw)
    if raw in WORDS:
        status, value = WORDS[raw], Decimal(0) if raw == "无" else None
    else:
        try:
            status, value = Status.NUMBER, Decimal(raw)
        except ArithmeticError:
            status, value = Status.TEXT, None
    return Observation(form, indicator, column, value, status, unit, raw, HtmlLocator(f"html/body/{cell}"))


def failed_check(form: str, *cells: str, severity: Severity = Severity.ERROR) -> Check:
    """An identity that does not hold, over these cells."""
    keys = tuple(CellKey(form, *cell.split("/")) for cell in cells)
    numbers = (Decimal(3), Decimal(4))
    return Check("sum", "identity", form, severity, CheckStatus.FAIL, None, *numbers, "3 ≠ 4", keys)


def report(
    form: str = "2021",
    cells: Mapping[str, str | int] | None = None,
    *,
    agency: str | None = AGENCY,
    year: int | None = 2022,
    scope: Scope = Scope.AGENCY,
    units: Mapping[str, str] | None = None,
    text: str = "",
    **other: Any,
) -> Report:
    """A report of one form. Its document differs if anything differs, or `text` does."""
    units = units or {}
    observations = tuple(observation(form, cell, raw, units.get(cell)) for cell, raw in (cells or {}).items())
    content = repr((form, cells, agency, year, scope, units, text))
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    given: dict[str, Any] = {
        "uri": f"reports/{sha256[:6]}.html",
        "sha256": sha256,
        "media_type": "text/html",
        "title": f"{agency}{year}年政府信息公开工作年度报告",
        "script": Script.HANS,
        "agency": agency,
        "year": year,
        "scope": scope,
        "organization_code": None,
        "published": date(2023, 1, 10),
        "forms": (form,) if observations else (),
        "observations": observations,
        "figures": (),
        "checks": (),
        "warnings": (ReportWarning("unknown_row", "行政指导"),),
    }
    return Report(**(given | other))


ANSWERED, GRANTED = "sec3.results_total/total", "sec3.granted/total"
A, B, C, D = "望溪县教育局", "望溪县水务局", "澄湾市教育局", "澄湾市水务局"


def four_agencies() -> list[Report]:
    """Two years of four agencies: A and D report on both, B on the first only, C leaves a blank in the first."""
    return [
        report("2021", {ANSWERED: 10, GRANTED: 5}, agency=A, year=2021),
        report("2021", {ANSWERED: 30, GRANTED: 3}, agency=B, year=2021),
        report("2021", {ANSWERED: 5, GRANTED: ""}, agency=C, year=2021),
        report("2021", {ANSWERED: 7, GRANTED: 7}, agency=D, year=2021),
        report("2021", {ANSWERED: 20, GRANTED: 8}, agency=A, year=2022),
        report("2021", {ANSWERED: 2, GRANTED: 1}, agency=C, year=2022),
        report("2021", {ANSWERED: 4, GRANTED: 0}, agency=D, year=2022),
    ]
