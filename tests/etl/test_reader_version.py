"""The same version of the reader means the same values: whatever can change them makes another version."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from etl.run import reader_version
from etl.run.reader_version import LIBRARIES
from tests.conftest import PROJECT


def imported(package: Path) -> Iterator[str]:
    """The first names of all absolute imports in a package."""
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                yield str(node.module).partition(".")[0]
            elif isinstance(node, ast.Import):
                yield from (name.name.partition(".")[0] for name in node.names)


def test_every_library_that_reads_is_part_of_the_version() -> None:
    names = {name for package in ("extract", "transform") for name in imported(PROJECT / package)}
    foreign = names - sys.stdlib_module_names - {"extract", "transform"}
    distributions = packages_distributions()
    assert {distributions[name][0].lower() for name in foreign} <= set(LIBRARIES)


@pytest.mark.parametrize("name", ["lxml", "pypdfium2", "opencc", "Unicode"])
def test_another_version_of_a_library_is_another_reader(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    now = reader_version.reader_version()
    newer = reader_version.libraries() | {name: "999"}
    monkeypatch.setattr(reader_version, "libraries", lambda: newer)
    assert reader_version.reader_version.__wrapped__() != now
