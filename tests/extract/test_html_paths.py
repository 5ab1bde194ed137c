"""A locator of a page finds the element again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import extract
from extract.document import Document, HtmlLocator, Paragraph
from extract.encoding import decode
from extract.html.inline import cell_text
from extract.html.paths import resolve
from extract.html.tree import parse, without_data_uris
from extract.source import Source

TAGS = st.sampled_from(["div", "p", "span", "b", "table", "tr", "td", "h2", "li", "br", "script", "tbody"])
MARKUP = st.recursive(
    st.sampled_from(["甲", "12", " ", "&nbsp;", "政府<br>信息"]),
    lambda inner: st.builds(lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", TAGS, st.lists(inner, max_size=4)),
    max_leaves=25,
)


def assert_locators_hold(document: Document, source: Source) -> None:
    tree = parse(decode(without_data_uris(source.data)).text)
    for block in document.blocks:
        parts = [block] if isinstance(block, Paragraph) else list(block.cells())
        for part in parts:
            assert isinstance(part.locator, HtmlLocator)
            element = resolve(tree, part.locator)
            assert element is not None
            if isinstance(part, Paragraph):
                joined = "".join("".join(element.get_text().split()))
                assert "".join(part.text.split()) in joined
            else:
                assert element.name in {"td", "th"}
                assert cell_text(element).text == part.text


@given(st.lists(MARKUP, min_size=1, max_size=5))
def test_every_block_and_cell_is_found_again(parts: list[str]) -> None:
    source = Source("a.html", ("<html><body>政府信息公开" + "".join(parts)).encode())
    assert_locators_hold(extract.read(source), source)


def test_every_block_and_cell_of_a_real_page_is_found_again(real_report: Callable[[str], Source]) -> None:
    source = real_report("shanghai-general-office-2019.html")
    assert_locators_hold(extract.read(source), source)


def test_positions_are_counted_among_elements_of_the_same_name() -> None:
    source = Source("a.html", "<html><body><p>一<div>x</div><p>二<div><p>三</div>".encode())
    paths = [getattr(block.locator, "path", None) for block in extract.read(source).blocks]
    assert paths == ["html/body/p[1]", "html/body/div[1]", "html/body/p[2]", "html/body/div[2]/p"]


@pytest.mark.parametrize("path", ["html/body/p[3]", "html/body/p[0]", "html/table", "html/body/p[x]", "//p"])
def test_a_path_that_leads_nowhere_finds_nothing(path: str) -> None:
    tree = parse("<html><body><p>一<p>二")
    assert resolve(tree, HtmlLocator(path)) is None
