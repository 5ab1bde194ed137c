"""The content systems of `systems.yaml`."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from string import Formatter

import msgspec
import yaml


class Pager(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way to the other pages of a list; see `systems.yaml`."""

    total: str | None = None
    address: str | None = None
    page: str | None = None
    otherwise: dict[str, str] = {}
    per_page: int | None = None
    first: int = 1
    beyond: int = 0
    link: str | None = None
    post: str | None = None
    fields: list[str] = []


class System(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A content system; see `systems.yaml`."""

    name: str
    signs: list[str]
    pagers: list[Pager] = []
    follow: list[str] = []
    folders: list[str] = []
    report: str | None = None
    enumerate: str | None = None


PLAIN = "plain"


@cache
def systems() -> dict[str, System]:
    """The content systems by id; raises `ValueError` for a file that is not as it should be."""
    text = resources.files("extract.sites").joinpath("systems.yaml").read_text(encoding="utf-8")
    loaded = msgspec.convert(yaml.safe_load(text), dict[str, System])
    for key, system in loaded.items():
        for pager in system.pagers:
            _check(key, pager)
    return loaded


def system_of(markup: str, uri: str) -> str:
    """The id of the system whose sign a page bears; `plain` if it bears none."""
    for key, system in systems().items():
        if any(re.search(sign, markup) or re.search(sign, uri) for sign in system.signs):
            return key
    return PLAIN


def _check(key: str, pager: Pager) -> None:
    """Every name in an address is given by a pattern or a default."""
    if sum(way is not None for way in (pager.address, pager.link, pager.post)) != 1:
        raise ValueError(f"systems.yaml: a pager of {key} has to have one of address, link and post")
    given = {"n", *pager.otherwise}
    for pattern in (pager.total, pager.page, pager.link, pager.post):
        given |= set(re.compile(pattern).groupindex) if pattern else set()
    asked = {name for _, name, _, _ in Formatter().parse(pager.address or "") if name}
    if missing := asked - given:
        raise ValueError(f"systems.yaml: nothing gives {', '.join(sorted(missing))} for a pager of {key}")
