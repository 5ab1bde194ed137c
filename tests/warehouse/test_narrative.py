"""Figures of the text in the warehouse: a series of their own."""

from __future__ import annotations

from decimal import Decimal

from extract.document import HtmlLocator
from tests.warehouse.conftest import Load, Query
from tests.warehouse.reports import AGENCY, report
from transform.report import Bound, Figure, Measure, Period

SENTENCE = "全年主动公开政府信息约312条。"


def figure(
    value: int = 312, indicator: str | None = "proactive_items", about: str | None = None, **other: object
) -> Figure:
    """A figure of the sentence above; `other` replaces its fields."""
    given: dict[str, object] = {
        "value": Decimal(value), "unit": "条", "bound": Bound.APPROX, "precision": Decimal(1), "indicator": indicator,
        "about": about, "measure": Measure.VALUE, "period": Period.YEAR, "subject": None, "sentence": SENTENCE,
        "start": 2, "end": 15, "locator": HtmlLocator("html/body/p"),
    }  # fmt: skip
    return Figure(**(given | other))  # type: ignore[arg-type]


def test_a_figure_is_stored_with_its_words_and_its_place(load: Load, query: Query) -> None:
    load(report(figures=(figure(),)))
    (row,) = query("SELECT * FROM narrative")
    assert (row["agency"], row["year"], row["indicator"], row["value"]) == (AGENCY, 2022, "proactive_items", 312)
    assert (row["unit"], row["bound"], row["measure"], row["period"]) == ("条", "approx", "value", "year")
    assert (row["quote"], row["sentence"]) == ("主动公开政府信息约312条", SENTENCE)
    assert row["locator"] == '{"path":"html/body/p"}'


def test_a_figure_about_an_indicator_is_labelled_but_states_none(load: Load, query: Query) -> None:
    load(report(figures=(figure(25, None, "proactive_items", measure=Measure.SHARE, unit="%"),)))
    (row,) = query("SELECT indicator, about, label_zh FROM narrative")
    assert row == {"indicator": None, "about": "proactive_items", "label_zh": "主动公开政府信息数"}


def test_the_text_is_never_mixed_into_the_harmonised_series(load: Load, query: Query) -> None:
    load(report("2021", {"sec3.granted/total": 4}, figures=(figure(),)))
    assert query("SELECT * FROM harmonised WHERE indicator = 'proactive_items'") == []


def test_a_new_reading_of_a_document_replaces_its_figures(load: Load, query: Query) -> None:
    load(report(figures=(figure(312), figure(25, None))))
    load(report(figures=(figure(313),)), reader="2")
    assert query("SELECT number, value FROM figure") == [{"number": 1, "value": 313}]


def test_the_dictionary_says_what_the_tables_give_too(query: Query) -> None:
    rows = query(
        "SELECT indicator, is_harmonised FROM narrative_indicator WHERE indicator IN ('reviews', 'reply_rate') ORDER BY ALL"
    )
    assert [tuple(row.values()) for row in rows] == [("reply_rate", False), ("reviews", True)]


def test_every_indicator_that_a_figure_can_have_is_in_the_dictionary(query: Query) -> None:
    names = {row["indicator"] for row in query("SELECT indicator FROM narrative_indicator")}
    assert {"proactive_items", "proactive_items_cumulative", "granted+partly"} <= names
