"""Every way in which the generator makes a PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.typesetting import chromium, libreoffice
from tests.typesetting.drawn import Drawing, Rules
from tests.typesetting.layout import ReportToSet


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Typesetting:
    """A way to print reports: `set` writes one PDF for each into a folder.

    `needs` names the program without which `available` is False. Where not all cells have rules around them
    (`ruled` is False), a blank and the columns beside it cannot always be told: such cells may be uncertain, not wrong.
    """

    name: str
    set: Callable[[Sequence[ReportToSet], Path], list[Path]]
    available: Callable[[], bool] = _always
    needs: str | None = None
    ruled: bool = True


TYPESETTINGS = (
    Typesetting("chromium", chromium.print_reports, chromium.is_installed, "Chromium"),
    Typesetting("libreoffice", libreoffice.print_reports, libreoffice.is_installed, "LibreOffice Writer"),
    Typesetting("drawn", Drawing().draw),
    Typesetting("drawn-no-outer-rules", Drawing(Rules.INNER).draw),
    Typesetting("drawn-struck-twice", Drawing(struck=True).draw),
    Typesetting("drawn-turned-stamped", Drawing(turned=True, stamped=True).draw),
    Typesetting("drawn-horizontal-rules", Drawing(Rules.HORIZONTAL).draw, ruled=False),
    Typesetting("drawn-no-rules", Drawing(Rules.NONE).draw, ruled=False),
)
