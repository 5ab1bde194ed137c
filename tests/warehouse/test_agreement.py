"""Two ways to the same number agree, whatever the reports hold.

To make a warehouse takes longer than to draw many reports: examples are few and large.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.warehouse.conftest import dictionaries
from tests.warehouse.reports import observation, report
from transform.report import Report
from warehouse.warehouse import Warehouse

CELLS = {
    "granted": "sec3.granted/total",
    "reviews": "sec4.count/review_total",
    "licence_decisions": "sec2_art20_5.admin_license/decisions",
}
"""Indicators that are a single cell, the same in two forms."""

Printed = dict[tuple[str, str], str]

tables: st.SearchStrategy[Printed] = st.dictionaries(
    st.tuples(st.sampled_from(["2019", "2021"]), st.sampled_from([*CELLS.values()])),
    st.sampled_from(["", "-", "无", "?", "见附件", "0", "7", "12"]),
    min_size=2,
)
"""What stands in the cells of one form, or of both."""

amounts = st.lists(st.decimals(0, 10**12, places=2), min_size=1, max_size=6)

few = settings(
    max_examples=3,
    deadline=None,
    phases=[Phase.generate],  # to make a smaller example of a failure would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@contextmanager
def holding(empty: Path, reports: Sequence[Report]) -> Iterator[Warehouse]:
    """A warehouse of these reports."""
    with tempfile.TemporaryDirectory() as folder, Warehouse.open(Path(shutil.copy(empty, folder))) as warehouse:
        warehouse.load(reports, warehouse.begin_run("1"))
        yield warehouse


@few
@given(st.lists(tables, min_size=30, max_size=60))
def test_a_cell_gives_what_the_indicator_does_that_it_is(empty: Path, printed: list[Printed]) -> None:
    with holding(empty, [_report(number, cells) for number, cells in enumerate(printed)]) as warehouse:
        rows = dictionaries(warehouse.compare([*CELLS, *CELLS.values()], layout="long"))
    found = {(row["agency"], row["indicator"]): (row["value"], row["value"] is None or row["form"]) for row in rows}
    for (agency, asked), answer in found.items():
        assert answer == found[agency, CELLS.get(asked, asked)]


def _report(number: int, cells: Printed) -> Report:
    forms = tuple(sorted({form for form, _ in cells}))
    observations = tuple(observation(form, cell, raw) for (form, cell), raw in cells.items())
    agency = f"望溪县第{number}局"
    return report(forms=forms, observations=observations, agency=agency, year=2019 + number % 4)


@few
@given(st.lists(amounts, min_size=10, max_size=15))
def test_medians_and_sums_are_exact(empty: Path, years: list[list[Decimal]]) -> None:
    reports = [
        report("2021", {CELLS["granted"]: str(amount)}, agency=f"望溪县第{number}局", year=2008 + place)
        for place, amounts in enumerate(years)
        for number, amount in enumerate(amounts)
    ]
    with holding(empty, reports) as warehouse:
        medians, sums = (
            [row["value"] for row in dictionaries(warehouse.compare(["granted"], by="year", **how))]
            for how in ({"statistic": "median", "layout": "long"}, {"statistic": "sum", "layout": "long"})
        )
    assert medians == [statistics.median(amounts) for amounts in years]
    assert sums == [sum(amounts) for amounts in years]
