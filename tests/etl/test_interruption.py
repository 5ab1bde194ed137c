"""Ctrl-C is one line and the exit status 130, whatever the program is doing."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from etl.run.executors import process_pool
from etl.run.interruption import interruptions_wait
from tests.conftest import PROJECT

IMPORTING = """
import builtins, etl.__main__
real = builtins.__import__
def interrupted(name, *rest):
    if name == {name!r}:
        raise KeyboardInterrupt
    return real(name, *rest)
builtins.__import__ = interrupted
etl.__main__.main()
"""
INGESTING = """
import etl.run.ingestion, etl.__main__
def interrupted(*_): raise KeyboardInterrupt
etl.run.ingestion.discover = interrupted
etl.__main__.main()
"""


def interrupted(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", ["typer", "etl.actions.answers", "duckdb"])
def test_an_interruption_while_modules_are_imported_is_one_line(name: str) -> None:
    done = interrupted(IMPORTING.format(name=name), "indicators", "--db", "nowhere.duckdb")
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "gongkai: interrupted\n")


def test_an_interruption_of_ingest_says_what_was_loaded(tmp_path: Path) -> None:
    done = interrupted(INGESTING, "ingest", "samples", "--db", f"{tmp_path}/x.duckdb")
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == "gongkai: interrupted; 0 reports were loaded, the same command goes on from there\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no masks of signals")
def test_a_worker_can_be_interrupted_when_it_is_ready() -> None:
    with interruptions_wait(), process_pool(1) as pool:
        started = pool.submit(signal.getsignal, signal.SIGINT)
        mask = pool.submit(signal.pthread_sigmask, signal.SIG_BLOCK, [])
        assert started.result() == signal.SIG_DFL
        assert signal.SIGINT not in mask.result()
