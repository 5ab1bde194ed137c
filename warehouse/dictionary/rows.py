"""The dictionary of a warehouse: forms, indicators and the crosswalk, as rows of its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

import transform.forms
from transform.forms import Column, Form, FormTable, Row
from transform.identity.offices import function_list
from transform.identity.regions import regions
from transform.identity.successions import successions
from transform.narrative.lexicon import lexicon
from transform.values import counting_units, money_units
from warehouse.dictionary.counterparts import load_without_counterpart, require_complete
from warehouse.dictionary.crosswalk import Cells, HarmonisedIndicator, annual_columns, cells_of, load_crosswalk
from warehouse.dictionary.formula import Alternative, Combine, Role
from warehouse.dictionary.places import function_rows, region_rows, succession_rows
from warehouse.dictionary.rates import Rate, load_rates
from warehouse.dictionary.series import series_jumps, series_terms
from warehouse.dictionary.units import load_units, require_known, unit_factors
from warehouse.tables import insert

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class FormRow(NamedTuple):
    """A row of the table `form`."""

    form: str
    title: str
    authority: str
    first_year: int
    last_year: int | None
    position: int


class IndicatorRow(NamedTuple):
    """A row of the table `indicator`."""

    form: str
    indicator: str
    label: str
    unit: str | None
    parent: str | None
    code: str | None
    heading: bool
    stock: bool
    table_id: str
    table_title: str
    position: int


class CellRow(NamedTuple):
    """A row of the table `form_cell`."""

    form: str
    indicator: str
    column_id: str
    label: str
    unit: str | None
    annual_priority: int | None
    position: int


class HarmonisedRow(NamedTuple):
    """A row of the table `harmonised_indicator`."""

    harmonised_id: str
    label_zh: str
    label_en: str
    unit: str
    nature: str
    note: str
    position: int


class FormulaRow(NamedTuple):
    """A row of the table `crosswalk_formula`."""

    harmonised_id: str
    form: str
    formula: str
    comparability: str | None


class StepRow(NamedTuple):
    """A row of the table `crosswalk_step`."""

    harmonised_id: str
    from_form: str
    to_form: str
    comparability: str


class TermRow(NamedTuple):
    """A row of the table `crosswalk_term`."""

    harmonised_id: str
    form: str
    alternative: int
    term: int
    role: Role
    combine: Combine
    factor: int
    cell: str
    indicator: str
    column_id: str
    priority: int


_TermCell = tuple[int, Role, Combine, int, str, str, str, int]
"""What follows the alternative in a `TermRow`."""


class NarrativeRow(NamedTuple):
    """A row of the table `narrative_indicator`."""

    indicator: str
    label_zh: str
    label_en: str
    unit: str
    is_harmonised: bool
    position: int


class RateRow(NamedTuple):
    """A row of the table `rate`."""

    rate_id: str
    label_zh: str
    label_en: str
    formula: str
    factor: int
    unit: str
    note: str
    position: int


class UnitFactorRow(NamedTuple):
    """A row of the table `unit_factor`."""

    from_unit: str
    to_unit: str
    factor: Decimal


def store_dictionary(connection: DuckDBPyConnection) -> None:
    """Replaces the dictionary; call it inside a transaction.

    Raises `InvalidCrosswalkError` or `transform.forms.InvalidFormError` if its files contradict each other.
    """
    forms = transform.forms.load_forms()
    crosswalk = load_crosswalk(forms)
    require_complete(forms, crosswalk, load_without_counterpart())
    units = load_units()
    ids = {indicator.harmonised_id for indicator in crosswalk}
    stated = (unit for each in lexicon().indicators if each.id in ids for unit in each.units)
    require_known(
        units, forms, [*(indicator.unit for indicator in crosswalk), *money_units(), *counting_units(), *stated]
    )
    _replace(connection, "form", form_rows(forms))
    _replace(connection, "indicator", indicator_rows(forms))
    _replace(connection, "form_cell", cell_rows(forms))
    _replace(connection, "harmonised_indicator", harmonised_rows(crosswalk))
    _replace(connection, "crosswalk_formula", formula_rows(crosswalk))
    _replace(connection, "crosswalk_step", step_rows(crosswalk))
    _replace(connection, "rate", rate_rows(load_rates(crosswalk)))
    _replace(connection, "crosswalk_term", term_rows(crosswalk, forms))
    _replace(connection, "narrative_indicator", narrative_rows(crosswalk))
    _replace(connection, "series_term", series_terms(forms))
    _replace(connection, "series_jump", series_jumps())
    factors = (UnitFactorRow(each.from_unit, each.to_unit, each.factor) for each in unit_factors(units))
    _replace(connection, "unit_factor", factors)
    _replace(connection, "region", region_rows(regions()))
    _replace(connection, "agency_function", function_rows(function_list().functions))
    _replace(connection, "succession_rule", succession_rows(successions()))


def _replace(connection: DuckDBPyConnection, table: str, rows: Iterable[NamedTuple]) -> None:
    connection.execute(f"DELETE FROM {table}")
    insert(connection, table, list(rows))


def form_rows(forms: Iterable[Form]) -> Iterator[FormRow]:
    """One row per form, oldest first."""
    for position, form in enumerate(forms, 1):
        yield FormRow(form.id, form.title, form.authority, form.first_year, form.last_year, position)


def indicator_rows(forms: Iterable[Form]) -> Iterator[IndicatorRow]:
    """One row per row of a form; the official table describes what its local relatives repeat."""
    for form in forms:
        found: dict[str, tuple[FormTable, Row]] = {}
        for table in form.tables:
            for row in table.rows:
                found.setdefault(table.indicator(row), (table, row))
        for position, (indicator, (table, row)) in enumerate(found.items(), 1):
            parent = None if row.parent is None else table.prefix + row.parent
            label = row.label or table.title
            shape = (row.heading, row.stock, table.id, table.title, position)
            yield IndicatorRow(form.id, indicator, label, row.unit, parent, row.code, *shape)


def cell_rows(forms: Iterable[Form]) -> Iterator[CellRow]:
    """One row per cell of a form; a cell without a unit of its own has that of its row, or its column."""
    for form in forms:
        cells = cells_of(form)
        found: dict[tuple[str, str], tuple[Row, Column]] = {}
        for table in form.tables:
            for row in table.rows:
                for column in table.columns:
                    found.setdefault((table.indicator(row), column.id), (row, column))
        for position, ((indicator, name), (row, column)) in enumerate(found.items(), 1):
            annual = annual_columns(form, cells, indicator)
            priority = annual.index(name) + 1 if name in annual else None
            label = " ".join((*column.group, column.label))
            yield CellRow(form.id, indicator, name, label, row.unit or column.unit, priority, position)


def harmonised_rows(crosswalk: Iterable[HarmonisedIndicator]) -> Iterator[HarmonisedRow]:
    """One row per harmonised indicator, in the order of the crosswalk."""
    for position, each in enumerate(crosswalk, 1):
        labels = (each.label_zh, each.label_en, each.unit, each.nature, each.note)
        yield HarmonisedRow(each.harmonised_id, *labels, position)


def formula_rows(crosswalk: Iterable[HarmonisedIndicator]) -> Iterator[FormulaRow]:
    """One row per formula."""
    for each in crosswalk:
        for entry in each.formulas:
            yield FormulaRow(each.harmonised_id, entry.form, str(entry.formula), entry.comparability)


def narrative_rows(crosswalk: Iterable[HarmonisedIndicator]) -> Iterator[NarrativeRow]:
    """One row per indicator of the narrative, and per total of one over the years."""
    known = {each.harmonised_id for each in crosswalk}
    for position, each in enumerate(lexicon().indicators, 1):
        yield NarrativeRow(each.id, each.label_zh, each.label_en, each.unit, each.id in known, position)
        if each.cumulative:
            labels = (f"{each.label_zh}(历年累计)", f"{each.label_en}, since 2008")
            yield NarrativeRow(each.cumulative, *labels, each.unit, False, position)


def step_rows(crosswalk: Iterable[HarmonisedIndicator]) -> Iterator[StepRow]:
    """One row per pair of forms that have an indicator."""
    for each in crosswalk:
        for older, newer in each.pairs():
            comparability = each.comparability(older, newer)
            if comparability is not None:
                yield StepRow(each.harmonised_id, older, newer, comparability)


def rate_rows(rates: Iterable[Rate]) -> Iterator[RateRow]:
    """One row per rate, in the order of the file."""
    for position, each in enumerate(rates, 1):
        labels = (each.label_zh, each.label_en)
        yield RateRow(each.rate_id, *labels, each.text, each.factor, each.unit, each.note, position)


def term_rows(crosswalk: Iterable[HarmonisedIndicator], forms: Iterable[Form]) -> Iterator[TermRow]:
    """One row per cell that a term can take: an annual value can come from several columns."""
    known = {form.id: (form, cells_of(form)) for form in forms}
    for each in crosswalk:
        for entry in each.formulas:
            form, cells = known[entry.form]
            for number, alternative in enumerate(entry.formula.alternatives, 1):
                rows = _alternative_rows(form, cells, alternative)
                yield from (TermRow(each.harmonised_id, form.id, number, *row) for row in rows)


def _alternative_rows(form: Form, cells: Cells, alternative: Alternative) -> Iterator[_TermCell]:
    terms = [(side.role, side.combine, term) for side in alternative.sides for term in side.terms]
    for position, (role, combine, term) in enumerate(terms, 1):
        name = term.indicator if term.column is None else f"{term.indicator}/{term.column}"
        columns = annual_columns(form, cells, term.indicator) if term.column is None else (term.column,)
        for priority, column in enumerate(columns, 1):
            yield (position, role, combine, term.factor, name, term.indicator, column, priority)
