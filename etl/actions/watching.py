"""A bar on standard error, for a person who watches."""

from __future__ import annotations

from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn


def progress_bar(*, quiet: bool = False) -> Progress:
    """Counts what is done; nothing is shown if nobody watches, or `quiet`."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    return Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal)
