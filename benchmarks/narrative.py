"""How long the narrative of a report takes beside the parsing of its page, for the pages of a folder.

python -m benchmarks.narrative [FOLDER]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from extract import read
from extract.document import Document
from extract.encoding import decode
from extract.html.tree import parse
from extract.source import Source
from transform.narrative import Teller, figures, sentences
from transform.report import Figure, Script
from transform.script import script_of

RUNS = 9


def seconds(work: Callable[[], object]) -> float:
    """The least CPU time of several runs."""
    times = []
    for _ in range(RUNS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


def parsing(data: bytes) -> object:
    """The element tree of a page, from its bytes."""
    return parse(decode(data).text)


def reading(document: Document, script: Script) -> list[Figure]:
    """The figures of a document; its script is known by then, because everything else needs it too."""
    return list(figures(sentences(document.paragraphs(), script), 2020, Teller(None, is_government=False)))


def main() -> None:
    """Prints a line for each page and the median of the ratios."""
    ratios = []
    for path in sorted(Path(sys.argv[1] if len(sys.argv) > 1 else "samples").glob("*.html")):
        source = Source(str(path), path.read_bytes())
        document = read(source)
        parsed = seconds(partial(parsing, source.data))
        told = seconds(partial(reading, document, script_of(document)))
        ratios.append(told / parsed)
        times = f"parsing {parsed * 1000:6.1f} ms   narrative {told * 1000:6.1f} ms"
        print(f"{path.name:<40} {times}   {ratios[-1]:.2f}")
    print(f"median of narrative / parsing: {median(ratios):.2f}")


if __name__ == "__main__":
    main()
