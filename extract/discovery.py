"""Finds sources in what a user names: files, folders, zip and web archives and standard input, one at a time.

Whatever cannot be opened is reported beside the sources and stops nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from extract.archive import members
from extract.errors import BrokenContainerError
from extract.finding import ZIP_SUFFIXES, Finding, Skipped, Unreadable, is_hidden, is_web_archive, reason_to_skip
from extract.gathering import Gathering
from extract.source import Source

__all__ = ["Finding", "Skipped", "Unreadable", "discover"]

STDIN = "-"

# More than any report with its pictures; a larger file is not loaded at all.
LARGEST_FILE = 256 * 1024 * 1024
_TOO_LARGE = f"the {LARGEST_FILE // 1024**2} MB that are read at most"


def discover(names: Iterable[str], stdin: BinaryIO) -> Iterator[Finding]:
    """The sources that `names` stand for: files, folders (walked recursively, by name), archives, `-` for stdin.

    The URI of a source is the path as the user gave it (`reports/a.html`), of a member of a zip archive the path of
    the archive, `!/` and the path inside (`reports/a.zip!/2019/a.html`), of a capture in a web archive its address,
    and `-` for standard input. A name can be that of a source in an archive: `a.warc.gz!/http://…` (`archive/!/http://…`
    where the folder holds web archives). Sources come one at a time, so that few are in memory. Each file below a
    folder or in a zip archive comes out as one finding, except hidden ones; pages in web archives have their
    attachments as parts.
    """
    gathering = Gathering()
    for name in names:
        if name == STDIN:
            yield _standard_input(stdin)
        else:
            yield from _named(name, gathering)
    yield from gathering.rest()


def _standard_input(stdin: BinaryIO) -> Finding:
    data = stdin.read(LARGEST_FILE + 1)
    return Source(STDIN, data) if len(data) <= LARGEST_FILE else Unreadable(STDIN, f"it has more than {_TOO_LARGE}")


def _named(name: str, gathering: Gathering) -> Iterator[Finding]:
    """What a user named. A pipe is read too: shells give one for the output of a command."""
    container, inside, member = name.partition("!/")
    path = Path(name)
    try:
        # First, since an address can be longer than any file name.
        if inside and Path(container).exists():
            yield from _member(Path(container), name, member)
        elif path.is_dir():
            yield from _folder(path, gathering)
        elif path.exists():
            yield from _file(path, gathering)
        else:
            yield Unreadable(name, "there is no such file or folder" + _advice(name))
    except OSError as error:
        yield Unreadable(name, f"it cannot be opened ({error.strerror})" + _advice(name))


def _advice(name: str) -> str:
    return "; for a source in a web archive write ARCHIVE!/ADDRESS" if "://" in name else ""


def _member(container: Path, name: str, member: str) -> Iterator[Finding]:
    """The one source of this name in an archive, or in the web archives of a folder."""
    names = (name, member)
    found = [each for each in _only(container, names) if isinstance(each, Source) and each.uri in names]
    # Of an address that was captured several times, the last capture.
    yield found[-1] if found else Unreadable(name, f"there is no such source in {container}")


def _only(container: Path, names: Sequence[str]) -> Iterator[Finding]:
    """The findings in a container, of the captures in web archives only those of these names with their parts."""
    gathering = Gathering()
    if is_web_archive(container.name) or container.is_dir():
        for path in [container] if container.is_file() else _web_archives_in(container):
            yield from _web_archive(path, gathering, names)
    else:
        yield from _file(container, gathering)
    yield from gathering.rest()


def _web_archives_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if is_web_archive(path.name))


def _folder(folder: Path, gathering: Gathering) -> Iterator[Finding]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield Unreadable(str(folder), f"the folder cannot be listed ({error.strerror})")
        return
    for entry in entries:
        if not is_hidden(entry.name):
            yield from _entry(entry, gathering)


def _entry(entry: Path, gathering: Gathering) -> Iterator[Finding]:
    """What a folder holds. A pipe or device in it is not opened: it may wait for ever."""
    try:
        if entry.is_dir():
            # A link to a folder above would be walked for ever.
            yield from [Skipped(str(entry), "a link to a folder")] if entry.is_symlink() else _folder(entry, gathering)
        elif reason := reason_to_skip(entry.name):
            yield Skipped(str(entry), reason)
        elif entry.is_file():
            yield from _file(entry, gathering)
        else:
            yield Unreadable(str(entry), "this is no file, but a pipe, a device, or a link that leads nowhere")
    except OSError as error:
        yield Unreadable(str(entry), f"it cannot be opened ({error.strerror})")


def _file(path: Path, gathering: Gathering) -> Iterator[Finding]:
    try:
        size = path.stat().st_size
        if path.suffix.lower() in ZIP_SUFFIXES:
            yield from _archive(path)
        elif is_web_archive(path.name):
            yield from _web_archive(path, gathering)
        elif size > LARGEST_FILE:
            yield Unreadable(str(path), f"the file has {size // 1024**2} MB, more than {_TOO_LARGE}")
        else:
            yield Source(str(path), path.read_bytes())
    except OSError as error:
        yield Unreadable(str(path), f"the file cannot be opened ({error.strerror})")


def _archive(path: Path) -> Iterator[Finding]:
    with path.open("rb") as file:
        yield from members(file, str(path))


def _web_archive(path: Path, gathering: Gathering, only: Sequence[str] = ()) -> Iterator[Finding]:
    """The sources in a web archive, pages with their parts; if names are given, only these."""
    from extract.warc.packages import archives_in  # noqa: PLC0415 - few users read web archives
    from extract.warc.sources import sources  # noqa: PLC0415

    try:
        for name, file in archives_in(path):
            for finding in sources(file, name, gathering.wants, only):
                if isinstance(finding, Source):
                    yield from gathering.take(finding)
                else:
                    yield finding
    except BrokenContainerError as error:
        yield Unreadable(str(path), str(error))
