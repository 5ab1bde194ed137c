"""What agencies of a registry, or of a crawl, are called in reports: their official names in simplified characters."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from warehouse.names import spellings


def official_names(names: Iterable[str], known: Container[str]) -> dict[str, str]:
    """Each name with the official one: one that is `known`, else what a report of the agency would be filed under."""
    return {name: name if name in known else _official(name, known) for name in dict.fromkeys(names)}


def _official(name: str, known: Container[str]) -> str:
    from transform.script import script_of_name, simplified  # noqa: PLC0415 - slow, and needed only for other names

    plain = _plain(name)
    expected = _completed(simplified(plain, script_of_name(plain)))
    return next((each for each in _candidates(plain) if each in known), expected)


def _candidates(plain: str) -> Iterator[str]:
    """As written first: to convert a name that is simplified already damages it."""
    for spelling in spellings(plain):
        yield spelling
        yield _completed(spelling)


def _plain(name: str) -> str:
    """Without spaces, and with signs of one width, as titles are read."""
    from transform.labels import normalised  # noqa: PLC0415 - with the others

    return "".join(normalised(name).split())


def _completed(name: str) -> str:
    from transform.identity.title import completed  # noqa: PLC0415 - with the others

    return completed(name)
