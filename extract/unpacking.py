"""What goes wrong while an archive is unpacked, whatever it is packed with."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from extract.errors import BrokenContainerError

UNPACKING_ERRORS: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,  # bzip2, too
    EOFError,
    ValueError,  # a name that is not in the encoding that it claims, sizes that contradict each other
    RuntimeError,  # a password, a method of packing that is not known
)
"""All that the libraries raise for an archive that is damaged, encrypted or of an unknown kind."""


@contextmanager
def unpacking(what: str) -> Iterator[None]:
    """Turns what goes wrong in reading an archive into a `BrokenContainerError` that begins with `what`."""
    try:
        yield
    except UNPACKING_ERRORS as error:
        raise BrokenContainerError(f"{what} ({one_line(error)})") from error


def one_line(error: BaseException) -> str:
    """What an error says, in one line."""
    return " ".join(str(error).split()) or type(error).__name__
