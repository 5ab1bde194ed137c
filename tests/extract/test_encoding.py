"""Bytes become text although declarations of the encoding are missing or lie."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.encoding import decode
from extract.errors import UndecodableTextError

SIMPLIFIED = "某某市人民政府办公室2019年政府信息公开工作年度报告：全年主动公开政府信息1234条。"
TRADITIONAL = "某某市環境保護局2012年政府信息公開工作年度報告：全年主動公開信息339條。"

# fmt: off
PHRASES = st.sampled_from([
    "本年度", "政府信息公开", "收到申请", "12", "件", "，", "。", "主动公开", "行政复议", "（一）予以公开", "2019年",
    "统计数据", "其他处理", "无", "街道办事处", "\n", "依法", "不予公开",
])
TRADITIONAL_PHRASES = st.sampled_from([
    "本年度", "政府信息公開", "收到申請", "12", "件", "，", "。", "主動公開", "行政復議", "（一）予以公開", "2012年",
    "統計數據", "其他處理", "無", "鄉鎮", "\n", "依法", "不予公開",
])
# fmt: on
DECLARATIONS = st.sampled_from([None, "utf-8", "gb2312", "GBK", "big5", "iso-8859-1", "utf-16", "nonsense"])


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
@given(phrases=st.lists(PHRASES, min_size=4), charset=DECLARATIONS)
def test_simplified_text_survives_any_declaration(encoding: str, phrases: list[str], charset: str | None) -> None:
    text = "政府信息公开" + "".join(phrases)
    assert decode(text.encode(encoding), charset).text == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be"])
@given(phrases=st.lists(TRADITIONAL_PHRASES, min_size=4), charset=DECLARATIONS)
def test_traditional_text_survives_any_declaration(encoding: str, phrases: list[str], charset: str | None) -> None:
    text = "政府信息公開" + "".join(phrases)
    assert decode(text.encode(encoding), charset).text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_decides_and_is_no_text(encoding: str) -> None:
    assert decode(SIMPLIFIED.encode(encoding), "gbk").text == SIMPLIFIED


@pytest.mark.parametrize("name", ["gb2312", "GBK", "x-gbk", "GB18030"])
def test_every_name_of_the_gb_family_means_gb18030(name: str) -> None:
    text = "镕基、㙍、𠮷林村政府信息公开"  # in GBK, in GB18030 only, beyond the basic plane
    decoded = decode(text.encode("gb18030"), name)
    assert (decoded.text, decoded.encoding, decoded.notes) == (text, "gb18030", ())


@pytest.mark.parametrize(
    ("text", "actual", "declared", "message"),
    [
        (SIMPLIFIED, "utf-8", "gb2312", "the page says gb18030, but the bytes are utf-8"),
        (SIMPLIFIED, "gb18030", "utf-8", "the page says utf-8, but the bytes are gb18030"),
        (TRADITIONAL, "big5hkscs", "gb2312", "the page says gb18030, but the bytes are big5hkscs"),
    ],
)
def test_a_declaration_that_lies_is_noted(text: str, actual: str, declared: str, message: str) -> None:
    markup = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><p>{text}</p>'
    decoded = decode(markup.encode(actual))
    assert decoded.text == markup
    assert decoded.notes == (("encoding_conflict", message),)


def test_the_carrier_and_the_page_may_contradict_each_other() -> None:
    decoded = decode(f'<meta charset="gbk">{SIMPLIFIED}'.encode("gbk"), "UTF-8")
    assert decoded.notes == (("encoding_conflict", "the carrier says utf-8, but the bytes are gb18030"),)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_few_broken_bytes_do_not_lose_the_page(encoding: str) -> None:
    data = (SIMPLIFIED * 20).encode(encoding) + b"\xff\xff" + SIMPLIFIED.encode(encoding)
    decoded = decode(data)
    assert decoded.text.replace("\ufffd", "") == SIMPLIFIED * 21
    assert [code for code, _ in decoded.notes] == ["undecodable_bytes"]


def test_a_page_cut_within_a_character_is_read() -> None:
    decoded = decode((SIMPLIFIED * 5).encode()[:-1])
    assert decoded.text.startswith(SIMPLIFIED * 4)
    assert decoded.encoding == "utf-8"


def test_text_in_another_language_is_text() -> None:
    text = "ھۆكۈمەت ئۇچۇرلىرىنى ئاشكارىلاش يىللىق دوكلاتى"
    assert decode(text.encode()).text == text


def test_ascii_needs_no_declaration() -> None:
    assert decode(b"year,value\n2019,3", "gbk").notes == ()


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x00\x01\x02\x03" * 500, b"\xff" * 400])
def test_what_no_encoding_makes_text_of_is_refused(data: bytes) -> None:
    with pytest.raises(UndecodableTextError, match="no known encoding"):
        decode(data)
