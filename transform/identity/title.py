"""Finds the title of the report and reads agency and year from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from transform.identity.parts import parts_of
from transform.identity.regions import ends_with_a_division
from transform.identity.rules import identity_rules, is_agency_name, leads_elsewhere, names_a_place, pattern
from transform.identity.years import YEAR, is_report_year, year_number
from transform.labels import normalised
from transform.report import Scope

_WORDS = r"(?:的)?(?:年度)?(?:工作)?(?:情况)?(?:报告|年报)"
_YEAR = rf"[(\[]?(?P<year>{YEAR})(?:年?年度|年)?[)\]]?"
_YEAR_WITHIN = rf"(?P<within>{YEAR})(?:年度|年)?"
_REPORT = rf"(?:政府|政务)?信息公开(?:工作)?(?:情况)?(?:{_YEAR_WITHIN})?{_WORDS}"
_TITLE = re.compile(rf"(?P<before>.*?)(?:{_YEAR}(?P<between>.*?))?{_REPORT}(?P<after>.*)")
_YEAR_BEHIND = re.compile(_YEAR)
_DECORATION = re.compile(
    r"[(\[](?:图片版|全文|公开版|正文|PDF版?|Word版?|\S{0,4}版)[)\]]|[(\[]20\d\d[年.-]\d{1,2}(?:[月.-](?:\d{1,2}日?)?)?(?:发布|公布|编制|印发)?[)\]]$"
    r"|^(20\d\d)年?(?=\D.*\1)|^(?:关于)?(?:报送|上报|呈报)|^关于|^[《<]+|[》>]+$|的$|(?<=报告)的(?:报告|函)$",
    re.IGNORECASE,
)
_ONE_KIND_OF_BRACKETS = str.maketrans("【〔】〕", "[[]]", "“”·•")
_FORMER_NAME = re.compile(r"[(\[](?:原|含)[^)\]]*[)\]]")
LONGEST_TITLE = 70
WINDOW = "<title>"
"""The key of the page's metadata under which the title of its window stands."""
_LONGEST_LINE_AT_THE_TOP = 120
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
        return self.agency is not None and names_a_place(self.agency)

    @property
    def correction(self) -> str | None:
        """The word by which the title says that it is of a corrected version (更正), if it does."""
        found = _remark().search(_plain(self.text, keep_remarks=True))
        return found["correction"] if found else None

    @property
    def scope(self) -> Scope | None:
        """Whose figures the report gives, if the title says so (本级, 汇总)."""
        marks = identity_rules().scope_marks
        return next((scope for mark, scope in marks.items() if re.search(mark, self.text)), None)


def find_title(marked: Sequence[str], lines: Sequence[str]) -> Title | None:
    """The title among the titles that the markup names and the lines at the top, in simplified characters.

    What the markup names is the title, if it is one at all; an agency that it leaves out may stand on the line before
    it. Without one, it is the first line at the top, or run of lines, that names a year, and better one that names an
    agency too: links to other reports come later, or behind 上一篇 and the like.
    """
    top = _top(lines)
    for text in _parts(marked):
        title = read_title(text)
        if title is not None and (title.year or title.agency):
            agency, year = title.agency or _agency_before(text, top), title.year or _year_behind(text, top)
            return replace(title, agency=agency, year=year)
    found = [title for text in _runs(top) if (title := read_title(text)) and (title.year or title.agency)]
    return min(found, key=lambda title: (not (title.agency and title.year), not title.has_place), default=None)


def second_title(title: Title, lines: Sequence[str]) -> Title | None:
    """The only other title at the top for another year, if the title itself is not printed there.

    A list of the agency's reports has all years, that of the title among them.
    """
    titles = (read_title(line) for line in _top(lines))
    printed = [found for found in titles if found and found.year and found.agency in (None, title.agency)]
    years = {found.year for found in printed}
    return printed[0] if len(years) == 1 and title.year not in years else None


def window_title(metadata: Sequence[tuple[str, str]]) -> Title | None:
    """The title of a report that the window of the page bears, before or after the name of the site."""
    windows = [value for key, value in metadata if key == WINDOW]
    return next((title for text in _parts(windows) if (title := read_title(text)) and title.year), None)


def _parts(marked: Sequence[str]) -> Iterator[str]:
    """The titles of the markup, whole and then without the name of the site."""
    yield from marked
    for text in marked:
        yield from re.split(r"\s*[-_|—]+\s*", text)


def _top(lines: Sequence[str]) -> list[str]:
    """The lines above the text, without links to other pages."""
    top: list[str] = []
    is_link = False
    for line in (line for line in lines[:_LINES_AT_THE_TOP] if line.strip()):
        if len(line) > _LONGEST_LINE_AT_THE_TOP:
            break
        if leads_elsewhere(line):
            is_link = True
        elif is_link:
            is_link = False
        else:
            top.append(line)
    return top


def _runs(top: Sequence[str]) -> Iterator[str]:
    """The lines at the top and runs of them, shorter runs first."""
    for count in range(1, _LINES_OF_A_TITLE + 1):
        for start in range(len(top) - count + 1):
            if all(len(line) <= LONGEST_TITLE for line in top[start : start + count]):
                yield "".join(top[start : start + count])


def _agency_before(title: str, top: Sequence[str]) -> str | None:
    """The agency on the line before the title, if it is named in full: a place alone may be a link."""
    plain = _plain(title)
    for line, following in pairwise(map(_plain, top)):
        if following == plain and is_agency_name(line) and completed(line) == line:
            return line
    return None


def _year_behind(title: str, top: Sequence[str]) -> int | None:
    """The year on the line behind the title, if nothing else stands there (（2019年度）)."""
    plain = _plain(title)
    for line, following in pairwise(map(_plain, top)):
        found = _YEAR_BEHIND.fullmatch(following)
        if line == plain and found and following != found["year"] and is_report_year(year_number(found["year"])):
            return year_number(found["year"])
    return None


def read_title(text: str) -> Title | None:
    """The title that a line is; None if it is no title of an annual report.

    Everything in it has to be understood: an agency, a year, and the words for the report. What is left over (第一季度,
    环境) makes it the title of something else.
    """
    title = _title_of_any_year(text)
    return title if title and (title.year is None or is_report_year(title.year)) else None


def year_without_reports(text: str) -> int | None:
    """The year of the title that a line is, if there can be no report on it; None for any other line."""
    title = _title_of_any_year(text)
    return title.year if title and title.year and not is_report_year(title.year) else None


def _title_of_any_year(text: str) -> Title | None:
    plain = _plain(text)
    is_clause = len(plain) > LONGEST_TITLE or re.search(r"[。;；，,!?？>＞|：:]", plain)
    if is_clause or other_document(plain) or other_document(re.sub(r"\s", "", text)):
        return None
    match = _TITLE.fullmatch(_scope_mark().sub("", plain))
    if match is None:
        return None
    behind = _YEAR_BEHIND.fullmatch(match["after"]) if match["after"] else None
    if match["after"] and not behind:
        return None
    printed = (match["year"], match["within"], behind["year"] if behind else None)
    years = {year_number(year) for year in printed if year}
    if len(years) > 1:
        return None
    names = [_name(part) for part in (match["before"], match["between"]) if part]
    if len(names) > 1 or None in names:
        return None
    agency = names[0] if names else None
    return Title(normalised(text), completed(agency) if agency else None, next(iter(years), None))


@cache
def _scope_mark() -> re.Pattern[str]:
    marks = "|".join(identity_rules().scope_marks)
    return re.compile(rf"[(\[][^()\[\]]{{0,4}}(?:{marks})[^()\[\]]{{0,6}}[)\]]|(?:{marks})")


@cache
def _remark() -> re.Pattern[str]:
    rules = identity_rules()
    words = rf"(?P<correction>{'|'.join(rules.correction_marks)})|{'|'.join(rules.remarks)}"
    return re.compile(rf"[(\[](?:已|经)?(?:{words})(?:后)?[版稿]?[)\]]")


def _plain(text: str, *, keep_remarks: bool = False) -> str:
    """A line without spaces, brackets around the whole, and remarks such as （全文）."""
    plain = re.sub(r"\s", "", normalised(text)).translate(_ONE_KIND_OF_BRACKETS)
    if keep_remarks:
        return plain
    plain = _remark().sub("", plain)
    while (stripped := _DECORATION.sub("", plain)) != plain:
        plain = stripped
    return plain


def _name(part: str) -> str | None:
    """The agency that a part of a title names, empty for what it calls itself; None if it is neither."""
    name = re.sub(r"^[(\[《]|[)\]》]$|的$|^关于|关于$", "", _without_second_name(_FORMER_NAME.sub("", part)))
    name = name + "政府" if name.endswith("人民") else name
    if name.startswith(identity_rules().self_references):
        return ""
    return name if is_agency_name(name) else None


def _without_second_name(part: str) -> str:
    """A name without the other name of the agency behind it, unless that is of another place."""
    match = pattern(identity_rules().second_name).search(part)
    if match is None or not part.startswith(parts_of(match[1]).place):
        return part
    return part[: match.start()]


def completed(name: str) -> str:
    """A name in its official form: a place alone completed to its government (青禾镇 to 青禾镇人民政府, 望溪县政府 to
    望溪县人民政府). Development zones have no government of their own and keep
    their name, unless they are divisions (浦东新区)."""
    rules = identity_rules()
    short = name.removesuffix("政府") if not name.endswith("人民政府") else name
    if short.endswith((*rules.zones, *rules.neighbourhoods)) and not ends_with_a_division(short):
        return name
    for ending, government in rules.governments.items():
        if short.endswith(ending):
            return short + government
    return name


def announced(text: str) -> str | None:
    """The title of the report that the title of a notice makes known; None for any other text."""
    match = pattern(identity_rules().announcement).fullmatch(re.sub(r"\s", "", text))
    return match[1] if match else None


def other_document(title: str) -> str | None:
    """What a title says that the document is, if it is not a report ("a notice"); else None."""
    rules = identity_rules()
    for name in rules.agencies_not_documents:
        title = title.replace(name, "")
    return next((kind for pattern, kind in rules.other_documents.items() if re.search(pattern, title)), None)
