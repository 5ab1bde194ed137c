"""What crawls found out is kept beside the reports."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from warehouse.errors import ReadOnlyError
from warehouse.loading.crawl import CrawlFinding, Finding
from warehouse.warehouse import Warehouse

LOOKED = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
FOUND = CrawlFinding("望溪县水务局", 2021, Finding.FOUND, "http://water.wangxi.example/1.html", LOOKED)


def test_findings_are_kept_with_their_run(tmp_path: Path) -> None:
    path = tmp_path / "reports.duckdb"
    with Warehouse.open(path) as warehouse:
        run = warehouse.begin_run("1")
        warehouse.record_findings([FOUND], run)
        warehouse.record_findings([], run)
    with Warehouse.open(path, read_only=True) as warehouse:
        rows = warehouse.sql("SELECT run_id, agency, year, finding, detail, looked FROM crawl_finding").rows()
        assert rows == [(1, FOUND.agency, 2021, "found", FOUND.detail, LOOKED.replace(tzinfo=None))]
        with pytest.raises(ReadOnlyError):
            warehouse.record_findings([FOUND], run)
