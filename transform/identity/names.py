"""Where the agency names itself outside the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from transform.identity.rules import identity_rules, is_agency_name, pattern
from transform.identity.title import completed
from transform.identity.years import YEAR, printed_date

_DAY = r"[\d一二三四五六七八九十]{1,3}"
_DATE = re.compile(rf"{YEAR}年{_DAY}月(?:{_DAY}日)?|20\d\d\.\d{{1,2}}\.\d{{1,2}}")
_LINES_OF_AN_INTRODUCTION = 15
_SEAL = re.compile(r"[(（](?:盖章|公章|章)[)）]")


def opening_names(lines: Sequence[str]) -> Iterator[str]:
    """Names in the sentences that open a report (由…编制, 与…联系)."""
    yield from _names_in(lines, identity_rules().opening_sentences)


def announced_names(lines: Sequence[str]) -> Iterator[str]:
    """Names in the sentences that make a report known by its title (现公布…年度报告)."""
    yield from _names_in(lines, identity_rules().announcing_sentences)


def _names_in(lines: Sequence[str], sentences: Sequence[str]) -> Iterator[str]:
    for line in lines[:_LINES_OF_AN_INTRODUCTION]:
        for sentence in sentences:
            yield from (_whole(name) for name in pattern(sentence).findall(line) if is_agency_name(name))


def letterhead_name(lines: Sequence[str]) -> Iterator[str]:
    """The name in the letterhead of a document (望溪县环境保护局文件), as reports of the first years have it."""
    for line in lines[:_LINES_OF_AN_INTRODUCTION]:
        name, _, rest = re.sub(r"\s", "", line).rpartition("文件")
        if not rest and is_agency_name(name):
            yield completed(name)


def signature_name(lines: Sequence[str]) -> str | None:
    """The name in the signature: a line of its own with a date behind it or on the next line, the last such line.

    It need not be at the end: an annex with tables can follow it, and some print it below the title.
    """
    signatures = list(_signatures(lines))
    return signatures[-1][0] if signatures else None


def signature_date(lines: Sequence[str]) -> date | None:
    """The date in the signature."""
    signatures = list(_signatures(lines))
    return printed_date(signatures[-1][1]) if signatures else None


def _signatures(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The names that stand on lines with a date, and the date as printed."""
    plain = [_SEAL.sub("", re.sub(r"\s", "", line)) for line in lines]
    for line, following in pairwise([*plain, ""]):
        name = _DATE.sub("", line)
        dated = _DATE.search(line) or _DATE.fullmatch(following)
        if dated and is_agency_name(name):
            yield _whole(name), dated[0]


def _whole(name: str) -> str:
    """The agency that a name is of, or whose office it is of: 望溪县民政局 for its 办公室."""
    return completed(pattern(identity_rules().internal_office).sub("", name))


def fullest(name: str, others: Sequence[str]) -> str:
    """The name with its place in front, where the report spells it so elsewhere (环境保护局, 望溪县环境保护局)."""
    longer = [other for other in others if other.endswith(name) and len(other) > len(name)]
    return min(longer, key=len, default=name)
