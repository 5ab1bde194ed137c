"""The command line. Everything slow is imported by the command that needs it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

app = typer.Typer(
    name="gongkai",
    help="Turns Chinese annual reports on government information disclosure (政府信息公开工作年度报告) into one "
    "DuckDB file to query, compare and cite.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

FAILURE, WRONG_USAGE, INTERRUPTED = 1, 2, 130

FormatName = Literal["table", "csv", "json", "parquet"]
Db = Annotated[Path, typer.Option("--db", envvar="GONGKAI_DB", help="The DuckDB file.", metavar="FILE")]
FormatOption = Annotated[
    FormatName | None,
    typer.Option("--format", "-f", help="How to write it; by default what the name of the file says, else a table."),
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write to this file, not to the screen.", metavar="FILE")
]
DEFAULT_DB = Path("gongkai.duckdb")


def main() -> None:
    """Runs the command line; errors become one line and an exit status here."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of a pipe (head, less) has seen enough
        sys.exit(0)


def _fail(message: str, status: int) -> NoReturn:
    print(f"gongkai: {message}", file=sys.stderr)
    sys.exit(status)


@contextmanager
def _errors() -> Iterator[None]:
    """Turns the errors of the packages into one line and an exit status."""
    from etl.output import OutputError  # noqa: PLC0415
    from extract.errors import ExtractError  # noqa: PLC0415
    from warehouse.errors import UnknownNameError, WarehouseError  # noqa: PLC0415

    try:
        yield
    except UnknownNameError as error:
        _fail(str(error), WRONG_USAGE)
    except (ExtractError, WarehouseError, OutputError) as error:
        _fail(str(error), FAILURE)
    except BrokenPipeError:
        raise
    except OSError as error:
        _fail(f"{error.filename or 'the output'}: {error.strerror}", FAILURE)


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
    could not be read; all others are loaded.

    \b
    Examples:
      gongkai ingest reports/ --db reports.duckdb
      gongkai ingest reports.zip more/zhangye.txt --report run.json
      gongkai ingest archive/*.warc.gz
    """
    from etl.ingest_command import run_ingest  # noqa: PLC0415

    with _errors():
        finished = run_ingest(sources, db, workers, report, quiet=quiet)
    if finished.has_failures:
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

    with _errors():
        sys.stdout.write(inspect_file(file, as_json=as_json))


@app.command()
def evidence(
    file: Annotated[str, typer.Argument(help="A report, or ARCHIVE!/NAME for one in an archive.")],
    indicator: Annotated[str, typer.Argument(help="A row of its form, such as sec3.granted or proactive_total.")],
    column: Annotated[
        str | None, typer.Option(help="A column, by default the total; text for a number stated in the text.")
    ] = None,
    part: Annotated[int, typer.Option(min=1, help="Which report of a page that holds several.")] = 1,
    output: OutputOption = None,
) -> None:
    """Show where in its source a number stands: a picture of the page for a PDF, else a page with the table.

    \b
    Examples:
      gongkai evidence report.html sec3.granted -o cell.html
      gongkai evidence report.pdf sec4.count --column review_total -o cell.png
    """
    from etl.evidence_command import show_evidence  # noqa: PLC0415

    with _errors():
        print(show_evidence(file, indicator, column, output, part))


@app.command()
def crawl(
    sites: Annotated[list[Path], typer.Argument(help="Sites (YAML, or a folder of them), or a registry (CSV).")],
    archive: Annotated[Path, typer.Option("--archive", help="The folder of the web archives.", metavar="DIR")],
    contact: Annotated[
        str | None, typer.Option(envvar="GONGKAI_CONTACT", help="Your e-mail or web address, for the sites to see.")
    ] = None,
    db: Annotated[
        Path | None, typer.Option("--db", help="Enter what was found of whom into this database.", metavar="FILE")
    ] = None,
    years: Annotated[str | None, typer.Option(help="Only these years, such as 2008-2021.")] = None,
    region: Annotated[str, typer.Option(help="Of a registry, the region codes that begin so (62 is Gansu).")] = "",
    level: Annotated[str | None, typer.Option(help="Of a registry, only this level.")] = None,
    function: Annotated[str | None, typer.Option(help="Of a registry, only this function.")] = None,
    delay: Annotated[float, typer.Option(min=0, help="Seconds between two requests to a host, at least.")] = 2.0,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds to wait for an answer.")] = 60.0,
    budget_pages: Annotated[int | None, typer.Option(min=1, help="Ask for at most so many pages.")] = None,
    budget_bytes: Annotated[str | None, typer.Option(help="Fetch at most so much, such as 2GB.")] = None,
    allow_private: Annotated[
        list[str] | None, typer.Option(help="A private network that may be asked.", metavar="NETWORK")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print troubles only.")] = False,
) -> None:
    """Fetch the reports of agencies from their sites into web archives (WARC), slowly and as robots.txt allows.

    Stopped with Ctrl-C, or killed, the same command goes on; after its end it fetches what changed. The exit status
    is 1 if a site could not be read.

    \b
    Examples:
      gongkai crawl sites/ --archive archive --contact me@university.example
      gongkai crawl agencies.csv --region 62 --function environment --archive gansu --years 2008-2025
    """
    from etl.crawl_command import CrawlUsageError, plan_of, run_crawl  # noqa: PLC0415
    from extract.sites.site import Choice  # noqa: PLC0415

    choice = Choice(region, level, function)
    private = allow_private or []
    with _errors():
        try:
            plan = plan_of(sites, archive, contact, years, choice, delay, timeout, budget_pages, budget_bytes, private)
        except CrawlUsageError as error:
            _fail(str(error), WRONG_USAGE)
        if not run_crawl(plan, db, quiet=quiet):
            raise typer.Exit(FAILURE)


@app.command()
def archive(
    sources: Annotated[list[str], typer.Argument(help="Files, folders, archives, or - for standard input.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The new archive (.warc.gz).", metavar="FILE")],
) -> None:
    """Put files into a web archive (WARC), so that others can check the numbers when the folder is gone.

    ARCHIVE!/PATH names a file in it, for inspect and evidence.

    \b
    Examples:
      gongkai archive reports/ -o reports.warc.gz
      gongkai evidence reports.warc.gz!/reports/a.html sec3.granted -o cell.html
    """
    from etl.archive_command import run_archive  # noqa: PLC0415

    with _errors():
        if not run_archive(sources, output):
            raise typer.Exit(FAILURE)


@app.command()
def compare(
    indicators: Annotated[
        list[str], typer.Argument(help="Harmonised indicators (granted), or cells of a form (sec3.granted/total).")
    ],
    db: Db = DEFAULT_DB,
    by: Annotated[
        Literal["agency", "year", "indicator"], typer.Option(help="What stands in the columns of the wide layout.")
    ] = "agency",
    layout: Annotated[
        Literal["wide", "long"],
        typer.Option(help="Wide: beside each other. Long: a row for each value, with its status and comparability."),
    ] = "wide",
    agency: Annotated[list[str] | None, typer.Option(help="Only this agency (can be repeated).")] = None,
    year: Annotated[list[int] | None, typer.Option(help="Only this year (can be repeated).")] = None,
    output_format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Put the values of agencies beside each other, over years and forms.

    An empty cell means that there is no report; (blank) that the report leaves the value blank; (no_row) that its form
    has no such row. A blank is never a zero. The notes say where the forms are not exactly comparable.

    \b
    Examples:
      gongkai compare applications_received granted reviews
      gongkai compare reviews --by year -o reviews.csv
      gongkai compare granted --layout long --agency 望溪县统计局 --format json
    """
    from etl.answers import show  # noqa: PLC0415

    with _errors():
        show(db, lambda w: w.compare(indicators, agency, year, by=by, layout=layout), output_format, output)


@app.command()
def sql(
    query: Annotated[str, typer.Argument(help="One SELECT over the tables and views of the database.")],
    db: Db = DEFAULT_DB,
    output_format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Answer a query in SQL. The database is only read.

    Start with the views: observations (one readable row for each value) and harmonised (over all forms).

    \b
    Examples:
      gongkai sql "SELECT agency, year, value FROM harmonised WHERE indicator = 'reviews'"
      gongkai sql "SHOW TABLES" ; gongkai sql "DESCRIBE observations"
    """
    from etl.answers import show  # noqa: PLC0415

    with _errors():
        show(db, lambda w: w.sql(query), output_format, output)


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

    with _errors():
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

    with _errors():
        show(db, lambda w: w.agencies(search), output_format, output)


@app.command()
def reports(
    agency: Annotated[str | None, typer.Argument(help="A part of the agency's name.")] = None,
    db: Db = DEFAULT_DB,
    year: Annotated[int | None, typer.Option(help="Only this year.")] = None,
    history: Annotated[bool, typer.Option("--history", help="Versions that were replaced, too.")] = False,
    output_format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """List the reports, with what was found in them.

    \b
    Example:
      gongkai reports 望溪县 --year 2020
    """
    from etl.answers import show  # noqa: PLC0415

    with _errors():
        show(db, lambda w: w.reports(agency, year, history=history), output_format, output)


@app.command()
def checks(
    agency: Annotated[str | None, typer.Argument(help="A part of the agency's name.")] = None,
    db: Db = DEFAULT_DB,
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
    with _errors():
        show(db, lambda w: w.checks(wanted, kind, severity, agency, year), output_format, output)
