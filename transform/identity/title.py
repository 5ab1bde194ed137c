"""Finds the title of the report and reads agency and year from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transform.identity.rules import identity_rules, is_agency_name
from transform.identity.years import YEAR, is_report_year, year_number
from transform.labels import normalised

_REPORT = r"(?:政府|政务)?信息公开(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:情况)?(?:报告|年报)"
_YEAR = rf"[(\[]?(?P<year>{YEAR})(?:年度|年)?[)\]]?"
_TITLE = re.compile(rf"(?P<before>.*?)(?:{_YEAR}(?P<between>.*?))?{_REPORT}(?P<after>.*)")
_YEAR_BEHIND = re.compile(rf"[(\[]?(?P<year>{YEAR})(?:年度|年)?[)\]]?")
_DECORATION = re.compile(
    r"[(\[](?:图片版|全文|公开版|正文|PDF版?|Word版?|\S{0,4}版)[)\]]|^关于|^[《<]+|[》>]+$|的$", re.IGNORECASE
)
_LONGEST_TITLE = 70
_LINES_AT_THE_TOP = 60
_LINES_OF_A_TITLE = 3


@dataclass(frozen=True, slots=True)
class Title:
    """The title of an annual report: as printed, with the agency (None if it names none) and the year it gives."""

    text: str
    agency: str | None
    year: int | None

    @property
    def has_place(self) -> bool:
        """Whether the agency's name says where it is."""
        return bool(self.agency and re.search(r".[省市县区州盟旗镇乡]|街道|^国|部$", self.agency))


def find_title(marked: Sequence[str], lines: Sequence[str]) -> Title | None:
    """The title among the titles that the markup names and the lines at the top, in simplified characters.

    A title may run over several lines, and the agency may stand on the line before it. A title with agency and year
    is better than one without, a name with its place better than one without, fewer lines better than more, and an
    earlier title better than a later one. The name of a column, without agency and year, is no title.
    """
    titles = [title for text in _candidates(marked, lines) if (title := read_title(text))]
    named = [title for title in titles if title.year or title.agency]
    return min(named, key=lambda title: (not (title.agency and title.year), not title.has_place), default=None)


def _candidates(marked: Sequence[str], lines: Sequence[str]) -> Iterator[str]:
    """Texts that may be the title, the better places first."""
    yield from marked[:1]
    top = [line for line in lines[:_LINES_AT_THE_TOP] if line.strip()]
    for count in range(1, _LINES_OF_A_TITLE + 1):
        for start in range(len(top) - count + 1):
            if all(len(line) <= _LONGEST_TITLE for line in top[start : start + count]):
                yield "".join(top[start : start + count])
    for text in marked:
        yield from (text, *re.split(r"\s*[-_|—]+\s*", text))


def read_title(text: str) -> Title | None:
    """The title that a line is; None if it is no title of an annual report."""
    plain = re.sub(r"\s", "", normalised(text))
    if len(plain) > _LONGEST_TITLE or re.search(r"[。;；，,!?？>＞|：:]", plain) or other_document(plain):
        return None
    while (stripped := _DECORATION.sub("", plain)) != plain:
        plain = stripped
    match = _TITLE.fullmatch(plain)
    if match is None:
        return None
    after = _YEAR_BEHIND.fullmatch(match["after"]) if match["after"] else None
    if match["after"] and not after:
        return None
    printed_year = match["year"] or (after["year"] if after else None)
    year = year_number(printed_year) if printed_year else None
    if year is not None and not is_report_year(year):
        return None
    return Title(normalised(text), _agency(match["before"], match["between"]), year)


def _agency(before: str, between: str | None) -> str | None:
    for part in (before, between or ""):
        name = re.sub(r"^[(\[《]|[)\]》]$|的$", "", part)
        name = name + "政府" if name.endswith("人民") else name
        if is_agency_name(name):
            return completed(name)
    return None


def completed(name: str) -> str:
    """A name that ends with a place alone, completed to the name of its government (青禾镇 to 青禾镇人民政府)."""
    for ending, government in identity_rules().governments.items():
        if name.endswith(ending):
            return name + government
    return name


def other_document(title: str) -> str | None:
    """What a title says that the document is, if it is not a report ("a notice"); else None."""
    return next((kind for word, kind in identity_rules().other_documents.items() if word in title), None)
