"""The SQL of this package, which lives in `.sql` files beside the code."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
MIGRATIONS = FOLDER / "sql" / "migrations"


@cache
def statement(name: str) -> str:
    """The text of one SQL file, by its path in this package (`sql/views.sql`)."""
    return (FOLDER / name).read_text(encoding="utf-8")
