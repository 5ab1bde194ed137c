"""How much a decoded text looks like Chinese officialese, and not like the wreck of another encoding."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib import resources

# Words of nearly every document of this field, in both scripts. Each begins with one character, not with a choice of
# several: then `re` skips all that begins no word, which is most of a text.
_WORDS = re.compile("政府|信息公[开開]|年度[报報]告|主[动動]公|统[计計]|統[计計]|申[请請]|行政|工作|有限公司|人民")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_SAMPLE = 20_000


@cache
def _common_characters() -> frozenset[str]:
    text = resources.files("extract").joinpath("common_characters.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return frozenset("".join(lines))


@cache
def _rare_character() -> re.Pattern[str]:
    """Whatever is neither common nor ASCII."""
    return re.compile(f"[^\\x00-\\x7f{re.escape(''.join(_common_characters()))}]")


def plausibility(text: str, *, sure: bool = False) -> float:
    """A score of a text, 0 (rubbish) to about 2; above 0.5 it is clearly text.

    `sure` says that the encoding proves itself, as well-formed multi-byte UTF-8 does: then a language other than
    Chinese is accepted too.
    """
    if not text or _holds_controls(text):
        return 0.0
    sample = "".join(_NOT_ASCII.findall(text))[:_SAMPLE]
    if not sample:
        return 1.0
    common, rubbish = _shares(sample)
    words = min(1.0, 4 * len(_WORDS.findall(sample)) / len(sample))
    return max(0.0, common + words + (0.5 if sure else 0.0) - 4 * rubbish)


def is_plausible(text: str, least: float) -> bool:
    """Whether the plausibility of a text reaches a limit; its words are looked for only if that depends on them."""
    if len(text) <= _SAMPLE and not text.isascii() and not _holds_controls(text):
        common, rubbish = _shares(text)
        if common - 4 * rubbish >= least:
            return True
    return plausibility(text) >= least


def _shares(text: str) -> tuple[float, float]:
    """How much of what is not ASCII in a text are common characters, and how much is rubbish."""
    count = len(text) - len(text.encode("ascii", "ignore"))
    rare = _rare_character().findall(text)
    return 1 - len(rare) / count, sum(map(_is_rubbish, rare)) / count


def _holds_controls(text: str) -> bool:
    """Whether control characters are more than an accident: text that is none, or UTF-16 read as something else."""
    controls = len(_CONTROLS.findall(text))
    return controls > max(2, len(text) / 50)


@cache
def _is_rubbish(character: str) -> bool:
    """Whether a character comes out of wrong decoding: unassigned, private, control, or of a script never used here."""
    if unicodedata.category(character) in {"Cn", "Co", "Cc", "Cs"}:
        return True
    return 0x80 <= ord(character) < 0xA0 or 0xFF61 <= ord(character) <= 0xFFDC
