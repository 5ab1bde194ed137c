"""The share of single-cell errors that a check or a status catches, over all samples.

    python -m benchmarks.mutations

prints the share by kind of error and by table. Every number of every correct sample is changed in every way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from pathlib import Path

from extract import read
from extract.discovery import discover
from extract.source import Source
from tests.mutations import Verdict, mutations, verdict
from transform.errors import NotAReportError
from transform.interpretation import interpret
from transform.report import CheckStatus

Key = Callable[[Verdict], str]
SAMPLES = Path(__file__).parent.parent / "samples"


def verdicts(source: Source) -> list[Verdict]:
    """The verdicts on all mutations of one report; none if it is no report or wrong already."""
    document = read(source)
    try:
        report = interpret(document)
    except NotAReportError:
        return []
    if any(each.status is CheckStatus.FAIL and each.severity == "error" for each in report.checks):
        return []
    return [verdict(mutation, report) for mutation in mutations(document, report)]


def main() -> None:
    """Prints the shares."""
    sources = [each for each in discover([str(SAMPLES)], BytesIO()) if isinstance(each, Source)]
    with ProcessPoolExecutor() as pool:
        found = [each for batch in pool.map(verdicts, sources) for each in batch]
    by_kind: Key = lambda each: each.kind  # noqa: E731
    by_table: Key = lambda each: each.indicator.rpartition(".")[0] or "list forms"  # noqa: E731
    for title, key in (("kind of error", by_kind), ("table", by_table)):
        groups: dict[str, list[Verdict]] = defaultdict(list)
        for each in found:
            groups[key(each)].append(each)
        print(f"{title:20}{'mutations':>10}{'caught':>8}{'silent':>8}{'share caught':>14}")
        for name, group in [*groups.items(), ("all", found)]:
            caught = sum(each.caught for each in group)
            print(f"{name:20}{len(group):>10}{caught:>8}{len(group) - caught:>8}{caught / len(group):>14.1%}")
        print()


if __name__ == "__main__":
    main()
