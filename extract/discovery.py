"""Finds sources in what a user names: files, folders, zip archives and standard input, one at a time.

Whatever cannot be opened is reported beside the sources and stops nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from extract.archive import members
from extract.finding import ZIP_SUFFIXES, Finding, Skipped, Unreadable, is_hidden, reason_to_skip
from extract.source import Source

__all__ = ["Finding", "Skipped", "Unreadable", "discover"]

STDIN = "-"

# More than any report with its pictures; a larger file is not loaded at all.
LARGEST_FILE = 256 * 1024 * 1024


def discover(names: Iterable[str], stdin: BinaryIO) -> Iterator[Finding]:
    """The sources that `names` stand for: files, folders (walked recursively, by name), zip archives, `-` for stdin.

    The URI of a source is the path as the user gave it (`reports/a.html`), of a member of an archive the path of the
    archive, `!/` and the path inside (`reports/a.zip!/2019/a.html`), and `-` for standard input. Sources come one at
    a time, so that only one is in memory. Each file below a folder or in an archive comes out as one finding, except
    hidden ones.
    """
    for name in names:
        if name == STDIN:
            yield Source(STDIN, stdin.read())
        else:
            yield from _named(Path(name))


def _named(path: Path) -> Iterator[Finding]:
    if path.is_dir():
        yield from _folder(path)
    elif path.exists():
        yield from _file(path)
    else:
        yield Unreadable(str(path), "there is no such file or folder")


def _folder(folder: Path) -> Iterator[Finding]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield Unreadable(str(folder), f"the folder cannot be listed ({error.strerror})")
        return
    for entry in entries:
        if is_hidden(entry.name):
            continue
        if entry.is_dir():
            # A link to a folder above would be walked for ever.
            yield from [Skipped(str(entry), "a link to a folder")] if entry.is_symlink() else _folder(entry)
        elif reason := reason_to_skip(entry.name):
            yield Skipped(str(entry), reason)
        else:
            yield from _file(entry)


def _file(path: Path) -> Iterator[Finding]:
    try:
        size = path.stat().st_size
        if path.suffix.lower() in ZIP_SUFFIXES:
            yield from _archive(path)
        elif size > LARGEST_FILE:
            yield Unreadable(
                str(path), f"the file has {size // 1024**2} MB, and at most {LARGEST_FILE // 1024**2} are read"
            )
        else:
            yield Source(str(path), path.read_bytes())
    except OSError as error:
        yield Unreadable(str(path), f"the file cannot be opened ({error.strerror})")


def _archive(path: Path) -> Iterator[Finding]:
    with path.open("rb") as file:
        yield from members(file, str(path))
