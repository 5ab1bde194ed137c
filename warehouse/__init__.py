"""Keeps reports in one DuckDB file and answers questions from it: knows SQL; knows no page.

from warehouse import Warehouse
Warehouse("reports.duckdb").compare(["granted", "grant_rate"], by="year").df()
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from warehouse.warehouse import Warehouse

__all__ = ["Warehouse"]


def __getattr__(name: str) -> Any:
    if name == "Warehouse":
        from warehouse.warehouse import Warehouse  # noqa: PLC0415 - DuckDB is needed only by those who open a file

        return Warehouse
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
