"""Sources through a pool of worker processes, as a stream: few are in memory at any time."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from etl.run.interruption import end_silently_when_interrupted, interruptions_wait
from etl.run.limits import TimeLimit, TimeLimitError, limit_memory
from etl.run.pipeline import Result, failed, process
from extract.source import Source

SOURCES_PER_WORKER = 4
"""How many sources wait for each worker; more would only fill the memory."""

MakePool = Callable[[], Executor]


def process_pool(workers: int) -> ProcessPoolExecutor:
    """A pool of local processes with limits. They are spawned: forking does not agree with the threads of DuckDB."""
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=_start_worker)


def _start_worker() -> None:
    limit_memory()
    end_silently_when_interrupted()


def process_within_limits(source: Source) -> Result:
    """What a worker does with a source."""
    try:
        with TimeLimit():
            return process(source)
    except TimeLimitError as error:  # between two stages; within one it is the outcome already
        return failed(source.uri, "transform", type(error).__name__, str(error), source.sha256)


def results(sources: Iterable[Source], make_pool: MakePool, waiting: int) -> Iterator[Result]:
    """The results of all sources, in the order in which they are ready; at most `waiting` sources are under way.

    A source that kills its worker takes the whole pool with it. Those that were under way are then tried one at a time,
    each in a pool of its own, so that only the culprit fails.
    """
    remaining = iter(sources)
    pool = make_pool()
    try:
        under_way: dict[Future[Result], Source] = {}
        while True:
            for source in islice(remaining, waiting - len(under_way)):
                under_way[_submitted(pool, source)] = source
            if not under_way:
                return
            done, _ = wait(under_way, return_when=FIRST_COMPLETED)
            if any(isinstance(future.exception(), BrokenProcessPool) for future in done):
                pool.shutdown(wait=False, cancel_futures=True)
                pool = make_pool()
                yield from _after_a_crash(under_way, make_pool)
                under_way = {}
                continue
            for future in done:
                yield _result(future, under_way.pop(future))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _submitted(pool: Executor, source: Source) -> Future[Result]:
    """The work on a source; if the pool turns out to be broken already, work that broke with it.

    A worker can die at any moment, also while nobody waits for it: a pool then takes nothing more.
    """
    try:
        with interruptions_wait():  # what is spawned here learns only when it is ready how to be interrupted
            return pool.submit(process_within_limits, source)
    except BrokenProcessPool as error:
        broken: Future[Result] = Future()
        broken.set_exception(error)
        return broken


def _after_a_crash(under_way: dict[Future[Result], Source], make_pool: MakePool) -> Iterator[Result]:
    for future, source in under_way.items():
        if future.done() and not future.cancelled() and not isinstance(future.exception(), BrokenProcessPool):
            yield _result(future, source)
        else:
            yield _alone(source, make_pool)


def _alone(source: Source, make_pool: MakePool) -> Result:
    with make_pool() as pool:
        future = _submitted(pool, source)
        wait([future])
        return _result(future, source)


def _result(future: Future[Result], source: Source) -> Result:
    """The result of a source; one that could not be had, since not even its worker could say why, is a failure too."""
    error = future.exception()
    if error is None:
        return future.result()
    message = f"its result could not be handed over ({error})"
    if isinstance(error, BrokenProcessPool):
        message = "it killed the process that read it, by a crash or for want of memory"
    return failed(source.uri, "extract", type(error).__name__, message, source.sha256)
