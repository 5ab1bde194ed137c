"""Which addresses are further pages of an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.sites.links import page_of
from extract.sites.parts import Parts, parts_of
from extract.source import Source

HOST = "http://water.wangxi.example"
ARTICLE = HOST + "/xxgk/12345.html"


def linked(uri: str, href: str) -> Parts:
    """The parts of a page at `uri` that has one link."""
    markup = f'<html><body><p>望溪县水务局年报</p><a href="{href}">2</a></body></html>'
    return parts_of(page_of(Source(uri, markup.encode())))


@pytest.mark.parametrize("href", ["/", "", ".", "..", "/index.html", "/xxgk/12345.html", "/xxgk/123456_2.html", "//"])
def test_a_home_page_or_another_article_is_no_further_page(href: str) -> None:
    assert linked(ARTICLE, href).pages == ()


@pytest.mark.parametrize("uri", [HOST, HOST + "/", HOST + "/?id=1"])
def test_a_home_page_has_no_further_pages(uri: str) -> None:
    assert linked(uri, "/_2").pages == ()


def test_a_further_page_has_the_address_of_the_article_and_a_number() -> None:
    assert linked(ARTICLE, "12345_2.html").pages == (HOST + "/xxgk/12345_2.html",)


PATHS = st.text(st.sampled_from("/._?#:@%[]年a1"), max_size=12)


@given(PATHS, PATHS)
def test_no_pair_of_addresses_brings_the_reading_down(path: str, href: str) -> None:
    assert len(linked(HOST + "/" + path, href).pages) <= 1
