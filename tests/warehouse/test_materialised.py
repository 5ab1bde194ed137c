"""What is stored with the values for the sake of questions is what it would be if it were looked up."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import duckdb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.warehouse.conftest import Load, Query
from tests.warehouse.reports import failed_check, report
from transform.report import Check, Report, Severity
from warehouse.warehouse import Warehouse

CELLS = (
    *("sec3.granted/total", "sec3.granted/natural_person", "sec3.results_total/total", "sec3.new_received/total"),
    *("sec4.count/review_total", "sec4.count/review_upheld"),
)

LOOKED_UP = """
    SELECT value.report_id, value.harmonised_id, list_sort(list(number) FILTER (number IS NOT NULL)) AS checks
    FROM harmonised_value AS value
    LEFT JOIN check_result AS c
        ON c.report_id = value.report_id AND c.form = value.form AND list_has_any(c.cells, value.cells)
        AND c.status = 'fail' AND c.severity = 'error'
    GROUP BY ALL
"""

checks = st.lists(
    st.builds(
        lambda form, cells, severity: failed_check(form, *cells, severity=severity),
        st.sampled_from(["2019", "2021"]),
        st.lists(st.sampled_from(CELLS), min_size=1, max_size=3, unique=True),
        st.sampled_from([Severity.ERROR, Severity.WARN]),
    ),
    max_size=5,
)


@given(st.lists(checks, min_size=1, max_size=3))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_failed_checks_are_those_whose_cells_a_value_was_made_of(empty: Path, reports: list[list[Check]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(empty, folder))
        with Warehouse.open(path) as warehouse:
            warehouse.load(
                [_with_checks(2021 + place, each) for place, each in enumerate(reports)], warehouse.begin_run("1")
            )
        with duckdb.connect(str(path)) as connection:
            stored = "SELECT report_id, harmonised_id, nullif(failed_checks, []) FROM harmonised_value"
            assert sorted(connection.execute(stored).fetchall()) == sorted(connection.execute(LOOKED_UP).fetchall())


def _with_checks(year: int, checks: list[Check]) -> Report:
    return report("2021", dict.fromkeys(CELLS, 3), year=year, checks=tuple(checks))


def test_a_report_has_the_place_of_its_document(load: Load, query: Query) -> None:
    load(
        report("2021", {"sec3.granted/total": 1}, uri="b.html"), report("2021", {"sec3.granted/total": 1}, uri="a.html")
    )
    assert query("SELECT document_uri, uri FROM report JOIN document USING (sha256)") == [
        {"document_uri": "a.html", "uri": "a.html"}
    ]
