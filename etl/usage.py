"""The commands by name, each loaded when it is asked for; and what is said of their wrong usage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

NOT_ONE_OF = re.compile(r"(?:Value error, )?('(?P<word>[^']*)' is not one of (?P<choices>'.*'))\.?")


MODULES = {
    "ingest": "reading",
    "inspect": "reading",
    "evidence": "reading",
    "indicators": "finding",
    "agencies": "finding",
    "reports": "finding",
    "checks": "finding",
    "show": "finding",
    "gaps": "finding",
    "compare": "comparing",
    "sql": "comparing",
    "crawl": "collecting",
    "archive": "collecting",
    "correct": "keeping",
    "verify": "keeping",
    "export": "keeping",
}
"""Where in `etl.commands` each command is, in the order in which they are listed."""


class Commands(TyperGroup):
    """The commands, whose options suggest words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.commands: Any = _Commands()

    def invoke(self, ctx: Any) -> Any:
        """Runs a command; raises `typer.BadParameter` with a suggestion where there is one."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = suggesting(error.message)
            raise


class _Commands(Mapping[str, Any]):
    """The commands by name, made when they are asked for: to make all of them takes longer than many a command."""

    def __getitem__(self, name: str) -> Any:
        return _commands_of(MODULES[name])[name]

    def __iter__(self) -> Iterator[str]:
        return iter(MODULES)

    def __len__(self) -> int:
        return len(MODULES)


@cache
def _commands_of(module: str) -> Mapping[str, Any]:
    group: Any = typer.main.get_command(import_module(f"etl.commands.{module}").app)
    commands: Mapping[str, Any] = group.commands
    return commands


def suggesting(message: str) -> str:
    """What an option says of a word that it does not take, with the one that comes closest."""
    if not (said := NOT_ONE_OF.fullmatch(message)):
        return message
    close = get_close_matches(said["word"], re.findall(r"'([^']*)'", said["choices"]), n=1)
    return said[1] + (f"; did you mean {close[0]}?" if close else ".")
