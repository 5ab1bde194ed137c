"""What the tests of several packages share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from extract import read
from extract.source import Source
from transform import interpret
from transform.report import Observation, Report

# Nothing in the tests is timed: a machine can be busy.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

PROJECT = Path(__file__).parent.parent
REAL_REPORTS = PROJECT.parent / "shared" / "reports"

Cells = dict[tuple[str, str], Observation]


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of fictional reports."""
    return PROJECT / "samples"


@pytest.fixture
def report_of() -> Callable[[bytes], Report]:
    """Reads and interprets a page."""
    return lambda data: interpret(read(Source("test", data)))


@pytest.fixture
def cells_of(report_of: Callable[[bytes], Report]) -> Callable[[bytes], Cells]:
    """The observations of a page by indicator and column."""
    return lambda data: {(each.indicator, each.column): each for each in report_of(data).observations}
