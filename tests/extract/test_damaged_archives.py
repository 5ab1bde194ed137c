"""Whatever a container is packed with and however it is damaged, it becomes a finding, and the others are read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.archive import members
from extract.discovery import Finding, Skipped, Unreadable, discover
from extract.source import Source
from tests.captures import Archive

PAGE = "<p>望溪县水务局政府信息公开工作年度报告</p>".encode() * 20
METHODS = {
    "stored": zipfile.ZIP_STORED,
    "deflate": zipfile.ZIP_DEFLATED,
    "bzip2": zipfile.ZIP_BZIP2,
    "lzma": zipfile.ZIP_LZMA,
}
LOCAL_HEADER = 30


def zipped(names: Sequence[str], method: int) -> bytearray:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name in names:
            archive.writestr(name, PAGE)
    return bytearray(file.getvalue())


def opened(data: bytes) -> list[Finding]:
    return list(members(io.BytesIO(data), "a.zip"))


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_a_member_that_is_damaged_costs_no_other(method: int) -> None:
    data = zipped(["a.html", "b.html"], method)
    start = LOCAL_HEADER + len("a.html") + 4 * (method == zipfile.ZIP_LZMA)
    data[start : start + 12] = bytes(each ^ 0xFF for each in data[start : start + 12])
    damaged, whole = opened(bytes(data))
    assert isinstance(damaged, Unreadable)
    assert damaged.error.startswith("the member of the zip archive is damaged (")
    assert whole == Source("a.zip!/b.html", PAGE)


def test_a_member_whose_own_header_has_another_name_than_the_directory_costs_no_other() -> None:
    data = zipped(["年.html", "b.html"], zipfile.ZIP_DEFLATED)
    data[data.index("年".encode())] = 0xFF  # claims to be UTF-8
    damaged, whole = opened(bytes(data))
    assert isinstance(damaged, Unreadable)
    assert isinstance(whole, Source)


def test_a_member_without_a_name_costs_no_other() -> None:
    data = bytes(zipped(["a.html", "b.html"], zipfile.ZIP_STORED))
    directory = data.index(b"PK\x01\x02")
    nameless = data[directory:].replace(b"a.html", b"\0.html", 1)
    assert opened(data[:directory] + nameless)[-1] == Source("a.zip!/b.html", PAGE)


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_a_package_of_web_archives_that_is_damaged_is_reported(tmp_path: Path, method: int) -> None:
    archive = Archive()
    for number in range(40):
        archive.response(f"http://water.wangxi.example/{number}.html", PAGE + bytes(number))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as package:
        package.writestr("archive/data.warc.gz", archive.data())
    data = bytearray(file.getvalue())
    middle = len(data) // 2
    data[middle : middle + 4] = bytes(each ^ 0xFF for each in data[middle : middle + 4])
    (tmp_path / "a.wacz").write_bytes(data)
    (tmp_path / "b.html").write_bytes(PAGE)
    findings = list(discover([str(tmp_path)], io.BytesIO()))
    assert any(isinstance(each, Unreadable) and "damaged" in each.error for each in findings)
    assert Source(str(tmp_path / "b.html"), PAGE) in findings


@given(st.sampled_from(sorted(METHODS)), st.lists(st.tuples(st.integers(0, 10_000), st.integers(1, 255)), max_size=6))
@settings(max_examples=300)
def test_no_damage_ends_the_run(method: str, damage: list[tuple[int, int]]) -> None:
    data = zipped(["年报.html", "b/c.html"], METHODS[method])
    for position, change in damage:
        data[position % len(data)] ^= change
    assert all(isinstance(each, Source | Skipped | Unreadable) for each in opened(bytes(data)))


def test_a_text_that_is_named_like_an_archive_is_none() -> None:
    (finding,) = opened(b"404 not found")
    assert isinstance(finding, Unreadable)
    assert finding.error.startswith("this is no zip archive but a plain text")
