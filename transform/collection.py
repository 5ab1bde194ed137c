"""A page that holds the reports of several agencies, cut into a document for each: none sees the tables of another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.document import Block, Document, Paragraph, Table
from transform.identity.rules import is_agency_name
from transform.identity.title import LINK_TO_ANOTHER, LONGEST_TITLE, Title, completed, read_title
from transform.report import Script
from transform.script import simplified

_SENTENCES = 2
_CHARACTERS = 100
_ROWS = 2
_SECTION = re.compile(r"\s*([一二三四五六七八九十]+)、")
_INTRODUCTION = re.compile(r"条例.{0,80}(?:编制|报告)|本(?:年度)?报告|现将.{0,60}(?:报告|公布)")


@dataclass(frozen=True, slots=True)
class Opening:
    """A title in the text under which a report can stand, and the blocks from it (`start`) to the next one (`end`)."""

    title: Title
    printed: str
    start: int
    end: int

    @property
    def key(self) -> tuple[str | None, int | None]:
        """Whose report on which year it is."""
        return self.title.agency, self.title.year


def report_documents(document: Document, script: Script) -> tuple[Document, ...]:
    """The documents of the reports in a document: itself, unless it is a collection.

    A report opens with a title of its own (an agency, a year, the words for the report), and prose or a table under it.
    Titles with nothing under them are links. What stands before the first one is a report too if the page bears the
    title of one, or if it has a table. One title alone, between that of the page and the text, may be a link, so that
    nothing is cut.
    """
    own = read_title(simplified(document.title or "", script))
    openings = [each for each in _openings(document, script) if own is None or each.key != (own.agency, own.year)]
    reports = _once_each([each for each in openings if _is_report(document.blocks[each.start : each.end], script)])
    first = replace(document, blocks=document.blocks[: openings[0].start]) if openings else document
    has_first = _is_body(first.blocks) if own else any(map(_has_numbers, first.tables()))
    if len(reports) + has_first < 2:
        return (document if has_first or own is None else _doubted(document, own, reports),)
    parts = [*([first] if has_first else []), *(_part(document, opening) for opening in reports)]
    return tuple(replace(part, notes=(*part.notes, _note(at, len(parts)))) for at, part in enumerate(parts, 1))


def _doubted(document: Document, own: Title, reports: Sequence[Opening]) -> Document:
    """The document with a note, if the only title that its text stands under is that of another agency."""
    others = [each.printed for each in reports if own.agency and not _is_same(own.agency, each.title.agency or "")]
    notes = [
        ("title_conflict", f"the text stands under another title than that of the page: {each}") for each in others
    ]
    return replace(document, notes=(*document.notes, *notes))


def _is_same(agency: str, other: str) -> bool:
    return agency.endswith(other) or other.endswith(agency)


def _note(part: int, count: int) -> tuple[str, str]:
    return ("collection", f"the page holds {count} reports; this is number {part}")


def _openings(document: Document, script: Script) -> list[Opening]:
    """Every line that is the title of a report, with the blocks up to the next one of another report."""
    found: list[Opening] = []
    for start, printed, title in _titles(document.blocks, script):
        opening = Opening(title, printed, start, len(document.blocks))
        if found and found[-1].key == opening.key:
            continue
        if found:
            found[-1] = replace(found[-1], end=start)
        found.append(opening)
    return found


def _titles(blocks: Sequence[Block], script: Script) -> Iterator[tuple[int, str, Title]]:
    """Titles with agency and year, the agency on their own line or in full on the one before; no links (下一篇)."""
    lines = [
        block.text if isinstance(block, Paragraph) and len(block.text) <= LONGEST_TITLE else "" for block in blocks
    ]
    plain = [re.sub(r"\s", "", simplified(line, script)) for line in lines]
    for at, (before, line) in enumerate(pairwise(["", *plain])):
        title = read_title(line) if "公开" in line else None
        if title is None or title.year is None or LINK_TO_ANOTHER.search(before + line):
            continue
        if title.agency:
            yield at, lines[at], title
        elif is_agency_name(before) and completed(before) == before:
            yield at - 1, lines[at - 1] + lines[at], replace(title, agency=before)


def _is_report(blocks: Sequence[Block], script: Script) -> bool:
    return _is_body(blocks) and _begins(blocks[1:], script)


def _is_body(blocks: Sequence[Block]) -> bool:
    """Whether blocks hold the text of a report: some sentences, more than a summary has, or a table with numbers."""
    prose = [block.text for block in blocks if isinstance(block, Paragraph) and "。" in block.text]
    if len(prose) >= _SENTENCES and sum(map(len, prose)) >= _CHARACTERS:
        return True
    return any(isinstance(block, Table) and _has_numbers(block) for block in blocks)


def _begins(blocks: Sequence[Block], script: Script) -> bool:
    """Whether blocks are a report from its beginning, not the rest of one that a link interrupts.

    Its sections are numbered from 一; without numbers, its first sentences say what it is.
    """
    texts = [simplified(block.text, script) for block in blocks if isinstance(block, Paragraph)]
    if numbers := [match[1] for text in texts if (match := _SECTION.match(text))]:
        return numbers[0] == "一"
    prose = [text for text in texts if "。" in text]
    return any(_INTRODUCTION.search(text) for text in prose[:_SENTENCES])


def _has_numbers(table: Table) -> bool:
    return len(table.rows) >= _ROWS and any(re.fullmatch(r"\s*[\d,.]+\s*", cell.text) for cell in table.cells())


def _once_each(openings: Sequence[Opening]) -> list[Opening]:
    """One opening for each report, that with the most under it: a title in a table of contents can be followed by a
    preface."""
    best: dict[tuple[str | None, int | None], Opening] = {}
    for each in openings:
        if each.key not in best or each.end - each.start > best[each.key].end - best[each.key].start:
            best[each.key] = each
    return [each for each in openings if best[each.key] is each]


def _part(document: Document, opening: Opening) -> Document:
    """The document of one report, without what the page says of itself: its publisher, its index number."""
    blocks = document.blocks[opening.start : opening.end]
    return replace(document, title=opening.printed, blocks=blocks, metadata=())
