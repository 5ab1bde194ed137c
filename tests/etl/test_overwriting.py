"""Whatever a command writes, it never writes over a database, nor over what it reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from etl.cli import app
from etl.formats.output import OutputError, written
from tests.etl.test_ingestion import ingest, report_page


def gongkai(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a folder of sources, a database of them, and files that questions are read from."""
    monkeypatch.chdir(tmp_path)
    Path("reports").mkdir()
    Path("reports/water.html").write_bytes(report_page("7"))
    Path("reports/more").mkdir()
    Path("reports/more/schools.html").write_bytes(report_page("8", agency="望溪县教育局"))
    ingest(Path("reports.duckdb"), "reports")
    Path("question.sql").write_text("SELECT 1", encoding="utf-8")
    Path("registry.csv").write_text("name\n望溪县水务局\n", encoding="utf-8")
    return tmp_path


EVIDENCE = ["evidence", "reports/water.html", "sec3.new_received", "-o"]
INGEST = ["ingest", "reports", "--db", "reports.duckdb", "--workers", "1", "--report"]


@pytest.mark.parametrize(
    ("arguments", "precious"),
    [
        pytest.param(EVIDENCE, "reports.duckdb", id="evidence over a database"),
        pytest.param(EVIDENCE, "reports/water.html", id="evidence over its source"),
        pytest.param(EVIDENCE, "reports/more/../water.html", id="evidence over its source by another name"),
        pytest.param(INGEST, "reports.duckdb", id="the report of a run over its database"),
        pytest.param(INGEST, "reports/more/schools.html", id="the report of a run over a source in a folder"),
        pytest.param(["agencies", "--db", "reports.duckdb", "-f", "csv", "-o"], "reports.duckdb", id="an answer"),
        pytest.param(
            ["sql", "--file", "question.sql", "--db", "reports.duckdb", "-f", "csv", "-o"], "question.sql", id="a query"
        ),
        pytest.param(
            ["gaps", "--registry", "registry.csv", "--db", "reports.duckdb", "-o"], "registry.csv", id="a registry"
        ),
    ],
)
def test_what_is_precious_is_not_overwritten(arguments: list[str], precious: str) -> None:
    before = Path(precious).read_bytes()
    result = gongkai(*arguments, precious)
    assert result.exit_code == 1
    assert "is not overwritten; choose another name" in result.stderr
    assert Path(precious).read_bytes() == before


def test_a_report_in_the_place_of_a_database_that_is_not_there_yet_is_refused() -> None:
    result = gongkai("ingest", "reports", "--db", "new.duckdb", "--report", "new.duckdb")
    assert (result.exit_code, Path("new.duckdb").exists()) == (1, False)


def test_a_report_of_a_run_may_lie_beside_the_sources_and_be_written_again() -> None:
    for _ in range(2):
        assert gongkai(*INGEST, "reports/run.json").exit_code == 0
    assert json.loads(Path("reports/run.json").read_bytes())["sources"] == 2


def test_evidence_is_whole_or_as_it_was(folder: Path) -> None:
    result = gongkai(*EVIDENCE, folder / "nowhere" / "cell.html")
    assert result.exit_code == 1
    assert "cannot write" in result.stderr


def test_a_name_in_an_archive_protects_the_archive() -> None:
    Path("a.zip").write_bytes(b"precious")
    with pytest.raises(OutputError, match=r"a\.zip is itself read"), written(Path("a.zip"), ["a.zip!/water.html"]):
        pass
    assert Path("a.zip").read_bytes() == b"precious"
