"""What can go wrong while a source is opened and read.

Each message is one line that a user can act on; `etl.run.pipeline` turns it into the outcome of its source.
"""

from __future__ import annotations


class ExtractError(Exception):
    """A source could not be opened or read."""


class EmptySourceError(ExtractError):
    """The source holds no bytes, or nothing but white space."""


class UnsupportedSourceError(ExtractError):
    """The bytes are of a kind that is not read (a picture, a program, an unknown format)."""


class SourceTooLargeError(ExtractError):
    """The source is larger than any report."""


class UndecodableTextError(ExtractError):
    """No known character encoding makes text of the bytes."""


class BrokenContainerError(ExtractError):
    """A folder or archive could not be opened, or ends before its contents do."""


class BrokenSourceError(ExtractError):
    """The bytes begin like a known kind of file, but are damaged or end too early."""


class EncryptedSourceError(ExtractError):
    """The source cannot be opened without a password."""
