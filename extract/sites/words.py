"""The words of `words.yaml`."""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec
import yaml


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See `words.yaml` for what each list is for."""

    subject: list[str]
    report: list[str]
    year: list[str]
    month: list[str]
    digits: list[str]
    labels: list[str]
    about: list[str]
    other: list[str]
    columns: list[list[str]]
    next: list[str]
    attachment: list[str]
    attached_page: list[str]
    captcha: list[str]
    none_published: list[str]


@cache
def words() -> Words:
    """Loads the words; raises `msgspec.ValidationError` for a file that is not as it should be."""
    text = resources.files("extract.sites").joinpath("words.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), Words)
