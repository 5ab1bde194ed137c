"""The answer of a quantity that is computed: a query that reads each of its inputs once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from warehouse.comparison.quantities import Input, Quantity
from warehouse.dictionary.formula import Role
from warehouse.statements import run, statement

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

READING = """
    LEFT JOIN (
        FROM reading
        WHERE harmonised_id = ${alias}
            AND ($forms::VARCHAR[] IS NULL OR form IS NULL OR list_contains($forms::VARCHAR[], form))
    ) AS {alias} ON {alias}.report_id = grid.report_id"""

MISSING = """
    CASE
        WHEN {alias}.value IS NULL THEN ${alias} || ' (' || {alias}.status || ')'
        WHEN {alias}.bound <> 'exact' THEN
            ${alias} || ' (only ' || sign_of({alias}.bound) || plain_number({alias}.value) || ')'
    END"""

FORM = "CASE WHEN {alias}.form IS NOT NULL THEN ${alias} || ' is of form ' || {alias}.form END"


def answer(connection: DuckDBPyConnection, quantity: Quantity, position: int, parameters: Mapping[str, object]) -> None:
    """Adds the values of a quantity, the one at this place of the question, to the temporary table `answer`."""
    aliases = {each: f"input_{number}" for number, each in enumerate(_ids(quantity), 1)}
    script = statement("comparison/steps/answer_derived.sql").format(**_expressions(quantity, aliases))
    ids = {alias: each for each, alias in aliases.items()}
    own = {"position": position, "scale": quantity.scale, "terms": len(quantity.inputs)}
    run(connection, script, {**parameters, **ids, **own})


def _ids(quantity: Quantity) -> list[str]:
    return list(dict.fromkeys(each.harmonised_id for each in quantity.inputs))


def _expressions(quantity: Quantity, aliases: Mapping[str, str]) -> dict[str, str]:
    """What stands in the braces of the query. An input that occurs twice in a formula counts twice."""
    used = [aliases[each.harmonised_id] for each in quantity.inputs]
    below = [each for each in quantity.inputs if each.role is Role.DENOMINATOR]
    above = [each for each in quantity.inputs if each.role is not Role.DENOMINATOR]
    in_order = [alias for _, alias in sorted(aliases.items())]
    no_numbers = " AND ".join(f"{alias}.value IS NULL" for alias in aliases.values())
    statuses = ", ".join(f"{alias}.status" for alias in used)
    forms = ", ".join(f"{alias}.form" for alias in used)
    return {
        "readings": "".join(READING.format(alias=alias) for alias in aliases.values()),
        "printed": _count(used, "{0}.report_id IS NOT NULL"),
        "numbers": _count(used, "{0}.value IS NOT NULL"),
        "exact": _count(used, "{0}.value IS NOT NULL AND {0}.bound = 'exact'"),
        "amount": _sum(above, aliases),
        "denominator": _sum(below, aliases),
        "is_uncertain": " OR ".join(f"{alias}.status IS NOT DISTINCT FROM 'uncertain'" for alias in used),
        "one_status": f"CASE WHEN {no_numbers} AND least({statuses}) = greatest({statuses}) THEN least({statuses}) END",
        "form": f"greatest({forms})",
        "is_of_one_form": f"least({forms}) IS NOT DISTINCT FROM greatest({forms})",
        "missing": _those(MISSING, in_order),
        "forms": _those(FORM, in_order),
        "corrections": _union(aliases.values(), "corrections"),
        "failed_checks": _union(aliases.values(), "failed_checks"),
    }


def _those(text: str, aliases: Iterable[str]) -> str:
    """A list of texts, one of each input, without those that are null."""
    return f"list_filter([{', '.join(text.format(alias=alias) for alias in aliases)}], lambda each: each IS NOT NULL)"


def _count(aliases: Iterable[str], condition: str) -> str:
    return " + ".join(f"({condition.format(alias)})::INTEGER" for alias in aliases)


def _sum(inputs: Iterable[Input], aliases: Mapping[str, str]) -> str:
    """Null unless every one of them is a number."""
    terms = (f"{aliases[each.harmonised_id]}.value * {each.factor}" for each in inputs)
    return " + ".join(terms) or "NULL::DECIMAL(38, 12)"


def _union(aliases: Collection[str], column: str) -> str:
    """Of lists that are nearly always empty: then nothing is put together."""
    some = " OR ".join(f"len({alias}.{column}) > 0" for alias in aliases)
    lists = f"list_concat({', '.join(f'{alias}.{column}' for alias in aliases)})"
    return f"CASE WHEN {some} THEN list_sort(list_distinct({lists})) ELSE [] END"
