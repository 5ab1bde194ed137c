"""Every command that the README shows works, in an empty folder with the samples."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT

BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def shown(document: str) -> list[tuple[str, str]]:
    """Each command of the document with the output that it shows, empty if it shows none."""
    commands = []
    for block in BLOCK.findall((PROJECT / document).read_text(encoding="utf-8")):
        for part in block.split("$ ")[1:]:
            command, _, output = part.partition("\n")
            commands.append((command, output.strip()))
    return commands


@pytest.mark.parametrize("document", ["README.md"])
def test_the_commands_work_and_print_what_is_shown(document: str, tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "samples", tmp_path / "samples")
    commands = shown(document)
    assert len(commands) > 10
    for command, output in commands:
        program, *arguments = shlex.split(command)
        assert program == "gongkai"
        done = subprocess.run(
            [sys.executable, "-m", "etl", *arguments], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""
        if output:
            assert done.stdout.strip() == output, command
