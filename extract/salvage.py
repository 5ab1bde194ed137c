"""Members of a zip archive that ends too early, so that its directory, which comes last, is missing.

Each member has a header of its own before its data (APPNOTE 6.3, 4.3.7), so the whole ones are still there.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from zipfile import ZipInfo

_SIGNATURE = b"PK\x03\x04"
_HEADER = struct.Struct("<4s5H3L2H")
_STORED, _DEFLATED = 0, 8
_SIZES_FOLLOW = 0x8


@dataclass(frozen=True, slots=True)
class Salvaged:
    """A member as its own header describes it; `data` is None if it is not whole or cannot be unpacked."""

    info: ZipInfo
    data: bytes | None


def salvage(archive: bytes, largest: int) -> Iterator[Salvaged]:
    """The members in the order of the archive; none above `largest` bytes is unpacked."""
    position = archive.find(_SIGNATURE)
    while 0 <= position <= len(archive) - _HEADER.size:
        fields = _HEADER.unpack_from(archive, position)
        flags, method, crc, packed_size = fields[2], fields[3], fields[6], fields[7]
        name_start = position + _HEADER.size
        start = name_start + fields[9] + fields[10]
        name = archive[name_start : name_start + fields[9]]
        info = ZipInfo(name.decode("utf-8" if flags & 0x800 else "cp437", "replace"))
        info.flag_bits = flags
        packed = archive[start:] if flags & _SIZES_FOLLOW else archive[start : start + packed_size]
        data = _unpack(packed, method, largest)
        whole = data is not None and (flags & _SIZES_FOLLOW or zlib.crc32(data) == crc)
        yield Salvaged(info, data if whole else None)
        after = start if flags & _SIZES_FOLLOW else start + packed_size
        position = archive.find(_SIGNATURE, after)


def _unpack(packed: bytes, method: int, largest: int) -> bytes | None:
    if method == _STORED:
        return packed if len(packed) <= largest else None
    if method != _DEFLATED:
        return None
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = unpacker.decompress(packed, largest)
    except zlib.error:
        return None
    return data if unpacker.eof else None
