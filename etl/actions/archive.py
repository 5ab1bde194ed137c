"""`gongkai archive`: local files into a web archive, so that the evidence outlives the folder."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from etl.formats.output import OutputError
from extract.discovery import Skipped, Unreadable, discover
from extract.warc.writing import ArchiveWriter


def run_archive(names: Sequence[str], output: Path) -> bool:
    """Writes the sources that the names stand for into a new archive and says what was done.

    Returns whether all of them could be read. Raises `OutputError` for an archive that is there already, or whose name
    does not say that it is one.
    """
    if not output.name.endswith(".warc.gz"):
        raise OutputError(f"{output}: end the name with .warc.gz, so that gongkai and other tools know what it is")
    written, left_out, unread = 0, 0, 0
    try:
        with ArchiveWriter(output, {"software": "gongkai", "description": "files archived by gongkai"}) as archive:
            for finding in discover(names, sys.stdin.buffer):
                if isinstance(finding, Unreadable):
                    unread += 1
                    print(f"gongkai: {finding.uri}: {finding.error}", file=sys.stderr)
                elif isinstance(finding, Skipped):
                    left_out += 1
                else:
                    for source in (finding, *finding.parts):
                        archive.resource(source, moment=datetime.now(UTC))
                    written += 1 + len(finding.parts)
    except FileExistsError as error:
        raise OutputError(f"{output} is there already and is not overwritten; choose another name with -o") from error
    if not written:
        output.unlink()
        raise OutputError(f"there was nothing to archive, and {output} was not written")
    rest = f"; {left_out} of other kinds were left out" if left_out else ""
    print(f"{written} files into {output}{rest}")
    return not unread
