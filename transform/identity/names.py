"""Where the agency names itself outside the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from transform.identity.rules import identity_rules, is_agency_name, pattern
from transform.identity.title import completed

_DATE = re.compile(r"\d{4}年\d{1,2}月(\d{1,2}日)?")
_LINES_OF_AN_INTRODUCTION = 15
_LINES_OF_A_SIGNATURE = 12


def opening_names(lines: Sequence[str]) -> Iterator[str]:
    """Names in the sentences that open a report (由…编制, 与…联系)."""
    for line in lines[:_LINES_OF_AN_INTRODUCTION]:
        for sentence in identity_rules().opening_sentences:
            yield from (completed(name) for name in pattern(sentence).findall(line) if is_agency_name(name))


def letterhead_name(lines: Sequence[str]) -> Iterator[str]:
    """The name in the letterhead of a document (望溪县环境保护局文件), as reports of the first years have it."""
    for line in lines[:_LINES_OF_AN_INTRODUCTION]:
        name, _, rest = re.sub(r"\s", "", line).rpartition("文件")
        if not rest and is_agency_name(name):
            yield completed(name)


def signature_name(lines: Sequence[str]) -> str | None:
    """The name in the signature: a line of its own at the end, with a date on the same line or the next."""
    last = [re.sub(r"\s", "", line) for line in lines[-_LINES_OF_A_SIGNATURE:]]
    for line, following in pairwise([*last, ""]):
        name = _DATE.sub("", line)
        if is_agency_name(name) and (name != line or _DATE.fullmatch(following)):
            return completed(name)
    return None


def fullest(name: str, others: Sequence[str]) -> str:
    """The name with its place in front, where the report spells it so elsewhere (环境保护局, 望溪县环境保护局)."""
    longer = [other for other in others if other.endswith(name) and len(other) > len(name)]
    return min(longer, key=len, default=name)
