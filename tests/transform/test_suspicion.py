"""Copies that others have tampered with."""

from __future__ import annotations

import pytest

from extract import read
from extract.source import Source
from tests.pages import form_page, page
from transform import interpret_all
from transform.errors import NotAReportError, SuspiciousCopyError

TITLE = "望溪县水务局2021年政府信息公开工作年度报告"


def interpret(data: bytes) -> None:
    interpret_all(read(Source("test", data)))


@pytest.mark.parametrize(
    ("title", "text", "seen"),
    [
        pytest.param("威廉希尔体育-" + TITLE, "", "威廉希尔", id="betting in the title"),
        pytest.param("365体育审计局2021年政府信息公开工作年度报告", "", "365体育", id="in the place of the name"),
        pytest.param(TITLE, "亚博 百家乐 真人荷官 信息公开", "亚博, 百家乐, 真人荷官", id="betting in the text"),
        pytest.param(TITLE, "統(tǒng)計(jì)數(shù)據(jù)顯(xiǎn)示", "(tǒng)", id="pinyin between the characters"),
        pytest.param(TITLE, "各(ge)省(sheng)市(shi)区(qu)县(xian)均已公开", "各(ge)", id="pinyin without tones"),
    ],
)
def test_it_is_recognised_and_says_what_was_seen(title: str, text: str, seen: str) -> None:
    with pytest.raises(SuspiciousCopyError, match=r"advertising|pinyin") as caught:
        interpret(page(f"<p>{text}</p>", title=title))
    assert seen in str(caught.value)


def test_the_name_of_the_site_counts_as_a_title() -> None:
    data = page(f"<h1>{TITLE}</h1>").replace(b"</head>", "<title>365体育投注-政务公开</title></head>".encode())
    with pytest.raises(SuspiciousCopyError):
        interpret(data)


@pytest.mark.parametrize(
    "text",
    [
        "今年查处赌博案件3起,取缔非法棋牌室2家,清理网上六合彩信息,收缴彩票若干。",
        "尕(gǎ)斯乡、莎(suō)车路的信息已公开。",
        "下载手机客户端(app)查看信息公开(gkml)。",
    ],
)
def test_what_reports_say_themselves_is_not_suspicious(text: str) -> None:
    interpret(page(f"<p>{text}</p>", title=TITLE))


def test_a_form_without_traces_is_read() -> None:
    interpret(form_page("2021", {("sec3.granted", "total"): "5"}))


def test_an_advertising_page_that_has_nothing_to_do_with_disclosure_is_no_report() -> None:
    with pytest.raises(NotAReportError):
        interpret(page("<p>亚博 百家乐 真人荷官</p>", title="真人娱乐"))
