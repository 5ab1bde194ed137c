"""How to cite the data: a line that names a state of them so that others can tell whether they have the same."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from warehouse.statements import statement

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def state(connection: DuckDBPyConnection) -> str:
    """Names the state of the data: the same for the same current documents, readers, corrections and dictionary."""
    ((digest,),) = connection.execute(statement("release/state.sql")).fetchall()
    return str(digest)[:16]


def citation(connection: DuckDBPyConnection) -> str:
    """What the data are, how many, who read them, and their state."""
    query = """
        SELECT count(*), count(DISTINCT agency_id), min(year), max(year), (SELECT max(finished)::DATE FROM run)
        FROM report WHERE is_current
    """
    ((reports, agencies, first, last, read),) = connection.execute(query).fetchall()
    years = f"{first}-{last}" if first else "no years"
    when = f" on {read}" if read else ""
    return (
        f"Annual reports on government information disclosure of Chinese agencies, {years} [data set]: "
        f"{reports} reports of {agencies} agencies, read with gongkai {version('gongkai')}{when}, "
        f"state {state(connection)}."
    )
