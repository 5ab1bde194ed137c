"""Who reports: the places of a report that name its agency, from the best to the weakest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from transform.identity.names import announced_names, fullest, letterhead_name, opening_names, signature_name
from transform.identity.parts import NameParts, parts_of
from transform.identity.places import is_one_place
from transform.identity.rules import identity_rules, is_agency_name, names_a_place
from transform.identity.title import Title, completed, window_title
from transform.report import ReportWarning

_GOVERNMENTS = ("government", "government_office")

_SAME_AGENCY = 0.5
"""The share of its characters that a short name of an agency has in common with the full one."""

_OFTEN = 3
"""A text that calls its agency by a wrong name so many times was not written by that agency."""


def agency_named(
    title: Title | None, lines: Sequence[str], fields: Mapping[str, str], metadata: Sequence[tuple[str, str]]
) -> tuple[str | None, list[ReportWarning]]:
    """The agency of a report, as fully as its best place names it, and what contradicts it.

    The title goes before the statistics return, the signature, the letterhead and the sentences that open a report. The
    publisher of the page comes last. What a report calls itself (我局) tells neighbours and publishers from its agency.
    """
    itself = _itself(lines)
    unit, signature = fields.get("unit_name"), signature_name(lines)
    printed = [completed(name) for name in (unit, signature) if name and is_agency_name(name)]
    announced = [name for name in announced_names(lines) if _fits(name, itself)]
    weaker = [name for name in (*letterhead_name(lines), *announced, *opening_names(lines)) if _fits(name, itself)]
    named = [*printed, *weaker]
    publisher = next(_publishers(metadata, itself), None)
    others = {"the signature": signature, "the text": _first(weaker)}
    if title and title.agency:
        agency = fullest(title.agency, [*named, *([publisher] if publisher else [])])
        others |= {"the statistics return": unit, "the title of the window": _in_the_window(metadata)}
        if publisher and publisher.endswith(title.agency):
            others["the publisher"] = publisher
        doubts = (*_conflicts(agency, "the title", others), *_miscalled(agency, lines), *_misplaced(agency, lines))
        return agency, list(doubts)
    if named:
        agency = fullest(named[0], [*named, *([publisher] if publisher else [])])
        return agency, [*_conflicts(agency, "the report", others), *_weakly_named(agency, [*printed, *announced])]
    if publisher:
        message = f"the report names no agency; taken from the page's publisher: {publisher}"
        return completed(publisher), [ReportWarning("agency_from_publisher", message)]
    return None, [ReportWarning("agency_unknown", "no place of the report names its agency")]


def speaks_for(lines: Sequence[str], agency: str, other: str) -> bool:
    """Whether a text is of one agency rather than of another, by what it calls itself and whom it names."""
    if itself := _itself(lines):
        return _fits(agency, itself) and not _fits(other, itself)
    named = [*opening_names(lines), *filter(None, [signature_name(lines)])]
    return any(name.endswith(agency) for name in named) and not any(name.endswith(other) for name in named)


def _first(names: Sequence[str]) -> str | None:
    return names[0] if names else None


def _publishers(metadata: Sequence[tuple[str, str]], itself: str | None) -> Iterator[str]:
    """The publishers of the page that can be the agency: they name a place, and are what the report calls itself."""
    labels = identity_rules().publishers
    for key, value in metadata:
        if key in labels and is_agency_name(value) and names_a_place(value) and _fits(completed(value), itself):
            yield value


def _itself(lines: Sequence[str]) -> str | None:
    """What the report calls its agency most often (我局)."""
    word, count = _calls_itself(lines).most_common(1)[0]
    return word if count else None


def _calls_itself(lines: Sequence[str]) -> Counter[str]:
    """How often a report calls its agency what."""
    text = "".join(lines)
    return Counter({word: text.count(word) for word in identity_rules().self_kinds})


def _fits(name: str, itself: str | None) -> bool:
    """Whether an agency of this name can call itself so."""
    return itself is None or name.endswith(identity_rules().self_kinds[itself])


def _in_the_window(metadata: Sequence[tuple[str, str]]) -> str | None:
    """The agency of the report that the window of the page names."""
    title = window_title(metadata)
    return title.agency if title else None


def _conflicts(agency: str, place: str, others: Mapping[str, str | None]) -> Iterator[ReportWarning]:
    """A warning for each place that names quite another agency."""
    for where, other in others.items():
        if other is not None and is_agency_name(other) and not _is_same(agency, other):
            yield ReportWarning("agency_conflict", f"{place} says {agency}, {where} {other}")


def _miscalled(agency: str, lines: Sequence[str]) -> Iterator[ReportWarning]:
    """A warning if the text speaks of its agency only as what an agency of this name is not: it was copied."""
    counts = _calls_itself(lines)
    word, count = counts.most_common(1)[0]
    own = [each for each in counts if _fits(agency, each)]
    if count >= _OFTEN and own and not any(counts[each] for each in own):
        yield ReportWarning("agency_conflict", f"the title says {agency}, the text calls its agency {word}")


def _misplaced(agency: str, lines: Sequence[str]) -> Iterator[ReportWarning]:
    """A warning if the text speaks of the same office of another place of its rank, and never of its own."""
    place = parts_of(agency).place
    rank = next((ends for ends in identity_rules().ranks if place.endswith(tuple(ends))), None)
    if rank is None:
        return
    office = re.escape(agency.removeprefix(place))
    text = "".join(line for line in lines if "。" in line)
    named = re.findall(rf"([\u4e00-\u9fff]{{1,6}}[{rank}]){office}", text)
    if len(named) >= _OFTEN and not any(is_one_place(place, other) for other in named):
        message = f"the title says {agency}, the text speaks of the same office elsewhere: {named[0]}"
        yield ReportWarning("agency_conflict", message)


def _weakly_named(agency: str, printed: Sequence[str]) -> Iterator[ReportWarning]:
    """A warning if only a sentence names a government or its office: they write for others, and answer for them."""
    if not printed and parts_of(agency).function in _GOVERNMENTS:
        message = f"only a sentence about who wrote the report, or answers for it, names an agency: {agency}"
        yield ReportWarning("agency_from_sentence", message)


def _is_same(agency: str, other: str) -> bool:
    """Whether two names can be one agency's: short and full, or a government and the office that writes for it.

    Offices of the same kind in different places are not.
    """
    if agency.endswith(other) or other.endswith(agency):
        return True
    one, two = parts_of(agency), parts_of(other)
    if one.office and two.office and not _is_together(one, two):
        return False
    if one.function and two.function and one.function != two.function:
        return one.function in _GOVERNMENTS and two.function in _GOVERNMENTS
    return len(set(agency) & set(other)) / len(set(other)) >= _SAME_AGENCY


def _is_together(one: NameParts, two: NameParts) -> bool:
    """Whether two agencies can be in the same place, which is that of the branch for a branch."""
    ones, others = ([place for place in (each.place, each.branch) if place] for each in (one, two))
    return not ones or not others or any(is_one_place(place, other) for place in ones for other in others)
