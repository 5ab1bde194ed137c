from __future__ import annotations

import pytest

from transform.labels import label_key, normalised, short_label, unit_of_money, unit_of_table
from transform.tables.similarity import similarity
from transform.values import money_units, read_value


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("其中：1.通过省级政府网站公开信息数", "通过省级政府网站公开信息数"),
        ("（三）不予公开", "不予公开"),
        ("㈢不予公开", "不予公开"),
        ("三、本年度办理结果", "本年度办理结果"),
        ("3.危及“三安全一稳定”", "危及三安全一稳定"),
        ("3危及三安全一稳定", "危及三安全一稳定"),
        ("①当面申请数", "当面申请数"),
        ("(11)其它原因", "其他原因"),
        ("“免于公开范围1”数", "免予公开范围1数"),
        ("非<<规定>>所指政府信息数", "非规定所指政府信息数"),
        ("复制费（纸张）", "复制费(纸张)"),
        ("处理政府信息公开的专项经费????? *", "处理政府信息公开的专项经费"),
        ("?? ??????3.不予公开的规范性文件数", "不予公开的规范性文件数"),
        ("本 月\n实际数", "本月实际数"),
        ("本年收费金额（单位：万元）", "本年收费金额"),
        ("部分公开（区分处理的，只计这一情形，不计其他情形）", "部分公开"),
        ("主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "主动公开政府信息数"),
        ("第二十条第（一）项", "第二十条第(一)项"),
        ("12345热线", "12345热线"),
        ("2009年度", "2009年度"),
        ("", ""),
    ],
)
def test_label_keys(label: str, key: str) -> None:
    assert label_key(label) == key


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("?张掖市??环保局?", "张掖市 环保局"),
        ("http://a.gov.cn/?id=3", "http://a.gov.cn/?id=3"),
        ("２０１２年\u3000报告", "2012年 报告"),
    ],
)
def test_lost_spaces_become_spaces(printed: str, text: str) -> None:
    assert normalised(printed) == text


@pytest.mark.parametrize("damaged", ["其他法律行政止公开", "其他法律行政法规禁止", "其它法律法规禁止公开"])
def test_a_damaged_label_is_still_like_its_row(damaged: str) -> None:
    assert similarity(label_key(damaged), "其他法律行政法规禁止公开") >= 0.6


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("同意公开答复数", "不同意公开答复数"),
        ("免予公开范围1数", "免予公开范围2数"),
        ("全职人员", "兼职人员"),
        ("行政诉讼数", "行政申诉数"),
        ("复制费(纸张)", "复制费(光盘)"),
        ("政务微博公开政府信息数", "政务微信公开政府信息数"),
    ],
)
def test_labels_that_differ_in_a_telling_word_are_not_alike(one: str, other: str) -> None:
    assert similarity(one, other) == 0


@pytest.mark.parametrize(
    ("label", "short"),
    [
        ("部分公开(区分处理的,只计这一情形,不计其他情形)", "部分公开"),
        ("复制费(纸张)", "复制费(纸张)"),
        ("(一)予以公开", "(一)予以公开"),
    ],
)
def test_a_label_in_a_message_is_without_the_notes_on_how_it_is_counted(label: str, short: str) -> None:
    assert short_label(label) == short


@pytest.mark.parametrize("unit", money_units())
def test_a_unit_of_money_is_known_in_labels_captions_and_cells(unit: str) -> None:
    assert unit_of_money(f"收费金额（单位：{unit}）") == unit
    assert unit_of_money(f"收费金额（{unit}）") == unit
    assert unit_of_table(f"金额单位：{unit}") == unit
    assert read_value(f"2.5{unit}").unit == unit
