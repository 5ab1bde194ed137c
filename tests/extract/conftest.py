"""Short ways to read markup and text in tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import extract
from extract.document import Document
from extract.source import Source

REPORTS = Path(__file__).parents[3] / "shared" / "reports"


@pytest.fixture
def read_html() -> Callable[[str], Document]:
    """Reads markup as a page in UTF-8."""
    return lambda markup: extract.read(Source("page.html", f"<html><body>{markup}</body></html>".encode()))


@pytest.fixture
def read_text() -> Callable[[str], Document]:
    """Reads a plain text in UTF-8."""
    return lambda text: extract.read(Source("report.txt", text.encode()))


@pytest.fixture
def real_report() -> Callable[[str], Source]:
    """A real report, which is not part of the project: the test is skipped where it is not there."""

    def load(name: str) -> Source:
        path = REPORTS / name
        if not path.exists():
            pytest.skip(f"{path} is not there")
        return Source(name, path.read_bytes())

    return load
