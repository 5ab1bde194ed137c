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
    """Dies, like a pool of processes, when it is given a source with a certain URI, and with it all that follows."""

    def __init__(self, deadly: str) -> None:
        self._deadly = deadly
        self._dead = False

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self._dead = self._dead or args[0].uri == self._deadly
        if not self._dead:
            return super().submit(fn, *args, **kwargs)
        future: Future[Any] = Future()
        future.set_exception(BrokenProcessPool("a child process terminated abruptly"))
        return future
