"""The local web with all its sites, and the commands that visit it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tests.etl.crawl import agencies
from tests.etl.crawl.web import Host, served

ENTRIES = {
    "trs": ("望溪县水务局", "/xxgk/nb/", {}),
    "hanweb": ("望溪县教育局", "/col/col7/index.html", {}),
    "hanweb_xxgk": ("望溪县统计局", None, {"system": "hanweb_xxgk", "area": "11370000", "home": "/"}),
    "lonsun": ("柳坪区民政局", "/public/column/31?type=4&action=rel", {}),
    "ucap": ("澄湾市卫生健康委员会", "/wjw/gknb/index.shtml", {}),
    "guangdong": ("云岭市财政局", "/zfxxgknb/bm/", {}),
    "beijing": ("云岭市青河区人民政府", "/zfxxgknb/", {}),
    "plain": ("望溪县审计局", "/nb?page=1", {}),
    "forbidding": ("望溪县公安局", "/nb/", {}),
    "slow": ("望溪县林业局", "/nb/", {}),
    "inward": ("望溪县档案局", "/nb/", {}),
    "refusing": ("望溪县气象局", "/nb/", {}),
    "guarded": ("望溪县司法局", "/nb/", {}),
    "scripted": ("望溪县商务局", "/nb/", {}),
    "endless": ("望溪县交通运输局", "/nb?page=1", {}),
    "missing": ("望溪县体育局", "/nb/", {}),
}
"""Name of the host: its agency, its list, and what else its YAML says."""


@dataclass
class LocalWeb:
    """All hosts, and the files that tell gongkai of them."""

    hosts: dict[str, Host]
    folder: Path

    def sites(self, *names: str) -> list[str]:
        """The arguments of `gongkai crawl` for these hosts, by default for all of them and the registry."""
        entries = [self._entry(name) for name in names or ENTRIES]
        path = self.folder / "sites.yaml"
        path.write_text(yaml.safe_dump({"sites": entries}, allow_unicode=True), encoding="utf-8")
        return [str(path)] if names else [str(path), str(self._registry())]

    def _entry(self, name: str) -> dict[str, object]:
        agency, path, more = ENTRIES[name]
        host = self.hosts[name]
        entry: dict[str, object] = {"agency": agency, **more}
        if path:
            entry["lists"] = [host.at(path)]
        if "home" in more:
            entry["home"] = host.at(str(more["home"]))
        return entry

    def _registry(self) -> Path:
        path = self.folder / "agencies.csv"
        rows = [
            "name,region_code,level,function,site,valid_from,valid_to",
            f"望溪县人民政府,360999,county,government,{self.hosts['generic'].at('/')},,",
            "望溪县粮食局,360999,county,grain,,,2018",
        ]
        path.write_text("\n".join(rows), encoding="utf-8")
        return path


@pytest.fixture
def web(tmp_path: Path) -> Iterator[LocalWeb]:
    """The local web, served while the test runs."""
    hosts = {name: getattr(agencies, name)() for name in [*ENTRIES, "generic"]}
    with served(hosts):
        yield LocalWeb(hosts, tmp_path)


GONGKAI = ("-m", "etl")


def command(*arguments: str | Path, program: Sequence[str] = GONGKAI) -> list[str]:
    """A command line that runs gongkai in a process of its own: Scrapy runs once in a process."""
    return [sys.executable, *program, *map(str, arguments)]


def run(*arguments: str | Path, program: Sequence[str] = GONGKAI) -> subprocess.CompletedProcess[str]:
    """Runs gongkai, or a program like it, to its end."""
    line = command(*arguments, program=program)
    return subprocess.run(line, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)


def crawl_arguments(web: LocalWeb, *names: str) -> list[str | Path]:
    """Crawls hosts of the local web into its archive, without pauses."""
    options = ["--contact", "test@wangxi.example", "--allow-private", "127.0.0.0/8", "--delay", "0", "--timeout", "1.5"]
    return ["crawl", *web.sites(*names), "--archive", web.folder / "archive", "--years", "2018-2021", *options]
