"""What the warehouse can hold exactly. A report that it cannot hold is refused whole, never rounded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from transform.report import Report
from transform.values import MAX_DECIMALS, MAX_INTEGER_DIGITS
from warehouse.errors import UnstorableReportError

LIMIT = Decimal(10) ** MAX_INTEGER_DIGITS
"""亿元 in 元 has eight digits more than the reader takes, which are as many as `harmonised_value.value` holds."""


def require_storable(report: Report) -> None:
    """Raises `UnstorableReportError` for a value that does not fit, or a cell that is there twice or of no form."""
    for problem in _problems(report):
        raise UnstorableReportError(report.uri, report.sha256, problem)


def _problems(report: Report) -> Iterator[str]:
    for cell, value in _values(report):
        if not fits(value):
            digits = f"{MAX_INTEGER_DIGITS} digits before or {MAX_DECIMALS} behind the point"
            yield f"the value {value} of {cell} has more than {digits}"
    counts = Counter((each.form, each.indicator, each.column) for each in report.observations)
    if len(counts) < len(report.observations):
        (form, indicator, column), count = counts.most_common(1)[0]
        yield f"the cell {indicator}/{column} of form {form} is there {count} times"
    yield from (f"a value is of form {form}, the report is not" for form, *_ in counts if form not in report.forms)


def _values(report: Report) -> Iterator[tuple[str, Decimal]]:
    for observation in report.observations:
        if observation.value is not None:
            yield f"{observation.indicator}/{observation.column}", observation.value
    for figure in report.figures:
        yield f"the figure “{figure.quote}”", figure.value
    for check in report.checks:
        yield from (
            (f"the check {check.check}", value) for value in (check.expected, check.actual) if value is not None
        )


def fits(value: Decimal) -> bool:
    """Whether the value can be stored exactly."""
    if not value.is_finite() or value.copy_abs() >= LIMIT:
        return False
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent >= -MAX_DECIMALS:
        return True
    return value == round(value, MAX_DECIMALS)
