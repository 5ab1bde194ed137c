"""What a crawl found out about an agency and a year, as `gaps` needs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from warehouse.loading.ledger import utc
from warehouse.run import Run
from warehouse.tables import insert

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Finding(StrEnum):
    """What is known of the report of an agency for a year."""

    FOUND = "found"
    NOT_PUBLISHED = "not_published"
    SITE_UNREACHABLE = "site_unreachable"
    FORBIDDEN_BY_ROBOTS = "forbidden_by_robots"
    NEVER_LOOKED = "never_looked"


@dataclass(frozen=True, slots=True)
class CrawlFinding:
    """A finding with what it rests on: the address of a report, or a line that says what happened. `looked` is UTC."""

    agency: str
    year: int
    finding: Finding
    detail: str
    looked: datetime


class _Row(NamedTuple):
    run_id: int
    agency: str
    year: int
    finding: str
    detail: str
    looked: datetime


def record_findings(connection: DuckDBPyConnection, findings: Sequence[CrawlFinding], run: Run) -> None:
    """Enters findings."""
    rows = [
        _Row(run.run_id, each.agency, each.year, each.finding.value, each.detail, utc(each.looked)) for each in findings
    ]
    insert(connection, "crawl_finding", rows)
