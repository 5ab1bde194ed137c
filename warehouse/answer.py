"""An answer: the result of a question, read as rows or as an Arrow table."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import duckdb

from warehouse.errors import QueryError

if TYPE_CHECKING:
    import pyarrow

ROWS_AT_A_TIME = 10_000


class _Header(NamedTuple):
    """The names and types of the columns."""

    columns: tuple[str, ...]
    types: tuple[str, ...]

    @classmethod
    def of(cls, relation: duckdb.DuckDBPyRelation) -> Self:
        return cls(tuple(relation.columns), tuple(map(str, relation.types)))


class Answer:
    """A table that is computed when it is read, while the warehouse is open.

    It is computed once if it is fetched, or read with `rows()`; then it is held in memory, whatever it is read as, and
    its rows can be read when the warehouse is closed. Two columns of one name are told apart by a number (`a`, `a_1`)
    as soon as it is held.

    `notes` are lines to be read with the table, and `unsaid` those of them that no column of the table says: without
    them data could be read wrong. `units` is that one of these which names the units of the columns.

    `figures` are columns of text that hold numbers as people read them, beside words for numbers that are not there
    (`339`, `5..15`, `(blank)`); other texts are no numbers, whatever they look like. Of an answer that `is_long` Arrow
    data are made without a copy of the rows, for which it is planned twice.

    Rows need no Arrow; `arrow()` and everything that takes Arrow data (`pyarrow.table(answer)`) load it when asked.
    Numbers are exact decimals, lists are lists. Raises `QueryError` for what is wrong with a query, when it is read or
    asked for its columns.
    """

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        query: str,
        parameters: Mapping[str, object] | None = None,
        *,
        notes: tuple[str, ...] = (),
        figures: frozenset[str] = frozenset(),
        units: str | None = None,
        is_long: bool = False,
    ) -> None:
        self.units = units
        self.unsaid: tuple[str, ...] = (units,) if units else ()
        self.notes = (*self.unsaid, *notes)
        self.figures = figures
        self._connection = connection
        self._query = query
        self._is_long = is_long
        self._parameters = dict(parameters or {}) or None
        self._header: _Header | None = None
        self._rows: list[tuple[Any, ...]] | None = None
        self._held: duckdb.DuckDBPyRelation | None = None
        self._readings = 0

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self._described().columns

    @property
    def types(self) -> tuple[str, ...]:
        """The DuckDB types of the columns, such as `VARCHAR` and `DECIMAL(38,12)`."""
        return self._described().types

    def say(self, *notes: str) -> None:
        """Adds notes that no column of the table says."""
        self.notes += notes
        self.unsaid += notes

    def _described(self) -> _Header:
        """The header; a query is planned for it, unless it has been already."""
        if self._header is None:
            with query_errors():
                self._header = _Header.of(self._relation())
        return self._header

    def rows(self) -> list[tuple[Any, ...]]:
        """All rows at once."""
        if self._rows is None:
            with query_errors():
                self._hold(self._relation().materialize())
        return self._rows or []

    def fetch(self, limit: int) -> bool:
        """Computes the rows now and keeps them; False, and nothing is kept, if there are more than `limit`."""
        with query_errors():
            found = self._relation().limit(limit + 1).materialize()
            if len(found) > limit:
                return False
            self._hold(found)
        return True

    def _hold(self, found: duckdb.DuckDBPyRelation) -> None:
        """Keeps the rows, also when the warehouse is closed, and the relation to make anything else of them."""
        self._held, self._header, self._rows = found, _Header.of(found), found.fetchall()

    def _relation(self) -> duckdb.DuckDBPyRelation:
        return self._connection.sql(self._query, params=self._parameters)

    def _executed(self) -> duckdb.DuckDBPyConnection:
        """The connection with the rows of the query to fetch."""
        self._readings += 1
        executed = self._connection.execute(self._query, self._parameters)
        if self._header is None:
            self._header = _Header(*zip(*((name, str(kind)) for name, kind, *_ in executed.description), strict=True))
        return executed

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        """The rows one by one, in bounded memory; until all are there, the answer can be read in no other way.

        Raises `QueryError` if it was, since the rows that were left are lost then.
        """
        if self._rows is not None:
            yield from self._rows
            return
        with query_errors():
            executed = self._executed()
            reading = self._readings
            try:
                while rows := executed.fetchmany(ROWS_AT_A_TIME):
                    yield from rows
                    if self._readings != reading:
                        raise QueryError("the answer was read again before all of its rows were; read them with rows()")
            finally:
                if self._readings == reading:
                    executed.abort()

    def arrow(self) -> pyarrow.Table:
        """The whole answer as an Arrow table."""
        with query_errors(), _a_copy_is_fine():
            if self._held is not None:  # an empty relation is falsy
                return self._held.to_arrow_table()
            return (self._relation if self._is_long else self._executed)().to_arrow_table()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self.arrow().__arrow_c_stream__(requested_schema)

    def df(self) -> Any:
        """The whole answer as a pandas data frame, if pandas is installed."""
        with query_errors():
            return (self._executed() if self._held is None else self._held).df()


@contextmanager
def _a_copy_is_fine() -> Iterator[None]:
    """DuckDB advises to make Arrow data of a relation; but for a short answer to plan it twice takes longer."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Arrow output on a DB-API result", UserWarning)
        yield


@contextmanager
def query_errors() -> Iterator[None]:
    """Turns what DuckDB says of a query into one line."""
    try:
        yield
    except duckdb.Error as error:
        raise QueryError(" ".join(str(error).split())) from error
