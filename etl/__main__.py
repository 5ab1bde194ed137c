"""The program `gongkai`, and `python -m etl`. It imports nothing before it can be interrupted politely."""

from __future__ import annotations

import atexit
import gc
import sys

INTERRUPTED = 130

NEW_OBJECTS = 100_000
"""Between two searches for garbage; Python's own 700 are for programs that do not begin by importing thousands."""


def main() -> None:
    """Runs the command line; Ctrl-C, at any moment, is one line and the exit status of shells for it."""
    _search_less_for_garbage()
    try:
        from etl.cli import main as run  # noqa: PLC0415

        run()
    except KeyboardInterrupt as error:
        print(f"gongkai: {str(error) or 'interrupted'}", file=sys.stderr)
        sys.exit(INTERRUPTED)


def _search_less_for_garbage() -> None:
    """A short command makes none; looking for it, and again at the end, would be a fifth of its time."""
    gc.set_threshold(NEW_OBJECTS)
    atexit.register(_leave_garbage)


def _leave_garbage() -> None:
    """What is still there ends with the process; DuckDB alone insists on being told of each object."""
    if "duckdb" not in sys.modules:
        gc.freeze()


if __name__ == "__main__":
    main()
