"""Files of sites and registries: what they say, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.sites.site import Choice, Site, SiteFileError, load_sites
from extract.user_files import UserFileError
from warehouse.registry import load_registry

HEAD = "name,region_code,level,function,site,valid_from,valid_to\n"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_site_of_a_known_system_is_a_few_lines(tmp_path: Path) -> None:
    text = "system: trs\nsites:\n  - agency: 望溪县水务局\n    lists: [http://a.example/nb/]\n"
    assert load_sites([write(tmp_path, "a.yaml", text)]) == [
        Site("望溪县水务局", ("http://a.example/nb/",), system="trs")
    ]


WRONG = {
    "lists: [http://a.example/]\n    systm: trs": "unknown field `systm`",
    "lists: [http://a.example/]\n    system: dedecms": "there is no content system dedecms; known are trs, hanweb",
    "lists: [file:///etc/passwd]": "file:///etc/passwd is no http",
    "system: trs": "give lists, or a home page",
    "system: hanweb_xxgk\n    home: http://a.example/": "hanweb_xxgk needs home and area",
    "lists: http://a.example/": "Expected `array`",
}


@pytest.mark.parametrize(("text", "message"), WRONG.items())
def test_what_is_wrong_with_a_site_is_said(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path, "a.yaml", f"sites:\n  - agency: 望溪县水务局\n    {text}\n")
    with pytest.raises(SiteFileError, match=message):
        load_sites([path])


@pytest.mark.parametrize("text", ["sites: [", "- a", "", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1")])
def test_a_file_that_is_no_list_of_sites_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(SiteFileError):
        load_sites([write(tmp_path, "a.yaml", text)])


def test_agencies_are_chosen_from_a_registry(tmp_path: Path) -> None:
    rows = "望溪县生态环境局,620999,county,environment,http://a.example/,2019,\n云岭市教育局,360000,prefecture,education,,,2018\n"
    path = write(tmp_path, "agencies.csv", HEAD + rows)
    environment = Site("望溪县生态环境局", home="http://a.example/", first_year=2019)
    assert load_sites([path], Choice(region="62")) == [environment]
    assert load_sites([path], Choice(function="environment", level="county")) == [environment]
    assert load_sites([path], Choice(level="prefecture")) == [Site("云岭市教育局", last_year=2018)]


def test_a_registry_is_the_same_for_a_crawl_and_for_the_gaps(tmp_path: Path) -> None:
    path = write(tmp_path, "agencies.csv", "name,valid_from\n 望溪县粮食局 ,2019\n望溪县林业局\n")
    assert load_sites([path]) == [Site("望溪县粮食局", first_year=2019), Site("望溪县林业局")]
    assert [each.name for each in load_registry(path)] == ["望溪县粮食局", "望溪县林业局"]


def test_what_a_site_file_says_goes_before_the_registry(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "sites:\n  - agency: 望溪县水务局\n    lists: [http://a.example/nb/]\n")
    write(tmp_path, "b.csv", HEAD + "望溪县水务局,,,,http://a.example/,,\n")
    assert [site.lists for site in load_sites([tmp_path])] == [("http://a.example/nb/",)]


@pytest.mark.parametrize(
    "text", ["agency,site\n", HEAD + "望溪县水务局,,,,,neunzehn,\n", HEAD + "望溪县水务局,,,,ftp://a,,\n"]
)
def test_what_is_wrong_with_a_registry_is_said(tmp_path: Path, text: str) -> None:
    with pytest.raises(UserFileError, match=r"agencies\.csv"):
        load_sites([write(tmp_path, "agencies.csv", text)])
