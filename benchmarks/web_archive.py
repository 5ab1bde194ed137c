"""How fast a large web archive is searched for reports, beside merely iterating over it, and in how much memory.

    python -m benchmarks.web_archive [--megabytes 1024] [--pages 20000] [--reports 200]

The archive is made once: pages of agencies' sites (menus that name the column of annual reports, news, lists, notices
about reports), pictures and styles between them, and reports in UTF-8 and GB18030. Each measurement runs in a process
of its own: iterating (fastwarc, every record read), discovering (the sources that are to be read), and the whole
`gongkai ingest`.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import gettempdir

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from extract.discovery import discover
from extract.plausibility import _common_characters
from extract.source import Source
from tests.pages import form_page

MENU = (
    "<div><a href='/'>首页</a><a href='/zwgk/'>政务公开</a><a href='/xxgk/nb/'>政府信息公开年报</a>2025年11月24日</div>"
)
OTHER_TITLES = (
    "望溪县召开水务工作会议",
    "关于做好2021年政府信息公开工作年度报告编制工作的通知",
    "澄湾市2021年国民经济和社会发展统计公报",
    "云岭市教育局关于中小学招生的公告",
    "政府信息公开指南",
)
PLACES = ("望溪县", "澄湾市", "云岭市", "柳坪区", "青河区")
OFFICES = ("教育局", "水务局", "统计局", "民政局", "财政局", "审计局", "司法局", "林业局")
YEARS = range(2019, 2024)


def paragraphs(dice: Random) -> list[str]:
    """Running text of the most common characters."""
    characters = sorted(_common_characters())
    return ["".join(dice.choices(characters, k=dice.randint(40, 400))) for _ in range(3000)]


def other_page(dice: Random, texts: list[str], size: int) -> bytes:
    """A page that is no report."""
    title = dice.choice(OTHER_TITLES)
    listed = "".join(f"<li><a href='/xw/{n}.html'>{dice.choice(OTHER_TITLES)}</a></li>" for n in range(20))
    body = []
    while size > 0:
        body.append(f"<p>{dice.choice(texts)}</p>")
        size -= 3 * len(body[-1])
    head = f"<html><head><title>{title}</title></head><body>{MENU}<h1>{title}</h1>"
    page = f"{head}{''.join(body)}<ul>{listed}</ul></body></html>"
    return page.encode("gb18030" if dice.random() < 0.3 else "utf-8")


def report_page(number: int, dice: Random, texts: list[str]) -> bytes:
    """A report; `number` makes agency and year unique."""
    agency = PLACES[number % 5] + OFFICES[number // 5 % 8]
    year = YEARS[number // 40 % 5]
    values = {("sec3.new_received", "total"): str(number)}
    page = form_page("2021", values, title=f"{agency}{year}年政府信息公开工作年度报告").decode()
    page = page.replace("<body>", f"<body>{MENU}<p>{dice.choice(texts)}</p>")
    return page.replace("utf-8", "gb18030").encode("gb18030") if number % 3 == 0 else page.encode()


def records(pages: int, reports: int, megabytes: int) -> Iterator[tuple[str, str, bytes]]:
    """Address, media type and body of the captures, in a mixed order."""
    dice = Random(20251124)
    texts = paragraphs(dice)
    size = megabytes * 1024**2 // pages
    places = set(dice.sample(range(pages), reports))
    numbers = iter(range(reports))
    for n in range(pages):
        host = f"http://www.{n % 97}.gov.example"
        if n in places:
            yield f"{host}/nb/{n}.html", "text/html", report_page(next(numbers), dice, texts)
        else:
            yield f"{host}/xw/{n}.html", "text/html", other_page(dice, texts, dice.randint(size // 3, size * 5 // 3))
        if n % 10 == 0:
            yield f"{host}/img/{n}.png", "image/png", b"\x89PNG\r\n\x1a\n" + dice.randbytes(20_000)


def make(path: Path, pages: int, reports: int, megabytes: int) -> None:
    """Writes the archive."""
    with path.open("wb") as file:
        for uri, media_type, body in records(pages, reports, megabytes):
            record = WarcRecord()
            record.init_headers(WarcRecordType.response)
            record.headers["WARC-Target-URI"] = uri
            record.headers["Content-Type"] = "application/http; msgtype=response"
            head = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\nContent-Length: {len(body)}\r\n\r\n"
            record.set_bytes_content(head.encode() + body)
            plain = io.BytesIO()
            record.write(plain)
            file.write(gzip.compress(plain.getvalue(), 1))


def iterate(path: Path) -> int:
    """Reads every record and does nothing with it; how many bytes that were."""
    with path.open("rb") as file:
        return sum(len(record.reader.read()) for record in ArchiveIterator(file))


def find(path: Path) -> int:
    """How many sources are to be read."""
    return sum(isinstance(each, Source) for each in discover([str(path)], io.BytesIO()))


def ingest(path: Path) -> int:
    """How many reports are in the warehouse after the whole ingestion; their values are checked."""
    from etl.actions.ingest import run_ingest  # noqa: PLC0415
    from warehouse.warehouse import Warehouse  # noqa: PLC0415

    db = path.with_suffix(".duckdb")
    db.unlink(missing_ok=True)
    run_ingest([str(path)], db, None, None, quiet=True)
    with Warehouse.open(db, read_only=True) as warehouse:
        rows = warehouse.sql("SELECT value FROM harmonised WHERE indicator = 'applications_received'").rows()
    assert sorted(int(value) for (value,) in rows) == list(range(len(rows))), "a value is wrong"
    return len(rows)


STEPS = {"iterate": iterate, "find": find, "ingest": ingest}


def measure(step: str, path: Path) -> dict[str, float]:
    """Seconds, result, and the largest memory of the process and of its workers in MB."""
    code = subprocess.run(
        [sys.executable, "-m", "benchmarks.web_archive", "--step", step, "--archive", str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    result: dict[str, float] = json.loads(code.stdout.splitlines()[-1])
    return result


def run_step(step: str, path: Path) -> None:
    started = time.perf_counter()
    result = STEPS[step](path)
    seconds = time.perf_counter() - started
    memory = [resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(json.dumps({"seconds": seconds, "result": result, "memory": memory[0], "worker": memory[1]}))


def main() -> None:
    """Makes the archive if it is not there, measures, and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--megabytes", type=int, default=1024, help="size of the pages, unpacked")
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--step", choices=STEPS)
    options = parser.parse_args()
    path = options.archive or Path(gettempdir()) / f"gongkai-{options.megabytes}-{options.pages}.warc.gz"
    if options.step:
        run_step(options.step, path)
        return
    if not path.exists():
        make(path, options.pages, options.reports, options.megabytes)
    print(f"{path}: {path.stat().st_size // 1024**2} MB packed, {options.pages} pages, {options.reports} reports")
    base = measure("iterate", path)
    print(f"{'':<8} {'seconds':>8} {'pages/s':>8} {'× iterate':>9} {'MB':>5} {'MB of a worker':>14}  result")
    for step in STEPS:
        each = base if step == "iterate" else measure(step, path)
        ratio, speed = each["seconds"] / base["seconds"], options.pages / each["seconds"]
        memory = f"{each['memory']:>5} {each['worker']:>14}"
        print(f"{step:<8} {each['seconds']:>8.1f} {speed:>8.0f} {ratio:>9.2f} {memory}  {each['result']:.0f}")


if __name__ == "__main__":
    main()
