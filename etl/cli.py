"""The command line. Everything slow is imported by the command that needs it."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from etl.options import FAILURE, fail
from etl.usage import Commands

app = typer.Typer(
    cls=Commands,
    name="gongkai",
    help="Turns Chinese annual reports on government information disclosure (政府信息公开工作年度报告) into one "
    "DuckDB file to query, compare and cite.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

INTERRUPTED_QUERY = "Query interrupted"
"""What DuckDB makes of Ctrl-C."""

DEBUG = "GONGKAI_DEBUG"
"""The variable of the environment that makes an unexpected error show its traceback."""


def main() -> None:
    """Runs the command line; errors become one line and an exit status here.

    What no command foresees is a defect of the program: it becomes one line too, with its traceback if `DEBUG` is set.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except SystemExit as end:
        _hand_on_interruption(end)
        raise
    except BrokenPipeError:
        sys.stderr.close()  # the reader of a pipe (head, less) has seen enough
        sys.exit(0)
    except Exception as error:  # the boundary: a person is shown one line
        if str(error) == INTERRUPTED_QUERY:
            raise KeyboardInterrupt from error
        if os.environ.get(DEBUG):
            import traceback  # noqa: PLC0415

            traceback.print_exc()
        fail(_unforeseen(error), FAILURE)


def _hand_on_interruption(end: SystemExit) -> None:
    """Ctrl-C reaches whoever started this as Ctrl-C: Typer makes an exit status of it, and drops what it says."""
    if end.__context__ and isinstance(interruption := end.__context__.__cause__, KeyboardInterrupt):
        raise interruption


def _unforeseen(error: Exception) -> str:
    said = " ".join(str(error).split())
    what = f"{type(error).__name__}: {said}" if said else type(error).__name__
    return f"unexpected error, please report it ({what}); {DEBUG}=1 in the environment shows where it comes from"


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415

        print(f"gongkai {version('gongkai')}")
        raise typer.Exit


@app.callback()
def start(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass
