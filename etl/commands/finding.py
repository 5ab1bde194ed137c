"""The commands that find things and gaps: `show` and `gaps`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from etl.options import DEFAULT_DB, Db, FormatOption, OutputOption, errors

app = typer.Typer()

Several = list[str] | None


@app.command()
def show(
    agency: Annotated[str, typer.Argument(help="The official name of the agency.")],
    year: Annotated[int, typer.Argument(help="The year reported on.")],
    db: Db = DEFAULT_DB,
) -> None:
    """Show what is stored of one report: values by section, figures of the text, failed checks, sources.

    \b
    Example:
      gongkai show 望溪县环境保护局 2019
    """
    from etl.show_command import show_report  # noqa: PLC0415

    with errors():
        sys.stdout.write(show_report(db, agency, year))


@app.command()
def gaps(
    db: Db = DEFAULT_DB,
    registry: Annotated[
        Path | None,
        typer.Option(help="A CSV of who has to report: name,region_code,level,function,site,valid_from,valid_to."),
    ] = None,
    layout: Annotated[
        Literal["wide", "long"],
        typer.Option(help="Wide: years side by side. Long: a row for each, with its source."),
    ] = "wide",
    agency: Annotated[
        Several, typer.Option(help="Only this agency, or those that fit 澄湾* (each of these can be repeated).")
    ] = None,
    region: Annotated[Several, typer.Option(help="Only this region, by code or name, and those below it.")] = None,
    level: Annotated[Several, typer.Option(help="Only this level of government.")] = None,
    function: Annotated[Several, typer.Option(help="Only agencies with this function.")] = None,
    year: Annotated[Several, typer.Option(help="Only this year, or these: 2015-2020.")] = None,
    output_format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Show for which agencies and years there is a report, and what is known where there is none.

    Without a registry a report is due for every year between the first and the last one of an agency.

    \b
    Examples:
      gongkai gaps --year 2019-2022
      gongkai gaps --registry registry.csv --layout long -o gaps.csv
    """
    from etl.answers import show as answer  # noqa: PLC0415
    from warehouse.registry import load_registry  # noqa: PLC0415
    from warehouse.selection import Selection, parse_years  # noqa: PLC0415

    with errors():
        listed = load_registry(registry) if registry else None
        selection = Selection(agency, region, level, function, years=parse_years(year))
        inputs = [registry] if registry else []
        answer(db, lambda w: w.coverage(selection, listed, layout), output_format, output, inputs=inputs)
