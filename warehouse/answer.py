"""An answer: the result of a question, read as rows or as an Arrow table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import duckdb

from warehouse.errors import QueryError

if TYPE_CHECKING:
    import pyarrow

ROWS_AT_A_TIME = 10_000


class Answer:
    """A table that is computed when it is read, while the warehouse is open.

    It is computed once if it is fetched, or read with `rows()`; then it is held in memory, whatever it is read as, and
    its rows can be read when the warehouse is closed. Two columns of one name are told apart by a number (`a`, `a_1`)
    as soon as it is held.

    `notes` are lines to be read with the table. `figures` are columns of text that hold numbers as people read them,
    beside words for numbers that are not there (`339`, `5..15`, `(blank)`); other texts are no numbers, whatever they
    look like.

    Rows need no Arrow; `arrow()` and everything that takes Arrow data (`pyarrow.table(answer)`) load it when asked.
    Numbers are exact decimals, lists are lists. Raises `QueryError` for what is wrong with a query.
    """

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        query: str,
        parameters: Mapping[str, object] | None = None,
        *,
        notes: tuple[str, ...] = (),
        figures: frozenset[str] = frozenset(),
    ) -> None:
        self._rows: list[tuple[Any, ...]] | None = None
        self.notes = notes
        self.figures = figures
        self._connection = connection
        self._query = query
        self._parameters = dict(parameters or {})
        with query_errors():
            self._relation = connection.sql(query, params=self._parameters or None)
            self._name_columns()

    def _name_columns(self) -> None:
        self._columns = tuple(self._relation.columns)
        self._types = tuple(str(each) for each in self._relation.types)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self._columns

    @property
    def types(self) -> tuple[str, ...]:
        """The DuckDB types of the columns, such as `VARCHAR` and `DECIMAL(38,12)`."""
        return self._types

    def rows(self) -> list[tuple[Any, ...]]:
        """All rows at once."""
        if self._rows is None:
            with query_errors():
                self._hold(self._relation.materialize())
        return self._rows or []

    def fetch(self, limit: int) -> bool:
        """Computes the rows now and keeps them; False, and nothing is kept, if there are more than `limit`."""
        with query_errors():
            found = self._relation.limit(limit + 1).materialize()
            if len(found) > limit:
                return False
            self._hold(found)
        return True

    def _hold(self, found: duckdb.DuckDBPyRelation) -> None:
        """Keeps the rows, also when the warehouse is closed, and the relation to make anything else of them."""
        self._relation, self._rows = found, found.fetchall()
        self._name_columns()

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        """The rows one by one, in bounded memory."""
        if self._rows is not None:
            yield from self._rows
            return
        with query_errors():
            self._connection.execute(self._query, self._parameters or None)
            while rows := self._connection.fetchmany(ROWS_AT_A_TIME):
                yield from rows

    def arrow(self) -> pyarrow.Table:
        """The whole answer as an Arrow table."""
        with query_errors():
            return self._relation.to_arrow_table()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self.arrow().__arrow_c_stream__(requested_schema)

    def df(self) -> Any:
        """The whole answer as a pandas data frame, if pandas is installed."""
        with query_errors():
            return self._relation.df()


@contextmanager
def query_errors() -> Iterator[None]:
    """Turns what DuckDB says of a query into one line."""
    try:
        yield
    except duckdb.Error as error:
        raise QueryError(" ".join(str(error).split())) from error
