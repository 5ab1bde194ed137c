"""What `regions.csv` may say."""

from __future__ import annotations

import pytest

from transform.identity.regions import InvalidRegionsError, read_regions

COLUMNS = "code,name,level,parent,first_year,last_year"
PROVINCE = "990000,云边省,province,,2008,"


def test_a_division_is_found_by_name_short_name_and_code() -> None:
    found = read_regions(["# fictional", COLUMNS, PROVINCE, "990100,澄湾市,prefecture,990000,2008,2015"])
    (city,) = found.by_name["澄湾市"]
    assert found.by_short_name["澄湾"] == found.by_code["990100"] == (city,)
    assert (city.parent, city.first_year, city.last_year) == ("990000", 2008, 2015)


def test_the_older_of_two_with_one_code_comes_first() -> None:
    found = read_regions(
        [COLUMNS, PROVINCE, "990100,新城市,prefecture,990000,2016,", "990100,澄湾市,prefecture,990000,2008,2015"]
    )
    assert [each.name for each in found.by_code["990100"]] == ["澄湾市", "新城市"]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("99010,澄湾市,prefecture,990000,2008,", "99010 澄湾市: the code is not 6 digits"),
        ("990100,澄湾市,city,990000,2008,", "Invalid enum value 'city'"),
        ("990100,澄湾市,prefecture,980000,2008,", "the division above it is not listed"),
        ("990100,澄湾市,prefecture,,2008,", "only a province has none above it"),
        ("990100,澄湾市,prefecture,990000,2008,2007", "it ends before it begins"),
        ("990100,澄湾市,prefecture,990000,early,", "Expected `int`"),
        ("990100,澄湾市,prefecture,990000,2008", "length"),
    ],
)
def test_what_contradicts_itself_is_refused(row: str, problem: str) -> None:
    with pytest.raises(InvalidRegionsError, match=problem):
        read_regions([COLUMNS, PROVINCE, row])


def test_columns_in_another_order_are_refused() -> None:
    with pytest.raises(InvalidRegionsError, match="the columns are not code, name"):
        read_regions(["name,code,level,parent,first_year,last_year", PROVINCE])
