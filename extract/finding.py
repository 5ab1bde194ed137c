"""What a walk through folders and archives finds, and what it takes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from extract.source import Source

ZIP_SUFFIXES = frozenset({".zip"})
WACZ = ".wacz"
_WARC_ENDINGS = (".warc", ".warc.gz", WACZ)

# What sites call their pages, and a program that fetched them left as it was.
_PAGES = frozenset({
    *(".html", ".htm", ".shtml", ".shtm", ".xhtml", ".jhtml", ".dhtml", ".phtml"),
    *(".jsp", ".jspx", ".aspx", ".asp", ".ashx", ".php", ".do", ".action", ".cgi"),
})  # fmt: skip
# A file that is named by itself is always tried; a walk takes pages, texts, PDF and archives, ...
_TAKEN = _PAGES | frozenset({".txt", ".text", ".pdf", ""}) | ZIP_SUFFIXES
# ... and reports in formats that are not read: their outcome then says so, where skipping would hide a report.
_REPORTS = frozenset({
    *(".doc", ".docx", ".docm", ".xls", ".xlsx", ".xlsm", ".wps", ".et", ".rtf", ".ofd", ".uof", ".mht", ".mhtml"),
    *(".odt", ".ods", ".fodt", ".fods"),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something named or found that could not be opened, and why, in one line."""

    uri: str
    error: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that a walk left out because reports are not looked for in files of its kind.

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
    suffix = suffix_of(name)
    if suffix in _TAKEN or suffix in _REPORTS or is_web_archive(name):
        return ""
    return f"reports are not looked for in {suffix} files"


def suffix_of(name: str) -> str:
    """How a name ends, in small letters, without the query of an address (`index.html?id=3`); often nothing."""
    suffix = PurePosixPath(PurePosixPath(name).name.partition("?")[0]).suffix.lower()
    # A dot in a Chinese name (`1.总体情况`) is no suffix: those are short and ASCII.
    return suffix if suffix.isascii() else ""
