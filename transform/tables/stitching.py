"""Tables that go on in the next grid, over a page break or another table element, put together again.

What belongs together is told by the form: the same form table, and rows that come later in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from transform.tables.matching import Match, match_rows


def stitched(matches: Sequence[Match]) -> list[Match]:
    """The matches with those joined that are one table."""
    result: list[Match] = []
    for match in matches:
        if result and match.goes_on(result[-1]):
            result[-1] = match_rows(match.form, match.table, [*result[-1].rows, *match.rows])
        else:
            result.append(match)
    return result
