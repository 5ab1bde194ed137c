"""The markup of a page: its bytes without embedded pictures, decoded."""

from __future__ import annotations

from extract.encoding import Decoded, decode
from extract.errors import SourceTooLargeError
from extract.html.tree import without_data_uris
from extract.source import Source

# The longest reports known are below one megabyte of markup.
LARGEST_MARKUP = 16 * 1024 * 1024


def markup_of(source: Source) -> Decoded:
    """The markup in a source; raises an `ExtractError` if it cannot be decoded, or is more than is ever parsed."""
    data = without_data_uris(source.data)
    if len(data) > LARGEST_MARKUP:
        size = len(data) / 1024 / 1024
        raise SourceTooLargeError(f"{size:.0f} MB of markup, and at most 16 MB are read; this is no report page")
    return decode(data, source.charset)
