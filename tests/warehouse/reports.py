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
