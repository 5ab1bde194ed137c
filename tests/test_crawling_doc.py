"""The files that the documentation of crawling shows are understood, and its commands have these options."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from etl.cli import app
from extract.sites.site import load_sites
from tests.conftest import PROJECT

TEXT = (PROJECT / "docs" / "crawling.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)
    return str(found)


def test_the_sites_and_the_registry_are_understood(tmp_path: Path) -> None:
    for language in ("yaml", "csv"):
        (tmp_path / f"sites.{language}").write_text(block(language), encoding="utf-8")
    agencies = [site.agency for site in load_sites([tmp_path / "sites.yaml", tmp_path / "sites.csv"])]
    assert agencies == ["望溪县水务局", "望溪县教育局", "望溪县统计局", "望溪县环境保护局", "望溪县粮食局"]


COMMANDS = [line for part in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL) for line in part.splitlines()]


@pytest.mark.parametrize("line", COMMANDS)
def test_the_commands_have_these_options(line: str) -> None:
    program, name, *arguments = shlex.split(line)
    command = get_command(app).commands[name]  # type: ignore[attr-defined]
    assert program == "gongkai"
    assert command.make_context(name, list(arguments), resilient_parsing=False)
