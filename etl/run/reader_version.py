"""Which reader this is: two readers of the same version give the same values for the same bytes."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import cache
from importlib.metadata import version
from pathlib import Path

import extract
import transform

_PACKAGES = (extract, transform)
_KNOWLEDGE = (".py", ".yaml", ".csv", ".txt")

LIBRARIES = (
    *("beautifulsoup4", "lxml", "soupsieve"),
    *("pdfplumber", "pdfminer.six", "pypdfium2"),
    *("fastwarc", "msgspec", "opencc", "pyyaml", "rapidfuzz"),
)
"""What pages, glyphs, archives and data files are read with: another version may read them otherwise."""


@cache
def reader_version() -> str:
    """A digest of the code and the data files that read reports, and of the versions of the libraries they use.

    A change of a form, a label variant or a library makes another version, so that documents in a warehouse are read
    again.
    """
    digest = hashlib.sha256()
    for package in _PACKAGES:
        root = Path(str(package.__file__)).parent
        for path in sorted(path for path in root.rglob("*") if path.suffix in _KNOWLEDGE):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    for name, number in libraries().items():
        digest.update(f"{name} {number}\0".encode())
    return digest.hexdigest()[:16]


def libraries() -> dict[str, str]:
    """The version of each library that values depend on, and of the tables of Unicode that Python has."""
    return {name: version(name) for name in LIBRARIES} | {"Unicode": unicodedata.unidata_version}
