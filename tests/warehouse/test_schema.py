"""The file: documented throughout, migrated, or refused with one line that says what to do."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.conftest import Query
from tests.warehouse.reports import failed_check, report
from warehouse.database import schema
from warehouse.errors import (
    NewerWarehouseError,
    NotAWarehouseError,
    OlderWarehouseError,
    UnwritableWarehouseError,
    WarehouseLockedError,
    WarehouseMissingError,
)
from warehouse.statements import MIGRATIONS
from warehouse.warehouse import Warehouse


def test_every_table_and_view_says_what_it_holds(query: Query) -> None:
    tables = query("SELECT table_name AS name FROM duckdb_tables() WHERE comment IS NULL")
    views = query("SELECT view_name AS name FROM duckdb_views() WHERE NOT internal AND comment IS NULL")
    assert [row["name"] for row in tables + views] == []


def test_every_column_says_what_it_holds(query: Query) -> None:
    bare = query("SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL")
    assert bare == []


def test_every_macro_says_what_it_does(query: Query) -> None:
    assert query("SELECT function_name FROM duckdb_functions() WHERE NOT internal AND comment IS NULL") == []


def test_the_tables_of_the_design_are_there(query: Query) -> None:
    tables = {row["table_name"] for row in query("SELECT table_name FROM duckdb_tables()")}
    assert tables >= {
        *("document", "agency", "report", "observation", "check_result", "report_warning", "run", "outcome"),
        *("form", "indicator", "harmonised_indicator", "meta"),
    }


def test_the_dictionary_holds_the_forms(query: Query) -> None:
    (row,) = query("FROM form_cell WHERE form = '2008' AND indicator = 'reviews' AND column_id = 'cumulative'")
    assert (row["label"], row["unit"], row["annual_priority"]) == ("到本月累计数", "件", 1)
    assert [row["form"] for row in query("FROM form ORDER BY position")] == ["2008", "2014", "2019", "2021"]


def test_a_changed_dictionary_is_stored_again(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET value = 'older' WHERE key = 'dictionary'")
        connection.execute("DELETE FROM harmonised_indicator")
    with Warehouse.open(path) as warehouse:
        assert sum(row[4] != "rate" for row in warehouse.indicators().rows()) == 69


def test_an_unchanged_file_is_not_written_to(path: Path) -> None:
    before = path.read_bytes()
    Warehouse.open(path).close()
    assert path.read_bytes() == before


FIRST_VERSION = """
    ALTER TABLE agency DROP COLUMN region_code;
    ALTER TABLE agency DROP COLUMN function;
    ALTER TABLE agency DROP COLUMN place;
    ALTER TABLE agency DROP COLUMN office;
    ALTER TABLE document DROP COLUMN archive;
    ALTER TABLE document DROP COLUMN captured;
    ALTER TABLE report DROP COLUMN part;
    ALTER TABLE report DROP COLUMN title;
    ALTER TABLE report DROP COLUMN level;
    ALTER TABLE report DROP COLUMN region_code;
    ALTER TABLE report DROP COLUMN document_uri;
    ALTER TABLE check_result DROP COLUMN number;
    DROP TABLE agency_function;
    DROP TABLE succession_rule;
    DROP TABLE region;
    DROP TABLE succession;
    DROP TABLE namesake;
    DROP TABLE figure;
    DROP TABLE crawl_finding;
    DROP TABLE narrative_indicator;
    DROP TABLE series_term;
    DROP TABLE series_jump;
    DROP TABLE harmonised_value;
    DROP TABLE correction;
    DROP TABLE crosswalk_step;
    DROP TABLE rate;
    UPDATE meta SET value = '1' WHERE key = 'schema_version';
"""
"""What makes a file of this version one of the first again."""


def set_version(path: Path, version: int) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'schema_version'", [str(version)])


def test_an_older_file_is_migrated(path: Path, tmp_path: Path) -> None:
    first, second = schema.VERSION + 1, schema.VERSION + 2
    (tmp_path / f"{first:03}_add_seat.sql").write_text("ALTER TABLE agency ADD COLUMN seat VARCHAR;", encoding="utf-8")
    (tmp_path / f"{second:03}_fill_seat.sql").write_text("UPDATE agency SET seat = '云岭';", encoding="utf-8")
    with duckdb.connect(str(path)) as connection:
        connection.execute("INSERT INTO agency (agency_id, name) VALUES ('a', '云岭市教育局')")
        schema.prepare(connection, path, version=second, migrations=tmp_path)
        assert connection.execute("SELECT name, seat FROM agency").fetchall() == [("云岭市教育局", "云岭")]
        assert connection.execute("SELECT value FROM meta WHERE key = 'schema_version'").fetchall() == [(str(second),)]
        assert connection.execute("SELECT count(*) FROM observations").fetchall() == [(0,)]


def test_a_migration_that_fails_leaves_the_file_as_it_was(path: Path, tmp_path: Path) -> None:
    following = schema.VERSION + 1
    (tmp_path / f"{following:03}_add_seat.sql").write_text(
        "ALTER TABLE agency ADD COLUMN seat VARCHAR; SELECT * FROM nowhere;", encoding="utf-8"
    )
    with duckdb.connect(str(path)) as connection, pytest.raises(duckdb.CatalogException):
        schema.prepare(connection, path, version=following, migrations=tmp_path)
    with Warehouse.open(path) as warehouse:
        assert warehouse.reports().rows() == []


def test_there_is_a_migration_for_every_version_since_the_first() -> None:
    numbers = sorted(int(script.name[:3]) for script in MIGRATIONS.glob("*.sql"))
    assert numbers == list(range(2, schema.VERSION + 1))


SHAPE = """
    SELECT table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns()
    WHERE NOT internal ORDER BY ALL
"""


def test_a_file_of_the_first_version_becomes_one_of_this_version(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        expected = connection.execute(SHAPE).fetchall()
        for view in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall():
            connection.execute("DROP VIEW IF EXISTS {}".format(*view))
        connection.execute(FIRST_VERSION)
        schema.prepare(connection, path)
        assert connection.execute(SHAPE).fetchall() == expected


SECOND_VERSION = """
    DROP TABLE namesake;
    ALTER TABLE document DROP COLUMN archive;
    ALTER TABLE document DROP COLUMN captured;
    ALTER TABLE report DROP COLUMN document_uri;
    ALTER TABLE check_result DROP COLUMN number;
    ALTER TABLE harmonised_value DROP COLUMN failed_checks;
    UPDATE meta SET value = '2' WHERE key = 'schema_version';
"""

CONTENT = (
    "SELECT report_id, document_uri FROM report ORDER BY ALL",
    "SELECT report_id, number, check_id, cells FROM check_result ORDER BY ALL",
    "SELECT report_id, harmonised_id, value, status, failed_checks FROM harmonised_value ORDER BY ALL",
)
"""What the third version added, beside what it belongs to."""


def test_a_file_of_the_second_version_gets_what_the_third_added(path: Path) -> None:
    checks = (failed_check("2021", "sec3.new_received/total"), failed_check("2021", "sec3.granted/total"))
    with Warehouse.open(path) as warehouse:
        reports = [report("2021", {"sec3.granted/total": 3}, year=year, checks=checks) for year in (2021, 2022)]
        warehouse.load(reports, warehouse.begin_run("1"))
    with duckdb.connect(str(path)) as connection:
        expected = [connection.execute(query).fetchall() for query in CONTENT]
        for view in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall():
            connection.execute("DROP VIEW IF EXISTS {}".format(*view))
        connection.execute(SECOND_VERSION)
        schema.prepare(connection, path)
        assert [connection.execute(query).fetchall() for query in CONTENT] == expected
        assert [2] in [row[-1] for row in expected[-1]]


def test_an_older_file_is_not_migrated_by_a_reader(path: Path) -> None:
    set_version(path, 0)
    with pytest.raises(OlderWarehouseError, match=rf"has schema version 0, not {schema.VERSION}; migrate it by"):
        Warehouse.open(path, read_only=True)


@pytest.mark.parametrize("read_only", [True, False])
def test_a_newer_file_is_refused(path: Path, read_only: bool) -> None:
    set_version(path, 99)
    with pytest.raises(
        NewerWarehouseError, match=rf"has schema version 99, this gongkai knows up to {schema.VERSION}; upgrade"
    ):
        Warehouse.open(path, read_only=read_only)


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize("table", ["births (year INTEGER)", "meta (key VARCHAR, value VARCHAR)", "meta (id INTEGER)"])
def test_a_database_of_another_program_is_refused(tmp_path: Path, table: str, read_only: bool) -> None:
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"CREATE TABLE {table}")
    with pytest.raises(NotAWarehouseError, match="is a DuckDB file of another program"):
        Warehouse.open(path, read_only=read_only)


@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "report.html"
    path.write_text("<html>" * 1000, encoding="utf-8")
    with pytest.raises(NotAWarehouseError, match="is no DuckDB file; choose another file"):
        Warehouse.open(path, read_only=read_only)


def test_an_empty_database_is_nothing_to_read(tmp_path: Path) -> None:
    path = tmp_path / "empty.duckdb"
    duckdb.connect(str(path)).close()
    with pytest.raises(NotAWarehouseError, match="is an empty DuckDB file"):
        Warehouse.open(path, read_only=True)


def test_a_file_of_sqlite_is_told_by_its_header(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "x.db") as connection:
        connection.execute("CREATE TABLE report (agency TEXT)")
    for read_only in (True, False):
        with pytest.raises(NotAWarehouseError, match="is a SQLite database; choose another file"):
            Warehouse(tmp_path / "x.db", read_only=read_only)


@pytest.mark.parametrize(
    ("closed", "words"), [("reports.duckdb", "the file is read-only"), ("", r"where reports\.duckdb\.wal has to go")]
)
def test_what_cannot_be_written_is_refused_at_once(
    path: Path, monkeypatch: pytest.MonkeyPatch, closed: str, words: str
) -> None:
    monkeypatch.setattr("os.access", lambda place, _: Path(place) != (path.parent / closed))
    with pytest.raises(UnwritableWarehouseError, match=words):
        Warehouse.open(path)
    Warehouse(path).close()


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAWarehouseError, match="is a folder"):
        Warehouse.open(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissingError, match=r"the folder .*missing does not exist; create it first"):
        Warehouse.open(tmp_path / "missing" / "reports.duckdb")


def test_a_missing_file_is_not_created_by_a_reader(tmp_path: Path) -> None:
    path = tmp_path / "reports.duckdb"
    with pytest.raises(WarehouseMissingError, match="does not exist; load reports into it first"):
        Warehouse.open(path, read_only=True)
    assert not path.exists()


HOLD = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"


@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_that_another_process_writes_to_is_locked(path: Path, read_only: bool) -> None:
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(WarehouseLockedError, match="is in use by another program; close it there"):
            Warehouse.open(path, read_only=read_only)
        other.kill()


def test_errors_are_one_line(tmp_path: Path) -> None:
    with pytest.raises(NotAWarehouseError) as caught:
        Warehouse.open(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_file_without_reports_can_be_cited(path: Path) -> None:
    with Warehouse(path) as warehouse:
        said = warehouse.citation()
    assert "None" not in said
    assert re.search(r"no years .* 0 reports of 0 agencies, .* state [0-9a-f]{16}\.", said)
