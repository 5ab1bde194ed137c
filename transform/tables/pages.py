"""Where tables stand on the pages of a PDF."""

from __future__ import annotations

from extract.document import Table, page_of, part_of


def are_on_pages(above: Table, table: Table) -> bool:
    """Whether two tables stand on pages at all."""
    return page_of(above.locator) is not None and page_of(table.locator) is not None


def are_on_pages_in_turn(above: Table, table: Table) -> bool:
    """Whether two tables stand on one page of a PDF and the next."""
    page, following = page_of(above.locator), page_of(table.locator)
    if page is None or following is None or part_of(above.locator) != part_of(table.locator):
        return False
    return following.page == page.page + 1
