"""A fictional report from a seed: form, script, values, prose and looks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from opencc import OpenCC

from tests.typesetting.layout import Block, Grid, Kind, Printed, Prose, ReportToSet, Style
from tests.typesetting.prose import agency, paragraph, paragraphs
from tests.typesetting.tables import FULL_WIDTH, grid, labels, one_grid
from tests.typesetting.values import LIST_FORMS, random_values
from transform.forms import Form, form_by_id

FORMS = ("2008", "2014", "2019", "2021")
SCRIPTS = ("hans", "hant")
YEARS = {"2008": (2008, 2013), "2014": (2014, 2018), "2019": (2019, 2020), "2021": (2021, 2025)}
_TO_TRADITIONAL = OpenCC("s2t")
_IN_FONTS = str.maketrans("爲", "為")
"""Spellings of the conversion that few fonts have."""


def compose(form_id: str, script: str, seed: int) -> ReportToSet:
    """The report of a seed; the same arguments make the same report."""
    dice = Random(f"{form_id} {script} {seed}")
    form = form_by_id(form_id)
    expected = random_values(form, dice)
    blocks = tuple(_blocks(form, expected, dice))
    if script == "hant":
        blocks = tuple(map(_traditional, blocks))
    return ReportToSet(f"{form_id}-{script}-{seed}", form_id, script, blocks, _style(dice), expected)


def reports(count: int, seed: int) -> list[ReportToSet]:
    """`count` reports over all forms, every third of them in traditional characters."""
    return [
        compose(FORMS[i % len(FORMS)], SCRIPTS[(i // len(FORMS)) % 3 == 2], seed * 10_000 + i) for i in range(count)
    ]


def _style(dice: Random) -> Style:
    return Style(
        font=dice.randrange(4),
        size=dice.choice([10.5, 12, 14, 16]),
        table_size=dice.choice([8, 9, 9, 10.5]),
        leading=dice.choice([1.3, 1.6, 2.0]),
        padding=dice.choice([1, 2, 4]),
        margins=(dice.randint(18, 38), dice.randint(16, 30), dice.randint(20, 36), dice.randint(16, 30)),
        repeat_headers=dice.random() < 0.4,
        split_rows=dice.random() < 0.4,
        upright=dice.random() < 0.5,
    )


def _blocks(form: Form, values: dict[tuple[str, str], Printed], dice: Random) -> Iterator[Block]:
    name, year = agency(dice), dice.randint(*YEARS[form.id])
    title = f"{year}年政府信息公开工作年度报告"
    yield from _heads([name, title] if dice.random() < 0.5 else [name + title], Kind.TITLE)
    yield Prose(
        f"本报告由{name}根据有关规定编制，所列数据的统计期限为{year}年1月1日至{year}年12月31日。{paragraph(dice)}"
    )
    if form.id in LIST_FORMS:
        yield from _list_report(form, name, values, dice)
    else:
        yield from _sectioned_report(form, values, dice)


def _heads(texts: Sequence[str], kind: Kind) -> Iterator[Prose]:
    return (Prose(text, kind) for text in texts)


def _section(title: str, dice: Random, most: int) -> Iterator[Prose]:
    yield Prose(title, Kind.SECTION)
    yield from map(Prose, paragraphs(dice, most))


def _list_report(form: Form, name: str, values: dict[tuple[str, str], Printed], dice: Random) -> Iterator[Block]:
    """Prose and then the table of the statistics, as the reports until 2018."""
    for title in ("一、概述", "二、主动公开政府信息的情况", "三、依申请公开政府信息的情况"):
        yield from _section(title, dice, 5)
    (table,) = (table for table in form.tables if table.relative is None)
    yield Prose(table.title, Kind.TITLE)
    if dice.random() < 0.5:
        yield Prose(f"填报单位（盖章）：{name}", Kind.CAPTION)
    yield grid(table, _texts(values), labels(table, dice), dice)
    if dice.random() < 0.5:
        yield Prose("（注：本表所列数字由各科室报送，办公室汇总。）", Kind.CAPTION)
    yield from _section("四、存在的问题和改进措施", dice, 3)


def _sectioned_report(form: Form, values: dict[tuple[str, str], Printed], dice: Random) -> Iterator[Block]:
    """The six sections of the reports since 2019."""
    yield from _section("一、总体情况", dice, 8)
    yield Prose("二、主动公开政府信息情况", Kind.SECTION)
    *small, applications, remedies = form.tables
    texts = _texts(values)
    grids = {table.title.translate(FULL_WIDTH): grid(table, texts, labels(table, dice), dice) for table in small}
    if dice.random() < 0.6:
        yield one_grid(grids)
    else:
        for title, each in grids.items():
            yield from (Prose(title, Kind.CAPTION), each)
    for table, number in ((applications, "三"), (remedies, "四")):
        yield Prose(f"{number}、{table.title}", Kind.SECTION)
        if dice.random() < 0.3:
            yield Prose(paragraph(dice))
        yield grid(table, texts, labels(table, dice), dice)
    yield from _section("五、存在的主要问题及改进情况", dice, 4)
    yield from _section("六、其他需要报告的事项", dice, 2)


def _texts(values: dict[tuple[str, str], Printed]) -> dict[tuple[str, str], str]:
    return {key: printed.text for key, printed in values.items()}


def _traditional(block: Block) -> Block:
    if isinstance(block, Prose):
        return replace(block, text=_in_traditional(block.text))
    rows = (tuple(replace(cell, text=_in_traditional(cell.text)) for cell in row) for row in block.rows)
    return Grid(tuple(rows), block.widths, block.header_rows)


def _in_traditional(text: str) -> str:
    return _TO_TRADITIONAL.convert(text).translate(_IN_FONTS)
