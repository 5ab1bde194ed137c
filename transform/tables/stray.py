"""A number that stands alone between two pieces of a table, behind a row without a value: most likely it is that value.

It is not taken for the value, since nothing proves it; that the row is blank is doubtful then, and has to be said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.document import Block, Document, Paragraph, Table
from transform.report import ReportWarning

_NUMBER = re.compile(r"\s*[+-]?\d[\d,，.]*\s*")


def stray_numbers(document: Document) -> Iterator[ReportWarning]:
    """A warning for each such number."""
    blocks = document.blocks
    for above, block, below in zip(blocks, blocks[1:], blocks[2:], strict=False):
        if isinstance(block, Paragraph) and isinstance(below, Table) and _NUMBER.fullmatch(block.text):
            label = _label_without_value(above)
            if label:
                message = f"{block.text.strip()} stands alone behind the row {label}, which was read as blank"
                yield ReportWarning("stray_number", message)


def _label_without_value(block: Block) -> str:
    """The first text of the last row of a table, if the row ends with an empty cell."""
    if not isinstance(block, Table) or not block.rows:
        return ""
    *labels, last = block.rows[-1]
    if last is not None and last.text.strip():
        return ""
    return next((cell.text.strip() for cell in labels if cell is not None and cell.text.strip()), "")
