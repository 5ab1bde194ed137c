"""The commands that compare and ask: `compare` and `sql`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from etl.options import DEFAULT_DB, Db, FormatOption, OutputOption, errors

if TYPE_CHECKING:
    from warehouse.comparison.layout import Layout

app = typer.Typer(rich_markup_mode=None)

Several = list[str] | None


@app.command()
def compare(
    indicators: Annotated[
        list[str],
        typer.Argument(
            help="Harmonised indicators (granted), rates (grant_rate), formulas ('granted / applications_answered'), "
            "or cells of a form (sec3.granted/total)."
        ),
    ],
    db: Db = DEFAULT_DB,
    by: Annotated[
        Literal["agency", "year", "indicator", "region", "province", "level", "function"],
        typer.Option(help="What stands in the columns; the reports of a region, province, level … are added up."),
    ] = "agency",
    layout: Annotated[
        Literal["wide", "long"],
        typer.Option(help="Wide: beside each other. Long: a row for each value, with its status and comparability."),
    ] = "wide",
    agency: Annotated[
        Several, typer.Option(help="Only this agency, or those that fit 澄湾* (each of these can be repeated).")
    ] = None,
    region: Annotated[Several, typer.Option(help="Only this region, by code or name, and those below it.")] = None,
    level: Annotated[
        Several, typer.Option(help="Only this level of government: province, county (县级), town …")
    ] = None,
    function: Annotated[
        Several, typer.Option(help="Only agencies with this function: environment (生态环境) …")
    ] = None,
    scope: Annotated[Several, typer.Option(help="Only figures of this scope: agency, level or aggregate.")] = None,
    year: Annotated[Several, typer.Option(help="Only this year, or these: 2015-2020.")] = None,
    form: Annotated[Several, typer.Option(help="Only values from this form: 2008, 2014, 2019 or 2021.")] = None,
    statistic: Annotated[
        Literal["sum", "median", "mean", "min", "max"] | None,
        typer.Option(
            help="What reports are added up to, by region, province, level, function, or all of a year (--by year)."
        ),
    ] = None,
    rank: Annotated[bool, typer.Option("--rank", help="In order of the values, for each year.")] = False,
    change: Annotated[bool, typer.Option("--change", help="With the change on the year before.")] = False,
    source: Annotated[
        Literal["table", "narrative"],
        typer.Option(help="The tables of the reports, or figures in their text: a series of its own."),
    ] = "table",
    allow_breaks: Annotated[
        bool, typer.Option("--allow-breaks", help="Show both sides of a break, marked, instead of refusing.")
    ] = False,
    follow_successors: Annotated[
        bool, typer.Option("--follow-successors", help="Join an agency with the one it came after, marked.")
    ] = False,
    plot: Annotated[
        Literal["trend", "rank", "heatmap"] | None,
        typer.Option(help="Draw it into the file of -o: .svg, .png or .html (needs the extra plot)."),
    ] = None,
    cite: Annotated[bool, typer.Option("--cite", help="Say how to cite this state of the data.")] = False,
    output_format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Put the values of agencies beside each other, over years and forms.

    An empty cell means that there is no report; (blank) that the report leaves the value blank; (no_row) that its form
    has no such row. A blank is never a zero. The notes say where the forms are not exactly comparable; a comparison
    over a break is refused.

    \b
    Examples:
      gongkai compare applications_received granted reviews
      gongkai compare grant_rate --by year --year 2019-2022 -o rates.xlsx
      gongkai compare 'reviews / applications_received' --rank --year 2021
      gongkai compare applications_received --by level --scope agency --statistic median
      gongkai compare grant_rate --agency 望溪县统计局 --plot trend -o trend.svg
      gongkai compare granted --layout long --agency 望溪县统计局 --format json
    """
    from etl.actions.answers import show  # noqa: PLC0415
    from warehouse.comparison.selection import parse_years  # noqa: PLC0415
    from warehouse.errors import QuestionError  # noqa: PLC0415

    with errors():
        if rank and change:
            raise QuestionError("--rank and --change are tables of their own; ask for one of them, or --layout long")
        laid_out = _layout(layout, rank, change, plot)
        years = parse_years(year)
        show(
            db,
            lambda w: w.compare(
                indicators,
                agency,
                years,
                by,
                laid_out,
                regions=region,
                levels=level,
                functions=function,
                scopes=scope,
                forms=form,
                statistic=statistic,
                source=source,
                allow_breaks=allow_breaks,
                follow_successors=follow_successors,
            ),
            output_format,
            output,
            cite=cite,
            plot=plot,
        )


def _layout(layout: Layout, rank: bool, change: bool, plot: str | None) -> Layout:
    """A long table has ranks and changes among its columns."""
    if plot:
        return "points"
    if layout == "long":
        return layout
    return "ranking" if rank else "changes" if change else layout


@app.command()
def sql(
    query: Annotated[
        str | None,
        typer.Argument(help="One SELECT over the tables and views of the database, or - for standard input."),
    ] = None,
    db: Db = DEFAULT_DB,
    file: Annotated[Path | None, typer.Option("--file", help="Read the query from this file.", metavar="FILE")] = None,
    param: Annotated[
        Several, typer.Option("--param", "-p", help="A value for $name in the query, as name=value (can be repeated).")
    ] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Stop after this many seconds.")] = 60,
    max_rows: Annotated[
        int, typer.Option(min=1, help="Refuse an answer with more rows; a LIMIT in the query shortens it.")
    ] = 1_000_000,
    output_format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Answer a query in SQL. The database is only read; no other file and no network can be.

    Start with the views: observations (one readable row for each value) and harmonised (over all forms).

    \b
    Examples:
      gongkai sql "SELECT agency, year, value FROM harmonised WHERE indicator = 'reviews'"
      gongkai sql "SHOW TABLES" ; gongkai sql "DESCRIBE observations"
      gongkai sql "FROM report WHERE year = $year" --param year=2020
      gongkai sql --file question.sql -o answer.xlsx
    """
    from etl.actions.answers import show  # noqa: PLC0415
    from etl.actions.sql import parameters_of, query_text  # noqa: PLC0415
    from warehouse.database.sandbox import Limits  # noqa: PLC0415

    with errors():
        text, parameters = query_text(query, file), parameters_of(param or [])
        limits = Limits(timeout, max_rows)
        inputs = [file] if file else []
        show(db, lambda w: w.sql(text, parameters, limits=limits), output_format, output, inputs=inputs)
