"""Reads the forms and says exactly what is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import msgspec
import yaml

from transform.forms.model import Form, FormTable, Identity

FOLDER = Path(__file__).parent


class InvalidFormError(Exception):
    """A form file contradicts its model or itself; the message lists every problem, with the file."""


@cache
def load_forms() -> tuple[Form, ...]:
    """All forms of this folder, oldest first.

    Raises `InvalidFormError` for a file that does not fit the model.
    """
    forms = tuple(read_form(path) for path in sorted(FOLDER.glob("*.yaml")))
    return tuple(sorted(forms, key=lambda form: form.first_year))


def form_by_id(form_id: str) -> Form:
    """The form with this id; raises `KeyError` if there is none."""
    for form in load_forms():
        if form.id == form_id:
            return form
    raise KeyError(form_id)


def read_form(path: Path) -> Form:
    """One form file, validated: known fields and types, unique ids, and rules that name what exists."""
    try:
        form = msgspec.convert(yaml.load(path.read_bytes(), yaml.CSafeLoader), Form)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise InvalidFormError(f"{path.name}: {error}") from error
    if problems := list(_problems(form)):
        raise InvalidFormError(f"{path.name}: " + "; ".join(problems))
    return form


def _problems(form: Form) -> Iterator[str]:
    yield from _repeated("table", (table.id for table in form.tables))
    for table in form.tables:
        yield from _table_problems(table)
    yield from _rule_problems(form)
    columns = {column.id for table in form.tables for column in table.columns}
    yield from (f"annual column {name} is no column" for name in form.annual_columns if name not in columns)


def _table_problems(table: FormTable) -> Iterator[str]:
    rows = {row.id for row in table.rows}
    columns = {column.id for column in table.columns}
    yield from _repeated(f"{table.id}: row", (row.id for row in table.rows))
    yield from _repeated(f"{table.id}: column", (column.id for column in table.columns))
    yield from _repeated(f"{table.id}: code", (row.code for row in table.rows if row.code))
    for row in table.rows:
        if row.parent is not None and row.parent not in rows:
            yield f"{table.id}: row {row.id} has the unknown parent {row.parent}"
        yield from (f"{table.id}: row {row.id} names the unknown column {c}" for c in row.dashed if c not in columns)


def _rule_problems(form: Form) -> Iterator[str]:
    tables = {table.id: table for table in form.tables}
    named = [(rule.id, rule.table) for rule in form.zero_agreements]
    named += [(rule.id, rule.table) for rule in form.competences]
    named += [(rule.id, table) for rule in form.domains for table in rule.tables]
    named += [(rule.id, table) for rule in form.identities for table in rule.tables]
    yield from _repeated("table of a rule", (f"{rule}: {table}" for rule, table in named))
    yield from (f"rule {rule} names the unknown table {table}" for rule, table in named if table not in tables)
    for identity in form.identities:
        for table in (tables[name] for name in identity.tables if name in tables):
            yield from _unknown_terms(identity, table)


def _unknown_terms(identity: Identity, table: FormTable) -> Iterator[str]:
    known = {part.id for part in (table.rows if identity.each == "column" else table.columns)}
    terms = (*identity.left, *identity.left_each, *identity.right, *identity.required)
    return (f"identity {identity.id} names the unknown term {term}" for term in terms if term not in known)


def _repeated(what: str, ids: Iterable[str]) -> Iterator[str]:
    return (f"{what} {name} is there {count} times" for name, count in Counter(ids).items() if count > 1)
