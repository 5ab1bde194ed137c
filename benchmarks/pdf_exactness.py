"""How many cells of printed reports are read exactly, by typesetting.

    python -m benchmarks.pdf_exactness --documents 200 --seed 1 --keep failures/

sets reports of all forms with random values in every typesetting that this machine has, reads them back and counts.
`wrong` is a cell that was read as something else without a flag, `unread` one that is missing, uncertain or no number.
Reports of which a program lost rows or the end when it printed them are named and left out: LibreOffice does so now and
then.
`--keep` copies the PDFs that were not read exactly into a folder, with a text file that says which cells.
The PDFs are kept in `--cache`, so that a second run with the same arguments only reads.
"""

from __future__ import annotations

import argparse
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

import pypdfium2

from benchmarks.printed import CACHE, available_typesettings, printed
from extract import read
from extract.source import Source
from tests.typesetting.layout import Block, Grid, ReportToSet, Role
from tests.typesetting.report import reports
from tests.typesetting.typesettings import TYPESETTINGS, Typesetting
from tests.typesetting.verdict import Difference, differences
from transform import interpret

_LABEL = 4  # characters, the shortest label of a row

BATCH = 25
"""Reports that one process sets at a time."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one PDF; `error` where it could not be read at all."""

    typesetting: str
    report: str
    file: Path
    cells: int
    differences: tuple[Difference, ...]
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """The reports that one process sets and reads."""

    typesetting: Typesetting
    numbers: tuple[int, ...]
    documents: int
    seed: int
    cache: Path

    def run(self) -> list[Result]:
        """Sets what is not in the cache, and reads everything back."""
        composed = reports(self.documents, self.seed)
        mine = [composed[number] for number in self.numbers]
        files = printed(self.typesetting, mine, self.cache)
        return [self._read(report, file) for report, file in zip(mine, files, strict=True) if _is_whole(report, file)]

    def _read(self, report: ReportToSet, file: Path) -> Result:
        try:
            found = differences(report, interpret(read(Source(str(file), file.read_bytes()))))
        except Exception as error:  # noqa: BLE001 - a reader that breaks is a result here
            message = f"{type(error).__name__}: {error}"
            missing = tuple(differences(report, None))
            return Result(self.typesetting.name, report.name, file, len(report.expected), missing, message)
        return Result(self.typesetting.name, report.name, file, len(report.expected), tuple(found))


def _is_whole(report: ReportToSet, file: Path) -> bool:
    """Whether the file holds all of a report, as a bare text tells."""
    document = pypdfium2.PdfDocument(file)
    text = _bare("".join(document[number].get_textpage().get_text_range() for number in range(len(document))))
    document.close()
    if _lost(report, text) < _LABEL:
        return True
    print(f"left out: {file} does not hold all of its report")
    return False


def _lost(report: ReportToSet, text: str) -> int:
    """How many characters of the report the text lacks; those that it lacks altogether are written otherwise.

    Rows may be printed in any order, and headers several times.
    """
    printed = Counter(one for one in _bare("".join(map(_text, report.blocks))) if one.isalpha())
    here = Counter(text)
    return sum(max(count - here[one], 0) for one, count in printed.items() if one in here)


def _text(block: Block) -> str:
    """The text of a block, without the headings beside rows, which no value needs."""
    if not isinstance(block, Grid):
        return block.text
    return "".join(cell.text for row in block.rows for cell in row if cell.role is not Role.HEADING)


def _bare(text: str) -> str:
    return "".join(normalize("NFKC", text).split())


def main() -> None:
    """Prints the shares."""
    options = _options()
    jobs = list(_jobs(options))
    with ProcessPoolExecutor() as pool:
        results = [result for batch in pool.map(Job.run, jobs) for result in batch]
    _print_table(results)
    if options.keep:
        _keep(results, options.keep)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=200, help="reports in all, over all typesettings")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--typesetting", action="append", choices=[each.name for each in TYPESETTINGS])
    parser.add_argument("--cache", type=Path, default=CACHE)
    parser.add_argument("--keep", type=Path, help="folder for the PDFs that are not read exactly")
    return parser.parse_args()


def _jobs(options: argparse.Namespace) -> Iterator[Job]:
    """Every typesetting that is here sets an equal share of the reports."""
    available = available_typesettings(options.typesetting)
    for position, typesetting in enumerate(available):
        numbers = _numbers(position, len(available), options.documents)
        for start in range(0, len(numbers), BATCH):
            batch = tuple(numbers[start : start + BATCH])
            yield Job(typesetting, batch, options.documents, options.seed, options.cache)


def _numbers(position: int, typesettings: int, documents: int) -> list[int]:
    """An equal share of the reports, whose forms and scripts take turns."""
    share = -(-documents // typesettings)
    return list(range(position * share, min(documents, (position + 1) * share)))


def _print_table(results: Sequence[Result]) -> None:
    groups: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        groups[result.typesetting].append(result)
    print(
        f"{'typesetting':26}{'documents':>10}{'exact':>8}{'cells':>9}{'right':>9}{'wrong':>8}{'unread':>8}{'share':>10}"
    )
    for name, group in [*groups.items(), ("all", list(results))]:
        cells = sum(result.cells for result in group)
        wrong = sum(each.is_wrong for result in group for each in result.differences)
        unread = sum(not each.is_wrong for result in group for each in result.differences)
        exact = sum(not result.differences for result in group)
        right = cells - len({(r.file, d.indicator, d.column) for r in group for d in r.differences if d.printed})
        print(f"{name:26}{len(group):>10}{exact:>8}{cells:>9}{right:>9}{wrong:>8}{unread:>8}{right / cells:>10.3%}")


def _keep(results: Sequence[Result], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for result in results:
        if not result.differences:
            continue
        name = f"{result.typesetting}-{result.report}"
        shutil.copy(result.file, folder / f"{name}.pdf")
        lines = [result.error] if result.error else map(str, result.differences)
        (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
