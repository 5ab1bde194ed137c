"""Pages of fictional reports, set from the form files: the tables as the forms print them, with any values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby

from transform.forms import Form, FormTable, Row, form_by_id

Values = Mapping[tuple[str, str], str]
"""Texts of value cells by indicator and column."""

Labels = Callable[[Row], str]
"""The text that is printed as the label of a row."""

NUMERALS = "一二三四五六七八九"


def plain(row: Row) -> str:
    """The label of the form, without the number before it."""
    return row.label


def page(*blocks: str, title: str = "望溪县水务局2021年政府信息公开工作年度报告") -> bytes:
    """A page with a title and blocks of markup."""
    body = "\n".join(blocks)
    return f'<html><head><meta charset="utf-8"></head><body><h1>{title}</h1>{body}</body></html>'.encode()


def form_page(form_id: str, values: Values, title: str = "望溪县水务局2021年政府信息公开工作年度报告") -> bytes:
    """A report with all official tables of a form; cells without a value are left blank."""
    form = form_by_id(form_id)
    tables = [table for table in form.tables if table.relative is None]
    return page(*(f"<p>{table.title}</p>{form_table(table, values)}" for table in tables), title=title)


def form_table(table: FormTable, values: Values, label: Labels = plain) -> str:
    """One table of a form as HTML, in the layout that the form prints."""
    if table.id == "sec4":
        return _remedies(table, values)
    if table.id == "sec3":
        return _applications(table, values, label)
    return _list(table, values, label)


def rows(*lines: str) -> str:
    """A table from lines of cells separated by `|`."""
    return "<table>" + "".join(_row(*map(str.strip, line.split("|"))) for line in lines) + "</table>"


def value_cells(form: Form) -> list[tuple[str, str]]:
    """The keys of all value cells of the official tables of a form."""
    return [
        (table.indicator(row), column.id)
        for table in form.tables
        if table.relative is None
        for row in table.rows
        if not row.heading
        for column in table.columns
    ]


def _row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _list(table: FormTable, values: Values, label: Labels) -> str:
    """A table with one row of headers: label, unit and code where the form prints them, and the values."""
    heads = [*table.label_headers[:1], *table.unit_headers[:1], *table.code_headers[:1]]
    lines = [_row(*heads, *(column.label for column in table.columns))]
    for row in table.rows:
        lead = [label(row)]
        if table.unit_headers:
            lead.append(row.unit or "----")
        if table.code_headers:
            lead.append(row.code or "")
        lines.append(_row(*lead, *_values(table, row, values)))
    return "<table>" + "".join(lines) + "</table>"


def _values(table: FormTable, row: Row, values: Values) -> list[str]:
    return [values.get((table.indicator(row), column.id), "") for column in table.columns]


def _applications(table: FormTable, values: Values, label: Labels) -> str:
    """Table 三: three columns of labels with merged headings, three rows of headers."""
    names = [column.label for column in table.columns]
    head = (
        f'<tr><td colspan="3" rowspan="3">{table.label_headers[0]}</td><td colspan="7">申请人情况</td></tr>'
        f'<tr><td rowspan="2">{names[0]}</td><td colspan="5">法人或其他组织</td><td rowspan="2">{names[-1]}</td></tr>'
        f"{_row(*names[1:-1])}"
    )
    children = {row.id: [other for other in table.rows if other.parent == row.id] for row in table.rows}
    lines = []
    for row in table.rows:
        if row.heading:
            continue
        headings = _merged_headings(table, row, children, label)
        lead = [*headings, f'<td colspan="{_label_span(table, row)}">{label(row)}</td>']
        cells = "".join(f"<td>{text}</td>" for text in _values(table, row, values))
        lines.append(f"<tr>{''.join(lead)}{cells}</tr>")
    return f"<table>{head}{''.join(lines)}</table>"


def _merged_headings(table: FormTable, row: Row, children: Mapping[str, list[Row]], label: Labels) -> list[str]:
    """The headings that begin in the row of their first leaf."""
    found = []
    by_id = {other.id: other for other in table.rows}
    current = row
    while current.parent is not None:
        parent = by_id[current.parent]
        if children[parent.id][0] is not current:
            break
        found.append(f'<td rowspan="{_leaves(parent, children)}">{label(parent)}</td>')
        current = parent
    return found[::-1]


def _leaves(row: Row, children: Mapping[str, list[Row]]) -> int:
    below = children[row.id]
    return sum(_leaves(child, children) for child in below) if below else 1


def _label_span(table: FormTable, row: Row) -> int:
    depth = 0
    by_id = {other.id: other for other in table.rows}
    while row.parent is not None:
        depth, row = depth + 1, by_id[row.parent]
    return 3 - depth


def _remedies(table: FormTable, values: Values) -> str:
    """Table 四: three rows of headers over one row of 15 numbers."""
    groups = [(path, len(list(columns))) for path, columns in groupby(table.columns, key=lambda column: column.group)]
    reviews, *suits = groups
    leaves = [column.label for column in table.columns]
    first = f'<tr><td colspan="{reviews[1]}">行政复议</td><td colspan="{sum(n for _, n in suits)}">行政诉讼</td></tr>'
    spanning = "".join(f'<td rowspan="2">{label}</td>' for label in leaves[: reviews[1]])
    second = f"<tr>{spanning}" + "".join(f'<td colspan="{n}">{path[-1]}</td>' for path, n in suits) + "</tr>"
    return f"<table>{first}{second}{_row(*leaves[reviews[1] :])}{_row(*_values(table, table.rows[0], values))}</table>"
