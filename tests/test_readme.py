"""Every command, query and cell that the documentation shows works, in an empty folder with the samples."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT
from warehouse import Warehouse
from warehouse.dictionary.legend import statuses

BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
RECIPE = re.compile(r"^## ([^\n]*)\n\n(?:[^\n]+\n\n)?```sql\n(.*?)```", re.DOTALL | re.MULTILINE)
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)

READMES = ("README.md", "README.zh-CN.md")


def shown(document: str) -> list[tuple[str, str]]:
    """Each command of the document with the output that it shows, empty if it shows none."""
    commands = []
    for block in BLOCK.findall(text_of(document)):
        for part in block.split("$ ")[1:]:
            command, _, output = part.partition("\n")
            commands.append((command, output.strip()))
    return commands


def text_of(document: str) -> str:
    return (PROJECT / document).read_text(encoding="utf-8")


def gongkai(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "etl", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, samples_db: Path) -> Path:
    """A folder with the samples and a database of them."""
    path = tmp_path_factory.mktemp("documentation")
    shutil.copytree(PROJECT / "samples", path / "samples")
    shutil.copyfile(samples_db, path / "reports.duckdb")
    return path


@pytest.mark.slow
def test_the_commands_work_and_print_what_is_shown(tmp_path: Path) -> None:
    for name in ("samples", "docs"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    commands = shown("README.md")
    assert len(commands) > 10
    for command, output in commands:
        program, *arguments = shlex.split(command)
        assert program == "gongkai"
        done = gongkai(*arguments, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""
        if output:
            assert done.stdout.strip() == output, command


@pytest.mark.parametrize(("title", "query"), RECIPE.findall(text_of("docs/recipes.md")))
def test_the_recipes_are_answered(folder: Path, title: str, query: str) -> None:
    parameters = {"year": 2021} if "$year" in query else {}
    with Warehouse(folder / "reports.duckdb") as warehouse:
        answer = warehouse.sql(query, parameters)
    assert answer.rows() or "text" in title  # no sample states figures in its text that are read yet


@pytest.mark.parametrize("document", READMES)
def test_the_python_of_the_readme_works(folder: Path, document: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    (program,) = PYTHON.findall(text_of(document))
    lines = program.strip().splitlines()
    names: dict[str, object] = {}
    exec("\n".join(lines[:-1]), names)
    frame = eval(lines[-1], names)
    assert set(frame["indicator"]) == {"granted", "grant_rate"}
    assert frame["year"].min() >= 2019


def test_the_notebook_runs_from_the_first_cell_to_the_last(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    names: dict[str, object] = {}
    cells = json.loads(text_of("docs/comparing.ipynb"))["cells"]
    for cell in cells:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)
    assert sum(cell["cell_type"] == "code" for cell in cells) > 5


@pytest.mark.parametrize("document", [*READMES, "CONTRIBUTING.md", "docs/recipes.md"])
def test_links_lead_to_files_that_are_there(document: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text_of(document)):
        if "://" not in target:
            assert ((PROJECT / document).parent / target).exists(), target


def test_the_chinese_readme_shows_what_the_english_one_does() -> None:
    """The commands of that are executed, so that what is the same there works too."""
    english, chinese = (shown(document) for document in READMES)
    assert chinese == english


def test_both_readmes_have_the_same_sections() -> None:
    english, chinese = (re.findall(r"^#+ ", text_of(document), re.MULTILINE) for document in READMES)
    assert chinese == english


def test_every_word_for_a_missing_number_is_explained() -> None:
    table = text_of("README.md").partition("| cell | meaning |")[2].partition("\n\n")[0]
    told = {each.status for each in statuses()} - {"number", "range"}
    assert [status for status in sorted(told) if f"`({status})`" not in table] == []
