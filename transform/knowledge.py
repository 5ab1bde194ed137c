"""The data files of this package, read as typed data: a wrong field or type is an error when the file is loaded."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

T = TypeVar("T")


def load_knowledge(module: str, name: str, kind: type[T]) -> T:
    """The YAML file `name` beside a module (its `__file__`) as `kind`.

    Raises `msgspec.ValidationError` for a file that does not fit.
    """
    return parse_knowledge(Path(module).with_name(name).read_text(encoding="utf-8"), kind)


def parse_knowledge(text: str, kind: type[T]) -> T:
    """A text in YAML as `kind`."""
    return msgspec.convert(yaml.load(text, yaml.CSafeLoader), kind)
