"""What the archives of a folder hold, so that nothing is fetched twice and nothing unchanged is stored twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from extract.errors import BrokenContainerError
from extract.warc.captures import Capture, Head, captures

_NAME = "gongkai-{crawl}-{number:05}.warc.gz"
_REPORT = "crawl-{crawl}.json"


@dataclass(frozen=True, slots=True)
class Known:
    """The last content of an address: the record that holds it, and the crawl that last saw it so."""

    head: Head
    path: Path
    offset: int
    crawl: str

    def body(self) -> bytes:
        """The content, out of the archive; raises `BrokenContainerError` if it is no longer there."""
        with self.path.open("rb") as file:
            file.seek(self.offset)
            capture = next(captures(file, lambda _: True), None)
        if capture is None or capture.body is None or capture.head.record_id != self.head.record_id:
            raise BrokenContainerError(f"{self.path} no longer holds the record {self.head.record_id}")
        return capture.body


class Memory:
    """The archives of a folder, and the crawl that is under way in it.

    A crawl is finished when its report is there. One without a report was broken off, however it ended; it is gone on
    with, and what its archives hold is not fetched again.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[tuple[str, str], Known] = {}
        self.damaged: list[str] = []
        archives = sorted(folder.glob("gongkai-*.warc.gz"))
        crawls = sorted({_crawl_of(path) for path in archives})
        self.is_resumed = bool(crawls) and not self.report(crawls[-1]).exists()
        self.crawl = crawls[-1] if self.is_resumed else datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
        self.earlier = [crawl for crawl in crawls if crawl != self.crawl]
        for path in archives:
            self._learn(path)

    def known(self, uri: str, asked: str = "") -> Known | None:
        """The last content of an address, as it was asked (see `extract.warc.asking`); None for one that is new."""
        return self._known.get((uri, asked))

    def learn(self, head: Head, path: Path, offset: int) -> None:
        """Notes a content that was written."""
        self._note(head, path, offset, self.crawl)

    def still(self, known: Known) -> None:
        """Notes that this crawl found a content unchanged."""
        self._known[known.head.uri, known.head.asked] = replace(known, crawl=self.crawl)

    def new_archive(self) -> Path:
        """The name of the next archive of this crawl."""
        number = 1 + len(list(self._folder.glob(_NAME.format(crawl=self.crawl, number=0).replace("00000", "*"))))
        return self._folder / _NAME.format(crawl=self.crawl, number=number)

    def report(self, crawl: str) -> Path:
        """The report of a crawl, which is there when it is finished."""
        return self._folder / _REPORT.format(crawl=crawl)

    def _learn(self, path: Path) -> None:
        try:
            for capture in _heads(path):
                self._note(capture.head, path, capture.offset, _crawl_of(path))
        except BrokenContainerError as error:
            self.damaged.append(f"{path}: {error}")

    def _note(self, head: Head, path: Path, offset: int, crawl: str) -> None:
        key = (head.uri, head.asked)
        if not head.is_revisit:
            self._known[key] = Known(head, path, offset, crawl)
        elif (before := self._known.get(key)) is not None:
            self._known[key] = replace(before, crawl=crawl)


def _heads(path: Path) -> Iterator[Capture]:
    with path.open("rb") as file:
        yield from captures(file, lambda _: False)


def _crawl_of(path: Path) -> str:
    return path.name.split("-")[1]
