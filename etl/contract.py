"""The machine-readable output of `gongkai inspect --json`; other programs depend on it."""

from __future__ import annotations

from typing import Any

import msgspec

from extract.document import Document
from transform.report import Check, Figure, Observation, Report, Script


def inspection(document: Document, script: Script, report: Report | None, refusal: str | None) -> bytes:
    """One JSON object, UTF-8; `report` is null for a page that is no annual report, and `refusal` says why."""
    warnings = [{"code": warning.code, "message": warning.message} for warning in report.warnings] if report else []
    if refusal:
        warnings.append({"code": "not_a_report", "message": refusal})
    return _encoded(
        {
            "document": {
                "uri": document.uri,
                "sha256": document.sha256,
                "media_type": document.media_type,
                "title": report.title if report else document.title,
                "script": script,
            },
            "report": _identity(report) if report else None,
            "observations": [_observation(each) for each in report.observations] if report else [],
            "figures": [_figure(each) for each in report.figures] if report else [],
            "checks": [_check(each) for each in report.checks] if report else [],
            "warnings": warnings,
        }
    )


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
