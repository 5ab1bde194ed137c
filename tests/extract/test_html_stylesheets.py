"""What the style sheets of a page hide, raise or lower is not read as a digit of the number beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.document import Document

Read = Callable[[str], Document]


def cell_of(read_html: Read, sheet: str, markup: str, attributes: str = "") -> str:
    rows = f"<tr><td>标签<td>{markup}</td></tr><tr><td>a<td>b"
    (table,) = read_html(f"<style {attributes}>{sheet}</style><table>{rows}</table>").tables()
    cell = table.rows[0][1]
    assert cell is not None
    return cell.text


@pytest.mark.parametrize(
    "sheet",
    [
        "span.MsoFootnoteReference{vertical-align:super;}",
        ".MsoFootnoteReference { VERTICAL-ALIGN: super }",
        "p.MsoNormal, .MsoFootnoteReference{mso-text-raise:4.0pt; color:red}",
        ".MsoFootnoteReference{position:relative;top:-4.0pt}",
        "#n{vertical-align:super}",
        "<!-- /* Style Definitions */ @font-face{font-family:宋体} .MsoFootnoteReference{vertical-align:super} -->",
        "@import url(a.css); .MsoFootnoteReference{vertical-align:super}",
        ".MsoFootnoteReference{vertical-align:super} span{vertical-align:baseline}",
        "td a span.MsoFootnoteReference{vertical-align:super}",
        "table td>a>span{vertical-align:super}",
        "td > a .MsoFootnoteReference{vertical-align:4pt} .MsoFootnoteReference{vertical-align:baseline}",
        "*{vertical-align:super}",
    ],
)
def test_a_footnote_mark_raised_by_a_rule_does_not_become_a_digit(read_html: Read, sheet: str) -> None:
    assert cell_of(read_html, sheet, "57<a href='#f'><span class='MsoFootnoteReference' id=n>2</span></a>") == "57²"


@pytest.mark.parametrize(
    "sheet",
    [
        ".hide{display:none}",
        "span.hide{text-decoration:line-through}",
        ".hide.old{display:none!important}",
        ".a{color:red}}.hide{display:none}",
        ".a:hover>b{color:red}.hide{display:none",
        "span{display:inline}.hide{display:none}",
        "td .hide{display:none}",
        "table tr>td>span.hide{text-decoration:line-through}",
        ".hide{display:inline}.hide{display:none}",
    ],
)
def test_what_a_rule_hides_is_no_text(read_html: Read, sheet: str) -> None:
    assert cell_of(read_html, sheet, "<span class='hide old'>5</span>57") == "57"


@pytest.mark.parametrize(
    ("sheet", "attributes"),
    [
        (".other{display:none}", ""),
        (".hide{visibility:hidden}", ""),
        (".hide{font-size:0}", ""),
        (".hide{opacity:0}", ""),
        ("span{display:none}", ""),
        (".hide{display:inline!important}.hide{display:none}", ""),
        (".hide{display:none} td .hide{display:inline}", ""),
        (".hide{display:none} @media (min-width:768px){.hide{display:inline}}", ""),
        ("p .hide{display:none}", ""),
        (".hide.new{display:none}", ""),
        ("p>.hide, tr>.hide, .old .hide{display:none}", ""),
        ("td .hide{display:none} p .hide{display:inline}", ""),
        ("td span{display:none}", ""),
        ("td .hide:hover, td .hide[title], td .hide:first-child{display:none}", ""),
        (".hide{display:none}.hide.old{display:inline}", ""),
        (".hide{display:none}.hide{display:inline}", ""),
        ("@media print{.hide{display:none}}", ""),
        (".hide{display:none}", "media=print"),
        ("/* .hide{display:none} */", ""),
        ("/* .hide{display:none}", ""),
        ("{}{{;:}.hide{{display:none", ""),
    ],
)
def test_what_no_rule_hides_on_a_screen_is_read(read_html: Read, sheet: str, attributes: str) -> None:
    assert cell_of(read_html, sheet, "<span class='hide old'>5</span>7", attributes) == "57"


@pytest.mark.parametrize(
    ("sheet", "text"),
    [
        (".n{display:block}", "12\n345"),
        ("td .n{display:block}", "12\n345"),
        (".n{display:inline-block;width:60px}", "12\u3000345"),
        (".n{float:right}", "12\u3000345"),
        (".n{margin-left:0;display:inline}", "12345"),
    ],
)
def test_a_rule_parts_numbers(read_html: Read, sheet: str, text: str) -> None:
    assert cell_of(read_html, sheet, "12<span class=n>345</span>") == text


def test_an_element_overrules_the_style_sheet(read_html: Read) -> None:
    assert cell_of(read_html, ".hide{display:none}", "<b class=hide style='display:inline'>5</b>7") == "57"


def test_a_row_that_a_rule_hides_is_left_out(read_html: Read) -> None:
    page = "<style>.hide{display:none}</style><table><tr><td>a<td>1<tr class=hide><td>b<td>2<tr><td>c<td>3</table>"
    (table,) = read_html(page).tables()
    assert [[cell.text for cell in row if cell] for row in table.rows] == [["a", "1"], ["c", "3"]]


@pytest.mark.parametrize("sheet", ["body{opacity:0}", "body{display:none}", ".tab{display:none}", ".own{display:none}"])
def test_what_a_script_shows_again_is_read(read_html: Read, sheet: str) -> None:
    page = f"<style>{sheet}</style><div class=tab><table class=own><tr><td>a<td>1<tr><td>b<td>2</table></div>"
    (table,) = read_html(page).tables()
    assert [[cell.text for cell in row if cell] for row in table.rows] == [["a", "1"], ["b", "2"]]
