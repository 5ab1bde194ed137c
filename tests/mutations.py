"""Single-cell mutations of a correct table: the errors that copying, typing and converting make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.document import Block, Document, Paragraph
from transform.interpretation import interpret
from transform.report import CheckStatus, Observation, Report, Severity, Status
from transform.values import read_value


@dataclass(frozen=True, slots=True)
class Mutation:
    """One cell of a document with another text, and how it came to be so."""

    kind: str
    observation: Observation
    document: Document


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a mutation did to the reading.

    `caught`: a check fails, a warning is given, or the cell has a status that is no number. Otherwise the wrong number
    is silent.
    """

    kind: str
    caught: bool
    indicator: str


def mutations(document: Document, report: Report) -> Iterator[Mutation]:
    """Every number of a report, changed in each way."""
    for observation in report.observations:
        if observation.status is not Status.NUMBER:
            continue
        for kind, text in _changed(observation.raw).items():
            yield Mutation(kind, observation, _with_text(document, observation, text))


def _changed(raw: str) -> dict[str, str]:
    """The kinds of error. A digit is the last one of the number."""
    last = max(index for index, char in enumerate(raw) if char.isdigit())
    digit = str((int(raw[last]) + 1) % 10)
    changes = {
        "another digit": raw[:last] + digit + raw[last + 1 :],
        "a digit twice": raw[: last + 1] + raw[last] + raw[last + 1 :],
        "emptied": "",
        "a stray letter": raw[:last] + "l" + raw[last + 1 :],
    }
    return {kind: text for kind, text in changes.items() if read_value(text) != read_value(raw)}


def _with_text(document: Document, observation: Observation, text: str) -> Document:
    """The document with another text in the cell, or in the line of a table that lost its borders."""
    return replace(document, blocks=tuple(_changed_block(block, observation, text) for block in document.blocks))


def _changed_block(block: Block, observation: Observation, text: str) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, text=text) if block.locator == observation.locator else block
    changed = {id(cell): replace(cell, text=text) for cell in block.cells() if cell.locator == observation.locator}
    rows = tuple(tuple(changed.get(id(cell), cell) if cell else None for cell in row) for row in block.rows)
    return replace(block, rows=rows) if changed else block


def verdict(mutation: Mutation, before: Report) -> Verdict:
    """Reads the mutated document and compares."""
    after = interpret(mutation.document)
    statuses = {each.key: each.status for each in after.observations}
    by_status = statuses.get(mutation.observation.key) is not Status.NUMBER
    by_check = _errors(after) > _errors(before)
    by_warning = len(after.warnings) > len(before.warnings)
    return Verdict(mutation.kind, by_status or by_check or by_warning, mutation.observation.indicator)


def _errors(report: Report) -> int:
    failed = [each for each in report.checks if each.status is CheckStatus.FAIL]
    return sum(each.severity is Severity.ERROR for each in failed)
