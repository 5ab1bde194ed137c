"""A registry of agencies, which says whose reports are due; see `extract.registry` for the file."""

from __future__ import annotations

from pathlib import Path

from extract.registry import RegisteredAgency, registered_agencies
from extract.user_files import UserFileError
from warehouse.errors import InvalidRegistryError

__all__ = ["RegisteredAgency", "load_registry"]


def load_registry(path: Path) -> list[RegisteredAgency]:
    """The rows of the file; raises `InvalidRegistryError`, which names the line."""
    try:
        return [agency for _, agency in registered_agencies(path)]
    except UserFileError as error:
        raise InvalidRegistryError(str(error)) from error
