"""Reports printed by LibreOffice Writer."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.typesetting.layout import ReportToSet
from tests.typesetting.opendocument import to_opendocument

PROGRAM = "soffice"
SECONDS_PER_REPORT = 30


def is_installed() -> bool:
    """Whether LibreOffice is here with its word processor, and not the spreadsheet alone."""
    program = shutil.which(PROGRAM)
    return program is not None and any(Path(program).resolve().parent.glob("libswlo.*"))


def print_reports(reports: Sequence[ReportToSet], folder: Path) -> list[Path]:
    """All reports in one start of the program."""
    with TemporaryDirectory() as scratch:
        sources = [Path(scratch, f"{report.name}.fodt") for report in reports]
        for source, report in zip(sources, reports, strict=True):
            source.write_text(to_opendocument(report), encoding="utf-8")
        profile = f"-env:UserInstallation={Path(scratch, 'profile').as_uri()}"
        command = [PROGRAM, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, sources)]
        subprocess.run(command, check=True, capture_output=True, timeout=60 + SECONDS_PER_REPORT * len(reports))
    return [folder / f"{report.name}.pdf" for report in reports]
