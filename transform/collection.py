"""A page that holds the reports of several agencies, cut into a document for each: none sees the tables of another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.document import Block, Document, Paragraph, Table
from transform.identity.agency import speaks_for
from transform.identity.rules import identity_rules, is_agency_name, leads_elsewhere, pattern
from transform.identity.title import LONGEST_TITLE, Title, completed, read_title
from transform.report import Script
from transform.script import simplified

_SITE = ("<title>", "SiteName")
_SENTENCES = 2
_CHARACTERS = 100
_ROWS = 2
_SECTION = re.compile(r"\s*([一二三四五六七八九十]+)、")


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
    title of one, or if it has a table. If nothing stands there, the first title may be a link above the text of the
    page's own report: it is taken for one, with a note, unless the text says whose it is.
    """
    own = read_title(simplified(document.title or "", script))
    openings = [each for each in _openings(document, script) if own is None or each.key != (own.agency, own.year)]
    reports = _once_each([each for each in openings if _is_report(document.blocks[each.start : each.end], script)])
    if not reports:
        return (document,)
    before = replace(document, blocks=document.blocks[: openings[0].start])
    if _is_body(before.blocks) if own else any(map(_has_numbers, before.tables())):
        parts = [before, *(_part(document, opening) for opening in reports)]
    elif own is None or _speaks_for(reports[0], own, document, script):
        parts = [_part(document, opening) for opening in reports]
    else:
        parts = [_doubted(document, own, reports), *(_part(document, opening) for opening in reports[1:])]
    if len(parts) == 1:
        return (parts[0] if own else replace(document, title=reports[0].printed),)
    return tuple(replace(part, notes=(*part.notes, _note(at, len(parts)))) for at, part in enumerate(parts, 1))


def _speaks_for(opening: Opening, own: Title, document: Document, script: Script) -> bool:
    """Whether the text under a title says that it is of the agency of that title, not of that of the page."""
    if opening.title.agency is None or own.agency is None or _is_same(opening.title.agency, own.agency):
        return False
    blocks = document.blocks[opening.start + 1 : opening.end]
    lines = [simplified(block.text, script) for block in blocks if isinstance(block, Paragraph)]
    return speaks_for(lines, opening.title.agency, own.agency)


def _doubted(document: Document, own: Title, reports: Sequence[Opening]) -> Document:
    """The report of the page up to the next one; a note if the title above its text is of another agency or year."""
    end = reports[1].start if len(reports) > 1 else len(document.blocks)
    if code := _contradiction(own, reports[0].title):
        message = f"the text stands under another title than that of the page: {reports[0].printed}"
        return replace(document, blocks=document.blocks[:end], notes=(*document.notes, (code, message)))
    return replace(document, blocks=document.blocks[:end])


def _contradiction(own: Title, other: Title) -> str | None:
    """What two titles do not agree on, as the code of a warning: an attachment can be that of another year."""
    if own.agency and other.agency and not _is_same(own.agency, other.agency):
        return "title_conflict"
    return "year_conflict" if own.year and other.year and own.year != other.year else None


def _is_same(agency: str, other: str) -> bool:
    return agency.endswith(other) or other.endswith(agency)


def _note(part: int, count: int) -> tuple[str, str]:
    return ("collection", f"the page holds {count} reports; this is number {part}")


def _openings(document: Document, script: Script) -> list[Opening]:
    """Every line that is the title of a report, with the blocks up to the next one.

    A title again over an annex is no new opening; it is one if a report begins there, since the first was a link then.
    """
    titles = list(_titles(document.blocks, script))
    starts = [*(start for start, _, _ in titles), len(document.blocks)]
    found: list[Opening] = []
    for (start, printed, title), end in zip(titles, starts[1:], strict=True):
        opening = Opening(title, printed, start, end)
        if found and found[-1].key == opening.key and not _begins(document.blocks[start + 1 : end], script):
            found[-1] = replace(found[-1], end=end)
        else:
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
        if title is None or title.year is None or leads_elsewhere(before + line):
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
    return any(pattern(identity_rules().introduction).search(text) for text in prose[:_SENTENCES])


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
    """The document of one report; of what the page says of itself only the site, and not its publisher and index."""
    blocks = document.blocks[opening.start : opening.end]
    site = tuple((key, value) for key, value in document.metadata if key in _SITE)
    return replace(document, title=opening.printed, blocks=blocks, metadata=site)
