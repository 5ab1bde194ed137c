"""The rules of `identity.yaml`, as typed data."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from transform.knowledge import load_knowledge
from transform.report import Scope

_NO_NAME = re.compile(r"[-—,，。;；:：、!！?？|>/\\\d=()（）《》\[\]【】〔〕“”·A-Za-z×*某＊○]")
"""What makes a text a clause, a list or a blank to be filled in, and no name."""


class Level(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A level of government and the pattern of names of agencies on it."""

    level: str
    pattern: str


class IdentityRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `identity.yaml` says."""

    agency_suffixes: tuple[str, ...]
    institution_number: str
    self_references: tuple[str, ...]
    self_kinds: dict[str, tuple[str, ...]]
    other_documents: dict[str, str]
    agencies_not_documents: tuple[str, ...]
    correction_marks: tuple[str, ...]
    remarks: tuple[str, ...]
    second_name: str
    scope_marks: dict[str, Scope]
    governments: dict[str, str]
    peoples: tuple[str, ...]
    ranks: tuple[str, ...]
    zones: tuple[str, ...]
    neighbourhoods: tuple[str, ...]
    collectives: str
    placed: str
    nameless: str
    aggregates: tuple[str, ...]
    level_statements: tuple[str, ...]
    aggregate_statements: tuple[str, ...]
    aggregating_words: tuple[str, ...]
    aggregated_parts: tuple[str, ...]
    levels: tuple[Level, ...]
    internal_office: str
    publishers: tuple[str, ...]
    index_numbers: tuple[str, ...]
    links_to_others: str
    announcement: str
    opening_sentences: tuple[str, ...]
    announcing_sentences: tuple[str, ...]
    request: str
    news: str
    introduction: str
    about_figures: str
    limits: str
    plans: str
    year_statements: tuple[str, ...]
    parts_of_a_year: tuple[str, ...]


@cache
def identity_rules() -> IdentityRules:
    """The rules, read once."""
    return load_knowledge(__file__, "identity.yaml", IdentityRules)


@cache
def pattern(text: str) -> re.Pattern[str]:
    """A pattern of the rules, compiled once."""
    return re.compile(text)


def leads_elsewhere(line: str) -> bool:
    """Whether a line is a link to another page (上一篇), or stands above such links."""
    return pattern(identity_rules().links_to_others).search(line) is not None


def is_agency_name(name: str) -> bool:
    """Whether a text can be the name of an agency: an agency's ending, no clause, and not what it calls itself."""
    rules = identity_rules()
    unnumbered = pattern(rules.institution_number).sub("", name)
    if not 3 <= len(name) <= 40 or _NO_NAME.search(unnumbered):
        return False
    if name in rules.agency_suffixes or pattern(rules.collectives).search(name):
        return False
    return name.endswith(rules.agency_suffixes) and not name.startswith(rules.self_references)


def names_a_place(agency: str) -> bool:
    """Whether a name says where its agency is, or that it is one of the whole state."""
    rules = identity_rules()
    return not pattern(rules.nameless).search(agency) and pattern(rules.placed).search(agency) is not None


def level_by_words(agency: str) -> str | None:
    """The level of government that the words of a name tell; None where they leave it open (a bureau of a 市)."""
    return next((rule.level for rule in identity_rules().levels if re.search(rule.pattern, agency)), None)
