"""Printed labels made comparable: what is left when numbering, spaces, quotation marks and notes are gone."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

import msgspec

from transform.knowledge import load_knowledge
from transform.values import counting_units, money_units


class LabelRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `labels.yaml` says about labels."""

    equivalents: dict[str, str]
    notes: tuple[str, ...]
    noise: tuple[str, ...]
    discriminators: tuple[str, ...]


@cache
def label_rules() -> LabelRules:
    """The rules of `labels.yaml`."""
    return load_knowledge(__file__, "labels.yaml", LabelRules)


# Spaces lost in a conversion are printed as question marks; U+FEFF and zero-width characters are never meant.
_INVISIBLE = re.compile(r"[\s?？\u200b-\u200f\u2060\ufeff]+")
_CIRCLED_NUMBER = re.compile(r"^\s*[①-⑳❶-❿]")
_QUOTES = re.compile(r"[“”‘’「」『』\"'`《》<>〈〉]")
_ENUMERATOR = re.compile(
    r"""其中[:,、]?                          # 其中:
      | [(\[]?[一二三四五六七八九十]{1,3}[)\]、.,:]   # 一、 (一)
      | [(\[]?\d{1,2}[)\]、.,:](?!\d)         # 1. (1) 1、
      | \d{1,2}(?=[^\W\d_])                  # 1属于…
      | [-·•●*]""",
    re.VERBOSE,
)
_FOOTNOTE_MARK = re.compile(r"[*※#⁰¹²³⁴-⁹]+$")


def normalised(text: str) -> str:
    """Printed text with widths, brackets and spaces of one kind (NFKC), without lost spaces (`?` beside Chinese)."""
    folded = unicodedata.normalize("NFKC", text)
    without = re.sub(r"(?<![\w/=&.])\?+|\?+(?=\s|$|[一-鿿])|(?<=[一-鿿])\?+", " ", folded)
    return re.sub(r"\s+", " ", without).strip()


@lru_cache(maxsize=8192)
def label_key(label: str) -> str:
    """The part of a label, in simplified characters, that is compared. Empty for an empty label or a bare number."""
    text = _FOOTNOTE_MARK.sub("", _INVISIBLE.sub("", _CIRCLED_NUMBER.sub("", label)))
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    text = _QUOTES.sub("", text)
    while (match := _ENUMERATOR.match(text)) and match.end() < len(text):
        text = text[match.end() :]
    text = _notes().sub("", text).rstrip("*:")
    for spelling, meaning in label_rules().equivalents.items():
        text = text.replace(spelling, meaning)
    return text


def short_label(label: str) -> str:
    """A label for a message: without the notes in brackets that say how it is counted."""
    return _notes().sub("", label)


def unit_of_money(text: str) -> str | None:
    """The unit of money that a label or caption states in brackets or behind 单位, if any."""
    match = _unit_of_money().search(text)
    return (match[1] or match[2]) if match else None


def unit_of_table(text: str) -> str | None:
    """The unit of money that a line of its own states for a table (单位：万元)."""
    match = _unit_of_table().fullmatch(text.strip())
    return match[1] if match else None


def unit_in_title(text: str) -> str | None:
    """The unit of money that a title states behind 单位 (第二十条第（八）项　单位：元), if any."""
    match = _unit_in_title().search(text)
    return match[1] if match else None


def is_scaled(text: str) -> bool:
    """Whether a text states a unit in which no number is what the form counts: tens of thousands, per cent."""
    return _scaled().search(text) is not None


@cache
def _scaled() -> re.Pattern[str]:
    return re.compile(rf"单位\s*[:：]\s*(?:[十百千万亿]+(?:{'|'.join(counting_units())})|[%％‰])")


@cache
def _unit_in_title() -> re.Pattern[str]:
    return re.compile(rf"单位\s*[:：]\s*({'|'.join(money_units())})(?![一-鿿])")


@cache
def _unit_of_money() -> re.Pattern[str]:
    unit = "|".join(money_units())
    return re.compile(rf"[(（](?:单位\s*[:：]?)?\s*({unit})\s*[)）]|单位\s*[:：]\s*({unit})")


@cache
def _unit_of_table() -> re.Pattern[str]:
    return re.compile(rf"[(（]?\s*(?:金额)?单位\s*[:：]\s*({'|'.join(money_units())})\s*[)）]?")


@cache
def _notes() -> re.Pattern[str]:
    words = "|".join(label_rules().notes)
    return re.compile(rf"\((?:{words})[^()]*(?:\([^()]*\)[^()]*)*\)?")
