"""The examples of the domain knowledge: real wording with its traps; skipped where they are absent."""

from __future__ import annotations

import csv
import re
from decimal import Decimal

import pytest

from tests.conftest import REAL_REPORTS
from tests.transform.narrative.reading import read
from transform.report import Figure, Script

EXAMPLES = REAL_REPORTS.parent / "domain" / "narrative_examples.csv"

NOT_CLEAR = {"2": "a rate of which nothing says what it is of"}
"""Examples whose figure is kept without the indicator that they give, each with the reason."""

pytestmark = pytest.mark.skipif(not EXAMPLES.is_file(), reason="the examples are not here")


def examples() -> list[dict[str, str]]:
    if not EXAMPLES.is_file():
        return []
    with EXAMPLES.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        names = ("number", "script", "indicator", "sentence", "value", "unit", "qualifier")
        return [dict(zip(names, row, strict=False)) for row in list(reader)[1:]]


def figures_of(example: dict[str, str]) -> list[Figure]:
    """The figures of the example; a blank with a slash stands for a line break, the first year named is the report's."""
    sentence = example["sentence"].replace(" / ", "\n")
    named = re.search(r"20\d{2}", sentence)
    year = int(named[0]) if named else None
    if year and "将继续" in sentence.replace("將繼續", "将继续"):
        year -= 1  # a plan for the next year
    script = Script.HANT if example["script"] == "t" else Script.HANS
    return read(sentence, year=year, script=script, is_government=True)


@pytest.mark.parametrize("example", examples(), ids=lambda example: example["number"])
def test_an_example_gives_its_indicators_and_values(example: dict[str, str]) -> None:
    found = figures_of(example)
    names = [] if example["indicator"] == "none" or example["number"] in NOT_CLEAR else example["indicator"].split("|")
    values = example["value"].split("|") if example["value"] else []
    if len(values) == 1:
        values *= max(len(names), 1)
    if names and values:
        stated = {(each.indicator, each.value, each.unit) for each in found if each.indicator in names}
        assert stated == {(name, Decimal(value), example["unit"]) for name, value in zip(names, values, strict=True)}
    else:
        assert not {each.indicator for each in found} & {*names, "proactive_items", "applications_received", "refused"}
        assert {Decimal(value) for value in values} <= {each.value for each in found}


@pytest.mark.parametrize(
    ("number", "bound"),
    [("34", "ge"), ("45", "ge"), ("46", "ge"), ("50", "ge"), ("52", "ge"), ("53", "approx"), ("59", "approx"), ("98", "ge"), ("115", "ge"), ("13", "exact")],
)  # fmt: skip
def test_an_example_gives_its_bound(number: str, bound: str) -> None:
    example = next(each for each in examples() if each["number"] == number)
    values = {Decimal(value) for value in example["value"].split("|")}
    assert {each.bound.value for each in figures_of(example) if each.value in values} == {bound}
