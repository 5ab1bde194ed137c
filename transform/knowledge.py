"""The data files of this package, read as typed data: a wrong field or type is an error when the file is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import msgspec
import yaml

T = TypeVar("T")
_NONE: Mapping[str, str] = MappingProxyType({})


def load_knowledge(module: str, name: str, kind: type[T], fragments: Mapping[str, str] = _NONE) -> T:
    """The YAML file `name` beside a module (its `__file__`) as `kind`; `{key}` in it stands for the fragment of a key.

    Raises `msgspec.ValidationError` for a file that does not fit.
    """
    text = Path(module).with_name(name).read_text(encoding="utf-8")
    for key, fragment in fragments.items():
        text = text.replace("{" + key + "}", fragment)
    return msgspec.convert(yaml.load(text, yaml.CSafeLoader), kind)
