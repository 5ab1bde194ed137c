"""Ctrl-C: the command says one line and ends, its workers end without a word.

A terminal sends the signal to all processes. One that is just being started would print a traceback of its imports.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

HAS_MASKS = hasattr(signal, "pthread_sigmask")
"""Windows has none."""


@contextmanager
def interruptions_wait() -> Iterator[None]:
    """Ctrl-C is heard afterwards here, and in processes that are started meanwhile only when they ask for it."""
    if not HAS_MASKS:
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end_silently_when_interrupted() -> None:
    """This process, a worker, ends at once with Ctrl-C, as programs in C do."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if HAS_MASKS:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
