from __future__ import annotations

import pytest

from etl.run.limits import TimeLimitError
from etl.run.pipeline import process
from extract.source import Source
from tests.pages import form_page, page
from warehouse.run import OutcomeKind

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


def test_a_report_is_read_with_its_outcome() -> None:
    result = process(Source("a.html", form_page("2021", {("sec3.granted", "total"): "5"})))
    assert len(result.reports) == 1
    assert (result.outcome.kind, result.outcome.agency, result.outcome.year) == (
        OutcomeKind.LOADED,
        "望溪县水务局",
        2021,
    )


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        (b"", OutcomeKind.FAILED, "no bytes"),
        (b" \n ", OutcomeKind.FAILED, "nothing but white space"),
        (PNG, OutcomeKind.FAILED, "PNG"),
        (b"%PDF-1.4\n", OutcomeKind.FAILED, "PDF"),
        (bytes(range(128, 256)) * 50, OutcomeKind.FAILED, "encoding"),
        ("<p>今天天气很好。</p>".encode(), OutcomeKind.NOT_A_REPORT, "title"),
        (page(title="关于做好2021年政府信息公开工作年度报告编制工作的通知"), OutcomeKind.NOT_A_REPORT, "a notice"),
        (page(title="望溪县水务局政府信息公开指南"), OutcomeKind.NOT_A_REPORT, "a guide"),
    ],
)
def test_what_cannot_be_read_says_why_in_one_line(data: bytes, kind: OutcomeKind, words: str) -> None:
    outcome = process(Source("a.html", data)).outcome
    assert outcome.kind is kind
    assert outcome.message is not None
    assert words in outcome.message
    assert "\n" not in outcome.message


def test_a_page_of_50_megabytes_is_refused() -> None:
    outcome = process(Source("a.html", b"<p>" + "政府信息公开".encode() * 3_000_000)).outcome
    assert (outcome.kind, outcome.error) == (OutcomeKind.FAILED, "SourceTooLargeError")


@pytest.mark.parametrize(
    ("error", "name", "words"),
    [
        pytest.param(ZeroDivisionError("a bug"), "ZeroDivisionError", "a bug", id="a bug"),
        pytest.param(MemoryError(), "MemoryError", "more memory than one source may take (4 GB)", id="no memory"),
        pytest.param(TimeLimitError("longer than 120 seconds"), "TimeLimitError", "120 seconds", id="no time"),
        pytest.param(RecursionError(), "RecursionError", "no further information", id="an error without words"),
    ],
)
@pytest.mark.parametrize(("stage", "work"), [("extract", "read"), ("transform", "interpret_all")])
def test_an_unforeseen_error_is_an_outcome_of_its_stage(
    monkeypatch: pytest.MonkeyPatch, stage: str, work: str, error: BaseException, name: str, words: str
) -> None:
    def broken(_: object) -> None:
        raise error

    monkeypatch.setattr(f"etl.run.pipeline.{work}", broken)
    outcome = process(Source("a.html", form_page("2021", {("sec3.granted", "total"): "5"}))).outcome
    assert (outcome.kind, outcome.stage, outcome.error) == (OutcomeKind.FAILED, stage, name)
    assert words in str(outcome.message)
