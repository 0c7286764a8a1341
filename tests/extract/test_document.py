"""Whole articles: what a careful reader takes from them, and laws that hold for every text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.clean import clean
from kg.extract import extract, extract_all
from kg.model import Article, Facts, Source
from kg.text import MappedText

MEETING = (
    "缙云县召开全县食品安全工作推进会\n2021-03-10 09:12来源：缙云县市场监管局 编辑：应小柯\n"
    "3月9日上午，缙云县市场监管局召开全县食品安全工作推进会。会前，副县长楼静姝作出批示。会上，县市场监管局党委书记、局长麻志恒讲话，"
    "局党委委员、副局长卢向阳主持会议。县教育局、县公安局分别作了发言。会议部署了“守护舌尖”专项行动。\n"
)


def facts(text: str, published: str | None = None) -> Facts:
    article = clean(Source("a", "a.txt", text, MappedText.identity(text), None, published))
    assert isinstance(article, Article)
    return extract(article)


def readable(found: Facts) -> dict[str, set[tuple[str, ...]]]:
    label = {e.id: e.label for e in found.entities}
    return {
        "posts": {(label[t.person], t.title, label.get(t.organization or "", "-")) for t in found.tenures},
        "parts": {(label[p.participant], label[p.event], p.role) for p in found.participations},
        "links": {(label[k.subject], k.predicate, label.get(k.object, k.object)) for k in found.links},
    }


def test_a_meeting_with_its_people() -> None:
    said = readable(facts(MEETING))
    event = "全县食品安全工作推进会"
    assert said["posts"] == {
        ("楼静姝", "副县长", "缙云县人民政府"),
        ("麻志恒", "党委书记", "缙云县市场监督管理局"),
        ("麻志恒", "局长", "缙云县市场监督管理局"),
        ("卢向阳", "党委委员", "缙云县市场监督管理局"),
        ("卢向阳", "副局长", "缙云县市场监督管理局"),
    }
    assert said["parts"] == {
        ("楼静姝", event, "instructor"),
        ("麻志恒", event, "speaker"),
        ("卢向阳", event, "chair"),
        ("缙云县教育局", event, "speaker"),
        ("缙云县公安局", event, "speaker"),
    }
    assert (event, "date", "2021-03-09") in said["links"]
    assert (event, "organizer", "缙云县市场监督管理局") in said["links"]
    assert (event, "campaign", "“守护舌尖”专项行动") in said["links"]


def test_editors_and_reporters_are_nobody() -> None:
    labels = {e.label for e in facts(MEETING).entities}
    assert "应小柯" not in labels


def test_each_claim_has_a_sentence_that_holds_it() -> None:
    found = facts(MEETING)
    text = found.article.text.text
    for claim in [
        *(t.claim for t in found.tenures),
        *(p.claim for p in found.participations),
        *(k.claim for k in found.links),
    ]:
        sentence = text[claim.evidence.start : claim.evidence.end]
        assert sentence
        assert sentence == sentence.strip()
        assert 0 < claim.confidence <= 1
        assert claim.rule


WORDS = (
    "县市场监管局 党组书记、 局长 副局长 麻志恒 卢向阳 ， 。 召开 会议 推进会 “守护” 专项行动 "
    "3月9日 出席 讲话 主持 到 五云街道 调研 县委 、 政府 的 在 》 （ ） 等"
).split(" ")


@settings(max_examples=120, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, "\n"]), max_size=40))
def test_whatever_the_text_spans_slice_to_what_they_say(words: list[str]) -> None:
    text = "".join(words)
    article = clean(Source("a", "a.txt", text, MappedText.identity(text), None, "2021-03-10", "浙江省缙云县"))
    if not isinstance(article, Article):
        return
    found = extract(article)
    ids = {e.id for e in found.entities}
    for mention in found.mentions:
        assert article.text.text[mention.start : mention.end] == mention.text
        assert mention.text.strip()
        assert mention.entity in ids
    for part in found.participations:
        assert {part.participant, part.event} <= ids
    for link in found.links:
        assert link.subject in ids
        assert link.predicate == "date" or link.object in ids


def test_a_post_that_somebody_has_left() -> None:
    found = facts(
        "仪陇县人大常委会决定：免去魏子明的仪陇县教育局局长职务，任命苏长风为仪陇县教育局局长。原仪陇县公安局局长周一鸣列席。"
    )
    label = {e.id: e.label for e in found.entities}
    former = {label[t.person] for t in found.tenures if t.claim.rule == "former post"}
    assert former == {"魏子明", "周一鸣"}
    assert {label[t.person] for t in found.tenures} == {"魏子明", "苏长风", "周一鸣"}


def test_a_town_lies_in_the_county_that_the_article_is_about() -> None:
    found = facts("仪陇县召开食品安全工作会议。新政镇作了发言。")
    within = {e.label: e.within for e in found.entities}
    assert within["新政镇"] == "511324"


def test_a_date_stamp_is_the_date_and_no_part_of_the_name() -> None:
    said = readable(facts("2023-06-01 仪陇县2023年食品安全宣传周启动仪式在市民广场举行。"))
    assert ("仪陇县2023年食品安全宣传周启动仪式", "date", "2023-06-01") in said["links"]


def test_several_articles_say_what_each_says_alone() -> None:
    texts = [MEETING, "缙云县召开会议。", MEETING.replace("缙云", "青田"), "市场监管局局长王明远。"]
    articles = [clean(Source(str(n), "a.txt", text, MappedText.identity(text))) for n, text in enumerate(texts)]
    found = [article for article in articles if isinstance(article, Article)]
    assert len(found) == len(texts)
    assert extract_all(found) == [extract(article) for article in found]


def test_a_quote_that_the_end_cuts_off() -> None:
    assert readable(facts("缙云县市场监管局局长“王芳"))["posts"] == set()


@pytest.mark.parametrize(
    ("said_first", "then", "whose"),
    [
        (
            "农业农村部会同商务部、公安部出台方案。",
            "农业农村部等六部门将开展农资打假专项行动。",
            "农业农村部 商务部 公安部",
        ),
        ("农业农村部、商务部、公安部出台方案。", "随后，三部门联合开展农资打假专项行动。", "农业农村部 商务部 公安部"),
        ("农业农村部会同商务部等5部门出台方案。", "对此，五部门将开展农资打假专项行动。", "农业农村部 商务部"),
        ("农业农村部会同商务部、公安部出台方案。", "农业农村部将开展农资打假专项行动。", "农业农村部"),
        ("农业农村部、商务部、公安部出台方案。", "随后，两部门联合开展农资打假专项行动。", ""),
        ("商务部、公安部出台方案。", "农业农村部等六部门将开展农资打假专项行动。", "农业农村部"),
    ],
)
def test_bodies_that_are_only_counted_are_those_told_before(said_first: str, then: str, whose: str) -> None:
    links = readable(facts(said_first + then))["links"]
    assert {obj for subject, _, obj in links if subject == "农资打假专项行动"} == set(whose.split())


def test_who_goes_along_on_a_tour_on_which_people_are_received() -> None:
    text = (
        "26日，李文涛主席到绍兴市考察，看望当地干部群众。\n当天上午，李文涛接见驻绍兴部队官兵代表。\n"
        "丁雪松、刘鹏飞陪同考察。\n"
    )
    parts = {(who, event) for who, event, _ in readable(facts(text, "2024-11-28"))["parts"]}
    assert ("李文涛", "李文涛接见驻绍兴部队官兵代表") in parts
    assert {("丁雪松", "李文涛赴绍兴市考察"), ("刘鹏飞", "李文涛赴绍兴市考察")} <= parts
    assert ("丁雪松", "李文涛接见驻绍兴部队官兵代表") not in parts


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("新疆生产建设兵团召开会议，兵团负责人参加。", "新疆生产建设兵团"),
        ("南川区市场监管局约谈美团、饿了么南川分公司负责人。", "饿了么南川分公司"),
    ],
)
def test_a_body_with_and_without_its_seat_is_one(text: str, label: str) -> None:
    assert [e.label for e in facts(text).entities].count(label) == 1


def test_what_an_official_was_shown_is_an_event_where_the_title_tells_so() -> None:
    told = "国务院总理沈若川5月9日在新加坡总理卡里姆陪同下参观人居科学展。沈若川说，展览很好。他们还参观了花园。\n"
    event = "沈若川参观人居科学展"
    parts = readable(facts(f"{event}\n{told}", "2022-05-10"))["parts"]
    assert parts == {("沈若川", event, "speaker"), ("卡里姆", event, "attendee")}
    assert not readable(facts(f"沈若川谈科学\n{told}", "2022-05-10"))["parts"]
