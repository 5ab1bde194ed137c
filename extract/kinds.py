"""What kind of file some bytes are, told from the bytes and never from a name or an HTTP header."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

_OCR = "pictures are not read: find the page or the attachment that holds the same report as text"
# Not as text: there footnote marks, struck, hidden and deleted digits stand beside the others. Of changes that are only
# tracked, a web page or a PDF can show both what was and what is.
_SAVE = "accept all changes in it and save it as PDF or as a web page"
_OFFICE = f"office files are not read yet: {_SAVE}"
_ARCHIVE = "unpack it and give the files inside (only zip archives are opened)"
_OTHER = "give the web page or the text of the report"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its media type, a name with its article for a message, and what a user can do about it."""

    media_type: str
    what: str
    advice: str = ""


HTML = Kind("text/html", "a web page")
PLAIN_TEXT = Kind("text/plain", "a plain text")

# (offset, magic bytes, kind); the first that matches wins.
_MAGIC: tuple[tuple[int, bytes, Kind], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", Kind("image/png", "a PNG picture", _OCR)),
    (0, b"\xff\xd8\xff", Kind("image/jpeg", "a JPEG picture", _OCR)),
    (0, b"GIF87a", Kind("image/gif", "a GIF picture", _OCR)),
    (0, b"GIF89a", Kind("image/gif", "a GIF picture", _OCR)),
    (0, b"II*\0", Kind("image/tiff", "a TIFF picture", _OCR)),
    (0, b"MM\0*", Kind("image/tiff", "a TIFF picture", _OCR)),
    (8, b"WEBP", Kind("image/webp", "a WebP picture", _OCR)),
    (
        0,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        Kind("application/x-ole-storage", "an old office file (.doc, .xls)", _OFFICE),
    ),
    (0, b"{\\rtf", Kind("application/rtf", "an RTF document", _OFFICE)),
    (0, b"Rar!\x1a\x07", Kind("application/vnd.rar", "a RAR archive", _ARCHIVE)),
    (0, b"7z\xbc\xaf\x27\x1c", Kind("application/x-7z-compressed", "a 7z archive", _ARCHIVE)),
    (0, b"\x1f\x8b\x08", Kind("application/gzip", "a gzip archive", _ARCHIVE)),
    (0, b"BZh", Kind("application/x-bzip2", "a bzip2 archive", _ARCHIVE)),
    (0, b"MZ", Kind("application/x-msdownload", "a Windows program", _OTHER)),
    (0, b"\x7fELF", Kind("application/x-executable", "a program", _OTHER)),
    (0, b"SQLite format 3\0", Kind("application/vnd.sqlite3", "a database", _OTHER)),
    (8, b"DUCK", Kind("application/vnd.duckdb", "a database", _OTHER)),
)

_OFD_KIND = Kind("application/ofd", "an OFD document", "OFD is not read: save the report as PDF or as a web page")
_OPEN_DOCUMENT_KIND = Kind("application/vnd.oasis.opendocument", "an OpenDocument file", _OFFICE)
# A name of a member that tells what a zip container is; each is stored uncompressed in the archive's directory.
_ZIP_MEMBERS: tuple[tuple[bytes, Kind], ...] = (
    (
        b"word/",
        Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "a Word document", _OFFICE),
    ),
    (b"xl/", Kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "an Excel workbook", _OFFICE)),
    (
        b"ppt/",
        Kind("application/vnd.openxmlformats-officedocument.presentationml.presentation", "a slide show", _OFFICE),
    ),
    (b"OFD.xml", _OFD_KIND),
    (b"opendocument", _OPEN_DOCUMENT_KIND),
)
_OFFICE_KIND = Kind("application/zip", "an office file", _OFFICE)
_ZIP = Kind("application/zip", "a zip archive", "give it a name that ends in .zip and its members are read")
_PDF_KIND = Kind("application/pdf", "a PDF document")
_BMP_KIND = Kind("image/bmp", "a BMP picture", _OCR)
_MHTML_KIND = Kind("multipart/related", "a web archive (.mht)", "save it again as a web page, HTML only")

# Office programs also write a document as one file of XML; the elements have the names of HTML here and there. The root
# element tells, or the instruction that makes Windows open the program.
_XML_KINDS: tuple[tuple[re.Pattern[bytes], Kind], ...] = (
    (
        re.compile(rb"<\?mso-application\b[^>]*Word|<(?:[\w-]+:)?wordDocument[\s>]"),
        Kind("application/msword", "a Word document in XML", _OFFICE),
    ),
    (
        re.compile(rb"<\?mso-application\b[^>]*Excel|<(?:[\w-]+:)?Workbook[\s>]"),
        Kind("application/vnd.ms-excel", "an Excel workbook in XML", _OFFICE),
    ),
    (
        re.compile(rb"<\?mso-application\b|<pkg:package[\s>]|<w:document[\s>]|<uof:UOF[\s>]|<office:document"),
        Kind("application/xml", "an office file in XML", _OFFICE),
    ),
)
_PROLOG = re.compile(
    rb"\s*+(?>(?><\?(?!mso-application)[^>]*+>|<!--.*?-->|<!DOCTYPE[^>]*+>)\s*+)*+",
    re.DOTALL | re.IGNORECASE,
)

# The header of a mail, perhaps behind the line that begins its first part.
_HEADER = re.compile(
    rb"\s*+(?:--[^\r\n]++\s++)?+"
    rb"(?:[A-Za-z][\w-]*+:[^\r\n]*+(?:\r?\n[ \t]++[^\r\n]*+)*+(?:\r?\n|\Z))++"
)
_OF_A_MAIL = re.compile(
    rb"^(?:MIME-Version:|Content-Transfer-Encoding:|Content-Type:\s*multipart/)", re.IGNORECASE | re.MULTILINE
)
_LONGEST_OPENING = 64 * 1024

_TAG_NAMES = (
    rb"(?:html|head|body|title|meta|base|link|script|style|div|p|br|span|font|center|table|tbody|thead|tr|td|th|ul|ol|li"
    rb"|dl|h[1-6]|a|img|strong|b|form|iframe|frameset|article|section|main|header|pre|ucapcontent)"
)
_DOCUMENT_START = re.compile(
    # Comments are taken whole (possessive, atomic): given back by pieces, they can be cut in 2**n ways.
    rb"\s*+(?:<\?xml[^>]*+>\s*+)?+(?>(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|" + _TAG_NAMES + rb"[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
_START_TAG = re.compile(rb"<" + _TAG_NAMES + rb"(?:\s[^<>]*)?/?>", re.IGNORECASE)
_END_TAG = re.compile(rb"</" + _TAG_NAMES + rb"\s*>", re.IGNORECASE)
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def sniff(data: bytes) -> Kind:
    """The kind of some bytes; what has no magic number and no tags is plain text."""
    for offset, magic, kind in _MAGIC:
        if data.startswith(magic, offset):
            return kind
    if data.startswith(b"PK\x03\x04"):
        return next((kind for name, kind in _ZIP_MEMBERS if name in data), _ZIP)
    # Rubbish before the first object is common in PDF; ISO 32000 readers look at the first kilobyte.
    if b"%PDF-" in data[:1024]:
        return _PDF_KIND
    if data.startswith(b"BM") and data[6:10] == b"\0\0\0\0":
        return _BMP_KIND
    text = _narrow(data)
    if opened := _kind_by_opening(text[:_LONGEST_OPENING]):
        return opened
    return HTML if _is_markup(text) else PLAIN_TEXT


def kind_of_members(names: Collection[str]) -> Kind | None:
    """The kind of a zip archive with these members that is one document; None if it is a folder of files."""
    at_root = {name for name in names if "/" not in name}
    if "OFD.xml" in at_root:
        return _OFD_KIND
    if "[Content_Types].xml" in at_root:
        folders = {name.partition("/")[0].encode() + b"/" for name in names}
        return next((kind for name, kind in _ZIP_MEMBERS if name in folders), _OFFICE_KIND)
    return _OPEN_DOCUMENT_KIND if {"mimetype", "content.xml"} <= at_root else None


def _narrow(data: bytes) -> bytes:
    """The bytes of a text as far as they are ASCII: UTF-16 pads these with zeros on one side or the other."""
    for mark in _BYTE_ORDER_MARKS:
        data = data.removeprefix(mark)
    return data.replace(b"\0", b"") if b"\0" in data[:4096] else data


def _kind_by_opening(text: bytes) -> Kind | None:
    """The kind of a text that is the work of an office program or a mail, told by how it begins."""
    if (header := _HEADER.match(text)) and _OF_A_MAIL.search(header.group()):
        return _MHTML_KIND
    prolog = _PROLOG.match(text)
    start = prolog.end() if prolog else 0
    return next((kind for root, kind in _XML_KINDS if root.match(text, start)), None)


def _is_markup(data: bytes) -> bool:
    """Whether the text is HTML: it begins with a tag, or has tags that are closed (a text may mention one)."""
    if _DOCUMENT_START.match(data):
        return True
    return _START_TAG.search(data) is not None and _END_TAG.search(data) is not None
