"""Shows where in its source a value stands: a page with the cell marked."""

from __future__ import annotations

from html import escape

from extract.document import Block, Cell, Document, Locator, Paragraph, Table

_STYLE = """
body { font-family: sans-serif; margin: 2em; max-width: 80em; }
table { border-collapse: collapse; margin: 1em 0; }
td { border: 1px solid #999; padding: .2em .5em; white-space: pre-line; }
mark { background: #ffe14d; outline: 3px solid #d33; }
td:has(mark) { background: #ffe14d; outline: 3px solid #d33; }
dt { font-weight: bold; }
"""
_LINES_AROUND = 3


def evidence_page(document: Document, locator: Locator, facts: dict[str, str]) -> str:
    """An HTML page with the table, or the lines, in which the locator's text is marked, under some facts about it.

    The page is made anew from the document, so that it shows what was read and runs nothing of the source.
    """
    listed = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in facts.items())
    return (
        f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{escape(document.uri)}</title>'
        f"<style>{_STYLE}</style></head><body><dl>{listed}</dl>{_context(document, locator)}</body></html>\n"
    )


def _context(document: Document, locator: Locator) -> str:
    """The table that holds the locator with the lines before it, else the paragraphs around the one that does."""
    for number, block in enumerate(document.blocks):
        before = document.blocks[max(0, number - _LINES_AROUND) : number]
        if isinstance(block, Table) and any(cell.locator == locator for cell in block.cells()):
            return "".join(map(_lines, before)) + _table(block, locator)
        if isinstance(block, Paragraph) and block.locator == locator:
            after = document.blocks[number + 1 : number + 1 + _LINES_AROUND]
            return (
                "".join(map(_lines, before)) + f"<p><mark>{escape(block.text)}</mark></p>" + "".join(map(_lines, after))
            )
    return "<p>(the place is not in this document)</p>"


def _lines(block: Block) -> str:
    return f"<p>{escape(block.text)}</p>" if isinstance(block, Paragraph) else ""


def _table(table: Table, locator: Locator) -> str:
    rows: dict[int, list[str]] = {number: [] for number in range(len(table.rows))}
    for cell in table.cells():
        rows[cell.row].append(_cell(cell, marked=cell.locator == locator))
    return "<table>" + "".join(f"<tr>{''.join(cells)}</tr>" for cells in rows.values()) + "</table>"


def _cell(cell: Cell, *, marked: bool) -> str:
    text = escape(cell.text) or "&nbsp;"
    content = f"<mark>{text}</mark>" if marked else text
    return f'<td rowspan="{cell.row_span}" colspan="{cell.column_span}">{content}</td>'
