"""What is wrong with a corrected form: the line, what it is, and what to do; the other lines are read all the same."""

import pytest

from kg.annotation.notation import DETAILS, KINDS, MARKS
from kg.annotation.read import Form, read

HEAD = "document a\n"
GOOD = """document a
division 青田县 = 青田
agency 青田县公安局 @ 青田 = 县公安局
official 王明远 = 明远
    post 局长 @ 县公安局
meeting 工作会议
    date 2021-05-06
    chair 王明远
"""


def told(lines: str) -> list[tuple[int, str]]:
    """Faults of a form with these lines, which begin in line 2."""
    return [(fault.line, fault.what) for fault in read(HEAD + lines).faults]


def test_names_mean_entities_by_any_of_their_names() -> None:
    found = read(GOOD)
    assert found.faults == []
    assert found.annotation["organizations"][0] == {
        "id": "g1",
        "names": ["青田县公安局", "县公安局"],
        "kind": "agency",
        "place": "l1",
        "parent": None,
    }
    assert found.annotation["people"][0]["posts"] == [{"org": "g1", "title": "局长"}]
    assert found.lines == {"l1": 2, "g1": 3, "p1": 4, "m1": 6}


@pytest.mark.parametrize(
    "lines",
    [
        "agency 青田县公安局 = 县公安局 @ 青田县\ndivision 青田县",  # the place at the end, and told later
        "机关　青田县公安局　@青田县=县公安局\n区划：青田县",  # blanks of an input method, a colon
        "AGENCY 青田县公安局 @ 青田县 = 县公安局\n\n# remark\n| 正文\nDivision 青田县",
        "agency 青田县公安局 @ “青田县” = 县公安局\r\ndivision 青田县\r\n",
    ],
)
def test_what_people_type(lines: str) -> None:
    found = read("\ufeff" + HEAD + lines)
    assert found.faults == []
    (agency,) = found.annotation["organizations"]
    assert (agency["names"], agency["place"]) == (["青田县公安局", "县公安局"], "l1")


@pytest.mark.parametrize(
    ("lines", "line", "what"),
    [
        ("王明远", 2, '"王明远": say first what it is, one of: division venue'),
        ("offical 王明远", 2, 'did you mean "official"?'),
        ("official", 2, '"official" has no name behind it'),
        ("post 局长 @ 青田县公安局", 2, '"post" belongs to the line above; put blanks in front of it'),
        ("    post 局长", 2, '"post" is indented and stands below nothing'),
        ("official 王明远\n    posts 局长", 3, 'did you mean "post"?'),
        ("official 王明远\n    date 2021", 3, '"date" cannot stand below such a line; there may be: post'),
        ("official 王明远\n    meeting 会议", 3, '"meeting" begins a line of its own'),
        ("division 青田县\n    place 浙江省", 3, "nothing can stand below such a line"),
        ("official 王明远\n    post", 3, '"post" has nothing behind it'),
        ("official 王明远\n    post @ 公安局", 3, 'a post is "TITLE @ BODY"'),
        ("official 王明远\n    post 局长 公安局", 3, "a title has no blanks; put @ between"),
        ("official 王明远\n    post 局长 @ 公安局", 3, 'add a line like "implied agency 公安局"'),
        ("official 王明远 @ 公安局", 2, "posts stand in lines of their own below"),
        ("meeting 会议 @ 青田县", 2, "a meeting has no @"),
        ("agency 公安局 @ 青田县 @ 浙江省\ndivision 青田县\ndivision 浙江省", 2, "an organization has one place"),
        ("agency 青田县公安局 @ 青天县\ndivision 青田县", 2, "did you mean 青田县?"),
        ("meeting 会议\n    date 5月6日", 3, '"5月6日" is no date; write 2021-01-27'),
        ("meeting 会议\n    date 2021-02-30", 3, "is no date"),
        ("meeting 会议\n    date 2021\n    date 2022", 4, 'has a second "date"; there can be one'),
        ("meeting 会议\n    chair 王明远", 3, '"王明远" is no name in this form'),
        ("meeting 会议\n    optional date 2021", 3, '"optional" says nothing of a line date'),
        ("implied official 王明远", 2, '"implied" says nothing of an official'),
        ("referred agency 公安局", 2, '"referred" says nothing of an agency'),
        ("official 王明远\nofficial 李雪\nperson 王明远", 4, 'there already, in line 2; join the two, or'),
        ("official 王明远\nofficial 王明远", 3, 'write "王明远 #2" here'),
        ("agency 公安局 = 局\nagency 水利局 = 局\nmeeting 会议\n    organizer 局", 5,
         '"局" may be "公安局" (line 2), "水利局" (line 3)'),
        ("author 张小雨 = 小雨", 2, "a byline has one name"),
        ("document b", 2, "a form is of one document, and this one is of a"),
    ],
)  # fmt: skip
def test_faults(lines: str, line: int, what: str) -> None:
    found = told(lines)
    assert len(found) == 1, found
    assert found[0][0] == line
    assert what in found[0][1]


def test_all_faults_are_told_and_the_other_lines_kept() -> None:
    found = read(
        HEAD + "offical 王明远\n    post 局长\ndivision 青田县\nmeeting 会议\n    chair 王明远\n    date 昨天\n"
    )
    # the chair is known from the line that is at fault, so that this one is no second fault
    assert [fault.line for fault in found.faults] == [2, 7]
    assert found.annotation["places"] == [{"id": "l1", "names": ["青田县"], "kind": "division"}]
    assert found.annotation["events"][0]["participants"] == []


def test_a_line_below_nothing_is_told_whatever_stands_elsewhere() -> None:
    assert [line for line, _ in told("offical 王明远\n    post 局长\n\nunread\n    post 局长\n")] == [2, 6]


def test_words_are_offered_in_the_language_of_the_form() -> None:
    people = "机构 公安局\n官员 王明远\n    职位 局长\n    职务 局长\uff20公安局\n"
    faults = read(f"文档 a\n{people}会议 会\n    主持人 李雪\n").faults
    assert [fault.line for fault in faults] == [2, 4, 7]
    assert 'did you mean "机关"?' in faults[0].what
    assert "there may be: 职务" in faults[1].what
    assert 'did you mean "主持"? there may be: 日期 地点 组织 主持' in faults[2].what
    (fault,) = read("文档 a\n会议 会\n    主持 李雪").faults
    assert 'add a line like "隐含 机关 李雪"' in fault.what


def test_a_form_says_whose_it_is() -> None:
    assert [fault.what for fault in read("division 青田县").faults] == [
        'says of no document what it is; begin it with "document ID"'
    ]
    assert "lacks the id" in read("document\n").faults[0].what
    assert "is no id" in read('document "a\n').faults[0].what


def test_no_text_is_too_odd() -> None:
    for text in ("", "\n\n", "#", "|", "=", "@", "document a\n=\n@ @\n  =\nofficial = = =\n", "\x00\n\ufeff"):
        assert isinstance(read(text), Form)


def test_words_are_distinct() -> None:
    for words in ([w for k in KINDS for w in (k.word, k.chinese)], [w for m in MARKS for w in (m.word, m.chinese)]):
        assert len(words) == len(set(words))
    for section in {section for detail in DETAILS for section in detail.sections}:
        own = [w for d in DETAILS if section in d.sections for w in (d.word, d.chinese)]
        assert len(own) == len(set(own))
