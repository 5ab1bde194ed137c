"""A published report, and a long document; the report is skipped where the folder with it is absent."""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable

import pytest

import extract
from extract.document import PageLocator, Table
from extract.source import Source
from tests.extract.conftest import Sheet, grids, texts


@pytest.fixture
def hongze(real_report: Callable[[str], Source]) -> extract.document.Document:
    return extract.read(real_report("hongze-2023.pdf"))


def test_tables_and_paragraphs_stand_in_reading_order(hongze: extract.document.Document) -> None:
    assert hongze.title == "洪泽区人民政府2023年政府信息公开工作年度报告"
    pages = [block.locator.page for block in hongze.blocks if isinstance(block.locator, PageLocator)]
    assert pages == sorted(pages)
    assert [table.locator.page for table in hongze.tables() if isinstance(table.locator, PageLocator)] == [
        2,
        3,
        3,
        4,
        4,
    ]
    before_tables = [
        above for above, below in zip(hongze.blocks, hongze.blocks[1:], strict=False) if isinstance(below, Table)
    ]
    assert [getattr(block, "text", "")[:2] for block in before_tables] == ["二、", "", "三、", "", "四、"]


def test_a_heading_set_downwards_stands_beside_all_its_rows(hongze: extract.document.Document) -> None:
    applications = grids(hongze)[2]
    assert {row[0] for row in applications[5:]} == {"三、本年度办理结果"}
    assert applications[-1][1:4] == ["（四）无法提供", "2.没有现成信息需要另行制作", "3"]


def test_page_numbers_and_line_breaks_are_gone(hongze: extract.document.Document) -> None:
    paragraphs = texts(hongze)
    assert not any(text.startswith("- ") for text in paragraphs)
    assert any("严格执行“分级审核、先审后发”程序" in text for text in paragraphs)  # over a page break


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="other systems count memory in other units")
def test_five_hundred_pages_take_less_than_500_megabytes(sheet: Sheet) -> None:
    for _ in range(500):
        sheet.lines(*["全年主动公开政府信息一千一百三十六条，受理申请二十一件。"] * 20)
        sheet.table([["信息内容", *"12345678"]] * 15, range(60, 520, 50), top=480)
        sheet.end_page()
    document = sheet.read()
    assert sum(1 for _ in document.tables()) == 500
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 500 * 1024
