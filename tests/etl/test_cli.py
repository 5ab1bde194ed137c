from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

import duckdb
import pytest
from pyarrow import parquet

from etl.usage import MODULES
from tests.conftest import PROJECT
from tests.pages import form_page, page

SLOW_IMPORTS = {"bs4", "duckdb", "lxml", "msgspec", "opencc", "pyarrow", "rich", "yaml"}


def gongkai(*arguments: str | Path, cwd: Path = PROJECT, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "etl", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, check=False)


@pytest.fixture(scope="session")
def db(samples_db: Path) -> Path:
    """A database of the samples."""
    return samples_db


# Start


def test_help_loads_nothing_slow() -> None:
    code = "import sys, etl.cli; sys.argv = ['gongkai', '--help']\ntry: etl.cli.main()\nfinally: print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert "compare" in done.stdout
    assert SLOW_IMPORTS.isdisjoint(done.stderr.split())


def test_every_command_is_listed_with_its_module() -> None:
    modules = {path.stem: import_module(f"etl.commands.{path.stem}") for path in PROJECT.glob("etl/commands/[a-z]*.py")}
    defined = {
        (each.callback.__name__, name) for name, module in modules.items() for each in module.app.registered_commands
    }
    assert defined == set(MODULES.items())


@pytest.mark.parametrize(
    "command",
    [
        *("ingest", "inspect", "compare", "sql", "indicators", "agencies", "reports", "checks"),
        *("show", "gaps", "correct", "verify", "export"),
    ],
)
def test_every_command_has_an_example_in_its_help(command: str) -> None:
    assert f"gongkai {command}" in gongkai(command, "--help").stdout.decode()


# Exit status and messages


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["inspect", "nowhere.html"], 1, "no such file"),
        (["inspect", "samples"], 1, "name one of them"),
        (["compare", "reviews", "--db", "nowhere.duckdb"], 1, "gongkai ingest"),
        (["compare", "reviews", "--db", "README.md"], 1, "no DuckDB file"),
        (["frobnicate"], 2, "frobnicate"),
        (["compare"], 2, "Missing argument"),
        (["ingest", "samples", "--db", "no/such/folder/x.duckdb"], 1, "does not exist; create it first"),
    ],
)
def test_an_error_is_said_in_words_with_an_exit_status(arguments: list[str], status: int, words: str) -> None:
    done = gongkai(*arguments)
    assert done.returncode == status
    assert words in done.stderr.decode()
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["compare", "reviews", "--by", "agnecy"], "'agnecy' is not one of 'agency', "),
        (["compare", "reviews", "--by", "agnecy"], "'function'; did you mean agency?"),
        (["gaps", "--layout", "lang"], "did you mean long?"),
        (["checks", "--status", "x"], "'all'."),
    ],
)
def test_a_word_that_an_option_does_not_take_gets_a_suggestion(arguments: list[str], words: str) -> None:
    done = gongkai(*arguments)
    assert done.returncode == 2
    assert words in done.stderr.decode()
    assert "Value error" not in done.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["compare", "revews"], 2, "did you mean reviews"),
        (["compare", "reviews", "--agency", "望溪县环境局"], 2, "望溪县环境保护局"),
        (["sql", "SELEC 1"], 1, "syntax error"),
        (["sql", "DELETE FROM report"], 1, "only queries"),
        (["sql", "SELECT * FROM read_csv('README.md')"], 1, "disabled"),
        (["compare", "reviews", "--format", "parquet"], 1, "-o"),
        (["compare", "reviews", "-o", "no/such/folder/x.csv"], 1, "cannot write"),
        (["compare", "reviews", "-o", "x.doc"], 1, "end it with one of .csv"),
        (["compare", "reviews", "-f", "xlsx"], 1, "name a file with -o"),
        (["compare", "complaints"], 1, "with --allow-breaks"),
        (["compare", "reviews", "--by", "level"], 1, "choose with --scope"),
        (["compare", "reviews", "--year", "2031"], 1, "no report fits"),
        (["compare", "reviews", "--year", "20l8"], 1, "write 2018, or 2015-2020"),
        (["compare", "reviews", "--rank", "--change"], 1, "ask for one of them"),
        (["compare", "granted + staff"], 1, "different units"),
        (["compare", "sec3.granted"], 1, "add the column: sec3.granted/total, sec3.granted/natural_person"),
        (["compare", "sec4.count"], 1, "gongkai indicators sec4.count --cells"),
        (["compare", "reviews", "--scope", "agencies"], 2, "did you mean agency"),
        (["sql", "FROM report WHERE year = $year"], 1, "--param year="),
        (["sql", "FROM range(10)", "--max-rows", "9"], 1, "more than 9 rows"),
    ],
)
def test_a_wrong_question_is_answered_with_what_to_do(db: Path, arguments: list[str], status: int, words: str) -> None:
    done = gongkai(*arguments, "--db", db)
    assert done.returncode == status
    assert words in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_a_source_that_fails_makes_the_exit_status_1_and_the_rest_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "good.html").write_bytes(form_page("2021", {("sec3.granted", "total"): "5"}))
    (tmp_path / "empty.html").write_bytes(b"")
    done = gongkai("ingest", "good.html", "empty.html", cwd=tmp_path)
    assert done.returncode == 1
    assert "empty.html" in done.stderr.decode()
    assert json.loads(gongkai("agencies", "--format", "json", cwd=tmp_path).stdout)[0]["agency"] == "望溪县水务局"


BROKEN = "import etl.cli, etl.actions.inspect as i; i.inspect_file = lambda *_, **__: 1 / 0; etl.cli.main()"
"""The command line with a defect in `inspect`."""


@pytest.mark.parametrize("debug", ["", "1"])
def test_an_error_that_nobody_foresaw_is_one_line_and_shows_more_if_asked(debug: str) -> None:
    command = [sys.executable, "-c", BROKEN, "inspect", "x.html"]
    environment = os.environ | {"GONGKAI_DEBUG": debug}
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False, env=environment)
    assert (done.returncode, done.stdout) == (1, "")
    *before, line = done.stderr.splitlines()
    assert line.startswith("gongkai: unexpected error, please report it (ZeroDivisionError: division by zero); ")
    assert "GONGKAI_DEBUG=1" in line
    assert ("Traceback (most recent call last):" in before) == bool(debug)
    assert bool(before) == bool(debug)


# Ingest


def test_the_run_report_accounts_for_every_source(db: Path) -> None:
    report = json.loads(db.with_suffix(".json").read_bytes())
    assert report["counts"] == {"loaded": 27, "unchanged": 0, "not_a_report": 2, "suspicious_copy": 1, "failed": 0}
    assert report["sources"] == len(report["outcomes"]) == 30


def test_two_reports_of_one_agency_and_year_that_differ_are_a_warning(tmp_path: Path) -> None:
    for name, number in (("a.html", "15"), ("b.html", "77")):
        (tmp_path / name).write_bytes(form_page("2021", {("sec3.new_received", "total"): number}))
    done = gongkai("ingest", "a.html", "b.html", cwd=tmp_path)
    assert "warning: of 1 agency-years there are several versions whose values differ" in done.stdout.decode()
    assert "(gongkai reports --differing)" in done.stdout.decode()
    listed = json.loads(gongkai("reports", "--differing", "--format", "json", cwd=tmp_path).stdout)
    assert sorted(row["uri"] for row in listed) == ["a.html", "b.html"]


@pytest.mark.slow
def test_ingest_says_which_corrections_no_longer_hold_and_how_to_go_on(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(form_page("2021", {("sec3.new_received", "total"): "15"}))
    assert gongkai("ingest", "a.html", cwd=tmp_path).returncode == 0
    head = "id,agency,year,scope,form,indicator,column,expected,value,reason,author,date\n"
    line = "swapped,望溪县水务局,2021,,2021,sec3.new_received,total,15,51,swapped in print,Li,2024-05-01\n"
    (tmp_path / "corrections.csv").write_text(head + line, encoding="utf-8")
    assert gongkai("correct", "corrections.csv", cwd=tmp_path).returncode == 0
    (tmp_path / "b.html").write_bytes(form_page("2021", {("sec3.new_received", "total"): "16"}))
    done = gongkai("ingest", "b.html", "--quiet", "--report", "run.json", cwd=tmp_path)
    first, second = done.stderr.decode().splitlines()
    cell = "望溪县水务局 2021 agency 2021 sec3.new_received/total"
    assert first == f"gongkai: correction swapped no longer holds: {cell}: expected '15', found '16'"
    assert "gongkai correct FILE..." in second
    assert done.returncode == 0
    (lapsed,) = json.loads((tmp_path / "run.json").read_bytes())["lapsed_corrections"]
    assert (lapsed["correction_id"], lapsed["cell"]) == ("swapped", cell)
    compared = gongkai("compare", "applications_received", "-f", "csv", cwd=tmp_path).stderr.decode()
    assert "corrections that no longer hold: swapped (望溪县水务局 2021)" in compared
    (tmp_path / "corrections.csv").write_text(head + line.replace(",15,", ",16,"), encoding="utf-8")
    assert gongkai("correct", "corrections.csv", cwd=tmp_path).returncode == 0
    assert gongkai("ingest", "b.html", cwd=tmp_path).stderr == b""


# Inspect


def test_inspect_prints_one_json_object_as_in_the_contract() -> None:
    done = gongkai("inspect", "samples/wangxi-epb-2019.html", "--json")
    result = json.loads(done.stdout)
    assert done.stderr == b""
    assert list(result) == ["document", "report", "observations", "figures", "checks", "warnings"]
    assert set(result["document"]) == {"uri", "sha256", "media_type", "title", "script"}
    assert result["report"] == {
        "agency": "望溪县环境保护局",
        "year": 2019,
        "scope": "agency",
        "forms": ["2019"],
        "published": "2020-01-19",
        "organization_code": None,
    }
    assert set(result["observations"][0]) >= {
        "form",
        "indicator",
        "column",
        "value",
        "status",
        "unit",
        "raw",
        "locator",
    }
    assert set(result["figures"][0]) >= {"value", "unit", "bound", "indicator", "quote", "sentence", "locator"}
    assert {"value": 526, "unit": "条", "bound": "exact", "indicator": "proactive_items"}.items() <= result["figures"][
        0
    ].items()
    assert set(result["checks"][0]) >= {"check", "kind", "status", "expected", "actual", "message"}


def test_inspect_names_a_file_that_it_cannot_read(tmp_path: Path) -> None:
    path = tmp_path / "坏.pdf"
    path.write_bytes(b"%PDF-1.4 and nothing")
    done = gongkai("inspect", str(path))
    assert done.returncode == 1
    assert done.stderr.decode().startswith(f"gongkai: {path}: ")


def test_inspect_says_of_a_page_that_it_is_no_report() -> None:
    done = gongkai("inspect", "samples/notice-2022.html", "--json")
    result = json.loads(done.stdout)
    assert done.returncode == 0
    assert (result["report"], result["observations"]) == (None, [])
    assert [warning["code"] for warning in result["warnings"]] == ["not_a_report"]


def test_inspect_shows_a_card() -> None:
    card = gongkai("inspect", "samples/chengwan-urban-2021.html").stdout.decode()
    assert card.startswith("澄湾市城市管理局  2021")
    assert "m21_review_total" in card
    assert "本年新收政府信息公开申请数量" in card


def test_inspect_reads_standard_input() -> None:
    done = gongkai("inspect", "-", stdin=page(title="望溪县水务局2021年政府信息公开工作年度报告"))
    assert done.stdout.decode().startswith("望溪县水务局  2021")


# Output


def test_a_csv_file_is_what_the_screen_shows(db: Path, tmp_path: Path) -> None:
    question = ["compare", "reviews", "--by", "agency", "--db", db, "--format", "csv"]
    gongkai(*question, "-o", tmp_path / "x.csv")
    shown = gongkai(*question).stdout
    assert (tmp_path / "x.csv").read_bytes() == shown
    assert "澄湾市人力资源和社会保障局" in next(csv.reader(shown.decode().splitlines()))


def test_the_name_of_the_file_says_the_format(db: Path, tmp_path: Path) -> None:
    gongkai("agencies", "--db", db, "-o", tmp_path / "x.json")
    assert "云岭省水利厅" in {row["agency"] for row in json.loads((tmp_path / "x.json").read_bytes())}


def test_a_database_is_never_overwritten(db: Path) -> None:
    before = db.read_bytes()
    done = gongkai("agencies", "--db", db, "--format", "csv", "-o", db)
    assert (done.returncode, db.read_bytes()) == (1, before)
    assert "is not overwritten" in done.stderr.decode()


def test_standard_output_has_a_name(db: Path) -> None:
    question = ["agencies", "青禾", "--db", db, "--format", "csv"]
    assert gongkai(*question, "-o", "-").stdout == gongkai(*question).stdout


def test_checks_are_listed_of_some_agencies(db: Path) -> None:
    done = gongkai("checks", "--agency", "澄湾市城市*", "--db", db, "--format", "json")
    assert {row["agency"] for row in json.loads(done.stdout)} == {"澄湾市城市管理局"}


def test_the_version_is_told() -> None:
    assert gongkai("--version").stdout.decode() == f"gongkai {version('gongkai')}\n"


def test_without_corrections_the_list_says_so(db: Path) -> None:
    assert "there are no corrections" in gongkai("correct", "--db", db).stderr.decode()


def test_a_folder_without_a_source_is_no_success(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = gongkai("ingest", "empty", cwd=tmp_path)
    assert done.returncode == 1
    assert "no source was found: name files" in done.stderr.decode()


def test_an_empty_answer_says_so(db: Path) -> None:
    assert "nothing that fits" in gongkai("agencies", "没有这个机关", "--db", db).stderr.decode()


def test_a_government_stands_beside_bureaus_only_with_a_mark(db: Path) -> None:
    header = gongkai("compare", "reviews", "--db", db, "--format", "csv").stdout.decode().splitlines()[0]
    assert "望溪县人民政府（汇总）" in header
    assert "澄湾市柳屏区人民政府（本级）" in header


def test_parquet_holds_the_values(db: Path, tmp_path: Path) -> None:
    gongkai("compare", "reviews", "--layout", "long", "--db", db, "-o", tmp_path / "x.parquet")
    query = f"SELECT count(*) AS n FROM '{tmp_path / 'x.parquet'}'"
    assert duckdb.sql(query).fetchall()[0][0] > 20


def test_every_format_gives_the_same_numbers(db: Path) -> None:
    query = "SELECT value FROM harmonised WHERE agency = '云岭省水利厅' AND indicator = 'applications_received'"
    as_json = json.loads(gongkai("sql", query, "--db", db, "--format", "json").stdout)[0]["value"]
    as_csv = gongkai("sql", query, "--db", db, "--format", "csv").stdout.decode().split()[1]
    as_table = gongkai("sql", query, "--db", db).stdout.decode().split()[-1]
    assert str(as_json) == as_csv == as_table


def test_the_database_may_be_named_by_the_environment(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGKAI_DB", str(db))
    assert "云岭省水利厅" in gongkai("agencies").stdout.decode()


def test_a_comparison_puts_agencies_beside_each_other_over_years(db: Path) -> None:
    names = ["澄湾市人力资源和社会保障局", "澄湾临港经济开发区管理委员会", "望溪县青禾镇人民政府"]
    filters = [part for name in names for part in ("--agency", name)]
    done = gongkai("compare", "reviews", *filters, "--db", db, "--format", "csv")
    rows = {row["year"]: [row[name] for name in names] for row in csv.DictReader(done.stdout.decode().splitlines())}
    assert rows["2020"] == ["5", "1", "0"]
    assert rows["2021"] == ["3", "1", "0"]
    assert rows["2022"] == ["5", "2", "0"]
    assert rows["2018"] == ["3", "", ""]


def test_a_picture_is_drawn_into_a_file(db: Path, tmp_path: Path) -> None:
    done = gongkai("compare", "reviews", "--db", db, "--plot", "heatmap", "-o", tmp_path / "x.svg")
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "x.svg").read_bytes().startswith(b"<?xml")
    assert "name a file with -o" in gongkai("compare", "reviews", "--db", db, "--plot", "trend").stderr.decode()


def test_without_the_extra_a_picture_says_what_to_install(db: Path, tmp_path: Path) -> None:
    code = "import sys; sys.modules['matplotlib'] = None; import etl.cli; etl.cli.main()"
    command = [sys.executable, "-c", code, "compare", "reviews", "--db", str(db), "--plot", "rank", "-o", "x.svg"]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
    )
    assert done.returncode == 1
    assert "pip install -c constraints.txt '.[plot]'" in done.stderr


def test_the_notes_and_the_citation_stand_under_a_table_and_beside_data(db: Path) -> None:
    question = ["compare", "reviews", "--db", db, "--cite"]
    assert "aggregate 1, level 1; never add them up\n" in gongkai(*question).stdout.decode()
    done = gongkai(*question, "--format", "csv")
    assert "[data set]" in done.stderr.decode()
    assert "[data set]" not in done.stdout.decode()


def test_the_units_of_quantities_side_by_side_stand_under_a_table_and_beside_data(db: Path) -> None:
    question = ["compare", "procurement_amount", "admin_fee_amount", "--by", "indicator", "--db", db]
    units = "units: procurement_amount 元, admin_fee_amount 万元\n"
    assert units in gongkai(*question).stdout.decode()
    done = gongkai(*question, "--format", "csv")
    assert done.stderr.decode() == units
    assert units not in done.stdout.decode()


@pytest.fixture(scope="module")
def differing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database of two versions of a report that do not give the same values."""
    folder = tmp_path_factory.mktemp("differing")
    for name, number in (("a.html", "15"), ("b.html", "77")):
        (folder / name).write_bytes(form_page("2021", {("sec3.new_received", "total"): number}))
    assert gongkai("ingest", "a.html", "b.html", cwd=folder).returncode == 0
    return folder


NOTE = "other versions with other values: 望溪县水务局 2021 (gongkai reports --differing)"


@pytest.mark.parametrize("name", ["csv", "csv-excel", "json", "parquet"])
def test_what_no_column_says_stands_beside_data_for_programs(differing: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / "x"
    done = gongkai("compare", "applications_received", "-f", name, "-o", path, cwd=differing)
    assert (done.returncode, done.stdout, done.stderr.decode()) == (0, b"", f"{NOTE}\n")
    if name == "parquet":
        assert NOTE in parquet.read_schema(path).metadata[b"gongkai.notes"].decode().splitlines()
    else:
        assert NOTE.encode() not in path.read_bytes()
        assert path.read_bytes() == gongkai("compare", "applications_received", "-f", name, cwd=differing).stdout


@pytest.mark.parametrize("name", ["table", "markdown"])
def test_every_note_stands_under_a_table_and_nowhere_else(differing: Path, name: str) -> None:
    done = gongkai("compare", "applications_received", "-f", name, cwd=differing)
    assert done.stderr == b""
    assert NOTE in done.stdout.decode().replace("\\", "")


def test_a_query_may_come_from_standard_input_or_a_file(db: Path, tmp_path: Path) -> None:
    query = b"SELECT count(*) AS n FROM report WHERE year = $year"
    (tmp_path / "query.sql").write_bytes(query)
    settings = ["--db", db, "--param", "year=2021", "--format", "csv"]
    assert (
        gongkai("sql", *settings, stdin=query).stdout
        == gongkai("sql", "--file", tmp_path / "query.sql", *settings).stdout
    )
    twice = gongkai("sql", "SELECT 1", "--file", tmp_path / "query.sql", "--db", db)
    assert "given twice" in twice.stderr.decode()


def test_a_correction_that_does_not_hold_makes_the_exit_status_1(db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(db.read_bytes())
    text = (PROJECT / "docs" / "corrections.csv").read_text(encoding="utf-8")
    (tmp_path / "corrections.csv").write_text(text.replace(",42,", ",41,"), encoding="utf-8")
    done = gongkai("correct", tmp_path / "corrections.csv", "--db", copy)
    assert (done.returncode, done.stdout) == (1, b"")
    assert "nothing was changed: mend 1 of 1 corrections" in done.stderr.decode()
    assert "correction urban-granted-2021" in done.stderr.decode()
    assert "expected '41', found '42'" in done.stderr.decode()


def test_a_file_of_corrections_names_those_that_it_withdraws(db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(db.read_bytes())
    (tmp_path / "none.csv").write_text(
        (PROJECT / "docs" / "corrections.csv").read_text(encoding="utf-8").splitlines()[0]
    )
    done = gongkai("correct", "docs/corrections.csv", "--db", copy)
    assert done.stdout.decode() == "corrections in effect: 1\n"
    done = gongkai("correct", tmp_path / "none.csv", "--db", copy)
    assert "1 withdrawn, which the files do not have: urban-granted-2021\n" in done.stdout.decode()


def test_verify_ends_with_the_counts(db: Path) -> None:
    done = gongkai("verify", "--db", db, "--workers", "1")
    assert (done.returncode, done.stdout.decode()) == (0, "27 same, 0 differs, 0 unreadable, 0 not_found\n")


def test_gaps_take_a_registry(db: Path, tmp_path: Path) -> None:
    (tmp_path / "registry.csv").write_text("name,valid_from\n望溪县林业局,2020\n", encoding="utf-8")
    done = gongkai(
        "gaps",
        "--registry",
        tmp_path / "registry.csv",
        "--year",
        "2019-2021",
        "--db",
        db,
        "--layout",
        "long",
        "-f",
        "csv",
    )
    missing = [row["year"] for row in csv.DictReader(done.stdout.decode().splitlines()) if row["state"] == "missing"]
    assert missing == ["2020", "2021"]
