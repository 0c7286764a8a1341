from collections import Counter
from textwrap import wrap

import pytest

from kg.clean.wrapped import unwrap
from kg.text import MappedText

PARAGRAPHS = (
    "5月6日上午，云溪县市场监督管理局召开食品安全工作会议，传达上级有关会议精神，部署2021年下半年的重点任务。局长王明远主持会议并讲话。",
    "会议要求，各所要聚焦校园周边、农贸市场、网络订餐等重点场所，压实企业主体责任，做到早发现、早处置，守护群众舌尖上的安全。",
    "副局长李静、总工程师周远和各股室、所负责人参加会议",
)


def rejoined(text: str) -> str:
    """What is left of the line breaks of a text."""
    changes: Counter[str] = Counter()
    result = unwrap(MappedText.identity(text), changes)
    assert changes["line rejoined"] == text.count("\n") - result.text.count("\n")
    assert unwrap(result, changes).text == result.text
    return result.text


@pytest.mark.parametrize("width", [18, 24, 30])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_lines_of_a_page_are_rejoined(width: int, ending: str) -> None:
    pages = [ending.join(wrap(paragraph, width)) for paragraph in PARAGRAPHS]
    assert rejoined(ending.join(["云溪县部署食品安全工作", *pages])) == ending.join(
        ["云溪县部署食品安全工作", *PARAGRAPHS]
    )


def test_an_indented_line_begins_a_paragraph() -> None:
    paragraphs = [paragraph.rstrip("。")[:48] for paragraph in (*PARAGRAPHS[:2], *PARAGRAPHS[:2])]
    text = "\n".join("　　" + "\n".join(wrap(paragraph, 24)) for paragraph in paragraphs)
    assert rejoined(text) == "\n".join("　　" + paragraph for paragraph in paragraphs)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPHS * 3),
        "\n".join(["某县某某食品有限责任公司第一分公司", "某县某某粮油有限责任公司第二分公司"] * 5),
        "\n".join(["王明远", "李静", "周远"] * 5),
        "\n".join(["王明，男，1970年5月生，现任青田县委书记"] * 3 + ["李强，男，1971年6月生，现任青田县委委员"] * 3),
        "",
        "\n" * 50,
    ],
)
def test_other_lines_stay(text: str) -> None:
    assert rejoined(text) == text


def test_linear_on_lines() -> None:
    text = MappedText.identity("县局，" * 8 + "\n" + ("县局，局" * 6 + "县，局长\n") * 50_000)
    assert len(unwrap(text, Counter()).text) == len(text.text)
