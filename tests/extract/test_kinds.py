"""What kind of file some bytes are."""

from __future__ import annotations

import pytest

from extract.kinds import HTML, PLAIN_TEXT, sniff

COMMENTS = b"<!-- a -->\n" * 60  # taken apart in every way, they would keep a computer busy for ever


@pytest.mark.parametrize("rest", [b"<p>", b"<!DOCTYPE html>", b"<table border='1'>", b"<H1 class=x"])
def test_a_page_may_begin_with_any_number_of_comments(rest: bytes) -> None:
    assert sniff(b"<?xml version='1.0'?>\n" + COMMENTS + rest) == HTML


@pytest.mark.parametrize("rest", [b"text", b"<o:p>", b"<!--", b""])
def test_comments_alone_make_no_page(rest: bytes) -> None:
    assert sniff(COMMENTS + rest) == PLAIN_TEXT


def test_a_comment_ends_where_it_first_ends() -> None:
    assert sniff(b"<!-- a --> text <!-- b --><p>") == PLAIN_TEXT
