"""The pieces of text in a line of a table that lost its cell borders, and what each can be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

import msgspec

from extract.document import Locator, Paragraph
from transform.knowledge import load_knowledge
from transform.labels import label_key, normalised
from transform.report import Script, Status
from transform.script import simplified
from transform.tables.matching import form_tables, unit_words
from transform.values import read_value

Kind = Literal["row", "column", "heading", "value", "remark", "other"]

_LONGEST_LABEL = 4  # pieces: a label broken over more lines is not recognised


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text between white space: what it can be, and where it stands."""

    text: str
    locator: Locator
    kinds: frozenset[Kind]


class _Lines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `pieces.yaml` says."""

    serial_headers: tuple[str, ...]
    remarks: tuple[str, ...]
    answer: str
    answer_in_words: str


@cache
def _lines() -> _Lines:
    return load_knowledge(__file__, "pieces.yaml", _Lines)


@cache
def _remarks() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in _lines().remarks))


def pieces(paragraph: Paragraph, script: Script) -> list[Piece]:
    """The pieces of a line without remarks, which are no part of any row: none, if the line is nothing else."""
    text = simplified(paragraph.text, script)
    if is_remark(text):
        return []
    found = []
    words = text.split()
    while words:
        length = _length_of_label(words)
        piece = "".join(words[:length])
        found.append(Piece(piece, paragraph.locator, _kinds(piece)))
        words = words[length:]
    return [piece for piece in found if "remark" not in piece.kinds]


def is_remark(text: str) -> bool:
    """Whether a text is a remark, or a note that the forms print behind a label."""
    is_note = read_value(text).status is Status.TEXT and not label_key(text)
    return is_note or _remarks().fullmatch(normalised(text).replace(" ", "")) is not None


def answer(found: Sequence[Piece], following: Sequence[Piece]) -> Piece | None:
    """The last piece of a line as a value, if it can be what somebody answered instead of a number; None if it cannot.

    `following` are the pieces behind it, up to the end of their line.
    """
    if not found or any("other" in piece.kinds for piece in found[:-1]):
        return None
    last, behind = found[-1], following[0].kinds if following else frozenset()
    if "other" not in last.kinds or behind & {"row", "value"}:
        return None
    text = normalised(last.text).replace(" ", "")
    pattern = f"{_lines().answer}|{_lines().answer_in_words}" if behind & {"heading", "column"} else _lines().answer
    return replace(last, kinds=frozenset({"value"})) if re.fullmatch(pattern, text) else None


def _length_of_label(words: Sequence[str]) -> int:
    """How many words at the beginning are one label that was broken; 1 if they are none. No label holds a value."""
    longest = 0
    while longest < min(_LONGEST_LABEL, len(words)) and "value" not in _kinds(words[longest]):
        longest += 1
    return next((n for n in range(longest, 1, -1) if _known_labels().get(label_key("".join(words[:n])))), 1)


def _kinds(text: str) -> frozenset[Kind]:
    known = _known_labels().get(label_key(text))
    if known:
        return known
    if text in unit_words() or read_value(text).status is not Status.TEXT:
        return frozenset({"value"})
    return frozenset({"remark" if is_remark(text) else "other"})


@cache
def _known_labels() -> dict[str, frozenset[Kind]]:
    kinds: dict[str, set[Kind]] = {}
    for _, table in form_tables():
        for row in table.rows:
            for label in (row.label, *row.variants):
                kinds.setdefault(label_key(label), set()).add("row")
        for column in table.columns:
            for label in (column.label, *column.variants):
                kinds.setdefault(label_key(label), set()).add("column")
            for group in column.group:
                kinds.setdefault(label_key(group), set()).add("heading")
        for label in (table.title, *table.titles, *table.label_headers, *table.unit_headers, *table.code_headers):
            kinds.setdefault(label_key(label), set()).add("heading")
        for label in table.group_headers:
            kinds.setdefault(label_key(label), set()).add("heading")
    for label in _lines().serial_headers:
        kinds.setdefault(label_key(label), set()).add("heading")
    kinds.pop("", None)
    return {key: frozenset(values) for key, values in kinds.items()}
