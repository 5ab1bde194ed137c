"""The commands that keep and publish data: `correct`, `verify` and `export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from etl.options import DEFAULT_DB, FAILURE, Db, FormatOption, OutputOption, errors

app = typer.Typer(rich_markup_mode=None)


@app.command()
def correct(
    files: Annotated[
        list[Path] | None, typer.Argument(help="CSV files that are all the corrections there are.", metavar="FILE...")
    ] = None,
    db: Db = DEFAULT_DB,
    output_format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Correct values that are wrong in print or were read wrong; what was read stays. Without a file, list corrections.

    The files are all the corrections there are: one that they do not have is withdrawn, and named.

    The columns are id, agency, year, scope, form, indicator, column, expected, value, reason, author, date. An amount
    of money has its unit in the value (12653000元 or 1265.3万元). A correction whose cell does not hold what it expects
    is refused; then nothing is changed, and the exit status is 1. Checks are of what is printed, and are not repeated.

    \b
    Examples:
      gongkai correct corrections.csv more.csv
      gongkai correct
    """
    from etl.actions.answers import show  # noqa: PLC0415
    from etl.actions.keeping import apply_corrections  # noqa: PLC0415

    with errors():
        if not files:
            nothing = "there are no corrections; gongkai correct FILE.csv enters them"
            show(db, lambda w: w.corrections(), output_format, output, nothing=nothing)
        elif not apply_corrections(db, files):
            raise typer.Exit(FAILURE)


@app.command()
def verify(
    sources: Annotated[
        list[str] | None,
        typer.Argument(help="Folders and archives with the sources; by default where they were found."),
    ] = None,
    db: Db = DEFAULT_DB,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes that read.", show_default=False)] = None,
) -> None:
    """Read the archived sources again and report every value that no longer comes out the same.

    The exit status is 0 only if every source is found and comes out the same. Nothing is changed.

    \b
    Examples:
      gongkai verify
      gongkai verify archive/ --db reports.duckdb
    """
    from etl.actions.keeping import verify_sources  # noqa: PLC0415

    with errors():
        if not verify_sources(db, sources or [], workers):
            raise typer.Exit(FAILURE)


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="A new or empty folder.")],
    db: Db = DEFAULT_DB,
) -> None:
    """Write a data package to publish: Parquet and CSV of every table, codebooks, a manifest and checksums.

    The same database gives the same bytes.

    \b
    Example:
      gongkai export release/
    """
    from etl.actions.keeping import export_package  # noqa: PLC0415

    with errors():
        export_package(db, folder)
