"""How fast PDFs are read, beside plain pdfplumber and the floor.

    python -m benchmarks.pdf --documents 4 --rounds 3 [FILE ...]

reads the same printed reports (and any other files) in three ways, in turns, and prints milliseconds of processor time
per page:

- `pdfplumber`: `extract_text()` and `extract_tables()` of every page;
- `gongkai`: `extract.read`, which gives paragraphs and tables in reading order with the place of every cell;
- `pdfium`: the bare text of every page without any layout, below which nothing that uses pdfium can go.

The last columns say how much of what pdfplumber finds in its tables is the same here: rows (label and all values
alike) and cells. They differ where pdfplumber gives radicals for characters (folded before comparing), takes prose for
a table of one column (left out), doubles what is struck twice, and loses outer columns without outer rules.
"""

from __future__ import annotations

import argparse
import gc
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from pathlib import Path
from statistics import median
from time import process_time
from unicodedata import normalize

import pdfplumber
import pypdfium2

from benchmarks.printed import CACHE, available_typesettings, printed
from extract import read
from extract.document import Document
from extract.source import Source
from tests.typesetting.report import reports

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timing:
    """Processor seconds for one file (medians of all rounds), what pdfplumber found in it, and what of it we found."""

    group: str
    pages: int
    plain: float
    ours: float
    floor: float
    rows: Counter[Row]
    same_rows: Counter[Row]
    cells: Counter[str]
    same_cells: Counter[str]


def read_plain(data: bytes) -> list[list[str | None]]:
    """The rows of all tables of several columns as plain pdfplumber sees them; reads the text as well."""
    rows: list[list[str | None]] = []
    with pdfplumber.open(BytesIO(data)) as document:
        for page in document.pages:
            page.extract_text()
            rows.extend(row for table in page.extract_tables() for row in table if len(row) > 1)
            page.close()
    return rows


def read_ours(data: bytes) -> Document:
    """The document."""
    return read(Source("benchmark.pdf", data))


def read_floor(data: bytes) -> int:
    """The number of pages, after the bare text of each was read."""
    document = pypdfium2.PdfDocument(data)
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    pages = len(document)
    document.close()
    return pages


def measure(group: str, data: bytes, rounds: int) -> Timing:
    """One file in three ways, in turns."""
    ways: tuple[Callable[[bytes], object], ...] = (read_plain, read_ours, read_floor)
    seconds = [[_seconds(way, data) for way in ways] for _ in range(rounds)]
    plain, ours, floor = (median(column) for column in zip(*seconds, strict=True))
    rows = Counter(map(_row, read_plain(data)))
    our_rows = Counter(_our_rows(read_ours(data)))
    cells, our_cells = _cells(rows), _cells(our_rows)
    return Timing(group, read_floor(data), plain, ours, floor, rows, rows & our_rows, cells, cells & our_cells)


def _seconds(way: Callable[[bytes], object], data: bytes) -> float:
    gc.collect()  # what one way leaves behind is not to be cleared away by the next
    start = process_time()
    way(data)
    return process_time() - start


def _row(cells: Iterable[str | None]) -> Row:
    return tuple(text for cell in cells if (text := "".join(normalize("NFKC", cell or "").split())))


def _our_rows(document: Document) -> Iterable[Row]:
    for table in document.tables():
        for _, cells in groupby(table.cells(), key=lambda cell: cell.row):
            yield _row(cell.text for cell in cells)


def _cells(rows: Counter[Row]) -> Counter[str]:
    return Counter(text for row in rows.elements() for text in row)


def main() -> None:
    """Prints the figures."""
    options = _options()
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    print(f"{'':32}{'milliseconds per page':>29}{'times':>9}{'':>8}{'same as pdfplumber':>20}")
    heads = f"{'typesetting':26}{'pages':>6}{'pdfplumber':>12}{'gongkai':>9}{'pdfium':>8}"
    print(f"{heads}{'faster':>9}{'floor':>8}{'rows':>11}{'cells':>9}")
    files = _files(options)
    measure("warming up", files[0][1].read_bytes(), 1)
    timings = [measure(group, file.read_bytes(), options.rounds) for group, file in files]
    for name, group in groupby(timings, key=lambda timing: timing.group):
        _print_line(name, list(group))
    _print_line("all", timings)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="other PDFs to measure")
    parser.add_argument("--documents", type=int, default=4, help="reports in each typesetting")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cache", type=Path, default=CACHE)
    return parser.parse_args()


def _files(options: argparse.Namespace) -> list[tuple[str, Path]]:
    composed = reports(options.documents, options.seed)
    files = [(file.name, file) for file in options.files]
    for typesetting in available_typesettings():
        files.extend((typesetting.name, file) for file in printed(typesetting, composed, options.cache))
    return files


def _print_line(name: str, timings: Sequence[Timing]) -> None:
    pages = sum(timing.pages for timing in timings)
    plain, ours, floor = (
        sum(seconds) / pages * 1000
        for seconds in zip(*((timing.plain, timing.ours, timing.floor) for timing in timings), strict=True)
    )
    rows = _share((timing.same_rows.total(), timing.rows.total()) for timing in timings)
    cells = _share((timing.same_cells.total(), timing.cells.total()) for timing in timings)
    print(
        f"{name:26}{pages:>6}{plain:>12.1f}{ours:>9.2f}{floor:>8.2f}{plain / ours:>8.1f}x{ours / floor:>7.1f}x"
        f"{rows:>11.2%}{cells:>9.2%}"
    )


def _share(parts: Iterable[tuple[int, int]]) -> float:
    same, whole = map(sum, zip(*parts, strict=True))
    return same / whole if whole else 1.0


if __name__ == "__main__":
    main()
