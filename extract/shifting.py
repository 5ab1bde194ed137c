"""Raised and lowered figures stay so in the text: a footnote mark must not become a digit of the number before it.

Both are tables for `str.translate`.
"""

from __future__ import annotations

RAISED = str.maketrans("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾")
LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
