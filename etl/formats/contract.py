"""The machine-readable output of `gongkai inspect --json`; other programs depend on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from extract.document import Document
from transform.report import Check, Figure, Observation, Report, Script
from warehouse.run import OutcomeKind


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a page is not read as a report; `code` is the kind of its outcome."""

    code: OutcomeKind
    message: str


def inspection(document: Document, script: Script, reports: Sequence[Report], refusal: Refusal | None) -> bytes:
    """One JSON object, UTF-8; `report` is null for a page that is no annual report, and a warning says why.

    Of a page with several reports the first one is there as if it were alone, and the others are in `further_reports`,
    a key that other pages do not have.
    """
    first = _report(reports[0]) if reports else _nothing(refusal)
    content = {
        "document": {
            "uri": document.uri,
            "sha256": document.sha256,
            "media_type": document.media_type,
            "title": reports[0].title if reports else document.title,
            "script": script,
        },
        **first,
    }
    if len(reports) > 1:
        content["further_reports"] = [{"title": each.title, **_report(each)} for each in reports[1:]]
    return _encoded(content)


def _report(report: Report) -> dict[str, Any]:
    return {
        "report": _identity(report),
        "observations": [_observation(each) for each in report.observations],
        "figures": [_figure(each) for each in report.figures],
        "checks": [_check(each) for each in report.checks],
        "warnings": [{"code": each.code, "message": each.message} for each in report.warnings],
    }


def _nothing(refusal: Refusal | None) -> dict[str, Any]:
    warnings = [{"code": refusal.code, "message": refusal.message}] if refusal else []
    return {"report": None, "observations": [], "figures": [], "checks": [], "warnings": warnings}


def _encoded(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.Encoder(decimal_format="number").encode(value), indent=1)


def _identity(report: Report) -> dict[str, Any]:
    return {
        "agency": report.agency,
        "year": report.year,
        "scope": report.scope,
        "forms": report.forms,
        "published": report.published,
        "organization_code": report.organization_code,
    }


def _observation(each: Observation) -> dict[str, Any]:
    return {
        "form": each.form,
        "indicator": each.indicator,
        "column": each.column,
        "value": each.value,
        "status": each.status,
        "unit": each.unit,
        "raw": each.raw,
        "locator": each.locator,
    }


def _figure(each: Figure) -> dict[str, Any]:
    return {
        "value": each.value,
        "unit": each.unit,
        "bound": each.bound,
        "precision": each.precision,
        "indicator": each.indicator,
        "about": each.about,
        "measure": each.measure,
        "period": each.period,
        "subject": each.subject,
        "quote": each.quote,
        "sentence": each.sentence,
        "locator": each.locator,
    }


def _check(each: Check) -> dict[str, Any]:
    return {
        "check": each.check,
        "kind": each.kind,
        "severity": each.severity,
        "status": each.status,
        "subject": each.subject,
        "expected": each.expected,
        "actual": each.actual,
        "message": each.message,
        "cells": [str(cell) for cell in each.cells],
    }
