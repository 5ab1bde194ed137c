"""Errors in single cells do not pass unnoticed where the form gives a way to notice them."""

from __future__ import annotations

import random

import pytest

from extract import read
from extract.document import Document
from extract.source import Source
from tests.conftest import PROJECT
from tests.mutations import mutations, verdict
from transform import interpret
from transform.report import Report

MUTATIONS = 120


@pytest.fixture(scope="module")
def correct() -> tuple[Document, Report]:
    path = PROJECT / "samples" / "chengwan-hrss-2021.html"
    document = read(Source(str(path), path.read_bytes()))
    return document, interpret(document)


@pytest.mark.slow
def test_every_error_in_the_tables_with_sums_is_caught(correct: tuple[Document, Report]) -> None:
    document, report = correct
    summed = [each for each in mutations(document, report) if each.observation.indicator.startswith(("sec3.", "sec4."))]
    chosen = random.Random(2008).sample(summed, MUTATIONS)
    silent = [each for each in chosen if not verdict(each, report).caught]
    assert silent == []


def test_a_cell_that_is_no_number_any_more_has_no_value(correct: tuple[Document, Report]) -> None:
    document, report = correct
    emptied = [each for each in mutations(document, report) if each.kind in ("emptied", "a stray letter")]
    for mutation in random.Random(2008).sample(emptied, 20):
        after = {each.key: each.value for each in interpret(mutation.document).observations}
        assert after[mutation.observation.key] is None
