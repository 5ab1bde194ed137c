"""Files, folders, archives and standard input become sources, one finding for each file."""

from __future__ import annotations

import errno
import io
import os
import threading
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

import extract
from extract.archive import member_name
from extract.discovery import Finding, Skipped, Unreadable, discover
from extract.errors import UnsupportedSourceError
from extract.source import Source

PAGE = "<p>某某市政府信息公开工作年度报告</p>".encode()


def found(*names: Path | str, stdin: bytes = b"") -> list[Finding]:
    return list(discover(map(str, names), io.BytesIO(stdin)))


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


def test_a_file_is_a_source_under_the_path_that_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "年报.html").write_bytes(PAGE)
    monkeypatch.chdir(tmp_path)
    assert found("年报.html") == [Source("年报.html", PAGE)]


@pytest.mark.parametrize("name", ["report", "report.htm", "report.csv", "report.pdf", ".hidden.html"])
def test_a_file_that_is_named_is_always_tried(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(PAGE)
    assert found(path) == [Source(str(path), PAGE)]


def test_standard_input_is_a_source() -> None:
    assert found("-", stdin=PAGE) == [Source("-", PAGE)]


def test_what_does_not_exist_is_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    missing, source = found(tmp_path / "b.html", tmp_path / "a.html")
    assert missing == Unreadable(str(tmp_path / "b.html"), "there is no such file or folder")
    assert isinstance(source, Source)


def test_a_name_longer_than_the_system_allows_is_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    address = "http://water.wangxi.example/" + "x" * 300
    too_long, member, source = found(address, f"{address}!/b.html", tmp_path / "a.html")
    assert isinstance(too_long, Unreadable)
    assert too_long.error.endswith("for a source in a web archive write ARCHIVE!/ADDRESS")
    assert isinstance(member, Unreadable)
    assert isinstance(source, Source)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.html")
    (tmp_path / "b.html").symlink_to(tmp_path / "nowhere.html")
    (tmp_path / "c.html").write_bytes(PAGE)
    pipe, dangling, source = found(tmp_path)
    message = "this is no file, but a pipe, a device, or a link that leads nowhere"
    assert pipe == Unreadable(str(tmp_path / "a.html"), message)
    assert dangling == Unreadable(str(tmp_path / "b.html"), message)
    assert isinstance(source, Source)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_that_is_named_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=(tmp_path / "pipe").write_bytes, args=[PAGE])
    writer.start()
    assert found(tmp_path / "pipe") == [Source(str(tmp_path / "pipe"), PAGE)]
    writer.join()


def test_an_entry_that_cannot_be_looked_at_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_bytes(PAGE)
    is_dir = Path.is_dir

    def refused(path: Path) -> bool:
        if path.name == "a.html":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return is_dir(path)

    monkeypatch.setattr(Path, "is_dir", refused)
    refusal, source = found(tmp_path)
    assert refusal == Unreadable(str(tmp_path / "a.html"), "it cannot be opened (Permission denied)")
    assert isinstance(source, Source)


def left_out(suffix: str) -> str:
    """The reason for it."""
    return f"reports are not looked for in {suffix} files"


def test_a_folder_is_walked_by_name_and_what_is_left_out_is_counted(tmp_path: Path) -> None:
    names = [
        "b.html",
        "a/2.txt",
        "a/1.HTM",
        "a/noext",
        "a/c/3.shtml",
        "a/x.json",
        "readme.md",
        "scan.pdf",
        "1.总体情况",
    ]
    hidden = [".git/x.html", "__MACOSX/a.html", "a/.DS_Store", "Thumbs.db"]
    for name in names + hidden:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(PAGE)
    findings = found(tmp_path)
    sources = [Path(f.uri).relative_to(tmp_path).as_posix() for f in findings if isinstance(f, Source)]
    assert sources == ["1.总体情况", "a/1.HTM", "a/2.txt", "a/c/3.shtml", "a/noext", "b.html", "scan.pdf"]
    assert [f for f in findings if isinstance(f, Skipped)] == [
        Skipped(str(tmp_path / "a" / "x.json"), left_out(".json")),
        Skipped(str(tmp_path / "readme.md"), left_out(".md")),
    ]


@pytest.mark.parametrize(
    "name",
    [
        *("content_1234.jsp", "art.aspx", "t2018.php", "view.do", "show.action", "list.CGI", "page.jspx", "info.asp"),
        *("index.html?id=3", "show?id=1.2", "art.jsp?file=a.css", "公开了什么？.html"),
    ],
)
def test_a_page_is_taken_under_the_name_that_its_site_gave_it(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(PAGE)
    assert [type(each) for each in found(tmp_path)] == [Source]


@pytest.mark.parametrize("name", ["style.css?v=3", "app.js", "logo.PNG", "scan.jpg"])
def test_what_stands_beside_pages_is_left_out(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert [type(each) for each in found(tmp_path)] == [Skipped]


def test_a_link_to_a_folder_above_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert found(tmp_path) == [Skipped(str(tmp_path / "loop"), "a link to a folder")]


def test_sources_come_one_at_a_time(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.html").write_bytes(PAGE)
    findings = discover([str(tmp_path)], io.BytesIO())
    first = next(findings)
    (tmp_path / "1.html").write_bytes(b"changed after the first")
    second = next(findings)
    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert second.data == b"changed after the first"


def test_members_of_an_archive_are_sources(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped([("2019/年报.html", PAGE), ("2019/", b""), ("__MACOSX/x.html", b""), ("data.json", b"{}")]))
    assert found(path) == [
        Source(f"{path}!/2019/年报.html", PAGE),
        Skipped(f"{path}!/data.json", left_out(".json")),
    ]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_chinese_names_without_the_flag_for_utf8_are_recovered(encoding: str) -> None:
    info = zipfile.ZipInfo("2019年\\年度报告.html".encode(encoding).decode("cp437"))
    assert member_name(info) == "2019年/年度报告.html"


def test_archives_are_opened_one_level_inside_an_archive(tmp_path: Path) -> None:
    inner = zipped([("a.html", PAGE), ("deep.zip", zipped([("b.html", PAGE)]))])
    path = tmp_path / "outer.zip"
    path.write_bytes(zipped([("inner.zip", inner)]))
    assert found(path) == [
        Source(f"{path}!/inner.zip!/a.html", PAGE),
        Unreadable(f"{path}!/inner.zip!/deep.zip", "archives are nested too deeply; unpack this one"),
    ]


def test_of_a_truncated_archive_the_whole_members_are_read(tmp_path: Path) -> None:
    noise = bytes((index * index * 31) % 251 for index in range(5000))
    data = zipped([("a.html", PAGE), ("b.html", PAGE * 3), ("c.html", noise)])
    path = tmp_path / "a.zip"
    path.write_bytes(data[: data.index(b"c.html") + 200])
    first, second, member, archive = found(path)
    assert [first, second] == [Source(f"{path}!/a.html", PAGE), Source(f"{path}!/b.html", PAGE * 3)]
    assert member == Unreadable(f"{path}!/c.html", "the member of the zip archive is not complete")
    assert isinstance(archive, Unreadable)
    assert (archive.uri, "not complete" in archive.error) == (str(path), True)


def test_a_damaged_member_does_not_stop_the_others(tmp_path: Path) -> None:
    data = bytearray(zipped([("a.html", PAGE * 50), ("b.html", PAGE)]))
    data[data.index(b"a.html") + 20] ^= 0xFF
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    damaged, whole = found(path)
    assert isinstance(damaged, Unreadable)
    assert "damaged" in damaged.error
    assert whole == Source(f"{path}!/b.html", PAGE)


def test_an_encrypted_member_is_reported(tmp_path: Path) -> None:
    data = bytearray(zipped([("a.html", PAGE), ("b.html", PAGE)]))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    encrypted, plain = found(path)
    assert isinstance(encrypted, Unreadable)
    assert "password" in encrypted.error
    assert isinstance(plain, Source)


def test_a_bomb_is_left_packed(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped([("bomb.html", bytes(30 * 1024**2)), ("a.html", PAGE)]))
    bomb, page = found(path)
    assert bomb == Unreadable(f"{path}!/bomb.html", "unpacked, the member would have 30 MB; it is left packed")
    assert isinstance(page, Source)


def test_what_is_only_named_like_an_archive_is_told_apart_when_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"Rar!\x1a\x07\0rest")
    (source,) = found(path)
    assert isinstance(source, Source)
    with pytest.raises(UnsupportedSourceError, match="a RAR archive"):
        extract.read(source)


def test_a_broken_archive_in_a_folder_does_not_stop_the_walk(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 nothing else")
    (tmp_path / "b.html").write_bytes(PAGE)
    broken, page = found(tmp_path)
    assert isinstance(broken, Unreadable)
    assert isinstance(page, Source)


def test_an_office_file_that_is_named_an_archive_is_one_source(tmp_path: Path) -> None:
    data = zipped([("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>")])
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    assert found(path) == [Source(str(path), data)]
    path.write_bytes(zipped([("b.zip", data), ("a.html", PAGE)]))
    assert found(path) == [Source(f"{path}!/b.zip", data), Source(f"{path}!/a.html", PAGE)]


@pytest.mark.parametrize("name", ["a.docm", "a.odt", "a.ods", "a.fodt", "a.fods", "a.uof", "a.xlsm"])
def test_a_report_in_an_office_file_is_not_skipped(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert found(tmp_path) == [Source(str(tmp_path / name), b"x")]
