"""The forms as typed data: what `*.yaml` in this folder may say.

Forms, tables and rows are loaded once and compared by identity, which makes them cheap keys.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Column(Struct, frozen=True, forbid_unknown_fields=True):
    """A value column of a form table.

    `group` is the path of headings above its label (`行政诉讼`, `复议后起诉`). `signed` columns hold changes, so that
    a value may be negative. `unit` is the unit of the values unless the row has one.
    """

    id: str
    label: str
    variants: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    unit: str | None = None
    signed: bool = False


class Row(Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """A row of a form table.

    A `heading` row holds no values of its own; if it is `collapsible`, some reports print it as one row with the
    values of the rows below it. `dashed` are the columns in which the form itself prints a dash. `stock` rows count
    what there is at the end of the year, not what happened in it. `integer` is False for amounts of money.
    """

    id: str
    label: str
    variants: tuple[str, ...] = ()
    code: str | None = None
    unit: str | None = None
    parent: str | None = None
    heading: bool = False
    collapsible: bool = False
    stock: bool = False
    integer: bool = True
    dashed: tuple[str, ...] = ()


class FormTable(Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """One table of a form: its rows in printed order, split by its value columns.

    `prefix` goes before the row ids to make the indicator ids (`sec3.` and `granted`). `relative` names the local
    relative of the form that this table describes, None for the official one. `label_headers`, `unit_headers` and
    `code_headers` are printed above the columns of that kind, `group_headers` above several value columns.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    titles: tuple[str, ...] = ()
    prefix: str = ""
    label_headers: tuple[str, ...] = ()
    unit_headers: tuple[str, ...] = ()
    group_headers: tuple[str, ...] = ()
    code_headers: tuple[str, ...] = ()
    relative: str | None = None

    def indicator(self, row: Row) -> str:
        """The id of the indicator that a row of this table is."""
        return self.prefix + row.id


class Identity(Struct, frozen=True, forbid_unknown_fields=True):
    """An arithmetic rule of a form, evaluated in each of `tables`, once for each column or row of it.

    `each: column` reads the terms as rows of the table, `each: row` as its columns. Both sides are sums of their
    terms; every term in `left_each` makes a comparison of its own. `required` terms must hold a number for the rule to
    be assessable (by default the only term of a side); other terms may be blank, and then count as 0, as long as one
    term of their side holds a number. `flow_only` leaves stock rows out.
    """

    id: str
    tables: tuple[str, ...]
    severity: Literal["error", "warn", "info"]
    each: Literal["column", "row"]
    relation: Literal["==", "<=", ">="]
    right: tuple[str, ...]
    left: tuple[str, ...] = ()
    left_each: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    flow_only: bool = False
    tolerance: str = "0"
    note: str = ""


class Domain(Struct, frozen=True, forbid_unknown_fields=True):
    """A rule about single values: all values of the tables are at least 0, and whole where the row counts things."""

    id: str
    tables: tuple[str, ...]
    severity: Literal["error", "warn", "info"]
    whole: bool = True


class ZeroAgreement(Struct, frozen=True, forbid_unknown_fields=True):
    """A rule that two rows of a table are zero together or not at all."""

    id: str
    table: str
    severity: Literal["error", "warn", "info"]
    rows: tuple[str, str]


class Competence(Struct, frozen=True, forbid_unknown_fields=True):
    """A rule that only agencies of some levels of government can have a value above 0 in a row."""

    id: str
    table: str
    severity: Literal["error", "warn", "info"]
    row: str
    levels: tuple[str, ...]


class HeaderField(Struct, frozen=True, forbid_unknown_fields=True):
    """A labelled line above or below the table. Values of `person` and `phone` fields are never taken."""

    id: str
    label: str
    kind: Literal["text", "person", "phone", "date", "region_code", "organization_code"]
    variants: tuple[str, ...] = ()


class Form(Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """An official form with its local relatives.

    `annual_columns` says which column holds the value of the year: the first of them that holds a number.
    """

    id: str
    title: str
    authority: str
    first_year: int
    last_year: int | None
    tables: tuple[FormTable, ...]
    titles: tuple[str, ...] = ()
    annual_columns: tuple[str, ...] = ()
    header_fields: tuple[HeaderField, ...] = ()
    identities: tuple[Identity, ...] = ()
    domains: tuple[Domain, ...] = ()
    zero_agreements: tuple[ZeroAgreement, ...] = ()
    competences: tuple[Competence, ...] = ()

    def is_in_force(self, year: int | None) -> bool:
        """Whether reports on a year are made in this form; False if the year is not known."""
        return year is not None and self.first_year <= year and (self.last_year is None or year <= self.last_year)
