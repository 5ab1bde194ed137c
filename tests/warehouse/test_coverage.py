"""Which agency-years are there, and what is known of those that are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.warehouse.conftest import Change, Load, dictionaries
from tests.warehouse.reports import report
from warehouse.comparison.selection import Selection
from warehouse.errors import InvalidRegistryError, NothingFoundError, UnknownAgencyError
from warehouse.loading.arrow import agency_id
from warehouse.registry import RegisteredAgency, load_registry
from warehouse.run import Outcome, OutcomeKind
from warehouse.warehouse import Warehouse

A, B, C = "望溪县教育局", "望溪县水务局", "望溪县司法局"


@pytest.fixture(autouse=True)
def loaded(load: Load) -> None:
    """An agency with a gap of two years, and one with a report without numbers and one without a table."""
    load(
        report("2021", {"sec3.granted/total": 1}, agency=A, year=2019),
        report("2021", {"sec3.granted/total": 1}, agency=A, year=2022),
        report("2021", {"sec3.granted/total": ""}, agency=B, year=2020),
        report("2021", {}, agency=B, year=2021),
    )


def registered(name: str, first: int | None = None, last: int | None = None, level: str = "county") -> RegisteredAgency:
    return RegisteredAgency(name, None, level, None, None, first, last)


def states(warehouse: Warehouse, *registry: RegisteredAgency, **filters: object) -> dict[tuple[str, int], str]:
    selection = Selection(**filters)  # type: ignore[arg-type]
    answer = warehouse.coverage(selection, list(registry) or None, layout="long")
    return {(row["agency"], row["year"]): row["state"] for row in dictionaries(answer)}


def test_without_a_registry_the_years_between_reports_are_due(warehouse: Warehouse) -> None:
    assert states(warehouse) == {
        (A, 2019): "report",
        (A, 2020): "missing",
        (A, 2021): "missing",
        (A, 2022): "report",
        (B, 2020): "no_numbers",
        (B, 2021): "no_table",
    }


def test_with_a_registry_the_years_in_which_an_agency_is_valid_are_due(warehouse: Warehouse) -> None:
    found = states(warehouse, registered(A, 2018, 2020), registered(C, 2021))
    assert found[A, 2020] == "missing"
    assert found[C, 2021] == found[C, 2022] == "missing"
    assert (A, 2021) not in found
    assert (A, 2018) not in found  # before the first year of any report; --year asks for it


def test_years_that_are_asked_for_are_looked_at_even_if_nobody_reports_on_them(warehouse: Warehouse) -> None:
    assert states(warehouse, registered(A), years=[2018, 2019]) == {(A, 2018): "missing", (A, 2019): "report"}


def test_reports_that_the_registry_does_not_expect_are_marked(warehouse: Warehouse) -> None:
    answer = warehouse.coverage(None, [registered(A)], layout="long")
    unexpected = {row["agency"] for row in dictionaries(answer) if row["is_unexpected"]}
    assert unexpected == {B}
    assert "reports that the registry does not expect: 2" in answer.notes


def test_what_a_crawl_found_stands_where_there_is_no_report(warehouse: Warehouse, change: Change) -> None:
    looked = "'', TIMESTAMP '2023-03-01'"
    change(f"INSERT INTO crawl_finding VALUES (1, '{A}', 2020, 'site_unreachable', {looked})")
    change(
        f"INSERT INTO crawl_finding VALUES (2, '{A}', 2020, 'not_published', {looked}), (2, '{A}', 2022, 'found', {looked})"
    )
    found = states(warehouse)
    assert (found[A, 2020], found[A, 2021], found[A, 2022]) == ("not_published", "missing", "report")


def test_the_years_stand_beside_each_other(warehouse: Warehouse) -> None:
    answer = warehouse.coverage()
    assert answer.columns == ("agency", "2019", "2020", "2021", "2022")
    assert answer.rows() == [
        (A, "report", "missing", "missing", "report"),
        (B, None, "no_numbers", "no_table", None),
    ]
    assert answer.notes == ("missing 2, report 2, no_numbers 1, no_table 1",)


def test_sources_that_could_not_be_read_are_counted(warehouse: Warehouse) -> None:
    run = warehouse.begin_run("1")
    warehouse.record([Outcome("a.pdf", None, OutcomeKind.FAILED, "extract", "Error", "broken")], run)
    note = "sources that could not be read: 1"
    assert any(note in each for each in warehouse.coverage().notes)
    warehouse.record([Outcome("a.pdf", "0" * 64, OutcomeKind.LOADED)], warehouse.begin_run("2"))
    assert not any(note in each for each in warehouse.coverage().notes)


def test_filters_of_the_registry_count(warehouse: Warehouse) -> None:
    found = states(warehouse, registered(A, level="county"), registered(C, level="town"), levels=["town"])
    assert {agency for agency, _ in found} == {C}


def test_an_agency_that_is_nowhere_is_refused(warehouse: Warehouse) -> None:
    with pytest.raises(UnknownAgencyError, match="did you mean 望溪县教育局"):
        states(warehouse, agencies=["望溪县教委"])
    assert states(warehouse, registered(C, 2022), agencies=[C]) == {(C, 2022): "missing"}


def test_nothing_due_and_nothing_here_is_said(warehouse: Warehouse) -> None:
    with pytest.raises(NothingFoundError):
        states(warehouse, agencies=[A], years=[2010])


@pytest.mark.parametrize(
    "written", ["望溪縣教育局", "望溪县教育局", " 望溪縣 教育局", "望溪县教育局\u3000"], ids=range(4)
)
def test_a_registry_may_write_a_name_in_another_way(warehouse: Warehouse, written: str) -> None:
    assert states(warehouse, registered(written, 2019, 2020), agencies=[A]) == {
        (A, 2019): "report",
        (A, 2020): "missing",
        (A, 2022): "report",
    }
    answer = warehouse.coverage(Selection(agencies=["望溪縣教育局"]), [registered(written, 2019, 2022)])
    assert answer.rows() == [(A, "report", "missing", "missing", "report")]


def test_a_registry_may_have_an_agency_under_two_spellings(warehouse: Warehouse) -> None:
    found = states(warehouse, registered(A, 2019, 2019), registered("望溪縣教育局", 2020, 2020), years=[2019, 2020])
    assert {(agency, state) for (agency, _), state in found.items()} == {
        (A, "report"),
        (A, "missing"),
        (B, "no_numbers"),
    }


def test_a_place_alone_stands_for_its_government(warehouse: Warehouse, load: Load) -> None:
    load(report("2021", {"sec3.granted/total": 1}, agency="望溪县青禾镇人民政府", year=2021))
    found = states(warehouse, registered("望溪縣青禾鎮", 2021, 2021), levels=["county"])
    assert found == {("望溪县青禾镇人民政府", 2021): "report"}


@pytest.mark.parametrize(
    ("written", "shown"), [("望溪縣統計局", "望溪县统计局"), ("乾县统计局", "乾县统计局"), ("乾縣統計局", "乾县统计局")]
)
def test_an_agency_without_any_report_is_shown_by_its_simplified_name(
    warehouse: Warehouse, written: str, shown: str
) -> None:
    assert states(warehouse, registered(written, 2021, 2021), agencies=[shown]) == {(shown, 2021): "missing"}


def test_what_a_crawl_found_counts_however_the_list_of_sites_writes_the_name(
    warehouse: Warehouse, change: Change
) -> None:
    looked = "'', TIMESTAMP '2023-03-01'"
    change(f"INSERT INTO crawl_finding VALUES (1, '望溪縣教育局', 2020, 'not_published', {looked})")
    found = states(warehouse, registered("望溪縣教育局", 2019, 2022))
    assert (found[A, 2019], found[A, 2020]) == ("report", "not_published")
    assert {agency for agency, _ in found} == {A, B}


def test_notes_that_no_column_says_are_told_apart(warehouse: Warehouse, load: Load) -> None:
    load(report("2021", {"sec3.granted/total": 1}, agency=None))
    unknown = "reports of unknown agency or year: 1 (gongkai reports)"
    unexpected = "reports that the registry does not expect: 2"
    assert warehouse.coverage(None, [registered(A)], layout="long").unsaid == (unknown,)
    assert warehouse.coverage(None, [registered(A)], layout="wide").unsaid == (unexpected, unknown)


# The registry file


def test_a_registry_is_a_csv_file(tmp_path: Path) -> None:
    path = tmp_path / "registry.csv"
    path.write_text(
        "name,region_code,level,function,site,valid_from,valid_to\n"
        "望溪县教育局,990121,county,education,https://wangxi.example/jyj/,2010,\n"
        "望溪县林业局,,,,,,2018\n",
        encoding="utf-8-sig",
    )
    assert load_registry(path) == [
        RegisteredAgency("望溪县教育局", "990121", "county", "education", "https://wangxi.example/jyj/", 2010, None),
        RegisteredAgency("望溪县林业局", None, None, None, None, None, 2018),
    ]


def test_a_registry_may_say_levels_and_functions_in_chinese(tmp_path: Path) -> None:
    path = tmp_path / "registry.csv"
    path.write_text("name,level,function\n望溪县教育局,县级,教育\n", encoding="utf-8")
    (found,) = load_registry(path)
    assert (found.level, found.function) == ("county", "education")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("agency\nx\n", "the first line has to name the columns; it lacks name"),
        ("name,valid_from\n,2019\n", "line 2: the name is empty"),
        ("name,valid_from\na,2019\nb,19\n", "line 3: valid_from is '19', not a year"),
        ("name,valid_from,valid_to\na,2023,2019\n", "line 2: valid_to 2019 is before valid_from 2023"),
        ("name,level\na,county\nb,foo\n", "line 3: 'foo' is no level; leave it empty where none fits"),
        ("name,level\na,conty\n", "line 2: 'conty' is no level; did you mean county"),
        ("name,function\na,enviroment\n", "line 2: 'enviroment' is no function; did you mean environment"),
        ("", "the first line has to name the columns"),
    ],
)
def test_a_registry_that_cannot_be_read_names_the_line(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "registry.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidRegistryError, match=words):
        load_registry(path)


# Agencies that were renamed

OLD, NEW = "望溪县环境保护局", "望溪县生态环境局"


@pytest.fixture
def renamed(load: Load, change: Change) -> None:
    """An agency that was renamed, without a report on the year before and on that after."""
    load(
        report("2014", {"reviews_total/value": 1}, agency=OLD, year=2017),
        report("2021", {"sec4.count/review_total": 2}, agency=NEW, year=2020),
    )
    change(f"INSERT INTO succession VALUES ('{agency_id(OLD)}', '{agency_id(NEW)}', 2018, 'rename', 'a test')")


@pytest.mark.usefixtures("renamed")
def test_years_between_two_names_of_an_agency_are_due_where_successors_are_followed(warehouse: Warehouse) -> None:
    selection = Selection([OLD])
    answer = warehouse.coverage(selection, layout="long", follow_successors=True)
    found = [(row["agency"], row["year"], row["state"]) for row in dictionaries(answer)]
    assert found == [(NEW, 2017, "report"), (NEW, 2018, "missing"), (NEW, 2019, "missing"), (NEW, 2020, "report")]


@pytest.mark.usefixtures("renamed")
def test_the_rows_of_both_names_in_a_registry_are_one_agency(warehouse: Warehouse) -> None:
    registry = [registered(OLD, 2016, 2018), registered(NEW, 2019, 2020)]
    answer = warehouse.coverage(Selection([NEW]), registry, "long", follow_successors=True)
    states = {row["year"]: (row["state"], row["is_unexpected"]) for row in dictionaries(answer)}
    assert states == {
        2017: ("report", False),
        2018: ("missing", False),
        2019: ("missing", False),
        2020: ("report", False),
    }


@pytest.mark.usefixtures("renamed")
def test_without_following_successors_it_is_said_that_there_are_some(warehouse: Warehouse) -> None:
    assert states(warehouse, agencies=[OLD, NEW]) == {(OLD, 2017): "report", (NEW, 2020): "report"}
    note = f"series that may go on from those of other agencies here: {NEW} (--follow-successors joins renamed ones)"
    assert note in warehouse.coverage().notes
    assert note not in warehouse.coverage(Selection([NEW])).notes
    assert note not in warehouse.coverage(follow_successors=True).notes
