"""Executors for tests: one that works at once in this process, and one whose workers die."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from typing import Any


class SerialPool(Executor):
    """Runs each call when it is submitted."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


class DyingPool(SerialPool):
    """Dies, like a pool of processes, of a source with a certain URI, and takes nothing more from then on."""

    def __init__(self, deadly: str) -> None:
        self._deadly = deadly
        self._dead = False

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        if self._dead:
            raise BrokenProcessPool("a child process terminated abruptly, the process pool is not usable anymore")
        if args[0].uri != self._deadly:
            return super().submit(fn, *args, **kwargs)
        self._dead = True
        future: Future[Any] = Future()
        future.set_exception(BrokenProcessPool("a child process terminated abruptly"))
        return future


class LatelyDyingPool(DyingPool):
    """Dies as soon as its work is done: nothing shows it before the next source is given to it."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future = super().submit(fn, *args, **kwargs)
        self._dead = True
        return future


class SilentPool(SerialPool):
    """Has no result of a source with a certain URI: its worker could not even say that it had no memory left."""

    def __init__(self, failing: str) -> None:
        self._failing = failing

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        if args[0].uri != self._failing:
            return super().submit(fn, *args, **kwargs)
        future: Future[Any] = Future()
        future.set_exception(MemoryError())
        return future
