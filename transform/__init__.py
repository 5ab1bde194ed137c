"""Turns documents into reports: knows forms and indicators; knows no file format and no database."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.document import Document
    from transform.report import Report

__all__ = ["interpret", "interpret_all"]


def interpret(document: Document) -> Report:
    """Read a document as an annual report.

    Raises `transform.errors.NotAReportError` if it is none, `SuspiciousCopyError` if it cannot be trusted.
    """
    from transform.interpretation import interpret as read  # noqa: PLC0415 - OpenCC and the forms load on first use

    return read(document)


def interpret_all(document: Document) -> tuple[Report, ...]:
    """Read every report in a document; a page can be a collection of the reports of several agencies.

    Raises `transform.errors.NotAReportError` if there is none, `SuspiciousCopyError` if it cannot be trusted.
    """
    from transform.interpretation import interpret_all as read  # noqa: PLC0415 - OpenCC and the forms load on first use

    return read(document)
