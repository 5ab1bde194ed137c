"""Where a query comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.actions.sql import query_text
from extract.user_files import UserFileError

QUERY = "SELECT value FROM harmonised WHERE agency = '望溪县教育局'"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_query_is_read_in_the_encoding_of_the_editor(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "query.sql").write_text(QUERY, encoding=encoding)
    assert query_text(None, tmp_path / "query.sql") == QUERY


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "query.sql").write_bytes(b"SELECT '\xff\xff'")
    with pytest.raises(UserFileError, match=r"query\.sql, line 1: the text is in no known encoding"):
        query_text(None, tmp_path / "query.sql")
