from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.report import Status
from transform.values import CellValue, read_value


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("339", "339", None),
        ("0", "0", None),
        (" 12 ", "12", None),
        ("1,234,567", "1234567", None),
        ("1，234", "1234", None),
        ("12 345", "12345", None),
        ("12\u00a0345", "12345", None),
        ("-12 345 678.5 元", "-12345678.5", "元"),
        ("12\u3000件", "12", "件"),
        ("\u300012\u3000", "12", None),
        ("１２，３４５", "12345", None),
        ("52.15", "52.15", None),
        ("0.10", "0.10", None),
        ("251000元", "251000", "元"),
        ("5000（元）", "5000", "元"),
        ("1.2[亿元]", "1.2", "亿元"),
        ("4（减）", "-4", None),
        ("4（增加）", "4", None),
        ("3（其中减免2项）", "3", None),
        ("-5（减少）", "-5", None),
        ("5件（件）", "5", "件"),
        ("12（单位：元）", "12", "元"),
        ("3（收取费用0元）", "3", None),
        ("8（较上年减少2件）", "8", None),
        ("8（含上年结转2件）", "8", None),
        ("5（-）", "5", None),
        ("3.5万元", "3.5", "万元"),
        ("3 件", "3", "件"),
        ("-35", "-35", None),
        ("－5", "-5", None),
        ("减4", "-4", None),
        ("减少4", "-4", None),
        ("↓4", "-4", None),
        ("增1", "1", None),
        ("+1", "1", None),
        ("22（其中修订16件）", "22", None),
        ("12¹", "12", None),
        ("12*", "12", None),
        ("123456789012345678", "123456789012345678", None),
    ],
)
def test_numbers(text: str, value: str, unit: str | None) -> None:
    assert read_value(text) == CellValue(Status.NUMBER, Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("", Status.BLANK),
        ("\u00a0", Status.BLANK),
        ("\u3000", Status.BLANK),
        ("???", Status.BLANK),
        ("\ufeff", Status.BLANK),
        ("-", Status.DASH),
        ("----", Status.DASH),
        ("——", Status.DASH),
        ("－", Status.DASH),
        ("─", Status.DASH),
        ("/", Status.SLASH),
        ("／", Status.SLASH),
        ("\\", Status.SLASH),
        ("□□□□□□", Status.BOX),
        ("□□□□□□□□-□", Status.BOX),
    ],
)
def test_kinds_of_nothing_have_no_value(text: str, status: Status) -> None:
    assert read_value(text) == CellValue(status)


@pytest.mark.parametrize("text", ["无", "无。", "零"])
def test_a_zero_in_words_is_a_zero_with_its_own_status(text: str) -> None:
    assert read_value(text) == CellValue(Status.ZERO_WORD, Decimal(0))


@pytest.mark.parametrize(
    "text",
    [
        "见附件",
        "未发生",
        "约100",
        "100（约）",
        "1.5（万）",
        "1.5（万条）",
        "5000（人民币元）",
        "35（较上年减少）",
        "12（累计）",
        "12（上年）",
        "12（去年同期）",
        "12（2020年）",
        "١٢",
        "-4（增）",
        "5万元（元）",
        "5%",
        "1,23",
        "12,34,567",
        "2 0",
        "12\n34",
        "3.",
        ".5",
        "1.2.3",
        "①",
        "1-2",
        "*",
        "万元",
    ],
)
def test_what_is_no_number_beyond_doubt_is_text(text: str) -> None:
    assert read_value(text) == CellValue(Status.TEXT)


@pytest.mark.parametrize(
    "text",
    [
        "12\u3000345",
        "12  345",
        "12\t345",
        "12 \u00a0345",
        "12\u2003345",
        "１２\u3000３４５",
        "0 120",
        "0 000",
        "-0 120",
        "00 120",
        "012 345",
        "0,120",
        "0 120元",
    ],
)
def test_two_numbers_beside_each_other_are_not_one(text: str) -> None:
    assert read_value(text) == CellValue(Status.TEXT)


@pytest.mark.parametrize("text", ["1.234567891", "9" * 19])
def test_a_number_that_cannot_be_stored_exactly_is_text(text: str) -> None:
    assert read_value(text) == CellValue(Status.TEXT)


@pytest.mark.parametrize("text", ["12?", "?3", "1?2", "12?\u3000345"])
def test_a_number_beside_a_question_mark_may_have_lost_digits(text: str) -> None:
    assert read_value(text) == CellValue(Status.UNCERTAIN)


@given(st.integers(0, 10**18 - 1), st.sampled_from(["{}", "{:,}", " {} ", "{}件", "{}（注）"]))
def test_whole_numbers_come_back(number: int, style: str) -> None:
    assert read_value(style.format(number)).value == number


@given(st.decimals(0, 10**9, places=2))
def test_decimals_come_back_exactly(number: Decimal) -> None:
    assert read_value(str(number)).value == number


@given(st.text())
def test_only_numbers_and_zero_words_have_values(text: str) -> None:
    reading = read_value(text)
    assert (reading.value is not None) == (reading.status in (Status.NUMBER, Status.ZERO_WORD))
