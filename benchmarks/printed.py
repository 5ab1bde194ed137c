"""Printed reports in a folder, made once: the same reports are set again only if they are not there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import gettempdir

from tests.typesetting.layout import ReportToSet
from tests.typesetting.typesettings import TYPESETTINGS, Typesetting

CACHE = Path(gettempdir()) / "gongkai-typesetting"


def printed(typesetting: Typesetting, reports: Sequence[ReportToSet], cache: Path) -> list[Path]:
    """The PDFs of reports in one typesetting."""
    folder = cache / typesetting.name
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{report.name}.pdf" for report in reports]
    missing = [report for report, file in zip(reports, files, strict=True) if not file.exists()]
    if missing:
        typesetting.set(missing, folder)
    return files


def available_typesettings(names: Sequence[str] | None = None) -> list[Typesetting]:
    """The typesettings that this machine has, of those named; says which are left out."""
    chosen = [each for each in TYPESETTINGS if not names or each.name in names]
    for typesetting in chosen:
        if not typesetting.available():
            print(f"{typesetting.name}: left out, {typesetting.needs} is not installed")
    return [each for each in chosen if each.available()]
