"""A registry of agencies, which says whose reports are due; see `extract.registry` for the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from extract.registry import RegisteredAgency, registered_agencies
from extract.user_files import UserFileError
from warehouse.dictionary.levels import levels_by_name
from warehouse.errors import InvalidRegistryError
from warehouse.names import close, known_spelling

__all__ = ["RegisteredAgency", "load_registry"]


def load_registry(path: Path) -> list[RegisteredAgency]:
    """The rows of the file, levels and functions by their ids; raises `InvalidRegistryError`, which names the line."""
    from transform.identity.offices import function_list  # noqa: PLC0415 - slow, and needed only for a registry

    functions = {name: each.id for each in function_list().functions for name in (each.id, each.zh, each.en)}
    try:
        return [_with_ids(agency, functions, f"{path}, line {line}") for line, agency in registered_agencies(path)]
    except UserFileError as error:
        raise InvalidRegistryError(str(error)) from error


def _with_ids(agency: RegisteredAgency, functions: Mapping[str, str], place: str) -> RegisteredAgency:
    return replace(
        agency,
        level=_id(agency.level, "level", levels_by_name(), place),
        function=_id(agency.function, "function", functions, place),
    )


def _id(word: str | None, what: str, ids: Mapping[str, str], place: str) -> str | None:
    """What is meant by a word, of which a typing error would make an agency that no question finds."""
    if word is None:
        return None
    spelling = known_spelling(word, ids)
    if spelling is None:
        hint = f"did you mean {', '.join(found)}" if (found := close(word, ids)) else "leave it empty where none fits"
        raise InvalidRegistryError(f"{place}: {word!r} is no {what}; {hint}")
    return ids[spelling]
