"""The archives in a file: a WARC is one, a WACZ (what browser-based crawlers hand out) is a zip with some."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from extract.finding import WACZ, is_web_archive
from extract.unpacking import unpacking


def archives_in(path: Path) -> Iterator[tuple[str, BinaryIO]]:
    """Each archive in a file, open, with its name; raises `BrokenContainerError` for a package that is damaged."""
    if path.suffix.lower() != WACZ:
        with path.open("rb") as file:
            yield str(path), file
        return
    with unpacking("the package is damaged or not complete"):
        package = zipfile.ZipFile(path)
    with package:
        for name in filter(is_web_archive, package.namelist()):
            with unpacking(f"its member {name} cannot be opened"):
                member = package.open(name)
            with member:
                yield f"{path}!/{name}", cast("BinaryIO", member)
