"""Random texts of value cells, each with the status that it must be read with."""

from __future__ import annotations

from random import Random

from tests.pages import value_cells
from tests.typesetting.layout import Printed
from transform.forms import Form, FormTable, Row
from transform.report import Status

BLANK = Printed("", Status.BLANK)
FORM_DASH = Printed("----", Status.DASH)
NOTHING = (BLANK, Printed("/", Status.SLASH), FORM_DASH, Printed("-", Status.DASH))
STAR = Printed("*", Status.TEXT)
LIST_FORMS = ("2008", "2014")


def random_values(form: Form, dice: Random) -> dict[tuple[str, str], Printed]:
    """A text for every value cell of the official tables. How much is blank or long differs from report to report."""
    nothing, long = dice.choice([0.0, 0.05, 0.2, 0.5]), dice.choice([0.0, 0.05, 0.3])
    values = {key: _value(dice, nothing, long) for key in value_cells(form)}
    if form.id in LIST_FORMS:
        values |= dict.fromkeys(dice.sample(sorted(values), 3), STAR)
    return values | dict.fromkeys(_dashed(form), FORM_DASH)


def _value(dice: Random, nothing: float, long: float) -> Printed:
    if dice.random() < nothing:
        return dice.choice(NOTHING)
    return Printed(_long_number(dice) if dice.random() < long else _short_number(dice), Status.NUMBER)


def _short_number(dice: Random) -> str:
    return str(dice.choice([0, 0, dice.randrange(10), dice.randrange(100), dice.randrange(1000)]))


def _long_number(dice: Random) -> str:
    number = dice.randrange(10 ** dice.randint(4, 8))
    return dice.choice([str(number), f"{number:,}", f"{number / 100:.2f}", f"{number % 1000}.{dice.randrange(1, 10)}"])


def _dashed(form: Form) -> list[tuple[str, str]]:
    """The cells in which the form itself prints a dash."""
    official = (table for table in form.tables if table.relative is None)
    return [key for table in official for row in table.rows for key in _dashed_cells(table, row)]


def _dashed_cells(table: FormTable, row: Row) -> list[tuple[str, str]]:
    return [(table.indicator(row), column) for column in row.dashed]
