"""How long built-in comparisons take on a generated warehouse, as ratios to one pass over its values.

    python -m benchmarks.comparing generate big.duckdb --observations 10000000
    python -m benchmarks.comparing measure big.duckdb

`generate` makes fictional reports of every form and loads them as `gongkai ingest` does. `measure` asks each question
several times, each time with a connection of its own, which has nothing of the file in memory. It prints the least and
the median of the time from the question until its answer and its notes are there: computed (as an Arrow table), and as
Python rows. Beside the median stands its ratio to `SELECT sum(value) FROM observation`, so that machines can be
compared. With `--ask` it asks only the questions whose name contains the words.

Two cores, nothing else running, least and median of seven in ms, and the ratio to a pass, for 10,000,004 observations
of 75,953 reports (309 MB), loaded as `ingest` does in 108 s. Machines differ by more than two: where a pass over all
values takes 92 ms and not 43, these figures are about twice as high.

    one indicator, three agencies                   53    55   1.3
    three indicators, three agencies                61    66   1.5
    a rate, all agencies, years side by side       121   123   2.9
    ranking of a year                               53    54   1.3
    changes of ten agencies                         51    51   1.2
    sum by function                                116   118   2.7
    median of all by year                          133   136   3.2
    long, one indicator, all agencies              193   206   4.8
    a cell of a form, a year                       110   112   2.6
    coverage                                        78    80   1.9
    gongkai compare from the shell                 318   325

Long hands over a table of 76,000 rows and 27 columns: DuckDB has the result after 171 ms, the rest makes Arrow of it.
An hour later it took 222, when the machine was a tenth slower in everything.

For 100,000,008 observations of 759,494 reports (2.9 GB; a pass takes 391): changes 120 to 152, one indicator 130 to
143, three 159 to 187, ranking 161, sum 347, coverage 382 to 449, median 464, cell 611, rate 622, long 981 to 1052 (793
until DuckDB has the result); from the shell 380.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import count, islice
from pathlib import Path

from transform.forms import Form, load_forms
from transform.report import Observation, Report, Scope, Script, Status
from warehouse import Warehouse
from warehouse.answer import Answer

REPORTS_PER_BATCH = 1000
YEARS = range(2008, 2026)
PLACES = [f"{a}{b}县" for a in "云柳望澄青石安平和永" for b in "岭屏溪湾禾桥河山川泉"]
OFFICES = (
    "生态环境局",
    "教育局",
    "水务局",
    "财政局",
    "统计局",
    "司法局",
    "民政局",
    "卫生健康局",
    "林业局",
    "交通运输局",
)
BLANK_SHARE = 0.1
ROUNDS = 7

Question = Callable[[Warehouse], Answer]

QUESTIONS: dict[str, Question] = {
    "one indicator, three agencies": lambda w: w.compare(["reviews"], agencies=_agencies(3)),
    "three indicators, three agencies": lambda w: w.compare(
        ["applications_received", "granted", "reviews"], agencies=_agencies(3)
    ),
    "a rate, all agencies, years side by side": lambda w: w.compare(["grant_rate"], by="year"),
    "ranking of a year": lambda w: w.compare(["applications_received"], years=[2022], layout="ranking"),
    "changes of ten agencies": lambda w: w.compare(["reviews"], agencies=_agencies(10), layout="changes"),
    "sum by function": lambda w: w.compare(["applications_received"], by="function"),
    "median of all by year": lambda w: w.compare(["grant_rate"], by="year", statistic="median"),
    "long, one indicator, all agencies": lambda w: w.compare(["granted"], layout="long"),
    "a cell of a form, a year": lambda w: w.compare(["sec3.granted/total"], years=[2022], by="year"),
    "coverage": lambda w: w.coverage(),
}


def _agencies(number: int) -> list[str]:
    return [f"{place}{OFFICES[0]}" for place in PLACES[:number]]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["generate", "measure"])
    parser.add_argument("db", type=Path)
    parser.add_argument("--observations", type=int, default=10_000_000)
    parser.add_argument("--ask", default="", metavar="WORDS", help="only the questions whose name contains this")
    arguments = parser.parse_args()
    if arguments.what == "generate":
        generate(arguments.db, arguments.observations)
    else:
        measure(arguments.db, arguments.ask)


def generate(path: Path, observations: int) -> None:
    """Loads fictional reports until there are as many observations."""
    started, loaded = time.perf_counter(), 0
    with Warehouse.open(path) as warehouse:
        run = warehouse.begin_run("benchmark")
        reports = _reports(observations)
        while batch := list(islice(reports, REPORTS_PER_BATCH)):
            warehouse.load(batch, run)
            loaded += sum(len(report.observations) for report in batch)
        warehouse.finish_run(run)
    seconds = time.perf_counter() - started
    size = path.stat().st_size / 1e6
    print(f"{loaded} observations in {seconds:.0f} s, {loaded / seconds:.0f} a second, {size:.0f} MB")


def _reports(observations: int) -> Iterator[Report]:
    chance = random.Random(1)
    forms = load_forms()
    made = 0
    for number in count():
        for place in PLACES:
            for office in OFFICES:
                agency = place + (f"第{number}" if number else "") + office
                for year in YEARS:
                    if made >= observations:
                        return
                    report = _report(_form_of(forms, year), agency, year, chance)
                    made += len(report.observations)
                    yield report


def _form_of(forms: tuple[Form, ...], year: int) -> Form:
    return next(
        form for form in forms if form.first_year <= year and (form.last_year is None or year <= form.last_year)
    )


def _report(form: Form, agency: str, year: int, chance: random.Random) -> Report:
    cells = {
        (table.indicator(row), column.id): row.unit or column.unit
        for table in form.tables
        if table.relative is None
        for row in table.rows
        if not row.heading
        for column in table.columns
    }
    observations = tuple(_observation(form.id, *cell, unit, chance) for cell, unit in cells.items())
    name = f"{agency}-{year}"
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    identity = (f"{name}.html", sha256, "text/html", f"{agency}{year}年度报告", Script.HANS, agency, year, Scope.AGENCY)
    return Report(*identity, None, date(year + 1, 1, 20), (form.id,), observations, (), (), ())


def _observation(form: str, indicator: str, column: str, unit: str | None, chance: random.Random) -> Observation:
    if chance.random() < BLANK_SHARE:
        return Observation(form, indicator, column, None, Status.BLANK, unit, "", None)
    value = chance.randrange(200)
    return Observation(form, indicator, column, Decimal(value), Status.NUMBER, unit, str(value), None)


def measure(path: Path, words: str) -> None:
    """Prints the times of each question whose name contains the words."""
    with Warehouse(path) as warehouse:
        ((number,),) = warehouse.sql("SELECT count(*) FROM observation").rows()
    scan = _times(path, lambda w: w.sql("SELECT sum(value) FROM observation"), Answer.rows)
    print(f"{number} observations; one pass over their values: {_told(scan)}")
    print("      computed, ms   passes         rows, ms   (least, median)")
    for name, question in QUESTIONS.items():
        if words in name:
            computed, rows = (_times(path, question, read) for read in (Answer.arrow, Answer.rows))
            passes = statistics.median(computed) / statistics.median(scan)
            print(f"{_told(computed)} {passes:8.1f} {_told(rows)}   {name}")
    print(f"{_told(_shell_times(path))}   gongkai compare from the shell")


def _times(path: Path, question: Question, read: Callable[[Answer], object]) -> list[float]:
    seconds = []
    for _ in range(ROUNDS):
        with Warehouse(path) as warehouse:
            started = time.perf_counter()
            read(question(warehouse))
            seconds.append(time.perf_counter() - started)
    return seconds


def _shell_times(path: Path) -> list[float]:
    agency = f"{PLACES[0]}{OFFICES[0]}"
    command = [sys.executable, "-m", "etl", "compare", "reviews", "--db", str(path), "--agency", agency]
    seconds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        seconds.append(time.perf_counter() - started)
    return seconds


def _told(seconds: list[float]) -> str:
    return f"{1000 * min(seconds):8.0f} {1000 * statistics.median(seconds):8.0f}"


if __name__ == "__main__":
    main()
