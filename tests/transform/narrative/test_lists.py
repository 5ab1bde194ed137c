"""In a list a number belongs to all of its things together, or to each in turn; to the last one only if it says so."""

from __future__ import annotations

import pytest

from tests.transform.narrative.reading import read, stated


@pytest.mark.parametrize(
    "text",
    [
        "部分公开和不予公开共6件。",
        "信息不存在或“非本机关掌握”的6件。",
        "网上、信函申请9件。",
        "当面和网络申请6件。",
        "无法提供以及不予处理共6件。",
        "主动公开规章、规范性文件14件。",
        "主动公开政策法规和规范性文件61件。",
        "收到政府信息公开申请、咨询共14件。",
        "收集、编写、公开政府信息210条。",
        "现场、电话咨询120人次。",
    ],
)
def test_a_number_of_several_things_together_states_none_of_them(text: str) -> None:
    assert stated(text) == {}
    assert read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("予以公开、部分公开、不予公开分别为9件、1件、3件。", {}),
        ("专职、兼职人员分别为1人、3人。", {}),
        ("当面、网络、信函申请分别为1件、6件、2件。", {}),
        ("主动公开规章和规范性文件分别为2件和14件。", {}),
        ("制发、废止规范性文件分别为14件、3件。", {}),
        ("云岭局、柳坪局分别主动公开政府信息140条、90条。", {}),
        ("收到、办结政府信息公开申请分别为14件、13件。", {"applications_received": 14, "applications_answered": 13}),
        ("在两个网站分别主动公开政府信息140条。", {"proactive_items": 140}),
    ],
)
def test_numbers_in_turn_belong_to_the_things_in_their_order(text: str, expected: dict[str, int]) -> None:
    assert stated(text) == expected


def test_a_part_of_another_thing_states_only_what_its_own_words_tell() -> None:
    assert stated("规范性文件栏目共公开文件46件，其中失效4件，废止2件。") == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("予以公开（含部分公开）9件。", {}),
        ("主动公开政府信息（包括所属单位）210条。", {}),
        ("主动公开政府信息（不含微博）210条。", {"proactive_items": 210}),
        ("收到政府信息公开申请（见附表）9件。", {"applications_received": 9}),
    ],
)
def test_a_bracket_that_adds_something_changes_what_is_counted(text: str, expected: dict[str, int]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "对依申请公开，做到收到申请一件、办理一件、答复一件。",
        "三、依申请公开情况\n坚持受理申请一件、答复一件。",
        "三、依申请公开情况\n做到收到申请一件、登记一件。",
    ],
)
def test_a_maxim_counts_nothing(text: str) -> None:
    assert stated(text) == {}


def test_one_in_words_is_a_number_where_it_stands_alone() -> None:
    assert stated("全年收到政府信息公开申请一件。") == {"applications_received": 1}
