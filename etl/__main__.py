"""The program `gongkai`, and `python -m etl`. It imports nothing before it can be interrupted politely."""

from __future__ import annotations

import sys

INTERRUPTED = 130


def main() -> None:
    """Runs the command line; Ctrl-C, at any moment, is one line and the exit status of shells for it."""
    try:
        from etl.cli import main as run  # noqa: PLC0415

        run()
    except KeyboardInterrupt as error:
        print(f"gongkai: {str(error) or 'interrupted'}", file=sys.stderr)
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
