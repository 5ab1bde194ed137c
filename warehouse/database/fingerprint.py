"""What the dictionary, the views and everything derived with them are made of: if it changes, they are made again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import transform.forms
import transform.narrative.lexicon
import transform.values
from transform.identity import offices, regions, successions
from warehouse.dictionary import counterparts, crosswalk, formula, places, rates, series, units
from warehouse.dictionary import rows as dictionary
from warehouse.loading import harmonising
from warehouse.statements import FOLDER

_MADE_BY: tuple[ModuleType, ...] = (
    *(counterparts, crosswalk, dictionary, formula, harmonising, places, rates, series, units),
    *(offices, regions, successions, transform.narrative.lexicon, transform.values),
)
"""The code that turns data files into the dictionary: another way to read the same file makes another dictionary."""

_FILES = ("*.sql", "dictionary/*.csv", "database/*.sql", "loading/*.sql")
_FORMS = Path(transform.forms.__file__).parent
_NARRATIVE = Path(transform.narrative.lexicon.__file__).with_name("indicators.yaml")
_VALUES = Path(transform.values.__file__).with_suffix(".yaml")


def fingerprint() -> str:
    """Changes when anything that the dictionary, the views or the harmonised values are made of changes."""
    digest = hashlib.sha256()
    for path in sources():
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def sources() -> Iterator[Path]:
    """The code, data and SQL, in an order that is the same everywhere; migrations change what is stored, not this."""
    yield from (Path(str(module.__file__)) for module in _MADE_BY)
    yield from sorted(path for path in _FORMS.iterdir() if path.suffix in {".py", ".yaml"})
    yield from (_NARRATIVE, _VALUES, *places.PLACE_FILES)
    yield from sorted(path for pattern in _FILES for path in FOLDER.glob(pattern))
