"""The command line. Everything slow is imported by the command that needs it."""

from __future__ import annotations

import os
import sys
import traceback
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Literal

import typer

from etl.commands import collecting, comparing, finding, keeping
from etl.options import DEFAULT_DB, FAILURE, Db, FormatOption, OutputOption, errors, fail
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
        print(f"gongkai {version('gongkai')}")
        raise typer.Exit


@app.callback()
def start(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


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
    from etl.ingest_command import run_ingest  # noqa: PLC0415

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
    from etl.inspect_command import inspect_file  # noqa: PLC0415

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
    from etl.evidence_command import show_evidence  # noqa: PLC0415

    with errors():
        print(show_evidence(file, indicator, column, output, part))


@app.command()
def indicators(
    search: Annotated[str | None, typer.Argument(help="A part of an id or of a label in Chinese or English.")] = None,
    db: Db = DEFAULT_DB,
    cells: Annotated[bool, typer.Option("--cells", help="The cells of the forms, too.")] = False,
    output_format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """List what can be compared.

    \b
    Examples:
      gongkai indicators 复议
      gongkai indicators litigation --cells
    """
    from etl.answers import show  # noqa: PLC0415

    with errors():
        show(db, lambda w: w.indicators(search, cells=cells), output_format, output)


@app.command()
def agencies(
    search: Annotated[str | None, typer.Argument(help="A part of a name or code.")] = None,
    db: Db = DEFAULT_DB,
    output_format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """List the agencies that have reports, with their years.

    \b
    Example:
      gongkai agencies 环保
    """
    from etl.answers import show  # noqa: PLC0415

    with errors():
        show(db, lambda w: w.agencies(search), output_format, output)


@app.command()
def reports(
    agency: Annotated[str | None, typer.Argument(help="A part of the agency's name.")] = None,
    db: Db = DEFAULT_DB,
    year: Annotated[int | None, typer.Option(help="Only this year.")] = None,
    history: Annotated[bool, typer.Option("--history", help="Versions that were replaced, too.")] = False,
    differing: Annotated[
        bool, typer.Option("--differing", help="Only reports with versions that do not give the same values.")
    ] = False,
    output_format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """List the reports, with what was found in them.

    \b
    Example:
      gongkai reports 望溪县 --year 2020
    """
    from etl.answers import show  # noqa: PLC0415

    with errors():
        show(db, lambda w: w.reports(agency, year, history=history, differing=differing), output_format, output)


@app.command()
def checks(
    part: Annotated[str | None, typer.Argument(metavar="[agency]", help="A part of the agency's name.")] = None,
    db: Db = DEFAULT_DB,
    agency: Annotated[
        list[str] | None, typer.Option(help="Only this agency, or those that fit 澄湾* (can be repeated).")
    ] = None,
    status: Annotated[
        Literal["fail", "pass", "not_assessable", "all"], typer.Option(help="Only checks with this result.")
    ] = "fail",
    kind: Annotated[
        Literal["identity", "narrative", "series"] | None,
        typer.Option(help="Arithmetic of the forms, text against table, or year against year."),
    ] = None,
    severity: Annotated[
        Literal["error", "warn", "info"] | None, typer.Option(help="Only checks of this severity.")
    ] = None,
    year: Annotated[int | None, typer.Option(help="Only this year.")] = None,
    output_format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """List what does not come out: sums that are wrong in the published reports, texts that contradict their tables.

    \b
    Examples:
      gongkai checks --severity error
      gongkai checks --kind narrative
      gongkai checks 望溪县 --status all --format csv
    """
    from etl.answers import show  # noqa: PLC0415

    wanted = None if status == "all" else status
    with errors():
        show(db, lambda w: w.checks(wanted, kind, severity, part, year, agency), output_format, output)


app.add_typer(collecting.app)
app.add_typer(comparing.app)
app.add_typer(finding.app)
app.add_typer(keeping.app)
