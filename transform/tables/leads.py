"""What stands before the values of a row that lost its cell borders: label, unit and code, each in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from transform.forms import FormTable
from transform.labels import label_key
from transform.tables.matching import form_tables, unit_words
from transform.tables.pieces import Piece

_CODE = re.compile(r"(\d{1,2})\*?")
_FEWEST_CODES = 6  # rows that prove a column of codes over which nothing stands


@dataclass(frozen=True, slots=True)
class Lead:
    """The pieces before the values of a row, and the values; a piece that is not printed is None."""

    label: Piece
    unit: Piece | None
    code: Piece | None
    values: tuple[Piece, ...]


def leads(rows: Sequence[Sequence[Piece]], table: FormTable, header: frozenset[str]) -> list[Lead] | None:
    """The rows, each of which begins with its label, split before their values; None if it is unknown where codes end.

    `header` are the keys of the labels above the columns that are no values. That there are codes is never assumed: a
    value in their place would be lost. Nearly all rows must prove it, by the code that a form has for the label, or by
    counting on from the row above.
    """
    split = [_split(row) for row in rows]
    if not table.code_headers:
        return split
    says_codes = not header.isdisjoint(map(label_key, table.code_headers))
    headings = heading_keys(table)
    valued = [lead for lead in split if label_key(lead.label.text) not in headings]
    proved = {id(lead) for lead in _with_code(valued)}
    if len(proved) * 5 >= len(valued) * 4 and (says_codes or len(proved) >= _FEWEST_CODES):
        return [_moved(lead) if id(lead) in proved else lead for lead in split]
    is_doubtful = says_codes or len(proved) * 2 >= len(valued)
    return None if is_doubtful and any(lead.values for lead in valued) else split


def laid(rows: Sequence[Lead], table: FormTable, header: Sequence[Piece]) -> tuple[list[list[Piece]], list[Piece]]:
    """The header and the rows with what stands before the values in columns of its own, and labels of rows left out.

    Left out is a row with values that lacks the unit or the code that others have, and may lack any of its values.
    """
    has_unit, has_code = any(row.unit for row in rows), any(row.code for row in rows)
    grid, left_out = [[*_heads(table, rows[0], has_unit=has_unit, has_code=has_code), *header]], []
    for row in rows:
        lead = [row.label, *([row.unit] if has_unit else []), *([row.code] if has_code else [])]
        if None in lead and row.values and len(row.values) != len(header):
            left_out.append(row.label)
        elif row.values:
            grid.append([*(piece or _nothing(row) for piece in lead), *row.values])
        else:
            grid.append([piece for piece in lead if piece])
    return grid, left_out


def _heads(table: FormTable, first: Lead, *, has_unit: bool, has_code: bool) -> Iterator[Piece]:
    """What the form prints above label, unit and code."""
    shown = ((table.label_headers, True), (table.unit_headers, has_unit), (table.code_headers, has_code))
    for texts, is_shown in shown:
        if is_shown:
            yield replace(_nothing(first), text=texts[0] if texts else "")


def _nothing(row: Lead) -> Piece:
    return Piece("", row.label.locator, frozenset())


def _split(row: Sequence[Piece]) -> Lead:
    label, *rest = row
    has_unit = bool(rest) and rest[0].text in unit_words()
    return Lead(label, rest[0] if has_unit else None, None, tuple(rest[has_unit:]))


def _moved(lead: Lead) -> Lead:
    return Lead(lead.label, lead.unit, lead.values[0], lead.values[1:])


def _with_code(rows: Sequence[Lead]) -> Iterator[Lead]:
    """The rows whose first value is a code."""
    following = ""
    for lead in rows:
        match = _CODE.fullmatch(lead.values[0].text) if lead.values else None
        if match and match[1] in (following, *_codes().get(label_key(lead.label.text), ())):
            yield lead
        following = str(int(match[1]) + 1).zfill(len(match[1])) if match else ""


@cache
def _codes() -> dict[str, frozenset[str]]:
    """The codes that the forms have for a label key, with and without a zero before them."""
    codes: dict[str, set[str]] = {}
    for _, table in form_tables():
        for row in table.rows:
            for label in (row.label, *row.variants):
                if row.code:
                    codes.setdefault(label_key(label), set()).update((row.code, row.code.lstrip("0")))
    return {key: frozenset(values) for key, values in codes.items()}


@cache
def heading_keys(table: FormTable) -> frozenset[str]:
    """The label keys of the rows of a form table that have no values."""
    return frozenset(label_key(label) for row in table.rows if row.heading for label in (row.label, *row.variants))
