"""Why a document is not read as a report."""

from __future__ import annotations


class NotAReportError(Exception):
    """The document is no annual report; the message says why."""


class SuspiciousCopyError(Exception):
    """The document is a copy that others have tampered with; the message says what was seen."""
