"""Text in the colour of its background, or too small to be seen, is no part of a value; what may be seen is doubted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import extract
from extract.document import Document
from extract.html.colours import attribute_colour, background_of, named_colour
from extract.html.styles import declarations
from extract.source import Source
from transform.report import Status
from transform.values import read_value

Read = Callable[[str], Document]

LINKED = "<link rel=stylesheet href=site.css>"


def rows_of(read_html: Read, page: str) -> list[list[str]]:
    (table,) = read_html(page).tables()
    return [[cell.text for cell in row if cell] for row in table.rows]


def cell_of(read_html: Read, cell: str, head: str = "") -> str:
    """The text of a value cell, which is given with its tag."""
    return rows_of(read_html, f"{head}<table><tr><td>信息内容<td>数量<tr><td>行政许可{cell}</table>")[1][1]


@pytest.mark.parametrize(
    "hidden",
    [
        "<span style='color:white'>35</span>",
        "<span style='COLOR: #FFF'>35</span>",
        "<span style='color:#ffffff!important'>35</span>",
        "<span style='color:rgb(255, 255, 255)'>35</span>",
        "<span style='color:rgb(100% 100% 100%)'>35</span>",
        "<span style='color:hsl(0,0%,100%)'>35</span>",
        "<span style='color:#fdfdfd;font-size:9pt'>35</span>",
        "<span style='color:transparent'>35</span>",
        "<span style='color:rgba(0,0,0,0)'>35</span>",
        "<font color='#ffffff'>35</font>",
        "<font color=white><b><i>35</i></b></font>",
        "<font color=FFFFFF>35</font>",
        "<span style='color:black;background:black'>35</span>",
        "<span style='background:windowtext'>35</span>",
        "<span style='color:#1F4E79;background-color:#1f4e79'>35</span>",
        "<font size=1 style='font-size: 1pt'>35</font>",
        "<span style='font-size:1px'><b>35</b></span>",
        "<span style='font-size:.05em'>35</span>",
        "<span style='font-size:5%'>35</span>",
        "<span style='font:1.0pt \"Times New Roman\"'>35</span>",
    ],
)
def test_what_has_the_colour_of_its_background_or_no_size_is_no_text(read_html: Read, hidden: str) -> None:
    assert cell_of(read_html, f"<td><p>{hidden}12</p>") == "12"


@pytest.mark.parametrize(
    ("cell", "head"),
    [
        ("<td style='color:white'>35", ""),
        ("<td style='color:white'><p class=MsoNormal><span lang=EN-US>35</span></p>", ""),
        ("<td bgcolor=#ff0000><font color=red>35</font>", ""),
        ("<td><span class=w>35</span>", "<style>.w{color:white}</style>"),
        ("<td class=xl65>35", "<style>.xl65{mso-style-parent:style0;color:white;background:white}</style>"),
        ("<td class=a><p><span class=w>35</span>", "<style>td.a p span{color:#fff}</style>"),
        ("<td class=a><span>35</span>", "<style>td > span{color:#fff}</style>"),
        ("<td class=a>35", "<style>td.a{color:#fff} td{color:red}</style>"),
        ("<td style='background:white'><span style='color:white'>35</span>", LINKED),
        ("<td><a href=#n><font color=white>35</font></a>", ""),
    ],
)
def test_a_cell_in_the_colour_of_its_background_is_blank(read_html: Read, cell: str, head: str) -> None:
    assert cell_of(read_html, cell, head) == ""


@pytest.mark.parametrize(
    ("cell", "head"),
    [
        ("<td bgcolor=#003366><font color=white>35</font>", ""),
        ("<td bgcolor=003366><font color=white>35</font>", ""),
        ("<td style='color:#fff;background:#003366'>35", ""),
        ("<td style='color:#fff;background:navy none'>35", LINKED),
        ("<td><span style='color:white;background:red'>35</span>", ""),
        ("<td><p style='background-color:#003366'><span style='color:white'>35</span>", ""),
        ("<td class=w>35", "<style>.w{color:white;background:#036 none repeat}</style>"),
        ("<td class=w>35", "<style>.w{color:white} td{background:#036}</style>"),
        ("<td><font color=red>35</font>", ""),
        ("<td><font color=yellow>35</font>", ""),
        ("<td><font color=white><font color=black>35</font></font>", ""),
        ("<td style='color:white'><a href=#n>35</a>", ""),
        ("<td style='color:var(--text)'>35", LINKED),
        ("<td style='color:white;color:red'>35", ""),
        ("<td><a>35", "<style>a:hover{color:white} a::before{color:white}</style>"),
        ("<td>35", "<style>@media print{td{color:white}} @keyframes a{from{color:white}}</style>"),
        ("<td>35", "<style media=print>td{color:white}</style>"),
        ("<td>35", "<div style='color:white'>"),  # without a doctype tables inherit no colour
        ("<td style='font-size:1pt'><span style='font-size:9pt'>35</span>", ""),
        ("<td style='font-size:1pt'><font size=3>35</font>", ""),
        ("<td style='font-size:1.5pt'>35", ""),
        ("<td style='font-size:1px'><span style='font-size:1rem'>35</span>", ""),
        ("<td>35", "<style>body{font-size:1px}</style>"),
        ("<td><mark style='color:white'>35</mark>", ""),
    ],
)
def test_what_is_seen_is_read(read_html: Read, cell: str, head: str) -> None:
    assert cell_of(read_html, cell, head) == "35"


@pytest.mark.parametrize(
    ("cell", "head"),
    [
        ("<td><span style='color:white'>35</span>12", LINKED),
        ("<td class=dark><span style='color:white'>35</span>12", LINKED),
        ("<td><span style='color:white'>35</span>12", "<style>@import url(a.css);</style>"),
        ("<td background=a.gif><span style='color:white'>35</span>12", ""),
        ("<td style='background:url(a.gif)'><span style='color:white'>35</span>12", ""),
        ("<td><span style='color:white'>35</span>12", "<style>tr:nth-child(2n) td{background:#036}</style>"),
        ("<td><span style='color:white'>35</span>12", "<style>@media (min-width:9px){td{background:#036}}</style>"),
        ("<td><span style='color:white'>35</span>12", "<style>:root{background:var(--page)}</style>"),
        ("<td><span style='color:white;text-shadow:1px 1px black'>35</span>12", ""),
        ("<td><span style='color:#eee'>35</span>12", ""),
        ("<td><span class=w>35</span>12", "<style>.w:not(.x){color:white}</style>"),
        ("<td><span class=t>35</span>12", "<style>.t{font-size:1pt}</style>"),
        ("<td><span style='font-size:1pt'><b class=x>35</b></span>12", LINKED),
        ("<td><span style='color:white;position:absolute'>35</span>12", ""),
    ],
)
def test_a_number_that_may_not_be_seen_is_doubted(read_html: Read, cell: str, head: str) -> None:
    text = cell_of(read_html, cell, head)
    assert text == "35?12"
    assert read_value(text).status is Status.UNCERTAIN


@pytest.mark.parametrize(
    "sheet",
    [
        "@media screen{.a{vertical-align:super}}",
        "td span[class=a]{vertical-align:super}",
        "td :last-child{position:relative;top:-4pt}",
        "p + .a, .b ~ .a{mso-text-raise:4pt}",
    ],
)
def test_a_digit_that_may_be_raised_is_doubted(read_html: Read, sheet: str) -> None:
    assert cell_of(read_html, "<td>12<span class=a>1</span>", f"<style>{sheet}</style>") == "121?"


def test_columns_can_be_painted(read_html: Read) -> None:
    rows = "<tr><td>a<td><font color=white>35</font><tr><td>b<td>2"
    painted = f"<table><colgroup><col><col style='background:#036'></colgroup>{rows}</table>"
    assert rows_of(read_html, painted) == [["a", "35?"], ["b", "2"]]
    assert rows_of(read_html, painted.replace("background:#036", "width:9pt")) == [["a", ""], ["b", "2"]]


def test_a_heading_on_an_unknown_ground_is_read(read_html: Read) -> None:
    """In a row where everything is white, and in words, nothing is doubted: people see them."""
    page = f"{LINKED}<table><tr style='color:#fff'><td>指标<td>2016<td>2015<tr><td>收到<td>12<td>9"
    assert rows_of(read_html, page) == [["指标", "2016", "2015"], ["收到", "12", "9"]]
    page = f"{LINKED}<table><tr><td style='color:#fff'>收到申请数<td>12<tr><td>b<td>2"
    assert rows_of(read_html, page) == [["收到申请数", "12"], ["b", "2"]]


def test_a_standard_page_hands_its_colour_on_to_tables() -> None:
    page = "<!DOCTYPE html><body><div style='color:white'><table><tr><td>a<td>35<tr><td>b<td>2</table></div>{}"
    document = extract.read(Source("a.html", page.format("<p>文字</p>").encode()))
    (table,) = document.tables()
    assert [[cell.text for cell in row if cell] for row in table.rows] == [["", ""], ["", ""]]


def test_white_sentences_are_not_read(read_html: Read) -> None:
    page = read_html(
        "<p>收到申请<span style='color:#fff'>35</span>12件。</p><p><font color=white>来源：某网</font></p>"
    )
    assert [paragraph.text for paragraph in page.paragraphs()] == ["收到申请12件。"]


@pytest.mark.parametrize(
    ("name", "colour"),
    [
        ("#036", (0, 51, 102)),
        ("#00336680", None),
        ("#003366ff", (0, 51, 102)),
        ("rgba(0, 51, 102, 1)", (0, 51, 102)),
        ("rgb(0 51 102 / 50%)", None),
        ("hsl(120deg 100% 50%)", (0, 255, 0)),
        ("transparent", "none"),
        ("inherit", "inherited"),
        ("rgb(a,b,c)", None),
        ("rgb()", None),
        ("#12345", None),
        ("", None),
    ],
)
def test_names_of_colours(name: str, colour: object) -> None:
    assert named_colour(name) == colour


def test_attributes_do_without_the_number_sign() -> None:
    assert attribute_colour("FFFFFF") == (255, 255, 255)
    assert named_colour("FFFFFF") is None


@pytest.mark.parametrize(
    ("style", "colour"),
    [
        ("background:#036", (0, 51, 102)),
        ("background:none no-repeat scroll 0% 0%/cover #036", (0, 51, 102)),
        ("background-color:#036;background-image:none", (0, 51, 102)),
        ("background:linear-gradient(#036,#fff)", None),
        ("background:#036 url(a.gif)", None),
        ("background:var(--dark)", None),
        ("background:none", "inherited"),
        ("background:transparent", "inherited"),
        ("color:red", "inherited"),
    ],
)
def test_backgrounds(style: str, colour: object) -> None:
    assert background_of(declarations(style)) == colour
