"""What agencies do, told by their generic names: the offices of `functions.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import msgspec

from transform.knowledge import load_knowledge


class InvalidFunctionsError(ValueError):
    """`functions.yaml` contradicts itself."""


class Function(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A function of agencies: its id, its names for people, and the generic names of the agencies that have it.

    A stem makes a name with each of the endings; `offices` are names in full. `vertical` are those stems and offices
    whose agencies belong to the state wherever they are; `*` is all of them.
    """

    id: str
    zh: str
    en: str
    stems: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    vertical: tuple[str, ...] = ()


class FunctionList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `functions.yaml` says."""

    endings: tuple[str, ...]
    branch_endings: tuple[str, ...]
    systems: dict[str, str]
    functions: tuple[Function, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """A generic name: its stem (环境保护, or the whole of a name that is listed in full), function and kind."""

    stem: str
    function: str
    is_branch: bool
    is_vertical: bool


@cache
def function_list() -> FunctionList:
    """The functions, read once."""
    return load_knowledge(__file__, "functions.yaml", FunctionList)


@cache
def offices() -> dict[str, Office]:
    """Every generic name that is known, with what it means. Raises `InvalidFunctionsError`."""
    found: dict[str, Office] = {}
    for function in function_list().functions:
        unknown = set(function.vertical) - {"*", *function.stems, *function.offices}
        if unknown:
            raise InvalidFunctionsError(f"functions.yaml, {function.id}: vertical, but no name of it: {unknown}")
        for name, office in _names(function):
            other = found.setdefault(name, office)
            if other.function != function.id:
                raise InvalidFunctionsError(f"functions.yaml: {name} is of {other.function} and of {function.id}")
    return found


def _names(function: Function) -> Iterator[tuple[str, Office]]:
    listed = function_list()
    for stem in (*function.offices, *function.stems):
        is_vertical = bool({"*", stem} & set(function.vertical))
        main, branch = (Office(stem, function.id, is_branch, is_vertical) for is_branch in (False, True))
        for ending in listed.endings if stem in function.stems else ("",):
            name = stem + ending
            yield name, branch if name.endswith(listed.branch_endings) else main


@cache
def longest_office() -> int:
    """The characters of the longest generic name."""
    return max(map(len, offices()))
