"""The commands that read reports: `ingest`, `inspect` and `evidence`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from etl.options import DEFAULT_DB, FAILURE, Db, errors

app = typer.Typer(rich_markup_mode=None)


@app.command()
def ingest(
    sources: Annotated[
        list[str], typer.Argument(help="Files, folders, zip and web archives, or - for standard input.")
    ],
    db: Db = DEFAULT_DB,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that read; by default one for each core.", show_default=False)
    ] = None,
    report: Annotated[
        Path | None, typer.Option("--report", help="Write what became of each source here, as JSON.", metavar="FILE")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print failures only.")] = False,
) -> None:
    """Read reports and load them into the database.

    What is there already, read by the same version of the reader, is left alone. The exit status is 1 if a source
    could not be read, or none was found; all others are loaded.

    \b
    Examples:
      gongkai ingest reports/ --db reports.duckdb
      gongkai ingest reports.zip more/zhangye.txt --report run.json
      gongkai ingest archive/*.warc.gz
    """
    from etl.actions.ingest import run_ingest  # noqa: PLC0415

    with errors():
        finished = run_ingest(sources, db, workers, report, quiet=quiet)
    if finished.has_failures or not finished.outcomes:
        raise typer.Exit(FAILURE)


@app.command()
def inspect(
    file: Annotated[
        str, typer.Argument(help="A report, ARCHIVE!/NAME for one in an archive, or - for standard input.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as one JSON object.")] = False,
) -> None:
    """Show what is read from one file: who, when, which form, the values, failed checks. Nothing is stored.

    \b
    Examples:
      gongkai inspect report.html
      gongkai inspect report.html --json | jq .report
    """
    from etl.actions.inspect import inspect_file  # noqa: PLC0415

    with errors():
        sys.stdout.write(inspect_file(file, as_json=as_json))


@app.command()
def evidence(
    file: Annotated[str, typer.Argument(help="A report, or ARCHIVE!/NAME for one in an archive.")],
    indicator: Annotated[
        str, typer.Argument(help="A cell, such as sec3.granted/natural_person, or a row of its form: proactive_total.")
    ],
    column: Annotated[
        str | None, typer.Option(help="A column, by default the total; text for a number stated in the text.")
    ] = None,
    part: Annotated[int, typer.Option(min=1, help="Which report of a page that holds several.")] = 1,
    output: Annotated[
        Path | None,
        typer.Option(
            *("--output", "-o"),
            help="Write to this file (.png for a PDF, else .html); by default one named after the cell.",
            metavar="FILE",
        ),
    ] = None,
) -> None:
    """Show where in its source a number stands: a picture of the page for a PDF, else a page with the table.

    \b
    Examples:
      gongkai evidence report.html sec3.granted -o cell.html
      gongkai evidence report.pdf sec4.count/review_total -o cell.png
    """
    from etl.actions.evidence import show_evidence  # noqa: PLC0415

    with errors():
        print(show_evidence(file, indicator, column, output, part))
