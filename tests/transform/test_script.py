from __future__ import annotations

import pytest

from transform.report import Script
from transform.script import detect_script, script_of_name, simplified


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("望溪县政府信息公开工作年度报告", Script.HANS),
        ("望溪縣政府信息公開工作年度報告", Script.HANT),
        ("乾县人民政府政府信息公开工作年度报告", Script.HANS),
        ("2012", Script.HANS),
        ("", Script.HANS),
    ],
)
def test_the_script_is_that_of_most_characters(text: str, script: Script) -> None:
    assert detect_script(text) is script


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("望溪县水务局", Script.HANS),
        ("望溪縣水務局", Script.HANT),
        ("乾县教育局", Script.HANS),
        ("於潜镇人民政府", Script.HANS),
        ("雲嶺市里坊鎮人民政府", Script.HANT),
        ("江口市林业局", Script.HANS),
        ("", Script.HANS),
    ],
)
def test_the_script_of_a_name_is_told_by_what_would_change(name: str, script: Script) -> None:
    assert script_of_name(name) is script


@pytest.mark.parametrize("name", ["乾县", "乾安县", "乾潭镇", "於潜镇"])
def test_simplified_place_names_are_left_alone(name: str) -> None:
    assert simplified(f"{name}水利局", Script.HANS) == f"{name}水利局"


@pytest.mark.parametrize(
    ("traditional", "expected"),
    [
        ("乾縣水利局", "乾县水利局"),
        ("乾安縣檔案局", "乾安县档案局"),
        ("乾潭鎮人民政府", "乾潭镇人民政府"),
        ("於潛鎮", "於潜镇"),
        ("乾淨", "干净"),
        ("谘詢", "咨询"),
        ("著力推進", "着力推进"),
        ("行政覆議", "行政复议"),
        ("行政複議", "行政复议"),
        ("答覆", "答复"),
        ("公開方麵的係統", "公开方面的系统"),
        ("復制費(紙張)", "复制费(纸张)"),
        ("著名", "著名"),
    ],
)
def test_traditional_text_becomes_simplified(traditional: str, expected: str) -> None:
    assert simplified(traditional, Script.HANT) == expected
