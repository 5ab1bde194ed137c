"""The commands that collect reports: from their sites, and into archives."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from etl.options import FAILURE, WRONG_USAGE, errors, fail

app = typer.Typer(rich_markup_mode=None)


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
    from etl.actions.crawl import CrawlUsageError, plan_of, run_crawl  # noqa: PLC0415
    from extract.sites.site import Choice  # noqa: PLC0415

    choice = Choice(region, level, function)
    private = allow_private or []
    with errors():
        try:
            plan = plan_of(sites, archive, contact, years, choice, delay, timeout, budget_pages, budget_bytes, private)
        except CrawlUsageError as error:
            fail(str(error), WRONG_USAGE)
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
    from etl.actions.archive import run_archive  # noqa: PLC0415

    with errors():
        if not run_archive(sources, output):
            raise typer.Exit(FAILURE)
