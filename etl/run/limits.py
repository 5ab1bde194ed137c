"""Limits on the memory and time of a worker process."""

from __future__ import annotations

import signal
import sys
from types import FrameType

MEMORY = 4 * 1024**3
"""Bytes of address space of one worker."""

SECONDS = 120
"""Time for one source."""


class TimeLimitError(BaseException):
    """Reading a source took longer than any report does.

    No `Exception`: it comes at any moment, and code that makes the best of a broken page must not take it for that.
    """


def limit_memory(size: int = MEMORY) -> None:
    """Makes this process fail with a `MemoryError` beyond `size` bytes, where the system can."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not there on every system

        resource.setrlimit(resource.RLIMIT_AS, (size, resource.getrlimit(resource.RLIMIT_AS)[1]))


class TimeLimit:
    """Raises `TimeLimitError` in a `with` statement that takes longer than `seconds`, where the system can."""

    def __init__(self, seconds: int = SECONDS) -> None:
        self._seconds = seconds

    def __enter__(self) -> None:
        if hasattr(signal, "SIGALRM"):
            signal.signal(signal.SIGALRM, self._expired)
            signal.alarm(self._seconds)

    def __exit__(self, *error: object) -> None:
        if hasattr(signal, "SIGALRM"):
            signal.alarm(0)

    def _expired(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - a signal handler's arguments
        raise TimeLimitError(f"reading it took longer than {self._seconds} seconds")
