from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from etl.run.ingestion import Ingestion, RunReport
from tests.etl.pools import SerialPool
from tests.pages import form_page, page
from warehouse.run import OutcomeKind
from warehouse.warehouse import Warehouse

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


def report_page(number: str, agency: str = "望溪县水务局", year: int = 2021) -> bytes:
    title = f"{agency}{year}年政府信息公开工作年度报告"
    return form_page("2021", {("sec3.new_received", "total"): number}, title=title)


def ingest(db: Path, *names: Path | str, stdin: bytes = b"", version: str = "1") -> RunReport:
    with Warehouse.open(db) as warehouse:
        return Ingestion(warehouse, version).ingest(map(str, names), BytesIO(stdin), SerialPool, 2)


def answer(db: Path, query: str) -> list[tuple[object, ...]]:
    with Warehouse.open(db, read_only=True) as warehouse:
        return warehouse.sql(query).rows()


RECEIVED = "SELECT agency, year, value FROM harmonised WHERE indicator = 'applications_received' ORDER BY ALL"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "good.html").write_bytes(report_page("7"))
    return folder


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "test.duckdb"


def test_reports_are_loaded(folder: Path, db: Path) -> None:
    run = ingest(db, folder)
    assert [outcome.kind for outcome in run.outcomes] == [OutcomeKind.LOADED]
    assert answer(db, RECEIVED) == [("望溪县水务局", 2021, 7)]


def test_trouble_of_every_kind_is_an_outcome_and_the_rest_is_loaded(folder: Path, db: Path) -> None:
    (folder / "empty.html").write_bytes(b"")
    (folder / "photo.html").write_bytes(PNG)
    (folder / "noise.html").write_bytes(bytes(range(128, 256)) * 50)
    (folder / "large.html").write_bytes(b"<p>" + b"x" * 50 * 1024 * 1024)
    (folder / "news.html").write_bytes(page(title="望溪县召开水务工作会议"))
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("inside.html", report_page("8", agency="望溪县统计局"))
        archive.writestr("lost.html", report_page("9", agency="望溪县民政局") * 20)
    whole = (folder / "more.zip").read_bytes()
    (folder / "more.zip").write_bytes(whole[: len(whole) - 400])
    (folder / "notes.json").write_text("{}")

    run = ingest(db, folder, folder / "nowhere.html")

    outcomes = {Path(outcome.uri).name: outcome for outcome in run.outcomes}
    failed = {name for name, outcome in outcomes.items() if outcome.kind is OutcomeKind.FAILED}
    assert failed >= {"empty.html", "photo.html", "noise.html", "large.html", "more.zip", "nowhere.html"}
    assert outcomes["news.html"].kind is OutcomeKind.NOT_A_REPORT
    assert all(outcome.message for outcome in outcomes.values() if outcome.kind is not OutcomeKind.LOADED)
    assert [Path(skipped.uri).name for skipped in run.skipped] == ["notes.json"]
    assert ("望溪县水务局", 2021, 7) in answer(db, RECEIVED)
    assert ("望溪县统计局", 2021, 8) in answer(db, RECEIVED)


def test_outcomes_add_up_to_sources_and_are_in_the_database(folder: Path, db: Path) -> None:
    (folder / "empty.html").write_bytes(b"")
    run = ingest(db, folder)
    assert answer(db, "SELECT count(*) FROM outcome") == [(2,)]
    assert len(run.outcomes) == 2


def test_reading_the_same_again_changes_nothing_and_says_so(folder: Path, db: Path) -> None:
    ingest(db, folder)
    before = answer(db, "SELECT * FROM observation ORDER BY ALL")
    run = ingest(db, folder)
    assert [outcome.kind for outcome in run.outcomes] == [OutcomeKind.UNCHANGED]
    assert answer(db, "SELECT * FROM observation ORDER BY ALL") == before


def test_a_page_that_is_no_report_is_not_read_again(tmp_path: Path, db: Path) -> None:
    (tmp_path / "news.html").write_bytes(page(title="望溪县召开水务工作会议"))
    assert [outcome.kind for outcome in ingest(db, tmp_path / "news.html").outcomes] == [OutcomeKind.NOT_A_REPORT]
    assert [outcome.kind for outcome in ingest(db, tmp_path / "news.html").outcomes] == [OutcomeKind.UNCHANGED]


def test_a_collection_is_one_source_and_several_reports(tmp_path: Path, db: Path) -> None:
    parts = [report_page("7"), report_page("8", agency="望溪县统计局")]
    bodies = [part.partition(b"<body>")[2].partition(b"</body>")[0] for part in parts]
    opened = [body.decode().replace("</h1>", "</p><p>一、概述。</p>").replace("<h1>", "<p>") for body in bodies]
    (tmp_path / "all.html").write_bytes(page(*opened, title="望溪县部门年报汇编"))
    (outcome,) = ingest(db, tmp_path / "all.html").outcomes
    assert (outcome.kind, outcome.message) == (OutcomeKind.LOADED, "2 reports")
    assert answer(db, RECEIVED) == [("望溪县水务局", 2021, 7), ("望溪县统计局", 2021, 8)]


def test_a_suspicious_copy_is_left_out_and_not_read_again(tmp_path: Path, db: Path) -> None:
    (tmp_path / "copy.html").write_bytes(report_page("7", agency="365体育望溪县水务局"))
    (outcome,) = ingest(db, tmp_path / "copy.html").outcomes
    assert (outcome.kind, outcome.error) == (OutcomeKind.SUSPICIOUS_COPY, "SuspiciousCopyError")
    assert "365体育" in str(outcome.message)
    assert answer(db, "SELECT count(*) FROM report") == [(0,)]
    assert [outcome.kind for outcome in ingest(db, tmp_path / "copy.html").outcomes] == [OutcomeKind.UNCHANGED]


def test_another_reader_reads_known_documents_again(folder: Path, db: Path) -> None:
    ingest(db, folder)
    assert [outcome.kind for outcome in ingest(db, folder, version="2").outcomes] == [OutcomeKind.LOADED]
    assert answer(db, "SELECT count(*) FROM report") == [(1,)]


def test_the_same_bytes_twice_are_one_report_and_two_outcomes(folder: Path, db: Path) -> None:
    (folder / "same.html").write_bytes(report_page("7"))
    run = ingest(db, folder)
    kinds = {Path(outcome.uri).name: outcome.kind for outcome in run.outcomes}
    assert kinds == {"good.html": OutcomeKind.LOADED, "same.html": OutcomeKind.UNCHANGED}
    assert any("good.html" in str(outcome.message) for outcome in run.outcomes)


def test_copies_of_what_failed_fail_too(folder: Path, db: Path) -> None:
    (folder / "empty.html").write_bytes(b"")
    (folder / "empty2.html").write_bytes(b"")
    kinds = {Path(outcome.uri).name: outcome.kind for outcome in ingest(db, folder).outcomes}
    assert kinds["empty.html"] is kinds["empty2.html"] is OutcomeKind.FAILED


def test_a_new_version_replaces_the_old_one_which_stays(folder: Path, db: Path) -> None:
    ingest(db, folder)
    (folder / "good.html").write_bytes(report_page("70"))
    ingest(db, folder)
    assert answer(db, RECEIVED) == [("望溪县水务局", 2021, 70)]
    assert answer(db, "SELECT count(*) FROM report_history") == [(2,)]


def test_standard_input_is_a_source(db: Path) -> None:
    ingest(db, "-", stdin=report_page("3"))
    assert answer(db, RECEIVED) == [("望溪县水务局", 2021, 3)]


def test_what_was_read_is_loaded_when_a_run_is_interrupted(folder: Path, db: Path) -> None:
    (folder / "later.html").write_bytes(report_page("8", agency="望溪县统计局"))
    seen = []

    def interrupt(outcome: object) -> None:
        seen.append(outcome)
        raise KeyboardInterrupt

    with Warehouse.open(db) as warehouse, pytest.raises(KeyboardInterrupt):
        Ingestion(warehouse, "1", interrupt).ingest([str(folder)], BytesIO(), SerialPool, 1)
    assert answer(db, "SELECT count(*) FROM report") == [(1,)]
    assert answer(db, "SELECT finished FROM run") == [(None,)]
