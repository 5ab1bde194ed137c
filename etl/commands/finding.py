"""The commands that find things and gaps: `indicators`, `agencies`, `reports`, `checks`, `show` and `gaps`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from etl.options import DEFAULT_DB, Db, FormatOption, OutputOption, errors

app = typer.Typer(rich_markup_mode=None)

Several = list[str] | None


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
    from etl.actions.answers import show  # noqa: PLC0415

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
    from etl.actions.answers import show  # noqa: PLC0415

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
    from etl.actions.answers import show  # noqa: PLC0415

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
    from etl.actions.answers import show  # noqa: PLC0415

    wanted = None if status == "all" else status
    with errors():
        show(db, lambda w: w.checks(wanted, kind, severity, part, year, agency), output_format, output)


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
    from etl.actions.show import show_report  # noqa: PLC0415

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
    follow_successors: Annotated[
        bool, typer.Option("--follow-successors", help="Join an agency with the one it came after.")
    ] = False,
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
    from etl.actions.answers import show as answer  # noqa: PLC0415
    from warehouse.comparison.selection import Selection, parse_years  # noqa: PLC0415
    from warehouse.registry import load_registry  # noqa: PLC0415

    with errors():
        listed = load_registry(registry) if registry else None
        selection = Selection(agency, region, level, function, years=parse_years(year))
        inputs = [registry] if registry else []
        answer(
            db,
            lambda w: w.coverage(selection, listed, layout, follow_successors=follow_successors),
            output_format,
            output,
            inputs=inputs,
        )
