"""The data package: citable, the same each time, and readable without gongkai."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.warehouse.conftest import Load, Query
from tests.warehouse.reports import report
from warehouse.errors import ExportPlaceError
from warehouse.release.translations import translation
from warehouse.warehouse import Warehouse

CHINESE = re.compile("[一-鿿]")


@pytest.fixture(autouse=True)
def loaded(load: Load) -> None:
    """Two reports, with a blank and a fraction of money."""
    load(
        report("2021", {"sec3.granted/total": 12, "sec3.results_total/total": ""}),
        report("2014", {"special_budget/value": "52.15"}, year=2016, units={"special_budget/value": "万元"}),
    )


@pytest.fixture
def package(warehouse: Warehouse, tmp_path: Path) -> Path:
    """A package of the warehouse."""
    warehouse.export(tmp_path / "release")
    return tmp_path / "release"


def described(package: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((package / "datapackage.json").read_bytes())
    return content


def test_two_packages_of_a_database_are_the_same_bytes(warehouse: Warehouse, package: Path, tmp_path: Path) -> None:
    files = warehouse.export(tmp_path / "again")
    assert len(files) > 40
    assert all((package / file).read_bytes() == (tmp_path / "again" / file).read_bytes() for file in files)


def test_every_table_is_there_as_csv_and_parquet(package: Path, query: Query) -> None:
    tables = [row["table_name"] for row in query("SELECT table_name FROM duckdb_tables() WHERE NOT temporary")]
    for table in [*tables, "harmonised"]:
        (row,) = query(f"SELECT count(*) AS n FROM {table}")
        for kind in ("csv", "parquet"):
            found = duckdb.sql(f"SELECT count(*) FROM '{package}/data/{table}.{kind}'").fetchall()
            assert found == [(row["n"],)], (table, kind)


def test_values_are_exact_and_a_blank_is_no_zero(package: Path) -> None:
    rows = duckdb.sql(f"SELECT raw, value::VARCHAR FROM '{package}/data/observation.parquet'").fetchall()
    assert set(rows) == {("12", "12.00000000"), ("52.15", "52.15000000"), ("", None)}
    text = (package / "data" / "observation.csv").read_text(encoding="utf-8")
    assert '"52.15","number","万元","52.15"' in text
    assert ',,"blank",,"",' in text


def test_the_description_follows_the_standard(package: Path) -> None:
    description = described(package)
    assert description["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    names = [resource["name"] for resource in description["resources"]]
    assert len(names) == len(set(names))
    for resource in description["resources"]:
        content = (package / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()
        assert all(field["type"] and field["description"] for field in resource["schema"]["fields"])


def test_the_description_names_the_columns_of_the_files(package: Path) -> None:
    for resource in described(package)["resources"]:
        columns = duckdb.sql(f"FROM '{package / resource['path']}' LIMIT 0").columns
        assert columns == [field["name"] for field in resource["schema"]["fields"]]


def test_primary_keys_are_named(package: Path) -> None:
    keys = {each["name"]: each["schema"].get("primaryKey") for each in described(package)["resources"]}
    assert (keys["report"], keys["form_cell"], keys["observation"]) == (
        ["report_id"],
        ["form", "indicator", "column_id"],
        None,
    )


def test_the_checksums_are_those_of_the_files(package: Path) -> None:
    lines = (package / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
    files = {path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file()}
    assert set(sums) == files - {"SHA256SUMS"}
    assert all(hashlib.sha256((package / name).read_bytes()).hexdigest() == digest for name, digest in sums.items())


@pytest.mark.parametrize(("language", "words"), [("en", "Administrative reviews"), ("zh", "报告没有统计表")])
def test_there_is_a_codebook_in_two_languages(package: Path, language: str, words: str) -> None:
    text = (package / f"codebook.{language}.md").read_text(encoding="utf-8")
    assert words in text
    assert "| reviews | 行政复议数 | Administrative reviews | 件 | flow | 2014 | reviews_total | exact |" in text


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_codebook_begins_with_its_sections(package: Path, language: str) -> None:
    lines = (package / f"codebook.{language}.md").read_text(encoding="utf-8").splitlines()
    linked = [line[3 : line.index("]")] for line in lines if line.startswith("- [")]
    assert linked == [line[3:] for line in lines if line.startswith("## ")] != []


def test_every_column_has_a_meaning_in_chinese(package: Path) -> None:
    columns = {
        (resource["name"].removesuffix("-parquet"), field["name"])
        for resource in described(package)["resources"]
        for field in resource["schema"]["fields"]
    }
    meanings = translation("zh").columns
    assert columns == set(meanings)
    assert all(CHINESE.search(meaning) for meaning in meanings.values())


def test_every_note_is_there_in_chinese(query: Query) -> None:
    notes = "FROM (SELECT harmonised_id AS id, note FROM harmonised_indicator UNION ALL SELECT rate_id, note FROM rate)"
    noted = {row["id"] for row in query(f"{notes} WHERE note <> ''")}
    assert set(translation("zh").notes) == noted


def test_the_chinese_codebook_explains_in_chinese(package: Path) -> None:
    text = (package / "codebook.zh.md").read_text(encoding="utf-8")
    assert "| observation | raw | VARCHAR | 格中所印文字。 |" in text
    assert "| 其他结果和尚未审结的不计入。 |" in text


def test_the_manifest_has_the_runs_and_the_citation(warehouse: Warehouse, package: Path) -> None:
    manifest = json.loads((package / "manifest.json").read_bytes())
    assert [run["run_id"] for run in manifest["runs"]] == [1]
    assert manifest["cite"] == warehouse.citation() == described(package)["description"]


def test_a_folder_with_files_is_left_alone(warehouse: Warehouse, package: Path) -> None:
    with pytest.raises(ExportPlaceError, match="is not empty; name a new folder, or empty it"):
        warehouse.export(package)


def test_an_empty_folder_is_used(warehouse: Warehouse, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert warehouse.export(tmp_path / "empty")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_the_state_changes_with_the_data_and_not_with_the_way_they_came(warehouse: Warehouse, load: Load) -> None:
    before = warehouse.citation()
    load(report("2021", {"sec3.granted/total": 12, "sec3.results_total/total": ""}, uri="elsewhere.html"))
    assert warehouse.citation().split("state")[1] == before.split("state")[1]
    load(report("2021", {"sec3.granted/total": 13}, year=2023))
    assert warehouse.citation().split("state")[1] != before.split("state")[1]
