"""Where tables stand on the pages of a PDF."""

from __future__ import annotations

from extract.document import Table, page_of, part_of


def are_in_one_part(above: Table, table: Table) -> bool:
    """Whether two tables stand in the same page or attachment of a source."""
    return part_of(above.locator) == part_of(table.locator)


def are_on_pages_in_turn(above: Table, table: Table) -> bool:
    """Whether two tables stand on one page of a PDF and the next."""
    page, following = page_of(above.locator), page_of(table.locator)
    if page is None or following is None or not are_in_one_part(above, table):
        return False
    return following.page == page.page + 1
