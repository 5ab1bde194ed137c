"""What can go wrong with a warehouse, each with one line that says what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path


class WarehouseError(Exception):
    """Any error of this package; the message is one line for people."""


class WarehouseMissingError(WarehouseError):
    """There is no file to read, or no folder to create one in."""


class NotAWarehouseError(WarehouseError):
    """The file is no DuckDB database, or a database of something else."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} is {reason}; choose another file with --db")


class NewerWarehouseError(WarehouseError):
    """The file was written by a newer version of gongkai."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(f"{path} has schema version {found}, this gongkai knows up to {known}; upgrade gongkai")


class OlderWarehouseError(WarehouseError):
    """The file has to be migrated before it can be read, and was opened only for reading."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(f"{path} has schema version {found}, not {known}; migrate it by running gongkai ingest on it")


class WarehouseLockedError(WarehouseError):
    """Another process has the file open for writing, or this process has it open in another way."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is in use by another program; close it there, or wait until it has finished")


class UnreadableWarehouseError(WarehouseError):
    """The file is there but cannot be opened."""


class UnwritableWarehouseError(WarehouseError):
    """The file, or what has to stand beside it, cannot be written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} cannot be changed: {reason}; change that, or copy the file and name the copy with --db"
        )


class ReadOnlyError(WarehouseError):
    """A question that may only be asked of, or a change that cannot be made to, a file opened for reading."""


class UnstorableReportError(WarehouseError):
    """A report that the warehouse cannot hold exactly as it is; `sha256` says which."""

    def __init__(self, uri: str, sha256: str, reason: str) -> None:
        super().__init__(f"{uri}: {reason}")
        self.uri = uri
        self.sha256 = sha256
        self.reason = reason

    def __reduce__(self) -> tuple[type[UnstorableReportError], tuple[str, str, str]]:
        return (type(self), (self.uri, self.sha256, self.reason))


class InvalidCrosswalkError(WarehouseError):
    """The crosswalk or the table of units contradicts itself or the forms; the message lists every problem."""


class InvalidRegistryError(WarehouseError):
    """A registry that cannot be read; the message names the line."""


class InvalidCorrectionError(WarehouseError):
    """A file of corrections that cannot be read; the message names the line."""


class UnfitCorrectionError(WarehouseError):
    """A correction that does not fit its cell: what it expects, its unit, or its number."""


class ExportPlaceError(WarehouseError):
    """A folder that a data package cannot be written to."""


class QueryError(WarehouseError):
    """A query that is wrong, or that does more than read."""


FEW, LISTED = 8, 20
"""How many names are listed beside those that come close, and how many at most."""


class UnknownNameError(WarehouseError):
    """A name that is not in the warehouse, with the names that come close."""

    what = "name"

    def __init__(self, name: str, suggestions: Sequence[str] = (), known: Sequence[str] = ()) -> None:
        """`known` are the names that there are; they are listed if none comes close, or if they are few."""
        hint = f"; did you mean {', '.join(suggestions)}?" if suggestions else ""
        super().__init__(f"unknown {self.what} {name}{hint}{self._there_are(known, bool(suggestions))}")
        self.name = name
        self.suggestions = tuple(suggestions)

    def _there_are(self, known: Sequence[str], has_suggestions: bool) -> str:
        if not known or (has_suggestions and len(known) > FEW):
            return ""
        rest = f" and {len(known) - LISTED} more" if len(known) > LISTED else ""
        return f"{'' if has_suggestions else ';'} there are {', '.join(known[:LISTED])}{rest}"


class UnknownIndicatorError(UnknownNameError):
    """An indicator that is neither harmonised, nor a rate, nor a cell of a form."""

    what = "indicator"


class UnknownAgencyError(UnknownNameError):
    """An agency without a report in the warehouse."""

    what = "agency"


class UnknownRegionError(UnknownNameError):
    """A region that is neither a code nor a name of one."""

    what = "region"


class UnknownLevelError(UnknownNameError):
    """A level of government that no agency in the warehouse has."""

    what = "level"


class UnknownFunctionError(UnknownNameError):
    """A function that no agency in the warehouse has."""

    what = "function"


class UnknownScopeError(UnknownNameError):
    """A scope that there is not."""

    what = "scope"


class UnknownFormError(UnknownNameError):
    """A form that there is not."""

    what = "form"


class UnknownYearError(UnknownNameError):
    """A year and scope that an agency has no report of."""

    what = "year and scope of this agency:"


class UnknownFormOfReportError(UnknownNameError):
    """A form that a report does not follow."""

    what = "form of this report:"


class UnknownRowError(UnknownNameError):
    """A row that a report does not have."""

    what = "row of this report:"


class UnknownColumnError(UnknownNameError):
    """A column that a row of a report does not have."""

    what = "column of this row:"


class QuestionError(WarehouseError):
    """A question that is not answered, because the answer would mislead; the message says what to ask instead."""


class UnknownWordError(UnknownNameError, QuestionError):
    """A word that a question does not take, with those that it takes."""

    def __init__(self, what: str, word: object, suggestions: Sequence[str], words: Sequence[str]) -> None:
        self.what = what
        super().__init__(repr(word), suggestions, words)


class MissingColumnError(QuestionError):
    """A row of a form without its column."""

    def __init__(self, row: str, columns: Sequence[str], suggestions: Sequence[str]) -> None:
        """`columns` are those of the row; `suggestions` are harmonised indicators that come close."""
        cells = ", ".join(f"{row}/{column}" for column in columns[:3])
        rest = f" (and {len(columns) - 3} more: gongkai indicators {row} --cells)" if len(columns) > 3 else ""
        hint = f", or over all forms {', '.join(suggestions)}" if suggestions else ""
        super().__init__(f"{row} is a row of a form; add the column: {cells}{rest}{hint}")


class NothingFoundError(QuestionError):
    """No report fits the question."""


class NothingLikeError(WarehouseError):
    """A search that finds nothing, with the names that come close."""

    def __init__(self, search: str, suggestions: Sequence[str]) -> None:
        hint = f"; did you mean {', '.join(suggestions)}?" if suggestions else ""
        super().__init__(f"there is nothing that fits {search}{hint}")
        self.suggestions = tuple(suggestions)


class BreakError(QuestionError):
    """Values that are to be compared stand on both sides of a break: they do not count the same thing."""

    def __init__(self, breaks: Sequence[tuple[str, str, str]], *, can_be_allowed: bool = True) -> None:
        """`breaks` are (indicator, older form, newer form). Those within a year of a group cannot be allowed."""
        named = "; ".join(f"{name} breaks between form {older} and form {newer}" for name, older, newer in breaks)
        _, older, newer = breaks[0]
        one_form = f"(--form {older}, or --form {newer})"
        super().__init__(
            f"{named}: compare within one form {one_form}, or see both sides, marked, with --allow-breaks"
            if can_be_allowed
            else f"{named}, and values of both are never added up: choose one form {one_form}"
        )
        self.breaks = tuple(breaks)


class MixedScopesError(QuestionError):
    """A sum over reports of several scopes, which would count some things twice."""

    def __init__(self, scopes: Mapping[str, int]) -> None:
        """`scopes` are the numbers of reports by scope."""
        named = ", ".join(f"{scope} {count}" for scope, count in scopes.items())
        super().__init__(f"the reports are of several scopes ({named}), which are never added up: choose with --scope")
        self.scopes = dict(scopes)


class MixedUnitsError(QuestionError):
    """A sum of indicators with different units, or a quotient of amounts in units that convert into each other."""

    def __init__(self, units: Mapping[str, str], conversion: str | None = None) -> None:
        """`conversion` says of a quotient how they convert."""
        named = ", ".join(f"{name} in {unit}" for name, unit in units.items())
        told = (
            f"amounts in different units are not divided; compare them beside each other, and convert ({conversion})"
            if conversion
            else "what is counted in different units is not added up"
        )
        super().__init__(f"{named}: {told}")
