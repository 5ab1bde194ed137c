"""Sites and agencies to look at: YAML files for sites, a CSV file for a registry of agencies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import yaml

from extract.registry import RegisteredAgency, registered_agencies
from extract.sites.systems import systems
from extract.user_files import UserFileError, read_text

FIRST_YEAR = 2008
"""The first year for which agencies had to publish a report (Regulation of 2007, in force from 2008-05-01)."""


class SiteFileError(UserFileError):
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

    def takes(self, agency: RegisteredAgency) -> bool:
        """Whether an agency of the registry is meant."""
        return (
            (agency.region_code or "").startswith(self.region)
            and self.level in (None, agency.level)
            and self.function in (None, agency.function)
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

    What a YAML file says about an agency goes before what a registry says. Raises `UserFileError`.
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
    text = read_text(path)
    try:
        file = msgspec.convert(yaml.safe_load(text), _File)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise SiteFileError(f"{path}: {' '.join(str(error).split())}") from error
    for entry in file.sites:
        fields = {name: getattr(entry, name) for name in ("agency", "home", "area", "first_year", "last_year")}
        site = Site(**fields, lists=tuple(entry.lists), system=entry.system or file.system)
        if trouble := _trouble(site):
            raise SiteFileError(f"{path}: {site.agency}: {trouble}")
        yield site


def _registry(path: Path, choice: Choice) -> Iterator[Site]:
    """The agencies that are chosen. One without a site is never looked at, and that has to be said of it."""
    for line, agency in registered_agencies(path):
        if not choice.takes(agency):
            continue
        first = max(agency.valid_from or FIRST_YEAR, FIRST_YEAR)
        site = Site(agency.name, home=agency.site, first_year=first, last_year=agency.valid_to)
        if site.home and (trouble := _trouble(site)):
            raise SiteFileError(f"{path}, line {line}: {trouble}")
        yield site


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
