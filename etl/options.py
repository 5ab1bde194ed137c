"""What the commands share: options, exit status, and errors as one line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

FAILURE, WRONG_USAGE = 1, 2

FormatName = Literal["table", "csv", "csv-excel", "json", "parquet", "xlsx", "markdown"]
Db = Annotated[Path, typer.Option("--db", envvar="GONGKAI_DB", help="The DuckDB file.", metavar="FILE")]
FormatOption = Annotated[
    FormatName | None,
    typer.Option("--format", "-f", help="How to write it; by default what the name of the file says, else a table."),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="Write to this file, not to the screen (which is -).", metavar="FILE"),
]
DEFAULT_DB = Path("gongkai.duckdb")


def fail(message: str, status: int) -> NoReturn:
    """Ends the program with one line."""
    print(f"gongkai: {message}", file=sys.stderr)
    sys.exit(status)


@contextmanager
def errors() -> Iterator[None]:
    """Turns the errors of the packages into one line and an exit status."""
    from etl.formats.output import OutputError  # noqa: PLC0415
    from extract.errors import ExtractError  # noqa: PLC0415
    from warehouse.errors import UnknownNameError, WarehouseError  # noqa: PLC0415

    try:
        yield
    except UnknownNameError as error:
        fail(str(error), WRONG_USAGE)
    except (ExtractError, WarehouseError, OutputError) as error:
        fail(str(error), FAILURE)
    except BrokenPipeError:
        raise
    except OSError as error:
        fail(f"{error.filename or 'the output'}: {error.strerror}", FAILURE)
