"""Codes of organisations and their check characters."""

from __future__ import annotations

import re

_GB11714_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_GB11714_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_GB32100_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_GB32100_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def gb11714_check(body: str) -> str:
    """The check character of an organisation code of 8 characters (GB 11714-1997)."""
    total = sum(_GB11714_ALPHABET.index(char) * weight for char, weight in zip(body, _GB11714_WEIGHTS, strict=True))
    return {10: "X", 11: "0"}.get(check := 11 - total % 11, str(check))


def gb32100_check(body: str) -> str:
    """The check character of a unified social credit code of 17 characters (GB 32100-2015)."""
    total = sum(_GB32100_ALPHABET.index(char) * weight for char, weight in zip(body, _GB32100_WEIGHTS, strict=True))
    return _GB32100_ALPHABET[(31 - total % 31) % 31]


def organization_code(printed: str) -> str | None:
    """The code without separators in upper case, if it is one and its check character is right; else None.

    Both kinds are known: the organisation code (9 characters, printed `01392653-1`) and the unified social credit code
    (18 characters, which holds the organisation code in its places 9 to 17).
    """
    code = re.sub(r"[\s\-－—]", "", printed).upper()
    if re.fullmatch(r"[0-9A-Z]{8}[0-9X]", code) and set(code) != {"0"}:
        return code if gb11714_check(code[:8]) == code[8] else None
    if re.fullmatch(f"[{_GB32100_ALPHABET}]{{18}}", code):
        return code if gb32100_check(code[:17]) == code[17] else None
    return None
