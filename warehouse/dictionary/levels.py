"""Levels of government: what they are called in Chinese."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LEVELS = Path(__file__).with_name("levels.csv")


@cache
def levels_by_name() -> Mapping[str, str]:
    """The id of each level, by everything that it is called: its id, too."""
    with LEVELS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row[column]: row["level"] for row in rows for column in ("level", "label_zh")}
