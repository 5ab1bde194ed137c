"""What the tests of several packages share."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
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


@pytest.fixture(scope="session")
def samples_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the samples, as `gongkai ingest` makes it, with the report of the run beside it (.json).

    It is made once for all processes that run tests, and only to be read.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "samples"
    path = folder / "samples.duckdb"
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            made = folder.with_suffix(".made")
            made.mkdir()
            targets = ["--db", made / path.name, "--report", made / "samples.json"]
            subprocess.run([sys.executable, "-m", "etl", "ingest", "samples", *targets], cwd=PROJECT, check=True)
            made.rename(folder)
    return path


@pytest.fixture
def report_of() -> Callable[[bytes], Report]:
    """Reads and interprets a page."""
    return lambda data: interpret(read(Source("test", data)))


@pytest.fixture
def cells_of(report_of: Callable[[bytes], Report]) -> Callable[[bytes], Cells]:
    """The observations of a page by indicator and column."""
    return lambda data: {(each.indicator, each.column): each for each in report_of(data).observations}
