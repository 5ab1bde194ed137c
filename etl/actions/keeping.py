"""`gongkai correct`, `verify` and `export` for people: what they did, in a few lines."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from etl.actions.watching import progress_bar
from etl.run.executors import SOURCES_PER_WORKER, process_pool
from etl.run.verification import Verdict, verify
from warehouse.loading.corrections import Correction, load_corrections
from warehouse.warehouse import Warehouse


def apply_corrections(db: Path, files: Sequence[Path]) -> bool:
    """Makes the corrections of the files the only ones, and names those that are withdrawn by that.

    If one of them is refused, nothing is changed, and the answer is False.
    """
    corrections = load_corrections(files)
    with Warehouse.open(db) as warehouse:
        before = [str(row[0]) for row in warehouse.corrections().rows()]
        refusals = warehouse.correct(corrections)
    for refusal in refusals:
        print(f"gongkai: {refusal}", file=sys.stderr)
    if refusals:
        print(f"gongkai: nothing was changed: mend {len(refusals)} of {len(corrections)} corrections", file=sys.stderr)
        return False
    print(f"corrections in effect: {len(corrections)}")
    _print_withdrawn(before, corrections)
    return True


def _print_withdrawn(before: Sequence[str], corrections: Sequence[Correction]) -> None:
    kept = {correction.correction_id for correction in corrections}
    if withdrawn := [name for name in before if name not in kept]:
        print(f"{len(withdrawn)} withdrawn, which the files do not have: {', '.join(withdrawn)}")
        print("to keep them, name all files of corrections in one command")


def verify_sources(db: Path, sources: Sequence[str], workers: int | None) -> bool:
    """Reads the sources of the current reports again; False unless every one is there and comes out the same."""
    count = workers or os.cpu_count() or 1
    counts: Counter[Verdict] = Counter()
    with Warehouse(db) as warehouse, progress_bar() as progress:
        task = progress.add_task("reading again", total=len(warehouse.stored_documents()))
        for each in verify(warehouse, sources, lambda: process_pool(count), count * SOURCES_PER_WORKER):
            counts[each.verdict] += 1
            progress.advance(task)
            if each.verdict is not Verdict.SAME:
                print(f"{each.uri}: {each.verdict}")
            for detail in each.details:
                print(f"  {detail}")
    print(", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict))
    return counts.total() == counts[Verdict.SAME]


def export_package(db: Path, folder: Path) -> None:
    """Writes the data package."""
    with Warehouse(db) as warehouse:
        files = warehouse.export(folder)
    print(f"{len(files)} files in {folder}; sha256sum -c SHA256SUMS checks them")
