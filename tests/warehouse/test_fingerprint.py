"""A file is brought up to date when anything changes that its dictionary is made of, and only then."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path

import pytest

from warehouse.database import fingerprint
from warehouse.dictionary import rows as dictionary
from warehouse.statements import FOLDER

NOT_KNOWLEDGE = {"warehouse.errors", "warehouse.statements", "warehouse.tables"}
"""What the dictionary is written with, not made of."""


def modules_behind(path: Path) -> set[str]:
    """The modules of this project that a file imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {each.module or "" for each in ast.walk(tree) if isinstance(each, ast.ImportFrom)}
    named |= {name.name for each in ast.walk(tree) if isinstance(each, ast.Import) for name in each.names}
    return {name for name in named if name.startswith(("warehouse.", "transform."))} - NOT_KNOWLEDGE


def test_the_code_that_makes_the_dictionary_is_in_the_fingerprint() -> None:
    code = Path(dictionary.__file__)
    files = {Path(str(importlib.import_module(name).__file__)) for name in modules_behind(code)}
    assert files | {code} <= set(fingerprint.sources())


@pytest.mark.parametrize(
    "name",
    [
        "dictionary/crosswalk.csv",
        "dictionary/without_counterpart.csv",
        "dictionary/units.csv",
        "database/views.sql",
        "loading/successions.sql",
    ],
)
def test_data_and_sql_are_in_the_fingerprint(name: str) -> None:
    assert FOLDER / name in set(fingerprint.sources())


def test_another_way_to_read_a_file_makes_another_fingerprint(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = fingerprint.fingerprint()
    changed = tmp_path / "formula.py"
    changed.write_text("# min, not max\n", encoding="utf-8")
    monkeypatch.setattr("warehouse.dictionary.formula.__file__", str(changed))
    assert fingerprint.fingerprint() != before
