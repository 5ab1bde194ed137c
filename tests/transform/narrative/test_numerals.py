"""Numbers as Chinese texts print them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.narrative.numerals import read_numeral


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("0", 0, 1), ("164", 164, 1), ("1,136", 1136, 1), ("12 345", 12345, 1), ("33.9", "33.9", "0.1"),
        ("23.3万", 233000, 1000), ("4650万", 46500000, 10000), ("3万2千", 32000, 1000), ("1.2亿", 120000000, 10**7), ("3百", 300, 100),
        ("三百二十", 320, 1), ("一百零五", 105, 1), ("一百〇五", 105, 1), ("两百", 200, 1), ("两千零五", 2005, 1), ("十", 10, 1), ("十二", 12, 1),
        ("二十", 20, 1), ("一百一十", 110, 1), ("一百十五", 115, 1), ("廿三", 23, 1), ("卅", 30, 1), ("三百廿", 320, 1),
        ("三二〇", 320, 1), ("二〇一二", 2012, 1), ("三百五", 350, 1), ("一千三", 1300, 1), ("一万二", 12000, 1), ("一万零二", 10002, 1), ("3万2", 32000, 1),
        ("3万2456", 32456, 1), ("1亿2345万6789", 123456789, 1), ("3千456万", 34560000, 10000), ("3·5万", 35000, 1000), ("98. 5", "98.5", "0.1"),
        ("三点五万", 35000, 1000), ("八十五点五", "85.5", "0.1"), ("九十九点〇八", "99.08", "0.01"), ("十二点五亿", 1250000000, 10**7),
        ("三万二千五百", 32500, 1), ("一万亿", 10**12, 10**12), ("一亿零三", 100000003, 1), ("三万", 30000, 10000), ("壹佰贰拾叁", 123, 1),
    ],
)  # fmt: skip
def test_a_numeral_is_read(text: str, value: str | int, precision: str | int) -> None:
    numeral = read_numeral(text)
    assert numeral is not None
    assert (numeral.value, numeral.precision) == (Decimal(value), Decimal(precision))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "条",
        "1,13",
        "3 4",
        "万",
        "亿",
        "亿万",
        "百",
        "百千",
        "十百",
        "二三十",
        "一百千",
        "1.2.3",
        "3千2万万千",
        "3万24",
        "3万24567",
        "3千45",
        "点五",
        "三点",
        "三点两",
        "三点五点二",
    ],
)
def test_what_is_no_number_or_could_be_two_is_not_read(text: str) -> None:
    assert read_numeral(text) is None


DIGITS = "零一二三四五六七八九"
UNITS = ((1000, "千"), (100, "百"), (10, "十"))


def section(number: int) -> str:
    """A number below 10,000 in words, without a zero before it."""
    words, gap = "", False
    rest = number
    for size, unit in (*UNITS, (1, "")):
        digit, rest = divmod(rest, size)
        if digit:
            words += ("零" if gap and words else "") + DIGITS[digit] + unit
            gap = False
        else:
            gap = True
    return words


def in_words(number: int) -> str:
    """A number up to 10^12 as it is written out."""
    if number == 0:
        return "零"
    high, low = divmod(number, 10**8)
    head = in_words(high) + "亿" if high else ""
    middle, last = divmod(low, 10**4)
    if middle:
        head += ("零" if high and middle < 1000 else "") + section(middle) + "万"
    if last:
        needs_zero = (last < 1000 and bool(high or middle)) or (bool(high) and not middle)
        head += ("零" if needs_zero else "") + section(last)
    return head


SPELLINGS = (
    lambda words: words,
    lambda words: words.removeprefix("一") if words.startswith("一十") else words,
    lambda words: words.replace("零", "〇"),
    lambda words: words.replace("二百", "两百").replace("二千", "两千").replace("二万", "两万").replace("二亿", "两亿"),
    lambda words: words.translate(str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")),
    lambda words: words.replace("二十", "廿") if words.startswith("二十") else words,
)


@given(number=st.integers(0, 10**12) | st.integers(0, 20000), spelling=st.sampled_from(SPELLINGS))
def test_every_number_in_words_is_read_back(number: int, spelling: object) -> None:
    assert callable(spelling)
    words = spelling(in_words(number))
    numeral = read_numeral(words)
    assert numeral is not None, words
    assert numeral.value == number, words


@given(number=st.integers(0, 10**12))
def test_every_number_in_digits_is_read_back(number: int) -> None:
    by_place = "".join(DIGITS[int(digit)] for digit in str(number))
    for text in (str(number), f"{number:,}", by_place):
        numeral = read_numeral(text)
        assert numeral is not None
        assert numeral.value == number, text


@given(number=st.integers(1, 10**6), digits=st.integers(1, 4))
def test_a_number_in_ten_thousands_keeps_its_precision(number: int, digits: int) -> None:
    scaled = Decimal(number).scaleb(-digits)
    numeral = read_numeral(f"{scaled:f}万")
    assert numeral is not None
    assert numeral.value == scaled * 10000
    assert numeral.precision == Decimal(10) ** (4 - digits)
