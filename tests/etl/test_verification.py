"""Sources read again: the same, otherwise, or not to be had."""

from __future__ import annotations

import zipfile
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from etl.cli import app
from etl.run.verification import Verdict, Verification, verify
from tests.captures import Archive
from tests.etl.pools import SerialPool
from tests.etl.test_ingestion import ingest, report_page
from warehouse.warehouse import Warehouse


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A database of a page and an archive with another one, which lie beside it."""
    (tmp_path / "water.html").write_bytes(report_page("7"))
    with zipfile.ZipFile(tmp_path / "more.zip", "w") as archive:
        archive.writestr("schools.html", report_page("3", agency="望溪县教育局"))
    ingest(tmp_path / "reports.duckdb", tmp_path / "water.html", tmp_path / "more.zip")
    return tmp_path / "reports.duckdb"


def verdicts(db: Path, *names: Path) -> dict[str, Verification]:
    with Warehouse(db) as warehouse:
        return {Path(each.uri).name: each for each in verify(warehouse, map(str, names), SerialPool, 2)}


def test_sources_that_give_the_same_values(db: Path) -> None:
    assert {name: each.verdict for name, each in verdicts(db).items()} == {
        "water.html": Verdict.SAME,
        "schools.html": Verdict.SAME,
    }


def test_a_value_that_comes_out_otherwise_is_named(db: Path) -> None:
    with duckdb.connect(str(db)) as connection:
        connection.execute("UPDATE observation SET value = 8 WHERE value = 7")
    found = verdicts(db)["water.html"]
    assert found.verdict is Verdict.DIFFERS
    assert found.details == ("form 2021 sec3.new_received/total: stored 8, now 7",)


def test_a_cell_that_is_gone_and_another_agency_are_named(db: Path) -> None:
    with duckdb.connect(str(db)) as connection:
        connection.execute("DELETE FROM observation WHERE value = 3")
        connection.execute("UPDATE agency SET name = '望溪县教委' WHERE name = '望溪县教育局'")
    assert verdicts(db)["schools.html"].details == (
        "agency: stored 望溪县教委, now 望溪县教育局",
        "form 2021 sec3.new_received/total: stored nothing, now 3",
    )


def test_a_source_that_was_changed_is_not_found(db: Path) -> None:
    (db.parent / "water.html").write_bytes(report_page("9"))
    found = verdicts(db)["water.html"]
    assert found.verdict is Verdict.NOT_FOUND
    assert found.details == ("the file of this name has other content now; gongkai ingest reads it as a new version",)


def test_sources_are_known_by_their_bytes_wherever_they_are(db: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    (db.parent / "water.html").rename(archive / "0001.html")
    assert verdicts(db, archive)["water.html"].verdict is Verdict.SAME
    assert verdicts(db, archive)["schools.html"].verdict is Verdict.NOT_FOUND


def test_a_place_that_cannot_be_opened_is_named_and_nothing_counts_as_verified(db: Path, tmp_path: Path) -> None:
    found = verdicts(db, tmp_path / "typo")
    assert found["typo"].verdict is Verdict.UNREADABLE
    assert found["typo"].details == ("there is no such file or folder",)
    assert {found["water.html"].verdict, found["schools.html"].verdict} == {Verdict.NOT_FOUND}


def test_a_file_that_is_gone_is_not_found_and_says_why(db: Path) -> None:
    (db.parent / "water.html").unlink()
    found = verdicts(db)
    assert (found["water.html"].verdict, found["water.html"].details) == (
        Verdict.NOT_FOUND,
        ("there is no such file or folder",),
    )
    assert len(found) == 2


@pytest.mark.parametrize("name", ["crawl.warc.gz", "crawl.wacz"])
def test_a_page_of_a_web_archive_is_looked_for_in_the_archive(tmp_path: Path, name: str) -> None:
    archive = Archive()
    archive.response("http://water.wangxi.example/nb/2021.html", report_page("7"))
    if name.endswith(".wacz"):
        with zipfile.ZipFile(tmp_path / name, "w") as package:
            package.writestr("archive/data.warc.gz", archive.data())
    else:
        (tmp_path / name).write_bytes(archive.data())
    ingest(tmp_path / "reports.duckdb", tmp_path / name)
    assert [each.verdict for each in verdicts(tmp_path / "reports.duckdb").values()] == [Verdict.SAME]


@pytest.mark.parametrize(
    ("names", "status", "words"),
    [
        ([], 0, "2 same, 0 differs, 0 unreadable, 0 not_found"),
        (["typo"], 1, "0 same, 0 differs, 1 unreadable, 2 not_found"),
        (["water.html"], 1, "1 same, 0 differs, 0 unreadable, 1 not_found"),
    ],
)
@pytest.mark.usefixtures("db")
def test_the_exit_status_is_0_only_if_all_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str], status: int, words: str
) -> None:
    monkeypatch.setattr("etl.actions.keeping.process_pool", lambda _: SerialPool())
    places = [str(tmp_path / name) for name in names]
    result = CliRunner().invoke(app, ["verify", *places, "--db", str(tmp_path / "reports.duckdb")])
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (status, words)


def test_corrections_are_no_differences(db: Path) -> None:
    with duckdb.connect(str(db)) as connection:
        connection.execute("""
            INSERT INTO correction
            SELECT 'c1', agency_id, year, scope, '2021', 'sec3.new_received', 'total', '7', 8, 'why', 'Li', '2024-01-01'
            FROM report JOIN agency USING (agency_id) WHERE name = '望溪县水务局'
        """)
    assert verdicts(db)["water.html"].verdict is Verdict.SAME


def test_a_number_of_the_text_that_is_not_read_any_more_is_named(db: Path) -> None:
    figure = "report_id, 1, 'reviews', NULL, 'value', 'year', NULL, 2, '件', 'exact', 1, '行政复议2件', '行政复议2件。', [0, 6], '{}'"
    with duckdb.connect(str(db)) as connection:
        connection.execute(
            f"INSERT INTO figure SELECT {figure} FROM report JOIN agency USING (agency_id) WHERE name = '望溪县教育局'"
        )
    assert verdicts(db)["schools.html"].details == ("text “行政复议2件” (reviews 2): stored, not read any more",)


def test_every_report_of_a_collection_is_held_against_its_own(tmp_path: Path, samples: Path) -> None:
    ingest(tmp_path / "reports.duckdb", samples / "wangxi-departments-2023.html")
    (verdict,) = verdicts(tmp_path / "reports.duckdb").values()
    assert verdict.verdict is Verdict.SAME
