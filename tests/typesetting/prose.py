"""Sentences of fictional reports: any number of them, so that pages end anywhere."""

from __future__ import annotations

from random import Random

PLACES = ("望溪县", "澄湾市", "柳坪区", "青禾镇", "云岭县", "石鼓桥街道")
OFFICES = ("水务局", "民政局", "卫生健康局", "交通运输局", "文化和旅游局", "市场监督管理局")

SENTENCES = (
    "全年通过门户网站发布各类信息{n}条，其中政策文件{m}件，配套解读材料{k}篇。",
    "坚持以公开为常态、不公开为例外，对拟公开的文件逐件审查，做到先审查、后公开。",
    "网站专栏全年访问量达到{big}人次，比上年增长{k}%。",
    "收到的申请全部登记编号，由专人跟踪办理，平均办理时间缩短到{k}个工作日。",
    "举办公众开放日活动{k}次，邀请居民代表和企业代表{m}人次参加。",
    "对历年形成的规范性文件开展清理，宣布失效一批、修改一批，清理结果已经向社会公布。",
    "政务新媒体账号由办公室统一管理，发布内容实行“三审三校”，没有发生错漏事故。",
    "热线电话接听来电{n}个，能够当场答复的当场答复，不能当场答复的在两个工作日内回复。",
    "组织业务培训{k}期，参加人员{m}人次，培训内容包括条例条文、答复文书和平台操作。",
    "在办事大厅设立查阅点，配备查询终端{k}台，提供纸质公报和办事指南供群众取阅。",
    "部分栏目更新不够及时，个别单位对申请答复的规范性认识不足，解读形式还比较单一。",
    "下一步将完善目录、充实力量、加强检查，把各项要求落实到每一个环节。",
    "围绕饮水安全、河道整治和农田灌溉等群众关心的事项，公布工程进度和资金安排{m}条。",
    "将公开工作纳入年度考核，占{k}分，并按季度通报栏目更新情况。",
    "受条件限制，少数早期文件尚未完成数字化，已列入来年计划。",
)


def paragraph(dice: Random) -> str:
    """One to six sentences."""
    return "".join(_sentence(dice) for _ in range(dice.randint(1, 6)))


def paragraphs(dice: Random, most: int) -> list[str]:
    """Up to `most` paragraphs, at least one."""
    return [paragraph(dice) for _ in range(dice.randint(1, most))]


def agency(dice: Random) -> str:
    """A fictional agency."""
    return dice.choice(PLACES) + dice.choice(OFFICES)


def _sentence(dice: Random) -> str:
    return dice.choice(SENTENCES).format(
        n=dice.randint(120, 4800), m=dice.randint(20, 300), k=dice.randint(2, 19), big=f"{dice.randint(9000, 900000):,}"
    )
