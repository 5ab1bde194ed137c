"""Wrong usage: of a word that is none of those that an option takes, the one that was meant is suggested."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

import typer
from typer.core import TyperGroup

NOT_ONE_OF = re.compile(r"(?:Value error, )?('(?P<word>[^']*)' is not one of (?P<choices>'.*'))\.?")


class Commands(TyperGroup):
    """The commands, whose options suggest words."""

    def invoke(self, ctx: Any) -> Any:
        """Runs a command; raises `typer.BadParameter` with a suggestion where there is one."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = suggesting(error.message)
            raise


def suggesting(message: str) -> str:
    """What an option says of a word that it does not take, with the one that comes closest."""
    if not (said := NOT_ONE_OF.fullmatch(message)):
        return message
    close = get_close_matches(said["word"], re.findall(r"'([^']*)'", said["choices"]), n=1)
    return said[1] + (f"; did you mean {close[0]}?" if close else ".")
