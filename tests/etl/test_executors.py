from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from etl.run.executors import process_pool, results
from etl.run.limits import TimeLimit, TimeLimitError
from extract.source import Source
from tests.etl.pools import DyingPool, LatelyDyingPool, SerialPool, SilentPool
from tests.pages import form_page
from warehouse.run import OutcomeKind


def sources(count: int) -> list[Source]:
    return [
        Source(f"{number}.html", form_page("2021", {("sec3.granted", "total"): str(number)})) for number in range(count)
    ]


def test_every_source_has_a_result() -> None:
    found = [result.outcome.uri for result in results(sources(7), SerialPool, waiting=3)]
    assert sorted(found) == [f"{number}.html" for number in range(7)]


def test_few_sources_are_under_way_at_a_time() -> None:
    taken: list[str] = []

    def slowly() -> Iterator[Source]:
        for source in sources(9):
            taken.append(source.uri)
            yield source

    stream = results(slowly(), SerialPool, waiting=2)
    next(stream)
    assert len(taken) <= 2


def test_a_source_that_kills_its_worker_fails_alone() -> None:
    found = {r.outcome.uri: r.outcome for r in results(sources(6), lambda: DyingPool("2.html"), waiting=4)}
    assert len(found) == 6
    assert [uri for uri, outcome in found.items() if outcome.kind is OutcomeKind.FAILED] == ["2.html"]
    assert "killed the process" in str(found["2.html"].message)


def test_a_result_that_cannot_be_handed_over_is_a_failure_of_its_source() -> None:
    found = {r.outcome.uri: r.outcome for r in results(sources(3), lambda: SilentPool("1.html"), waiting=2)}
    assert [uri for uri, outcome in found.items() if outcome.kind is OutcomeKind.FAILED] == ["1.html"]
    assert found["1.html"].error == "MemoryError"


@pytest.mark.parametrize("waiting", [1, 2, 3, 6])
def test_no_source_is_lost_when_a_worker_dies_while_others_are_loaded(waiting: int) -> None:
    found = {r.outcome.uri: r.outcome for r in results(sources(6), lambda: LatelyDyingPool("2.html"), waiting)}
    assert {uri: outcome.kind is OutcomeKind.FAILED for uri, outcome in found.items()} == {
        f"{number}.html": number == 2 for number in range(6)
    }


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="the system has no alarm signal")
def test_a_source_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(TimeLimitError, match="longer than 1 seconds"), TimeLimit(1):
        time.sleep(5)


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="the system has no alarm signal")
def test_code_that_bears_every_error_does_not_bear_the_limit_of_time_away() -> None:
    def patient() -> None:
        while True:
            with suppress(Exception):
                time.sleep(5)

    with pytest.raises(TimeLimitError), TimeLimit(1):
        patient()


@pytest.mark.slow
def test_real_worker_processes_give_the_same_results() -> None:
    found = {r.outcome.uri: r.reports for r in results(sources(5), lambda: process_pool(2), waiting=4)}
    assert found == {r.outcome.uri: r.reports for r in results(sources(5), SerialPool, waiting=4)}
