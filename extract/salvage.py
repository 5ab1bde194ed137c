"""Members of a zip archive that ends too early, so that its directory, which comes last, is missing.

Each member has a header of its own before its data (APPNOTE 6.3, 4.3.7), so the whole ones are still there. No data is
given without the checksum that stands before or behind it: what lies between two headers need not be one member.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from zipfile import ZipInfo

_SIGNATURE = b"PK\x03\x04"
_HEADER = struct.Struct("<4s5H3L2H")
_DESCRIPTOR_SIGNATURE = b"PK\x07\x08"  # it may be left out (4.3.9.3)
_CHECKSUM = struct.Struct("<L")
_STORED, _DEFLATED = 0, 8
_UTF8_NAME = 0x800
_SIZES_FOLLOW = 0x8
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Salvaged:
    """A member as its own header describes it; `data` is None if it is not whole or cannot be unpacked."""

    info: ZipInfo
    data: bytes | None


@dataclass(frozen=True, slots=True)
class _Header:
    """What stands before the data of a member, which begins at `start`.

    `packed_size` and `checksum` are None for a member whose sizes were not known yet when its header was written.
    """

    info: ZipInfo
    method: int
    start: int
    packed_size: int | None
    checksum: int | None


def salvage(archive: bytes, largest: int) -> Iterator[Salvaged]:
    """The members in the order of the archive; none above `largest` bytes is unpacked.

    A member that was stored as it is, with its size only behind it (as programs do that cannot go back in what they
    write), has no end that could be told: it comes without data.
    """
    view = memoryview(archive)
    position = archive.find(_SIGNATURE)
    while 0 <= position <= len(archive) - _HEADER.size:
        header = _header(archive, position)
        data, end = _member(view, header, largest)
        yield Salvaged(header.info, data)
        position = archive.find(_SIGNATURE, end)


def _header(archive: bytes, position: int) -> _Header:
    fields = _HEADER.unpack_from(archive, position)
    flags, method, checksum, packed_size, name_size, extra_size = fields[2], fields[3], *fields[6:8], *fields[9:11]
    name_start = position + _HEADER.size
    name = archive[name_start : name_start + name_size]
    info = ZipInfo(name.decode("utf-8" if flags & _UTF8_NAME else "cp437", "replace"))
    info.flag_bits = flags
    is_known = not flags & _SIZES_FOLLOW
    start = name_start + name_size + extra_size
    return _Header(info, method, start, packed_size if is_known else None, checksum if is_known else None)


def _member(archive: memoryview, header: _Header, largest: int) -> tuple[bytes | None, int]:
    """The data of a member, and where to look for the next one."""
    if header.packed_size is None:
        if header.method != _DEFLATED:
            return None, header.start
        data, end = _inflated(archive[header.start :], largest)
        end += header.start
        return data if data is not None and _is_described(archive, end, zlib.crc32(data)) else None, end
    end = header.start + header.packed_size
    data = _unpacked(archive[header.start : end], header.method, largest)
    return data if data is not None and zlib.crc32(data) == header.checksum else None, end


def _unpacked(packed: memoryview, method: int, largest: int) -> bytes | None:
    if method == _STORED:
        return bytes(packed) if len(packed) <= largest else None
    return _inflated(packed, largest)[0] if method == _DEFLATED else None


def _inflated(packed: memoryview, largest: int) -> tuple[bytes | None, int]:
    """What a stream says that need not go on to the end of `packed`, None if it is not whole; and where it ends.

    A stream that is damaged has no end that could be told: it ends where it begins.
    """
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    data = bytearray()
    read = 0
    # By pieces, since what is behind the stream is copied each time.
    while not unpacker.eof and read < len(packed) and len(data) <= largest:
        piece = packed[read : read + _CHUNK]
        try:
            data += unpacker.decompress(piece, largest + 1 - len(data))
        except zlib.error:
            return None, 0
        read += len(piece) - len(unpacker.unconsumed_tail) - len(unpacker.unused_data)
    return bytes(data) if unpacker.eof and len(data) <= largest else None, read


def _is_described(archive: memoryview, end: int, checksum: int) -> bool:
    """Whether the checksum stands behind the data of a member, as it does where the sizes follow too."""
    behind = bytes(archive[end : end + len(_DESCRIPTOR_SIGNATURE) + _CHECKSUM.size])
    return _CHECKSUM.pack(checksum) in (behind[: _CHECKSUM.size], behind.removeprefix(_DESCRIPTOR_SIGNATURE))
