"""Zip archives: their members as sources, whatever of the archive is whole."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO

from extract.finding import ZIP_SUFFIXES, Finding, Skipped, Unreadable, is_hidden, reason_to_skip
from extract.kinds import HTML, PLAIN_TEXT, kind_of_members, sniff
from extract.salvage import salvage
from extract.source import Source
from extract.unpacking import UNPACKING_ERRORS, one_line

# Text packs at 1:3 to 1:20, an empty table page at 1:100; a bomb at 1:1000.
_LARGEST_MEMBER = 64 * 1024 * 1024
_LARGEST_RATIO = 250
_SMALL = 1024 * 1024  # no bomb, whatever its ratio
_LARGEST_SALVAGE = 256 * 1024 * 1024
_MOST_MEMBERS = 100_000
_DEEPEST = 1  # archives inside the archive that is named

_ENCRYPTED = 0x1
_UTF8_NAME = 0x800


def members(file: BinaryIO, uri: str, depth: int = 0) -> Iterator[Finding]:
    """The members of a zip archive, each as one finding, in the order of the archive.

    Of an archive that ends too early the whole members come first, then an `Unreadable` for the archive. What only
    is named like an archive is `Unreadable` if it is a text or a page, else (often it is a RAR file, or a document of
    an office program, which is a zip archive too) yielded itself: reading it says what it is.
    """
    if file.read(2) != b"PK":
        file.seek(0)
        data = file.read(_LARGEST_MEMBER)
        kind = sniff(data)
        if data and kind in (HTML, PLAIN_TEXT):
            yield Unreadable(uri, f"this is no zip archive but {kind.what}; name it so, or fetch it again")
        else:
            yield Source(uri, data)
        return
    try:
        archive = zipfile.ZipFile(file)
    except UNPACKING_ERRORS as error:
        file.seek(0)
        yield from _salvaged(file.read(_LARGEST_SALVAGE), uri)
        yield Unreadable(uri, f"the zip archive is damaged or not complete ({one_line(error)})")
        return
    with archive:
        if kind_of_members(archive.namelist()):
            file.seek(0)
            yield Source(uri, file.read(_LARGEST_MEMBER))
            return
        infos = archive.infolist()
        if len(infos) > _MOST_MEMBERS:
            yield Unreadable(uri, f"the zip archive has {len(infos)} members, and at most {_MOST_MEMBERS} are read")
            return
        for info in infos:
            if not _is_left_out(info):
                yield from _member(archive, info, f"{uri}!/{member_name(info)}", depth)


def _salvaged(archive: bytes, uri: str) -> Iterator[Finding]:
    for member in salvage(archive, _LARGEST_MEMBER):
        name = member_name(member.info)
        if _is_left_out(member.info):
            continue
        if reason := reason_to_skip(name):
            yield Skipped(f"{uri}!/{name}", reason)
        elif member.data is None:
            yield Unreadable(f"{uri}!/{name}", "the member of the zip archive is not complete")
        else:
            yield Source(f"{uri}!/{name}", member.data)


def _is_left_out(info: zipfile.ZipInfo) -> bool:
    """Whether a member is a folder, or one that a system keeps for itself."""
    # Not `is_dir`, which fails for an empty name.
    return info.filename.endswith("/") or any(map(is_hidden, PurePosixPath(member_name(info)).parts))


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, uri: str, depth: int) -> Iterator[Finding]:
    if reason := reason_to_skip(uri):
        yield Skipped(uri, reason)
    elif info.flag_bits & _ENCRYPTED:
        yield Unreadable(uri, "the member is encrypted; unpack the archive with its password")
    elif info.file_size > _LARGEST_MEMBER or _is_bomb(info):
        yield Unreadable(uri, f"unpacked, the member would have {info.file_size // 1024**2} MB; it is left packed")
    else:
        try:
            data = archive.read(info)
        except UNPACKING_ERRORS as error:
            yield Unreadable(uri, f"the member of the zip archive is damaged ({one_line(error)})")
            return
        yield from _opened(data, uri, depth)


def _opened(data: bytes, uri: str, depth: int) -> Iterator[Finding]:
    if PurePosixPath(uri).suffix.lower() not in ZIP_SUFFIXES:
        yield Source(uri, data)
    elif depth < _DEEPEST:
        yield from members(BytesIO(data), uri, depth + 1)
    else:
        yield Unreadable(uri, "archives are nested too deeply; unpack this one")


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    return info.file_size > max(_SMALL, _LARGEST_RATIO * info.compress_size)


def member_name(info: zipfile.ZipInfo) -> str:
    """The name of a member as it was meant.

    Chinese versions of Windows write names in GBK and do not say so, and some programs write UTF-8 and do not say
    so; `zipfile` then reads code page 437, byte for byte, as the specification (APPNOTE 6.3, appendix D) says.
    """
    if info.flag_bits & _UTF8_NAME or info.orig_filename.isascii():
        return info.filename.lstrip("/")
    raw = info.orig_filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding).replace("\\", "/").lstrip("/")
        except UnicodeDecodeError:
            continue
    return info.filename
