"""Facts that pages and texts print about themselves: `索引号：…`, `发布机构：…`, `发布日期：2020-01-31`."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from importlib import resources

from extract.document import Block, Paragraph

Pair = tuple[str, str]

LONGEST_LINE = 200
"""Characters of a line that prints facts; a longer one is prose."""

TOP_LINES = 12
"""Lines at the top, where a date without a proper label (日期：…) is that of publication."""

_DATE = re.compile(
    r"(?<!\d)(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)|(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)"
)
_BLANKS_AND_COLONS = re.compile(r"[\s:：【】\[\]]+")
# A value ends before a wide gap, before the next label even if that is unknown, and before a drawn line.
_END_OF_VALUE = re.compile(r"\s{2,}|\s+(?=[^\s:：\d]{1,8}[:：])|\s*[|｜]")


@cache
def _labels() -> dict[str, str]:
    """The labels that content systems print, and what kind of fact each introduces."""
    text = resources.files("extract").joinpath("fact_labels.csv").read_text(encoding="utf-8")
    return {row["label"]: row["kind"] for row in csv.DictReader(text.splitlines())}


@cache
def _line_pattern() -> re.Pattern[str]:
    """A label, spaced or not, with its colon: `索 引 号：`."""
    spaced = (r"\s*".join(label) for label in sorted(_labels(), key=len, reverse=True))
    return re.compile(rf"(?<![\u4e00-\u9fff])({'|'.join(spaced)})\s*[】\]]?\s*[:：]\s*")


def kind_of(label: str) -> str | None:
    """What kind of fact a printed label introduces; None for any other text."""
    return _labels().get(plain_label(label))


def plain_label(label: str) -> str:
    """A label without blanks and colons."""
    return _BLANKS_AND_COLONS.sub("", label)


def line_pairs(text: str) -> Iterator[Pair]:
    """The pairs in a printed line such as `发布日期：2020-01-31 来源：某某市 浏览次数：12`."""
    if ":" not in text and "：" not in text:
        return
    matches = list(_line_pattern().finditer(text))
    ends = [*(match.start() for match in matches[1:]), len(text)]
    for match, end in zip(matches, ends, strict=False):
        value = _END_OF_VALUE.split(text[match.end() : end].strip(), maxsplit=1)[0]
        yield plain_label(match.group(1)), value


def parse_date(text: str) -> date | None:
    """The first valid date in a text: `2020-01-31`, `2020年1月31日`, `2020/1/31`, `20200131`."""
    for match in _DATE.finditer(text):
        year, month, day = (int(part) for part in match.groups() if part)
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return None


def without_late_dates(pairs: Sequence[Pair], line: int) -> list[Pair]:
    """The pairs of a line; below the top of a page a bare date is not that of publication."""
    return [pair for pair in pairs if line < TOP_LINES or kind_of(pair[0]) != "dated"]


def published_date(pairs: Sequence[Pair]) -> date | None:
    """The date of publication that printed facts give, the best labels first."""
    for kind in ("published", "created", "dated"):
        dates = (parse_date(value) for label, value in pairs if kind_of(label) == kind)
        if found := next((each for each in dates if each), None):
            return found
    return None


def printed_pairs(content: Iterable[Block]) -> Iterator[Pair]:
    """What short lines print about the text or document that they are of."""
    for line, block in enumerate(content):
        if isinstance(block, Paragraph) and len(block.text) <= LONGEST_LINE:
            yield from without_late_dates(list(line_pairs(block.text)), line)
