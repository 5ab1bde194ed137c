"""What a walk through folders and archives finds, and what it takes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from extract.source import Source

ZIP_SUFFIXES = frozenset({".zip"})
WACZ = ".wacz"
_WARC_ENDINGS = (".warc", ".warc.gz", WACZ)

# A file that is named by itself is always tried; a walk takes pages, texts, PDF and archives, ...
_TAKEN = frozenset({".html", ".htm", ".shtml", ".shtm", ".xhtml", ".jhtml", ".txt", ".text", ".pdf", ""}) | ZIP_SUFFIXES
# ... and reports in formats that are not read: their outcome then says so, where skipping would hide a report.
_REPORTS = frozenset({".doc", ".docx", ".xls", ".xlsx", ".wps", ".et", ".ofd", ".rtf", ".mht", ".mhtml"})


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something named or found that could not be opened, and why, in one line."""

    uri: str
    error: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that a walk left out because its kind holds no reports.

    For a web archive `captures` says how many of its captures were left out for this reason; it is 0 for a file.
    """

    uri: str
    reason: str
    captures: int = 0


Finding = Source | Unreadable | Skipped


def is_hidden(name: str) -> bool:
    """Whether a file or folder is one that its system keeps for itself."""
    return name.startswith(".") or name in {"__MACOSX", "Thumbs.db", "desktop.ini"}


def is_web_archive(name: str) -> bool:
    """Whether a file is named as a web archive (WARC), or as a package of some (WACZ)."""
    return name.lower().endswith(_WARC_ENDINGS)


def reason_to_skip(name: str) -> str:
    """Why a walk leaves out a file of this name; empty if it takes it."""
    # A dot in a Chinese name (`1.总体情况`) is no suffix: those are short and ASCII.
    suffix = PurePosixPath(name).suffix.lower()
    if not suffix.isascii() or suffix in _TAKEN or suffix in _REPORTS or is_web_archive(name):
        return ""
    return f"{suffix} files hold no reports"
