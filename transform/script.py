"""Which script a text is in, and traditional characters to simplified ones without harm to names.

Only traditional text is converted: OpenCC's `t2s` damages simplified place names (乾县 becomes 干县). `script.yaml`
holds the names to protect in traditional text too, and what the conversion leaves wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from operator import ne

import msgspec
from opencc import OpenCC

from extract.document import Document, Paragraph
from transform.knowledge import load_knowledge
from transform.report import Script

_SAMPLE = 20_000  # characters are enough to tell a script
_QUOTED = 0.08  # the share of traditional characters that a simplified text may hold
_CHINESE = re.compile("[㐀-鿿]")


class _Conversion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    protected: dict[str, str]
    corrections: dict[str, str]


@cache
def _conversion() -> _Conversion:
    return load_knowledge(__file__, "script.yaml", _Conversion)


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


@cache
def _protected_names() -> re.Pattern[str]:
    names = sorted(_conversion().protected, key=len, reverse=True)
    return re.compile("(" + "|".join(map(re.escape, names)) + ")")


def detect_script(text: str) -> Script:
    """Traditional, if more of the Chinese characters have a simplified form than a simplified text ever quotes.

    In traditional text it is every third to fourth character, in simplified text next to none.
    """
    sample = text[:_SAMPLE]
    changed = sum(one != other for one, other in zip(sample, _converter("t2s").convert(sample), strict=False))
    return Script.HANT if changed > _QUOTED * len(_CHINESE.findall(sample)) else Script.HANS


def script_of_name(name: str) -> Script:
    """The script of a name, which is too short to count shares: traditional, if more of it would change so.

    A place name may keep a character that the conversion takes for a traditional one (乾县), beside others that only
    simplified text has.
    """
    made = {script: _converter(script).convert(name) for script in ("t2s", "s2t")}
    changed = {script: sum(map(ne, name, other)) for script, other in made.items()}
    return Script.HANT if changed["t2s"] > changed["s2t"] else Script.HANS


def script_of(document: Document) -> Script:
    """The script that a document is printed in."""
    return detect_script("\n".join(_texts(document)))


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for cell in block.cells())


@lru_cache(maxsize=4096)
def simplified(text: str, script: Script) -> str:
    """The text in simplified characters; unchanged if its document is in simplified characters already."""
    if script is Script.HANS:
        return text
    protected, convert = _conversion().protected, _converter("t2s").convert
    parts = _protected_names().split(text)
    result = "".join(protected[part] if part in protected else convert(part) for part in parts)
    for wrong, right in _conversion().corrections.items():
        result = result.replace(wrong, right)
    return result
