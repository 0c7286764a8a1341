# ruff: noqa: RUF001
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.clean import clean, clean_all
from kg.clean.cleaner import clean_text
from kg.model import Rejected
from kg.text import MappedText
from tests.clean.articles import check_map, cleaned, source
from tests.dirt import lose_bytes, pinyin_notes

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

PIECES = (
    *"县縣局?？;；,，:：()（）“”\"'‘’「」『』。.…·•●  　\n\r\t\xa0\u200b\ufeff①㈠２Ａ-１９a1/<>&\\＠Ｋ顒麖h|[]【】",
    "(jìn)",
    "会议指出，",
    "召開會議。",
    "?;顒?dòng)",
    "??h",
    "&nbsp;",
    "<p>",
    "<br/>",
    "\\n",
    "（记者 王 某）",
    "来源:县局",
    "2021-01-27 16:34",
    "龚　正",
    "编辑：",
    "上一篇",
    "http://x.cn/a?b=1,c",
)
DIRTY = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
CLEAN = st.lists(
    st.sampled_from(
        [
            "县局召开会议",
            "部署工作",
            "王某主持会议",
            "“两个责任”",
            "（2021年）",
            "3月5日",
            "1,260人",
            "16:30",
            "，",
            "。",
            "、",
        ]
    ),
    min_size=1,
    max_size=30,
).map("".join)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(DIRTY, st.one_of(st.none(), DIRTY))
def test_laws(text: str, title: str | None) -> None:
    first = clean(source(text, title))
    if isinstance(first, Rejected):
        return
    check_map(first)
    again = clean_text(MappedText.identity(first.text.text), Counter())
    assert again.text == first.text.text


@settings(max_examples=100, derandomize=True, deadline=None)
@given(DIRTY)
def test_unchanged_characters_map_to_themselves(text: str) -> None:
    mapped = clean_text(MappedText.identity(text), Counter())
    for t, n, o, m in mapped.runs:
        for offset in range(n if n == m else 0):
            old, new = text[o + offset], mapped.text[t + offset]
            assert mapped.span(t + offset, t + offset + 1) == (o + offset, o + offset + 1)
            if old.isalnum() and old.isascii():
                assert old == new


@settings(max_examples=100, derandomize=True, deadline=None)
@given(CLEAN)
def test_clean_text_is_unchanged(text: str) -> None:
    assert clean_text(MappedText.identity(text), Counter()).text == text


def test_everything_at_once() -> None:
    plain = "縣市場監管局召開會議,部署工作。縣委書記講話,提出要求。"
    dirty = "<p>" + lose_bytes(pinyin_notes(plain, "監講"), 1) + "</p>&nbsp;省長龔　正主持會議，提出要求。"
    article = cleaned(dirty)
    assert article.text.text.startswith("县市场监管局召开会议，部署工作。县委书记讲话，提出要求。")
    assert "省长龚正主持会议" in article.text.text
    assert [kind for kind, _ in article.changes] == sorted(kind for kind, _ in article.changes)
    counts = dict(article.changes)
    assert counts["lost byte repaired"] == 1
    assert counts["pinyin note"] == 2
    assert counts["traditional"] == 1


def test_every_name_is_found_again_in_the_original() -> None:
    article = cleaned("县委副书记、县长周某平到会。\n（記者 黃　晶）\n省长龚　正主持会议，提出要求。")
    start = article.text.text.index("龚正")
    where, first, last = article.locate(start, start + 2)
    assert (where, article.original[first:last]) == ("text", "龚　正")


def test_a_record_title_stands_in_front() -> None:
    article = cleaned("縣局召開會議，部署工作，提出要求。", "縣局召開會議(huì)")
    assert article.text.text.startswith("县局召开会议\n县局召开会议，")
    assert article.body_start == len("縣局召開會議(huì)") + 1
    assert article.locate(0, 4) == ("title", 0, 4)
    assert article.locate(7, 9) == ("text", 0, 2)


@pytest.mark.parametrize("text", ["", " \n　\n", "首页 > 新闻\n版权所有", "1.jpg"])
def test_pages_without_an_article_are_rejected(text: str) -> None:
    found = clean(source(text))
    assert isinstance(found, Rejected)
    assert "no article" in found.reason


def test_spun_pages_are_rejected() -> None:
    found = clean(source("县市场羁系局召开食物平安事情集会，主要卖力人到会并讲话。"))
    assert isinstance(found, Rejected)
    assert found.reason.startswith("spun text")


def test_markup_and_escapes() -> None:
    article = cleaned(
        "<p>县局召开会议，部署工作。</p><br/>会议指出&nbsp;“要落实”&ldquo;好&rdquo;。\\n下一步，继续抓好工作。"
    )
    assert article.text.text == "县局召开会议，部署工作。\n\n会议指出 “要落实”“好”。\n下一步，继续抓好工作。"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="needs the shared seed articles")
def test_seeds() -> None:
    found = []
    for path in sorted(SEEDS.glob("*.txt")):
        article = cleaned(path.read_text(encoding="utf-8"))
        found.append((article.title is not None, article.published, len(article.bylines)))
    assert found == [(True, "2021-01-27", 2), (True, "2019-07-05", 2)]


def test_long_hostile_text_is_read() -> None:
    for piece in ("县", "（", "“", "?", " ", "<p ", "&#", "\\n", "县 局 ", "，", "2021-", "记者 王某 "):
        clean(source("县局开会，部署工作。" + piece * (100_000 // len(piece))))


def test_several_are_cleaned_as_each_alone() -> None:
    texts = ["龚　正主持会议。", "…", "推進(jìn)會召開，<p>縣長出席。", "编辑：", "会议由县局主持召开。"]
    sources = [source(text) for text in texts]
    alone, together = [clean(one) for one in sources], clean_all(sources)
    assert list(map(type, together)) == list(map(type, alone))
    assert any(isinstance(one, Rejected) for one in together)
    for one, other in zip(alone, together, strict=True):
        if isinstance(one, Rejected) or isinstance(other, Rejected):
            assert one == other
        else:
            assert (one.text.text, one.lines, one.changes) == (other.text.text, other.lines, other.changes)
