"""Values as text, the same in every format."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

FIGURE = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
"""A number as answers write it in a column of figures."""

NUMBER_TYPES = ("DECIMAL", "INTEGER", "BIGINT", "HUGEINT", "DOUBLE")
"""The beginnings of the types of DuckDB whose values stand right in a table."""


def cell_text(value: Any) -> str:
    """A value as text: numbers plain and without trailing zeros, nothing for null, JSON for lists."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{plain_number(value):f}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, dict)):
        import msgspec  # noqa: PLC0415

        return msgspec.json.Encoder(decimal_format="number").encode(value).decode()
    return str(value)


def plain_number(value: Any) -> Any:
    """A decimal without trailing zeros (339.00000000 to 339); any other value as it is."""
    if not isinstance(value, Decimal) or not value.is_finite():
        return value
    digits = f"{value:f}"
    return Decimal(digits.rstrip("0").rstrip(".")) if "." in digits else value
