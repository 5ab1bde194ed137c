"""Files in web archives are loaded, compared and shown like files in folders, also when the folder is gone."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from etl.cli import app
from etl.run.ingestion import Ingestion
from tests.captures import Archive, complaints, records
from tests.etl.pools import SerialPool
from tests.extract.conftest import Sheet
from tests.pages import form_page, page
from warehouse.run import OutcomeKind
from warehouse.warehouse import Warehouse

TITLE = "望溪县水务局2021年政府信息公开工作年度报告"
REPORT = form_page("2021", {("sec3.new_received", "total"): "42"}, title=TITLE)
URI = "http://water.wangxi.example/nb/2021.html"


def gongkai(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


def ingest(db: Path, *names: Path | str) -> list[tuple[str, OutcomeKind]]:
    with Warehouse.open(db) as warehouse:
        run = Ingestion(warehouse, "1").ingest(map(str, names), BytesIO(), SerialPool, 2)
    return [(outcome.uri, outcome.kind) for outcome in run.outcomes]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = Path("年报 2021")
    folder.mkdir()
    (folder / "水务局.html").write_bytes(REPORT)
    (folder / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


def test_a_folder_in_an_archive_is_the_same_reports_under_the_same_names(folder: Path) -> None:
    archived = gongkai("archive", folder, "-o", "a.warc.gz")
    assert archived.stdout == "1 files into a.warc.gz; 1 of other kinds were left out\n"
    db = Path("reports.duckdb")
    assert ingest(db, folder) == [("年报 2021/水务局.html", OutcomeKind.LOADED)]
    shutil.rmtree(folder)
    assert ingest(db, "a.warc.gz") == [("年报 2021/水务局.html", OutcomeKind.UNCHANGED)]
    shown = gongkai("evidence", "a.warc.gz!/年报 2021/水务局.html", "sec3.new_received", "-o", "cell.html")
    assert shown.exit_code == 0
    assert "<mark>42</mark>" in Path("cell.html").read_text(encoding="utf-8")


def test_an_archive_of_nothing_is_not_left_behind(folder: Path) -> None:
    assert gongkai("archive", "nosuch", "-o", "a.warc.gz").exit_code == 1
    assert not Path("a.warc.gz").exists()
    assert gongkai("archive", folder, "-o", "a.warc.gz").exit_code == 0


def test_an_archive_of_files_is_whole_for_a_tool_that_is_not_ours(folder: Path) -> None:
    gongkai("archive", folder, "-o", "a.warc.gz")
    assert complaints(Path("a.warc.gz")) == 0
    assert [kind for kind, _ in records(Path("a.warc.gz"))] == ["warcinfo", "resource"]


@pytest.mark.parametrize(
    ("output", "message"),
    [("a.warc.gz", "is there already and is not overwritten"), ("a.zip", "end the name with .warc.gz")],
)
def test_an_archive_is_never_overwritten_and_named_as_one(folder: Path, output: str, message: str) -> None:
    Path("a.warc.gz").write_bytes(b"precious")
    result = gongkai("archive", folder, "-o", output)
    assert result.exit_code == 1
    assert message in result.stderr
    assert Path("a.warc.gz").read_bytes() == b"precious"


def test_what_cannot_be_archived_is_said(folder: Path) -> None:
    result = gongkai("archive", folder, "nowhere.html", "-o", "a.warc.gz")
    assert result.exit_code == 1
    assert "nowhere.html: there is no such file or folder" in result.stderr


def test_a_page_with_its_attachment_is_one_report_with_evidence_in_the_attachment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    sheet = Sheet()
    rows = [
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "3", "0", "12"],
        ["行政规范性文件", "5", "1", "34"],
    ]
    sheet.text(60, 80, "第二十条第（一）项")
    sheet.table(rows, (60, 160, 260, 360, 460), top=100)
    archive = Archive()
    archive.response(URI, page("<p>一、总体情况</p><p><a href='b.pdf'>附件：统计表</a></p>", title=TITLE))
    archive.response(URI.replace("2021.html", "b.pdf"), sheet.data(), {"Content-Type": "application/pdf"})
    Path("a.warc.gz").write_bytes(archive.data())
    assert ingest(Path("reports.duckdb"), "a.warc.gz") == [(URI, OutcomeKind.LOADED)]
    shown = gongkai("evidence", f"a.warc.gz!/{URI}", "sec2_art20_1.regulations", "--column", "issued", "-o", "cell.png")
    assert shown.exit_code == 0, shown.stderr
    assert Path("cell.png").read_bytes().startswith(b"\x89PNG")


def test_what_was_left_out_of_an_archive_is_in_the_summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    archive = Archive()
    archive.response(URI, REPORT)
    for number in range(3):
        archive.response(f"{URI}?{number}", b"<html><p>news</p></html>")
    Path("a.warc.gz").write_bytes(archive.data())
    result = gongkai("ingest", "a.warc.gz", "--db", "reports.duckdb", "--workers", "1")
    assert "3 captures of the web archives were left out: 3 no words of an annual report" in result.stdout


def test_an_old_archive_that_is_loaded_last_does_not_replace_what_was_captured_later(tmp_path: Path) -> None:
    db = tmp_path / "reports.duckdb"
    for moment, number in (("2024-03-01T00:00:00Z", "42"), ("2021-03-01T00:00:00Z", "7")):
        archive = Archive()
        report = form_page("2021", {("sec3.new_received", "total"): number}, title=TITLE)
        archive.response(URI, report, warc={"WARC-Date": moment})
        path = tmp_path / f"{moment[:4]}.warc.gz"
        path.write_bytes(archive.data())
        ingest(db, path)
    with Warehouse(db) as warehouse:
        current = (
            "SELECT value, archive, captured::VARCHAR FROM observations JOIN document USING (sha256) WHERE value > 0"
        )
        assert warehouse.sql(current).rows() == [(42, str(tmp_path / "2024.warc.gz"), "2024-03-01 00:00:00")]


def test_how_many_current_reports_a_run_replaced_is_in_the_summary(tmp_path: Path) -> None:
    for number in ("7", "8"):
        page_ = form_page("2021", {("sec3.new_received", "total"): number}, title=TITLE)
        (tmp_path / "2021.html").write_bytes(page_)
        result = gongkai("ingest", tmp_path / "2021.html", "--db", tmp_path / "reports.duckdb", "--workers", "1")
    assert "current reports replaced by newer versions: 1 (gongkai reports --history)" in result.stdout
