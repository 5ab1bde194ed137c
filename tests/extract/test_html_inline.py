"""The text of a cell or paragraph is what a browser shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.document import Document

Read = Callable[[str], Document]


def cell_of(read_html: Read, markup: str) -> str:
    table = next(read_html(f"<table><tr><td>标签<td>{markup}</td></tr><tr><td>a<td>b</table>").tables())
    cell = table.rows[0][1]
    assert cell is not None
    return cell.text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<span>1</span><span>2</span>", "12"),
        ("<span>2</span><span><span lang=EN-US>51</span></span><b>000</b>元", "251000元"),
        ("<span>1</span>\n   <span>2</span>", "1 2"),
        ("<p><span>20</span><span>12</span>年</p>", "2012年"),
        ("<st1:chsdate year=2012>2012年<st1:x>3</st1:x>月</st1:chsdate>", "2012年3月"),
        ("12<o:p></o:p>", "12"),
        ("<o:p>7</o:p>", "7"),
    ],
)
def test_inline_elements_are_joined_without_blanks(read_html: Read, markup: str, text: str) -> None:
    assert cell_of(read_html, markup) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("本年新<br>制作数量", "本年新\n制作数量"),
        ("本年新<br/><br/>制作数量", "本年新\n制作数量"),
        ("<p>商业</p><p>企业</p>", "商业\n企业"),
        ("<div>计量<div>单位</div></div>", "计量\n单位"),
        ("<ul><li>甲<li>乙</ul>", "甲\n乙"),
        ("<span style='display:block'>12</span><span style='display:block'>345</span>", "12\n345"),
        ("12<b style='color:red; DISPLAY : Block;'>345</b>6", "12\n345\n6"),
        ("<a style='display:flex'>12</a>345", "12\n345"),
        ("<pre>12\n345</pre>", "12\n345"),
        ("<span style='white-space:pre-wrap'>12\n  <b>345</b></span>", "12\n345"),
        ("<textarea>12\n345</textarea>", "12\n345"),
    ],
)
def test_breaks_and_blocks_make_lines(read_html: Read, markup: str, text: str) -> None:
    assert cell_of(read_html, markup) == text


@pytest.mark.parametrize(
    "markup",
    [
        "<span style='display:inline-block;width:60px'>12</span><span style='display:inline-block'>345</span>",
        "<span style='float:left'>12</span><span style='float:right'>345</span>",
        "12<span style='margin-left:30px'>345</span>",
        "12<span style='padding:0 2em'>345</span>",
        "12 <span style='margin-left:30px'> 345</span>",
        "12<span style='position:absolute;left:60px'>345</span>",
        "12<img src=a.png>345",
        "<pre>12   345</pre>",
        "<pre>12\t345</pre>",
    ],
)
def test_numbers_with_room_between_them_are_two(read_html: Read, markup: str) -> None:
    assert cell_of(read_html, markup) == "12\u3000345"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<span style='display:inline-block'>12</span><span style='display:inline'>345</span>", "12345"),
        ("12<span style='border:none windowtext 1.0pt;padding:0cm'>345</span>", "12345"),
        ("12<span style='margin:0px;padding:0'>345</span>", "12345"),
        ("12<span style='margin:10pt 0;padding-left:1px'>345</span>", "12345"),
        ("<span style='display:inline-block;width:60px'>12</span>件", "12件"),
        ("12 <img src=a.png> 件", "12 件"),
        ("<span style='margin-left:2em'>主动</span><span style='margin-left:2em'>公开</span>", "主动公开"),
    ],
)
def test_room_that_parts_no_numbers_is_nothing(read_html: Read, markup: str, text: str) -> None:
    assert cell_of(read_html, markup) == text


MARK = "<![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>{}</span></span><![endif]>"
ROOM = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span>"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (MARK.format("-" + ROOM) + "<span>12</span>", "12"),
        (MARK.format("1.") + "<span>12</span>", "12"),
        (MARK.format("1") + "12件", "12件"),
        ("<p>" + MARK.format("2") + "12</p>", "12"),
        ("<p><span>-" + ROOM + "</span><span>12</span></p>", "12"),
        (MARK.format("1.") + "规章", "1.规章"),
        (MARK.format("1."), "1."),
        (MARK.format("1.") + "&nbsp;", "1.\u00a0"),
        ("12<span style='font:7.0pt \"Times New Roman\"'>3</span>", "123"),
    ],
)
def test_the_mark_of_a_list_is_no_part_of_a_value(read_html: Read, markup: str, text: str) -> None:
    assert cell_of(read_html, markup) == text


def test_the_mark_of_a_list_is_read_in_the_text(read_html: Read) -> None:
    (heading,) = read_html(f"<p>{MARK.format('一、')}总体情况</p>").paragraphs()
    assert heading.text == "一、总体情况"


@pytest.mark.parametrize("name", ["w:Sdt", "w:SmartTag", "st1:chsdate", "o:p", "x-value"])
def test_unknown_elements_are_shown(read_html: Read, name: str) -> None:
    assert cell_of(read_html, f"<p><{name} ID=1><span>12</span></{name}></p>") == "12"
    page = read_html(
        f"<{name}><p>一</p><table><tr><td>a<td>1</tr><{name}><tr><td>b<td>2</tr></{name}></table></{name}>"
    )
    (table,) = page.tables()
    assert [[cell.text for cell in row if cell] for row in table.rows] == [["a", "1"], ["b", "2"]]
    assert [paragraph.text for paragraph in page.paragraphs()] == ["一"]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("\n\t 12 \n", "12"),
        ("a \n\t b", "a b"),
        ("&nbsp;", "\u00a0"),
        ("&#12288;合计", "\u3000合计"),
        ("1&nbsp;234", "1\u00a0234"),
        ("", ""),
        ("<p> </p>", ""),
    ],
)
def test_white_space_of_the_source_collapses_and_printed_blanks_stay(read_html: Read, markup: str, text: str) -> None:
    assert cell_of(read_html, markup) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("22<sup>1</sup>", "22¹"),
        ("22<sup>(3)</sup>", "22⁽³⁾"),
        ("22<sup><a href='#n1'>[1]</a></sup>", "22[¹]"),
        ("m<sub>2</sub>", "m₂"),
        ("5<span style='VERTICAL-ALIGN: super'>2</span>", "5²"),
        ("5<span style='vertical-align: middle'>2</span>", "52"),
        ("57<span style='position:relative;top:-4.0pt;mso-text-raise:4.0pt'>2</span>", "57²"),
        ("57<span style='position: relative; top: -4pt'>2</span>", "57²"),
        ("57<span style='mso-text-raise:10.5pt'>2</span>", "57²"),
        ("57<span style='position:relative;top:3.0pt;mso-text-raise:-3.0pt'>2</span>", "57₂"),
        ("5<span style='position:relative;top:-1.0pt;mso-text-raise:1.0pt'>2</span>", "52"),
        ("57<span style='position:relative;top:-1.5pt;mso-text-raise:1.5pt;font-size:6.0pt'>2</span>", "57²"),
        ("57<span style='position:relative;top:1.5pt;font-size:6pt'>2</span>", "57₂"),
        ("57<span style='top:-4pt;color:red;position:relative'>2</span>", "57²"),
        ("57<span style='position:relative;left:0;bottom:5px'>2</span>", "57²"),
        ("57<span style='position:relative;top:-.4em'>2</span>", "57²"),
        ("57<span style='vertical-align:4pt;font-size:6pt'>2</span>", "57²"),
        ("57<span style='vertical-align:30%'>2</span>", "57²"),
        ("57<span style='vertical-align:-3px'>2</span>", "57₂"),
        ("57<span style='vertical-align:1px;font-size:70%'>2</span>", "57²"),
        ("57<span style='vertical-align:text-top;font-size:xx-small'>2</span>", "57²"),
        ("57<span style='font-variant-position:super'>2</span>", "57²"),
        ("57<span style='vertical-align:super !important'>2</span>", "57²"),
        ("5<span style='vertical-align:top'>2</span>", "52"),
        ("5<span style='vertical-align:0;font-size:6pt'>2</span>", "52"),
        ("5<span style='font-size:6pt'>2</span>", "52"),
        ("5<span style='vertical-align:baseline;position:relative;top:0'>2</span>", "52"),
    ],
)
def test_a_footnote_mark_does_not_become_a_digit(read_html: Read, markup: str, text: str) -> None:
    assert cell_of(read_html, markup) == text


@pytest.mark.parametrize(
    "markup",
    [
        "<script>var a = '9<p>9';</script>",
        "<style>td { width: 9px }</style>",
        "<noscript>9</noscript>",
        "<template>9</template>",
        "<meter>9</meter>",
        "<progress>9</progress>",
        "<!-- 9 -->",
        "<!--[if gte mso 9]><xml><w:X>9</w:X></xml><![endif]-->",
        "<w:WordDocument><w:View>9</w:View><w:Zoom>0</w:Zoom></w:WordDocument>",
        "<w:Sdt><w:sdtPr>9</w:sdtPr><w:data>9</w:data></w:Sdt>",
        "<xml><w:WordDocument><w:View>9</w:View></w:WordDocument></xml>",
        "<![CDATA[9]]>",
        "<span style='DISPLAY : none'>9</span>",
        "<span style='visibility:hidden'>9</span>",
        "<span style='mso-hide:all;color:red'>9</span>",
        "<span style='font-size:0'>9</span>",
        "<span style='color:red; FONT-SIZE: 0.0pt'><b>9</b></span>",
        "<span style='opacity:0;'>9</span>",
        "<span style='opacity:.01'>9</span>",
        "<span style='font-size:0cm'>9</span>",
        "<span hidden>9</span>",
        "<p hidden=hidden>9</p>",
        "<input type=hidden value=9>",
        "<input type=checkbox value=9>",
        "<button>9</button>",
        "<select><option>9</select>",
        "<del>9</del>",
        "<s>9</s>",
        "<strike>9</strike>",
        "<span style='text-decoration:line-through'>9</span>",
        "<svg><text>9</text></svg>",
        "<textarea style='display:none'>9</textarea>",
    ],
)
def test_what_is_not_seen_is_no_text(read_html: Read, markup: str) -> None:
    assert cell_of(read_html, f"1{markup}2") == "12"


@pytest.mark.parametrize(
    "markup",
    [
        "<span style='font-size:0.9em'>12</span>",
        "<span style='opacity:0.5'>12</span>",
        "<div style='font-size:0'><span style='font-size:14px'>12</span></div>",
        "<div style='opacity:0'><p>12</p></div>",
    ],
)
def test_what_is_small_faint_or_has_a_size_of_its_own_is_seen(read_html: Read, markup: str) -> None:
    assert cell_of(read_html, markup) == "12"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<table><tr><td>12</td></tr></table>", "12"),
        ("<table><tbody><tr><td><p>12</p></td></tr></tbody></table>件", "12\n件"),
        ("<table><tr><td>12</td><td>件</td></tr></table>", "[表]"),
        ("<button>12</button>", "12"),
        ("<button style='display:none'>12</button>", ""),
        ("12<button>复制</button>", "12"),
        ("<select><option>11</option><option selected>12</option></select>", "12"),
        ("<select><option>11</option><option>12</option></select>", "11"),
        ("<img src='12.png' alt='12'>", "[图]"),
        ("<p>&#32;<svg><text>12</text></svg></p>", "[图]"),
        ("<img src='12.png' hidden>", ""),
        ("<img src='blank.gif' width=1 height=1>", ""),
        ("12<img src='new.gif'>", "12"),
    ],
)
def test_a_cell_that_shows_something_is_not_blank(read_html: Read, markup: str, text: str) -> None:
    rows = "<tr><td>a<td>b<td>c" * 3
    (table, *_) = read_html(f"<table><tr><td>标签<td>{markup}</td><td>c</tr>{rows}</table>").tables()
    cell = table.rows[0][1]
    assert cell is not None
    assert cell.text == text


@pytest.mark.parametrize("markup", ["<input value=12>", "<input type=text value='12'>", "<textarea>12</textarea>"])
def test_form_fields_show_their_value(read_html: Read, markup: str) -> None:
    assert cell_of(read_html, markup) == "12"


def test_conditional_comments_that_a_browser_ignores_keep_their_content(read_html: Read) -> None:
    assert cell_of(read_html, "<![if !supportEmptyParas]>12<![endif]>") == "12"


@pytest.mark.parametrize(
    "printed", ["□□□□□□", "----", "——", "/", "１２，３４５", "35*", "減4", "指? 標? 名? 稱", "見附件"]
)
def test_what_is_printed_stays_as_it_is(read_html: Read, printed: str) -> None:
    assert cell_of(read_html, printed) == printed


@pytest.mark.parametrize("style", ["position:relative;top:-3.0pt;mso-text-raise:3.0pt", "vertical-align:super"])
def test_a_cell_that_is_raised_as_a_whole_holds_no_mark(read_html: Read, style: str) -> None:
    assert cell_of(read_html, f"<p><span style='{style}'>150</span></p>") == "150"
    assert cell_of(read_html, f"15<span style='{style}'>0</span>") == "15⁰"


@pytest.mark.parametrize(
    "picture", ["<img src='spacer.gif'>", "<img src=a.png style='width:1px;height:1px'>", "<img src=a.png width=1>"]
)
def test_a_picture_that_only_keeps_a_cell_open_is_nothing(read_html: Read, picture: str) -> None:
    assert cell_of(read_html, picture) == ""
