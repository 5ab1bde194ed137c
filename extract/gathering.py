"""Brings the page of a report together with its further pages and attachments, while sources stream by.

A page that links parts waits for them; it goes on when they have come, when too much is waiting, or at the end. So it
is read with what was captured of it, and what is a part of a report is no report of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from extract.errors import ExtractError
from extract.source import Source
from extract.unpacking import one_line

if TYPE_CHECKING:
    from extract.sites.parts import Parts

ROOM = 64 * 1024 * 1024
"""Bytes of pages and parts that wait at a time; a page with pictures has a few megabytes."""


@dataclass(slots=True)
class _Waiting:
    """A page, the addresses of its further pages and of its files, and what has come of them."""

    page: Source
    pages: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    found: dict[str, Source] = field(default_factory=dict)

    def expect(self, parts: Parts) -> None:
        self.pages += [uri for uri in parts.pages if uri not in self.pages]
        self.files += [uri for uri in (*parts.attachments, *parts.pictures) if uri not in self.files]

    def expected(self) -> list[str]:
        return [*self.pages, *self.files]

    def is_whole(self) -> bool:
        return len(self.found) == len(self.expected())

    def whole(self) -> Source:
        """The page with the parts that have come, in their order."""
        return replace(self.page, parts=tuple(self.found[uri] for uri in self.expected() if uri in self.found))

    def size(self) -> int:
        return len(self.page.data) + sum(len(part.data) for part in self.found.values())


class Gathering:
    """The pages that wait for their parts."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._waiting: dict[str, _Waiting] = {}
        self._wanted_by: dict[str, str] = {}

    def wants(self, uri: str) -> bool:
        """Whether a page waits for this address."""
        return uri in self._wanted_by

    def take(self, source: Source) -> Iterator[Source]:
        """Takes a source, and gives whatever is whole by then, or has to make room."""
        if (page := self._wanted_by.pop(source.uri, None)) is not None:
            self._join(page, source)
            if self._waiting[page].is_whole():
                yield self._release(page)
        elif source.uri in self._waiting:
            yield source
        else:
            parts, notes = _attempted(lambda: _parts(source))
            if parts is None:
                yield replace(source, notes=notes)
            else:
                self._waiting[source.uri] = _Waiting(source)
                self._expect(source.uri, parts)
        while self._waiting and sum(each.size() for each in self._waiting.values()) > self._room:
            yield self._release(next(iter(self._waiting)))

    def rest(self) -> Iterator[Source]:
        """Gives the pages whose parts did not all come."""
        for uri in list(self._waiting):
            yield self._release(uri)

    def _join(self, page: str, part: Source) -> None:
        waiting = self._waiting[page]
        waiting.found[part.uri] = part
        if part.uri in waiting.pages:
            parts, notes = _attempted(lambda: _further_parts(part, page))
            waiting.page = replace(waiting.page, notes=(*waiting.page.notes, *notes))
            if parts is not None:
                self._expect(page, parts)

    def _expect(self, page: str, parts: Parts) -> None:
        waiting = self._waiting[page]
        waiting.expect(parts)
        for uri in waiting.expected():
            if uri not in waiting.found:
                self._wanted_by.setdefault(uri, page)

    def _release(self, page: str) -> Source:
        waiting = self._waiting.pop(page)
        for uri in waiting.expected():
            if self._wanted_by.get(uri) == page:
                del self._wanted_by[uri]
        return waiting.whole()


def _attempted(tell: Callable[[], Parts | None]) -> tuple[Parts | None, tuple[tuple[str, str], ...]]:
    """The parts that `tell` tells, or why there are none.

    Pages are parsed here before they are read within the limits of a worker: nothing that is wrong with one of them
    may end the walk. An `ExtractError` is no remark, since reading the page gives it again.
    """
    try:
        return tell(), ()
    except ExtractError:
        return None, ()
    except Exception as error:  # noqa: BLE001 - it becomes a warning of the report
        message = f"what belongs to this page could not be told ({type(error).__name__}: {one_line(error)})"
        return None, (("parts_unknown", message),)


def _parts(source: Source) -> Parts | None:
    from extract.sites.belonging import parts_of_report  # noqa: PLC0415 - single files have none; this loads parsers

    return parts_of_report(source)


def _further_parts(page: Source, first: str) -> Parts:
    from extract.sites.belonging import parts_of_page  # noqa: PLC0415

    return parts_of_page(page, first)
