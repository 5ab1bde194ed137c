"""Reports printed by headless Chromium."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.typesetting.layout import ReportToSet
from tests.typesetting.markup import to_html

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--no-pdf-header-footer",
)


def program() -> str | None:
    """The path of the browser, None if there is none."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def is_installed() -> bool:
    """Whether there is a browser."""
    return program() is not None


def print_reports(reports: Sequence[ReportToSet], folder: Path) -> list[Path]:
    """One start of the browser for each report (about a second)."""
    with TemporaryDirectory() as scratch:
        return [_print(report, folder, Path(scratch)) for report in reports]


def _print(report: ReportToSet, folder: Path, scratch: Path) -> Path:
    source, target = scratch / f"{report.name}.html", folder / f"{report.name}.pdf"
    source.write_text(to_html(report), encoding="utf-8")
    command = [program() or PROGRAMS[0], *FLAGS, f"--user-data-dir={scratch}/profile", f"--print-to-pdf={target}"]
    subprocess.run([*command, source.as_uri()], check=True, capture_output=True, timeout=120)
    return target
