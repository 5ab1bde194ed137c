"""Whether a web archive ends with its last record, or in the middle of one that readers pass over in silence."""

from __future__ import annotations

import zlib
from typing import BinaryIO

_GZIP = b"\x1f\x8b"
_CHUNK = 1024 * 1024
_LONGEST_HEADER = 64 * 1024


def ends_whole(file: BinaryIO, last: int) -> bool:
    """Whether nothing but the last record, which begins at `last`, stands between there and the end of the file."""
    file.seek(last)
    start = file.read(_LONGEST_HEADER)
    if not start.strip():
        return True
    file.seek(last)
    return _is_one_member(file) if start.startswith(_GZIP) else _is_one_record(file, start)


def _is_one_member(file: BinaryIO) -> bool:
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    while not unpacker.eof:
        if not (chunk := file.read(_CHUNK)):
            return False
        try:
            while chunk and not unpacker.eof:
                unpacker.decompress(chunk, _CHUNK)
                chunk = unpacker.unconsumed_tail
        except zlib.error:
            return False
    return not unpacker.unused_data and not file.read(1)


def _is_one_record(file: BinaryIO, start: bytes) -> bool:
    header, _, _ = start.partition(b"\r\n\r\n")
    lengths = [line.split(b":", 1)[1] for line in header.split(b"\r\n") if line.lower().startswith(b"content-length:")]
    if not lengths or not lengths[0].strip().isdigit():
        return False
    begin = file.tell()
    size = file.seek(0, 2) - begin
    record = len(header) + 4 + int(lengths[0])
    return record <= size <= record + 4  # two line ends follow the record
