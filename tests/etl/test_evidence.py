from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from etl.actions.evidence import UnknownCellError, show_evidence
from etl.formats.output import OutputError
from extract import read
from extract.document import PageLocator
from extract.source import Source
from tests.conftest import REAL_REPORTS
from tests.extract.conftest import Sheet
from transform import interpret


def test_the_cell_is_marked_in_its_table(samples: Path, tmp_path: Path) -> None:
    target = show_evidence(str(samples / "wangxi-epb-2019.html"), "sec3.new_received", None, tmp_path / "cell.html")
    page = target.read_text(encoding="utf-8")
    report = interpret(read(Source("x", (samples / "wangxi-epb-2019.html").read_bytes())))
    (total,) = (e for e in report.observations if (e.indicator, e.column) == ("sec3.new_received", "total"))
    assert page.count("<mark>") == 1
    assert f"<mark>{total.raw}</mark>" in page
    assert "本年新收政府信息公开申请数量" in page


def test_a_line_of_a_table_without_borders_is_marked(samples: Path, tmp_path: Path) -> None:
    name = str(samples / "wangxi-statistics-2020.html")
    page = show_evidence(name, "sec3.granted", "total", tmp_path / "cell.html").read_text(encoding="utf-8")
    assert page.count("<mark>") == 1


@pytest.mark.parametrize(("indicator", "column"), [("policy_interpretations", None), ("applications_received", "text")])
def test_a_number_stated_in_the_text_is_marked_there(
    samples: Path, tmp_path: Path, indicator: str, column: str | None
) -> None:
    name = str(samples / "wangxi-epb-2016.html")
    page = show_evidence(name, indicator, column, tmp_path / "figure.html").read_text(encoding="utf-8")
    (marked,) = re.findall("<mark>(.*?)</mark>", page)
    assert {"policy_interpretations": "发布政策解读稿件5篇", "applications_received": "收到政府信息公开申请11件"}[
        indicator
    ] in marked


def test_nothing_of_the_source_is_run(tmp_path: Path) -> None:
    table = "<table><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>&lt;script&gt;1</td></tr></table>"
    source = tmp_path / "a.html"
    source.write_text(f"<h1>望溪县水务局2021年政府信息公开工作年度报告</h1>{table}", encoding="utf-8")
    page = show_evidence(str(source), "sec2_art20_5.admin_license", None, tmp_path / "cell.html").read_text(
        encoding="utf-8"
    )
    assert "<script" not in page


def test_a_cell_is_named_as_in_a_comparison(samples: Path, tmp_path: Path) -> None:
    name = str(samples / "wangxi-epb-2019.html")
    by_slash = show_evidence(name, "sec3.granted/natural_person", None, tmp_path / "a.html").read_bytes()
    assert show_evidence(name, "sec3.granted", "natural_person", tmp_path / "b.html").read_bytes() == by_slash
    with pytest.raises(OutputError, match="name one of them"):
        show_evidence(name, "sec3.granted/natural_person", "total", tmp_path / "c.html")


def test_a_page_is_not_called_a_picture(samples: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"the source is a page; end the name with \.html"):
        show_evidence(str(samples / "wangxi-epb-2019.html"), "sec3.granted", None, tmp_path / "cell.png")
    assert not (tmp_path / "cell.png").exists()


def test_a_picture_is_not_called_a_page(tmp_path: Path) -> None:
    sheet, source = Sheet(), tmp_path / "report.pdf"
    sheet.lines("望溪县水务局2021年政府信息公开工作年度报告")
    sheet.table([["信息内容", "本年处理决定数量"], ["行政许可", "7"]], (60, 200, 340), top=200)
    source.write_bytes(sheet.data())
    with pytest.raises(OutputError, match=r"the source is a PDF, .*; end the name with \.png"):
        show_evidence(str(source), "sec2_art20_5.admin_license", None, tmp_path / "cell.html")
    picture = show_evidence(str(source), "sec2_art20_5.admin_license", None, tmp_path / "cell.png")
    assert picture.read_bytes()[1:4] == b"PNG"


@pytest.mark.parametrize(
    ("indicator", "column", "close"), [("sec3.grantd", None, "sec3.granted"), ("sec3.granted", "totl", "total")]
)
def test_a_cell_that_is_not_there_is_answered_with_those_that_are(
    samples: Path, indicator: str, column: str | None, close: str
) -> None:
    with pytest.raises(UnknownCellError, match=close):
        show_evidence(str(samples / "wangxi-epb-2019.html"), indicator, column, None)


@pytest.mark.skipif(not REAL_REPORTS.is_dir(), reason="the real reports are not here")
def test_the_cell_of_a_pdf_is_framed_on_its_page(tmp_path: Path) -> None:
    source = REAL_REPORTS / "hongze-2023.pdf"
    target = show_evidence(str(source), "sec4.count", "review_total", tmp_path / "cell.png")
    image = Image.open(BytesIO(target.read_bytes())).convert("RGB")
    report = interpret(read(Source("x", source.read_bytes())))
    (cell,) = (e for e in report.observations if (e.indicator, e.column) == ("sec4.count", "review_total"))
    assert isinstance(cell.locator, PageLocator)
    scale = 120 / 72
    left, top, right, bottom = (value * scale for value in cell.locator.bbox)
    inside = image.getpixel((int(left) + 6, int(top) + 6))
    outside = image.getpixel((int(right) + 20, int(bottom) + 20))
    assert inside[2] < 220  # yellow
    assert outside == (255, 255, 255)
