"""The title of a document: what its first page prints as such, or what the file says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from extract.document import Block, PageLocator, Paragraph

_CHINESE = re.compile("[㐀-鿿]")
_FILE_NAME = re.compile(r"\.(?:docx?|wps|pdf|xlsx?|et|html?|ofd)\b|^Microsoft|^(?:文档|文件|幻灯片)\d*$", re.IGNORECASE)


def find_title(content: Sequence[Block], named: str) -> str | None:
    """The large lines at the top of the first page; else the title in the file's data, if a person wrote it."""
    top = takewhile(_is_on_first_page, content)
    heading = next((block for block in top if isinstance(block, Paragraph) and block.level), None)
    if heading:
        return heading.text
    named = named.strip()
    return named if _CHINESE.search(named) and not _FILE_NAME.search(named) else None


def _is_on_first_page(block: Block) -> bool:
    return isinstance(block.locator, PageLocator) and block.locator.page == 1
