"""What is read from each sample is what its expected values say."""

from __future__ import annotations

import json
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from extract import read
from extract.discovery import discover
from extract.source import Source
from tests.conftest import PROJECT
from transform import interpret_all
from transform.errors import NotAReportError, SuspiciousCopyError
from transform.report import CheckStatus, Report, Severity

SAMPLES = PROJECT / "samples"
SOURCES = {
    Path(each.uri).relative_to(SAMPLES).as_posix(): each
    for each in discover([str(SAMPLES)], BytesIO())
    if isinstance(each, Source)
}


def expectation(name: str) -> Any:
    archive, _, member = name.partition("!/")
    expected = json.loads((SAMPLES / archive).with_suffix(".expected.json").read_bytes(), parse_float=Decimal)
    return expected["members"][member] if member else expected


COLLECTIONS = [name for name in SOURCES if "reports" in expectation(name)]
ALONE = [name for name in SOURCES if "observations" in expectation(name)]
REPORTS = [
    *((name, 0, expectation(name)) for name in ALONE),
    *((name, at, each) for name in COLLECTIONS for at, each in enumerate(expectation(name)["reports"])),
]


@pytest.fixture(params=REPORTS, ids=lambda each: f"{each[0]}-{each[1] + 1}")
def sample(request: pytest.FixtureRequest) -> tuple[Report, Any]:
    name, part, expected = request.param
    return interpret_all(read(SOURCES[name]))[part], expected


@pytest.mark.parametrize("name", [*ALONE, *COLLECTIONS])
def test_no_report_of_a_page_is_missing_and_none_is_invented(name: str) -> None:
    expected = expectation(name)
    assert len(interpret_all(read(SOURCES[name]))) == len(expected.get("reports", [expected]))


def test_there_are_samples_of_all_forms_and_kinds() -> None:
    forms = {form for _, _, expected in REPORTS for form in expected["forms"]}
    assert forms == {"2008", "2014", "2019", "2021"}
    assert len(REPORTS) >= 12


def test_a_sample_is_read_as_expected(sample: tuple[Report, Any]) -> None:
    report, expected = sample
    found = {
        (each.form, each.indicator, each.column): (each.raw.replace("\xa0", " ").strip(), each.value, each.status)
        for each in report.observations
    }
    assert found == {
        (each["form"], each["indicator"], each["column"]): (each["raw"].strip(), each["value"], each["status"])
        for each in expected["observations"]
    }


def test_the_figures_of_a_sample_are_read_as_expected(sample: tuple[Report, Any]) -> None:
    report, expected = sample
    found = [(each.indicator, each.value, each.unit, each.bound) for each in report.figures if each.indicator]
    assert found == [(each["indicator"], each["value"], each["unit"], each["bound"]) for each in expected["figures"]]


def test_a_sample_names_itself_as_expected(sample: tuple[Report, Any]) -> None:
    report, expected = sample
    published = report.published.isoformat() if report.published else None
    identity = (report.agency, report.year, report.scope, report.organization_code, published, list(report.forms))
    keys = ("agency", "year", "scope", "organization_code", "published", "forms")
    assert identity == tuple(expected[key] for key in keys)


def test_just_the_sums_that_are_wrong_fail(sample: tuple[Report, Any]) -> None:
    report, expected = sample
    failed = [each for each in report.checks if each.status is CheckStatus.FAIL]
    errors = {each.check for each in failed if each.severity is Severity.ERROR}
    assert errors == set(expected["failing_checks"])


@pytest.mark.parametrize("name", sorted(set(SOURCES) - set(ALONE) - set(COLLECTIONS)))
def test_pages_that_are_no_reports_are_refused(name: str) -> None:
    suspicious = expectation(name).get("outcome") == "suspicious_copy"
    with pytest.raises(SuspiciousCopyError if suspicious else NotAReportError):
        interpret_all(read(SOURCES[name]))


def test_persons_in_the_headers_of_the_samples_are_not_taken() -> None:
    text = "".join(repr(interpret_all(read(SOURCES[name]))) for name in (*ALONE, *COLLECTIONS))
    for person in ("夏荷风", "夏荷風", "杜若洲", "温如玉", "13800138000", "0900-5550642"):
        assert person not in text
