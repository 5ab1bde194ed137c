"""`gongkai ingest` for people: a progress bar, a summary, and a list of what went wrong."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

from etl.actions.watching import progress_bar
from etl.formats.output import require_replaceable, written
from etl.formats.tables import text_table
from etl.run.executors import SOURCES_PER_WORKER, process_pool
from etl.run.ingestion import Ingestion, RunReport
from etl.run.reader_version import reader_version
from extract.finding import suffix_of
from warehouse.run import Outcome, OutcomeKind
from warehouse.warehouse import Warehouse

LISTED_FAILURES = 20
LISTED_CORRECTIONS = 20
LISTED_KINDS = 8

NO_SOURCE = "no source was found: name files, or folders and archives with .html, .pdf or .txt files in them"


def run_ingest(
    sources: Sequence[str], db: Path, workers: int | None, report_path: Path | None, *, quiet: bool
) -> RunReport:
    """Ingests the sources into the database and prints what became of them.

    Raises `OutputError`, before anything is read, for a report in the place of a source or of a database.
    """
    inputs: list[str | Path] = [*sources, db]
    if report_path:
        require_replaceable(report_path, inputs)
    count = workers or os.cpu_count() or 1
    with Warehouse.open(db) as warehouse, progress_bar(quiet=quiet) as progress:
        task = progress.add_task("reading", total=None)

        def show(outcome: Outcome) -> None:
            progress.update(task, advance=1, description=f"reading {Path(outcome.uri).name[-40:]}")

        ingestion = Ingestion(warehouse, reader_version(), show)
        pool = lambda: process_pool(count)  # noqa: E731 - a pool is made again after a crash
        try:
            report = ingestion.ingest(sources, sys.stdin.buffer, pool, count * SOURCES_PER_WORKER)
        except KeyboardInterrupt as error:
            kept = ingestion.report.count(OutcomeKind.LOADED)
            raise KeyboardInterrupt(
                f"interrupted; {kept} reports were loaded, the same command goes on from there"
            ) from error
    if report_path:
        _write_report(report, report_path, inputs)
    if not quiet:
        print(_summary(report, db))
    _print_lapsed(report)
    _print_failures(report)
    if not report.outcomes:
        print(f"gongkai: {NO_SOURCE}", file=sys.stderr)
    return report


def _summary(report: RunReport, db: Path) -> str:
    meanings = {
        OutcomeKind.LOADED: "read and loaded",
        OutcomeKind.UNCHANGED: "read before, nothing new",
        OutcomeKind.NOT_A_REPORT: "no annual report",
        OutcomeKind.SUSPICIOUS_COPY: "tampered with by others, left out",
        OutcomeKind.FAILED: "could not be read, see below",
    }
    rows = [(kind.value, str(report.count(kind)), meaning) for kind, meaning in meanings.items() if report.count(kind)]
    rows.append(("all", str(len(report.outcomes)), f"run {report.run_id} into {db}"))
    table = text_table(("outcome", "sources", "meaning"), rows, ("VARCHAR", "INTEGER", "VARCHAR"))
    return table + _remarks(report) + _left_out(report) + _doubts(report)


def _remarks(report: RunReport) -> str:
    """How many reports of earlier runs are history now, and how many of this run may mislead, if there are any."""
    counted = (
        (report.superseded, "current reports replaced by newer versions: {} (gongkai reports --history)"),
        (
            report.contested,
            "warning: of {} agency-years there are several versions whose values differ, and one of them is shown "
            "(gongkai reports --differing)",
        ),
        (
            report.doubted_years,
            "warning: the title of {} reports names another year than their text or dates, and is believed "
            "(gongkai sql \"SELECT * FROM report_warning WHERE code = 'year_conflict'\")",
        ),
    )
    return "".join(f"{words.format(count)}\n" for count, words in counted if count)


def _left_out(report: RunReport) -> str:
    """How many files of folders, and captures of web archives by reason, were not even tried."""
    files = [each.uri for each in report.skipped if not each.captures]
    captures = Counter[str]()
    for each in report.skipped:
        captures[each.reason] += each.captures
    told = f"{len(files)} files of other kinds{_kinds(files)} were left out; --report FILE lists them\n"
    lines = [told] if files else []
    if total := captures.total():
        reasons = "; ".join(f"{count} {reason}" for reason, count in captures.most_common() if count)
        lines.append(f"{total} captures of the web archives were left out: {reasons}\n")
    return "".join(lines)


def _kinds(names: Sequence[str]) -> str:
    """The kinds of files, those of which there are most; a link to a folder has none."""
    kinds = [suffix for suffix, _ in Counter(map(suffix_of, names)).most_common() if suffix]
    rest = " …" if len(kinds) > LISTED_KINDS else ""
    return f" ({', '.join(kinds[:LISTED_KINDS])}{rest})" if kinds else ""


def _doubts(report: RunReport) -> str:
    """How many of the loaded reports do not say who they are of, or gave no values."""
    loaded = [outcome for outcome in report.outcomes if outcome.kind is OutcomeKind.LOADED]
    doubts = {
        "without an agency": sum(outcome.agency is None for outcome in loaded),
        "without a year": sum(outcome.year is None for outcome in loaded),
        "without a statistics table": sum(outcome.observations == 0 for outcome in loaded),
    }
    named = [f"{count} {what}" for what, count in doubts.items() if count]
    return f'of the loaded: {", ".join(named)} (gongkai sql "SELECT * FROM report_warning")\n' if named else ""


def _print_lapsed(report: RunReport) -> None:
    """The corrections that no longer hold: whoever made them may rely on them."""
    lapsed = report.lapsed_corrections
    for each in lapsed[:LISTED_CORRECTIONS]:
        print(f"gongkai: {each}", file=sys.stderr)
    if len(lapsed) > LISTED_CORRECTIONS:
        print(f"gongkai: and {len(lapsed) - LISTED_CORRECTIONS} more; gongkai correct lists them", file=sys.stderr)
    if lapsed:
        how = "write what is there now, or take out the line, and enter all files again: gongkai correct FILE..."
        print(f"gongkai: what is printed counts where a correction no longer holds; {how}", file=sys.stderr)


def _print_failures(report: RunReport) -> None:
    failures = [outcome for outcome in report.outcomes if outcome.kind is OutcomeKind.FAILED]
    for outcome in failures[:LISTED_FAILURES]:
        print(f"gongkai: {outcome.uri}: {outcome.message}", file=sys.stderr)
    if len(failures) > LISTED_FAILURES:
        rest = len(failures) - LISTED_FAILURES
        print(f"gongkai: and {rest} more; --report FILE writes them all, as does the table outcome", file=sys.stderr)


def _write_report(report: RunReport, path: Path, inputs: Sequence[str | Path]) -> None:
    counts = {kind.value: report.count(kind) for kind in OutcomeKind}
    content = {
        "run": report.run_id,
        "reader_version": report.reader_version,
        "sources": len(report.outcomes),
        "counts": counts,
        "superseded": report.superseded,
        "contested": report.contested,
        "doubted_years": report.doubted_years,
        "lapsed_corrections": report.lapsed_corrections,
        "outcomes": report.outcomes,
        "skipped": report.skipped,
    }
    with written(path, inputs) as file:
        file.write_bytes(msgspec.json.format(msgspec.json.encode(content), indent=1))
