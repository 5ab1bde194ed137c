"""Names: those that people write are held against those in the warehouse, of many only some are told."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from types import MappingProxyType

from warehouse.errors import QuestionError, UnknownNameError, UnknownWordError

PATTERN = re.compile(r"[*?\[]")
NAMED = 3
"""Of many things how many are named."""

SUGGESTIONS = 3
SIMILARITY = 60
"""Of 100; below it a name is no suggestion."""


def some(names: Sequence[str], most: int = NAMED) -> str:
    """The first names, and how many more there are."""
    rest = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + rest


def require_known(names: Iterable[str], candidates: Mapping[str, str], error: type[UnknownNameError]) -> None:
    """Raises the error, with suggestions, unless each name is one of the candidates.

    The candidates are given by everything that they are called, their own name included.
    """
    for name in names:
        if known_spelling(name, candidates) is None:
            raise error(name, close(name, candidates), list(dict.fromkeys(candidates.values())))


def require_word(
    what: str, word: object, words: Iterable[str], called: Mapping[str, str] = MappingProxyType({})
) -> None:
    """Raises `UnknownWordError` unless it is one of the words that a question takes for `what`.

    `called` are other names for them, which are suggestions only.
    """
    takes = list(words)
    if word not in takes:
        labels = {**{each: each for each in takes}, **called}
        raise UnknownWordError(what, word, close(str(word), labels), takes)


def require_list(what: str, given: object) -> None:
    """Raises `QuestionError` for one word or number where a question takes several."""
    if isinstance(given, (str, int)):
        raise QuestionError(f"{what}: {given!r} is no list; write [{given!r}]")


def spellings(name: str) -> Iterator[str]:
    """The name as written, then in simplified characters, in which agencies and labels are kept, if that is another.

    In this order, since the conversion damages names that are simplified already (乾县 becomes 干县).
    """
    yield name
    if not name.isascii():
        from transform.report import Script  # noqa: PLC0415 - needed only where nothing is called so
        from transform.script import simplified  # noqa: PLC0415 - likewise

        if (other := simplified(name, Script.HANT)) != name:
            yield other


def plain(name: str) -> str:
    """The name with widths, brackets and spaces of one kind, as labels are held against each other."""
    if name.isascii():
        return name
    from transform.labels import normalised  # noqa: PLC0415 - slow, and needed only for Chinese names

    return normalised(name)


def known_spelling(name: str, candidates: Container[str]) -> str | None:
    """How the name is spelled among the candidates; None if it is none of them."""
    return next((spelling for spelling in spellings(name) if spelling in candidates), None)


def meant(names: Iterable[str], candidates: Mapping[str, str], error: type[UnknownNameError]) -> list[str]:
    """The names that are meant; one with `*`, `?` or `[…]` is a pattern, as in a shell, and means all that fit.

    Raises the error for a name that is none of the candidates, and for a pattern that nothing fits.
    """
    found: dict[str, None] = {}
    for name in names:
        labels = next((some for each in spellings(name) if (some := _fitting(each, candidates))), [])
        fitting = [candidates[label] for label in labels]
        if not fitting:
            require_known([name], candidates, error)
        found |= dict.fromkeys(fitting)
    return list(found)


def _fitting(name: str, labels: Mapping[str, str]) -> list[str]:
    if PATTERN.search(name):
        return [label for label in labels if label == name or fnmatchcase(label, name)]
    return [name] if name in labels else []


def close(name: str, candidates: Mapping[str, str]) -> list[str]:
    """The names that come close, the closest first; no number is a slip of another one."""
    if name[:1].isdecimal():
        return []
    return next((found for each in spellings(name) if (found := _close(each, candidates))), [])


def _close(name: str, candidates: Mapping[str, str]) -> list[str]:
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415 - needed only after a mistake

    ranked = process.extract(
        name, candidates.keys(), scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=SIMILARITY, limit=10
    )
    alike = [label for label, _, _ in ranked] or [label for label in candidates if _abbreviates(name, label)]
    return list(dict.fromkeys(candidates[label] for label in alike))[:SUGGESTIONS]


def _abbreviates(name: str, label: str) -> bool:
    """Whether the characters of the name stand in the label in this order, as those of 环保 in 环境保护局."""
    rest = iter(label)
    return all(sign in rest for sign in name)
