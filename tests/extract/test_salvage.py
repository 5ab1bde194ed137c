"""Members of zip archives that were cut: their own data or none."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.salvage import salvage

STORED, DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
PAGES = [("a.html", b"<p>three</p>" * 9), ("b.html", b"<p>seven</p>" * 9), ("c.html", b"<p>nine</p>" * 9)]
DIRECTORY = b"PK\x01\x02"
DESCRIPTOR = b"PK\x07\x08"
LARGEST = 1024 * 1024


class Pipe(io.RawIOBase):
    """What cannot be gone back in, so that the sizes and the checksum of a member stand behind it."""

    def __init__(self) -> None:
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.written += data
        return len(data)


def piped(members: Sequence[tuple[str, bytes]], method: int) -> bytes:
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return bytes(pipe.written)


def cut(archive: bytes) -> bytes:
    return archive[: archive.index(DIRECTORY)]


def salvaged(archive: bytes, largest: int = LARGEST) -> list[tuple[str, bytes | None]]:
    return [(each.info.filename, each.data) for each in salvage(archive, largest)]


def test_a_stored_member_of_unknown_size_is_not_filled_up_with_the_members_behind_it() -> None:
    assert salvaged(cut(piped(PAGES, STORED))) == [(name, None) for name, _ in PAGES]


def test_packed_members_of_unknown_size_are_read_to_the_end_of_their_own_data() -> None:
    assert salvaged(cut(piped(PAGES, DEFLATED))) == PAGES


def test_the_checksum_behind_a_member_may_stand_without_its_signature() -> None:
    assert salvaged(cut(piped(PAGES, DEFLATED)).replace(DESCRIPTOR, b"")) == PAGES


@pytest.mark.parametrize("wrong", [b"\0\0\0\0", b""], ids=["wrong", "missing"])
def test_a_member_whose_checksum_is_not_behind_it_is_not_given(wrong: bytes) -> None:
    archive = cut(piped(PAGES[:1], DEFLATED))
    end = archive.index(DESCRIPTOR) + len(DESCRIPTOR)
    assert salvaged(archive[:end] + wrong) == [("a.html", None)]


def test_what_looks_like_a_header_within_packed_data_is_none() -> None:
    header = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, STORED, 0, 0, 0, 0, 0, 1, 0) + b"x"
    members = [("a.html", Random(1).randbytes(3000) + header), *PAGES[1:]]
    archive = cut(piped(members, DEFLATED))
    assert header in archive
    assert salvaged(archive) == members


@pytest.mark.parametrize("method", [STORED, DEFLATED])
def test_a_member_that_is_too_large_is_left_packed_and_the_next_is_read(method: int) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("bomb.html", bytes(5000))
        archive.writestr("a.html", b"small")
    assert salvaged(cut(file.getvalue()), largest=4999) == [("bomb.html", None), ("a.html", b"small")]


def test_headers_without_data_cost_no_copy_of_the_archive_each() -> None:
    header = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 8, DEFLATED, 0, 0, 0, 0, 0, 1, 0) + b"a"
    archive = (header + b"\xff" * 33) * 100_000  # 6 MB; copying it 100 000 times would take minutes
    assert all(data is None for _, data in salvaged(archive))


MEMBERS = st.lists(st.binary(max_size=300), min_size=1, max_size=4)


@given(MEMBERS, st.sampled_from([STORED, DEFLATED]), st.booleans(), st.data())
def test_whatever_is_cut_or_damaged_a_member_has_its_own_data_or_none(
    contents: list[bytes], method: int, is_piped: bool, data: st.DataObject
) -> None:
    members = [(f"{number}.html", content) for number, content in enumerate(contents)]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    whole = bytearray(cut(piped(members, method) if is_piped else file.getvalue()))
    end = data.draw(st.integers(0, len(whole)))
    for position in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=2)):
        whole[position] ^= 0xFF
    given_data = {each for _, each in salvaged(bytes(whole[:end])) if each}
    assert given_data <= set(contents)
