from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ingest.visible import entity, visible

CASES = [
    ("<p>县长</p><p>讲话</p>", "县长\n讲话\n"),
    ("<div><div>县长<br>讲话<br/></div></div>", "县长\n讲话\n"),
    ("<p>张<b>三</b><i></i>、<span>李四</span></p>", "张三、李四\n"),
    ("<p>  \n a \t b\n</p>", "a b \n"),
    ("<p>全县会\n    议召开</p>", "全县会议召开\n"),
    ("<p>Party\nSchool</p>", "Party School\n"),
    ("<p>甲&nbsp;乙&#x4e2d;&#20013;&amp;&lt;&ldquo;好&rdquo;</p>", "甲\xa0乙中中&<“好”\n"),
    ("<p>A & B &zzz; &amp C &nbsp甲</p>", "A & B &zzz; & C \xa0甲\n"),
    ("<p>&#0;&#xd800;&#99999999;&#150;</p>", "\ufffd\ufffd\ufffd–\n"),
    ("<pre>县长\n讲话</pre>", "县长\n讲话\n"),
    ("<table><tr><td>局长</td><td>张三</td></tr></table>", "局长\n张三\n"),
    ("<script>a</script><style>b</style><svg><text>c</text></svg><!-- d -->县", "县\n"),
    ("县长<p>", "县长\n"),
    ("", ""),
]


@pytest.mark.parametrize(("source", "expected"), CASES)
def test_visible_text(source: str, expected: str) -> None:
    assert visible(source)[0].text == expected


def test_lines_know_links_asides_and_headings() -> None:
    source = "<nav><p>甲</p></nav><h1>乙</h1><p>丙<a>丁戊</a></p><footer>己<p>庚</footer><p>辛"
    text, lines = visible(source)
    got = [(text.text[line.start : line.end - 1], line.linked, line.aside, line.heading) for line in lines]
    assert got == [
        ("甲", 0, True, False),
        ("乙", 0, False, True),
        ("丙丁戊", 2, False, False),
        ("己", 0, True, False),
        ("庚", 0, True, False),
        ("辛", 0, False, False),
    ]


def test_unclosed_links_and_headings_end_with_the_next_end_tag() -> None:
    text, lines = visible("<a>甲<a>乙</a><p>丙</p><h1>丁<h1>戊</h1><p>己</p>")
    assert [line.linked for line in lines] == [2, 0, 0, 0, 0]
    assert [line.heading for line in lines] == [False, False, True, True, False]
    assert text.text == "甲乙\n丙\n丁\n戊\n己\n"


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("&nbsp;", ("\xa0", 6)),
        ("&nbsp", ("\xa0", 5)),
        ("&ampere", ("&", 4)),
        ("&zzz;", ("&", 1)),
        ("&#20013;", ("中", 8)),
        ("&#X4E2D", ("中", 7)),
    ],
)
def test_entity(reference: str, expected: tuple[str, int]) -> None:
    assert entity(reference) == expected


PARTS = [
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<br>",
    "<a href='x'>",
    "</a>",
    "<pre>",
    "</pre>",
    "<!-- 注 -->",
    "<td>",
    "<nav>",
]
PARTS += [
    "县",
    "市长",
    "A",
    " ",
    "\n",
    "　",
    "&nbsp;",
    "&#x4e2d;",
    "&amp;",
    "&lt",
    "&",
    "<",
    "&ldquo;",
    "𠮷",
    "<script>x</script>",
]


@settings(max_examples=200, derandomize=True)
@given(st.lists(st.sampled_from(PARTS), max_size=40))
def test_every_character_is_that_of_the_source_at_its_place(parts: list[str]) -> None:
    source = "".join(parts)
    text, lines = visible(source)
    for index, char in enumerate(text.text):
        start, end = text.span(index, index + 1)
        if not char.isspace():
            assert unescape(source[start:end]) == char
    assert "".join(text.text[line.start : line.end] for line in lines) == text.text
    assert all(text.text[line.end - 1] == "\n" for line in lines)
