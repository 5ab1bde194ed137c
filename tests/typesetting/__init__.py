"""Fictional reports set in type: PDFs of all forms with random values, and what must be read from them.

`report.compose` makes a report from a seed, a `typesetting.Typesetting` prints it, `verdict.judge` holds what was read
against what was printed.
"""
