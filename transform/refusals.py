"""Refuses what is no annual report, and copies that cannot be trusted."""

from __future__ import annotations

from collections.abc import Sequence

from extract.document import Document
from transform.errors import NotAReportError, SuspiciousCopyError
from transform.identity.rules import identity_rules, pattern
from transform.identity.title import LONGEST_TITLE, Title, announced, other_document, read_title, year_without_reports
from transform.suspicion import suspicion
from transform.tables import Statistics

_LINES_OF_A_HEAD = 3


def refuse_suspicious_copies(document: Document, lines: Sequence[str]) -> None:
    """Refuses a page about disclosure that carries what no government prints."""
    titles = [document.title or "", *(value for _, value in document.metadata)]
    text = "\n".join(lines)
    if "公开" in text and (reason := suspicion(titles, text)):
        raise SuspiciousCopyError(reason)


def refuse_other_documents(marked: Sequence[str], title: Title | None) -> None:
    """Refuses a page whose own title says that it is something else, whatever titles of reports stand on it.

    A notice that makes a report known (关于印发…年度报告的通知) and prints it in full is read as the report.
    """
    if title is not None and any(read_title(announced(text) or text) for text in marked):
        return
    for text in (text for text in marked if len(text) <= LONGEST_TITLE):
        if kind := other_document(text):
            raise NotAReportError(f"the title says that it is {kind}: {text.strip()[:60]}")


def refuse_other_years(marked: Sequence[str], lines: Sequence[str], title: Title | None) -> None:
    """Refuses a report on a year on which there can be none: its figures would be taken for those of another."""
    for text in [*marked, *lines[:_LINES_OF_A_HEAD]] if title is None else ():
        if year := year_without_reports(text):
            raise NotAReportError(f"there can be no report on {year}: {text.strip()[:60]}")


def refuse_without_text(title: Title | None, marked: Sequence[str], lines: Sequence[str]) -> None:
    """Refuses a page without numbers in tables that has the title of a report, and not its text."""
    titles = [at for at, line in enumerate(lines) if len(line) <= LONGEST_TITLE and _is_title(line)]
    prose = [line for line in lines[titles[0] + 1 if titles else 0 :] if "。" in line]
    is_head = not titles or titles in ([0], [1])
    if not prose and not is_head and not any(map(_is_title, marked)):
        raise NotAReportError("no text follows the titles of reports on it: it is a list, or has links to them")
    rules = identity_rules()
    if any(pattern(rules.news).search(line) for line in prose[:_LINES_OF_A_HEAD]):
        raise NotAReportError("it is a piece of news about a report")
    if title and title.agency is None and any(pattern(rules.request).search(line) for line in prose[:_LINES_OF_A_HEAD]):
        raise NotAReportError("it asks others for their reports")


def _is_title(text: str) -> bool:
    """Whether a text is the title of a report, and not only the name of a column of reports."""
    title = read_title(text)
    return title is not None and bool(title.agency or title.year)


def refuse_without_values(lines: Sequence[str], statistics: Statistics) -> None:
    """Refuses a page that has neither the title of a report nor a table with values.

    A sentence is no title: the first one of many reports names the notice by which they were written.
    """
    for text in (text for text in lines[:_LINES_OF_A_HEAD] if "。" not in text):
        if kind := other_document(text):
            raise NotAReportError(f"the title says that it is {kind}: {text.strip()[:60]}")
    if not any(observation.value is not None for observation in statistics.observations):
        raise NotAReportError("it has neither the title of an annual report nor a statistics table with values")
