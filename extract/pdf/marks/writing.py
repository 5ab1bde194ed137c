"""Characters as they are meant: fonts name some of them by look-alikes, or by numbers of their own."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import resources

UNREADABLE = "\ufffd"

# Fonts of signs (Wingdings, Symbol) use private numbers; these are the bullets and boxes of office programs.
_SIGNS = dict(zip("\uf06c\uf06e\uf0a8\uf0b7\uf0d8\uf0fc\uf075\uf071\uf0a3\uf052\uf0fe", "●■□·➢✓◆□□☑☑", strict=True))


@cache
def _radicals() -> dict[str, str]:
    """CJK radicals (U+2E80 to U+2EF3) with the ideographs that look the same; Unicode gives no such mapping."""
    text = resources.files("extract.pdf.marks").joinpath("radicals.csv").read_text(encoding="utf-8")
    pairs = [line.split(",") for line in text.splitlines()[1:]]
    return dict(pairs)


@cache
def unified(character: str) -> str:
    """The character itself, the ideograph for a radical or a compatibility ideograph, or U+FFFD if it says nothing.

    PDF programs look up a glyph's character in the font, where 一 and the radical U+2F00 are one glyph.
    """
    code = ord(character)
    if 0x2F00 <= code <= 0x2FD5 or 0xF900 <= code <= 0xFAFF or 0x2F800 <= code <= 0x2FA1F:
        return unicodedata.normalize("NFKC", character)
    if 0x2E80 <= code <= 0x2EF3:
        return _radicals().get(character, character)
    if character in _SIGNS:
        return _SIGNS[character]
    return UNREADABLE if unicodedata.category(character) in ("Cc", "Cn", "Co", "Cs") else character
