"""Sites and agencies to look at: YAML files for sites, a CSV file for a registry of agencies."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import yaml

from extract.errors import ExtractError
from extract.sites.systems import systems

FIRST_YEAR = 2008
"""The first year for which agencies had to publish a report (Regulation of 2007, in force from 2008-05-01)."""

_REGISTRY = ("name", "region_code", "level", "function", "site", "valid_from", "valid_to")


class SiteFileError(ExtractError):
    """A file of sites or agencies is not as it should be; the message says where."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where the reports of an agency are: the addresses of its lists, else the home page from which they are found.

    `system` is an id of `systems.yaml`; None leaves it to the signs of each page. `area` is the agency's code in
    systems that have an address for each year.
    """

    agency: str
    lists: tuple[str, ...] = ()
    home: str | None = None
    system: str | None = None
    area: str | None = None
    first_year: int = FIRST_YEAR
    last_year: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Which agencies of a registry are meant: by the beginning of the region's code, level and function."""

    region: str = ""
    level: str | None = None
    function: str | None = None

    def takes(self, row: dict[str, str]) -> bool:
        """Whether a row of the registry is meant."""
        return (
            row["region_code"].startswith(self.region)
            and self.level in (None, row["level"])
            and self.function in (None, row["function"])
        )


class _Entry(msgspec.Struct, forbid_unknown_fields=True):
    """A site as it is written; what the file says at the top holds for all that do not say otherwise."""

    agency: str
    lists: list[str] = []
    home: str | None = None
    system: str | None = None
    area: str | None = None
    first_year: int = FIRST_YEAR
    last_year: int | None = None


class _File(msgspec.Struct, forbid_unknown_fields=True):
    sites: list[_Entry]
    system: str | None = None


def load_sites(paths: Sequence[Path], choice: Choice = Choice()) -> list[Site]:
    """The sites of YAML files, of folders of them, and of registries (CSV), of which `choice` takes a part.

    What a YAML file says about an agency goes before what a registry says. Raises `SiteFileError`.
    """
    described, registered = [], []
    for path in (file for each in paths for file in _files(each)):
        if path.suffix.lower() == ".csv":
            registered += list(_registry(path, choice))
        else:
            described += list(_sites(path))
    known = {site.agency for site in described}
    return described + [site for site in registered if site.agency not in known]


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(each for each in path.iterdir() if each.suffix.lower() in (".yaml", ".yml", ".csv"))


def _sites(path: Path) -> Iterator[Site]:
    try:
        file = msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), _File)
    except (yaml.YAMLError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise SiteFileError(f"{path}: {' '.join(str(error).split())}") from error
    for entry in file.sites:
        fields = {name: getattr(entry, name) for name in ("agency", "home", "area", "first_year", "last_year")}
        site = Site(**fields, lists=tuple(entry.lists), system=entry.system or file.system)
        if trouble := _trouble(site):
            raise SiteFileError(f"{path}: {site.agency}: {trouble}")
        yield site


def _registry(path: Path, choice: Choice) -> Iterator[Site]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if missing := [name for name in _REGISTRY if name not in (reader.fieldnames or ())]:
            raise SiteFileError(f"{path}: the columns {', '.join(missing)} are missing")
        for row in reader:
            if choice.takes(row):
                yield _registered(path, reader.line_num, row)


def _registered(path: Path, line: int, row: dict[str, str]) -> Site:
    """An agency without a site is one too: it is never looked at, and that has to be said."""
    try:
        first, last = int(row["valid_from"] or FIRST_YEAR), int(row["valid_to"]) if row["valid_to"] else None
    except ValueError as error:
        raise SiteFileError(f"{path}, line {line}: valid_from and valid_to are years or empty") from error
    site = Site(row["name"], home=row["site"] or None, first_year=max(first, FIRST_YEAR), last_year=last)
    if site.home and (trouble := _trouble(site)):
        raise SiteFileError(f"{path}, line {line}: {trouble}")
    return site


def _trouble(site: Site) -> str:
    """What is wrong with a site; empty if nothing is."""
    if site.system and site.system not in systems():
        return f"there is no content system {site.system}; known are {', '.join(systems())}"
    if wrong := [uri for uri in (*site.lists, *([site.home] if site.home else [])) if not _is_address(uri)]:
        return f"{wrong[0]} is no http(s) address"
    rules = systems()[site.system] if site.system else None
    if rules and rules.enumerate:
        return "" if site.home and site.area else f"{site.system} needs home and area"
    return "" if site.lists or site.home else "give lists, or a home page to find them from"


def _is_address(uri: str) -> bool:
    parts = urlsplit(uri)
    return parts.scheme in ("http", "https") and bool(parts.hostname)
