"""The labelled lines above a statistics table: who fills it in, its codes and dates; never persons or telephones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from transform.forms import HeaderField, load_forms

_GAP = r"(?:\s{2,}|[?？]{2,}|\s*$)"


def header_values(lines: Sequence[str]) -> dict[str, str]:
    """The values of the text, code and date fields by field id, from lines in simplified characters as printed."""
    fields = [field for form in load_forms() for field in form.header_fields]
    stop = "|".join(re.escape(label) for field in fields for label in _labels(field))
    values: dict[str, str] = {}
    for field in fields:
        if field.kind in ("person", "phone"):
            continue
        labels = "|".join(map(re.escape, sorted(_labels(field), key=len, reverse=True)))
        pattern = re.compile(rf"(?:{labels})\s*[:：]\s*(?P<value>.*?)(?:{_GAP}|\s*\d{{0,2}}(?:{stop}))")
        found = (match["value"].strip(" ?？") for line in lines if (match := pattern.search(line)))
        if value := next((value for value in found if value.strip("□- ")), None):
            values.setdefault(field.id, value)
    return values


def _labels(field: HeaderField) -> Iterable[str]:
    return {field.label, *field.variants}
