"""What the crawl command says before it asks any site."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl.cli import app
from etl.crawl.lock import locked

SITES = "sites:\n  - agency: 望溪县水务局\n    lists: [http://a.example/nb/]\n"


@pytest.fixture
def sites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("GONGKAI_CONTACT", raising=False)
    path = tmp_path / "sites.yaml"
    path.write_text(SITES, encoding="utf-8")
    return path


USAGE = {
    (): "give an e-mail or web address with --contact",
    ("--contact", "me"): "give an e-mail or web address with --contact",
    ("--contact", "me@a.example", "--years", "21"): "write a year",
    ("--contact", "me@a.example", "--years", "2021-2008"): "write a year",
    ("--contact", "me@a.example", "--budget-bytes", "much"): "such as 500MB",
    ("--contact", "me@a.example", "--allow-private", "home"): "write a network",
}


@pytest.mark.parametrize(("options", "message"), USAGE.items(), ids=map(" ".join, USAGE))
def test_wrong_options_are_explained(sites: Path, options: tuple[str, ...], message: str) -> None:
    result = CliRunner().invoke(app, ["crawl", str(sites), "--archive", str(sites.parent / "a"), *options])
    assert result.exit_code == 2
    assert message in result.stderr
    assert not (sites.parent / "a").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="files are locked otherwise there")
def test_two_crawls_do_not_share_an_archive(sites: Path) -> None:
    folder = sites.parent / "a"
    with locked(folder):
        result = CliRunner().invoke(app, ["crawl", str(sites), "--archive", str(folder), "--contact", "me@a.example"])
    assert result.exit_code == 1
    assert "another crawl is under way in this archive" in result.stderr


def test_an_archive_is_a_folder(sites: Path) -> None:
    result = CliRunner().invoke(app, ["crawl", str(sites), "--archive", str(sites), "--contact", "me@a.example"])
    assert result.exit_code == 2
    assert "name the folder" in result.stderr


def test_a_file_of_sites_that_is_not_there_is_named(tmp_path: Path) -> None:
    arguments = ["crawl", str(tmp_path / "nowhere.yaml"), "--archive", str(tmp_path / "a"), "--contact", "me@a.example"]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 1
    assert "nowhere.yaml" in result.stderr
