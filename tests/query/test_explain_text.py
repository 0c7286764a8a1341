import json
from dataclasses import replace

import pytest
from pyoxigraph import Store

from kg.errors import QueryError
from kg.query.explain import explain
from kg.query.explain_text import write

GOLDEN = """周海涛  (official 官员)
  <https://w3id.org/govkg/id/person/zhou-haitao>
  Zhou Haitao

Posts 任职 (1)
  • 局长, 台州市市场监督管理局, 2021-05-11  [post-chain 0.95]
      5月11日，市市场监管局局长周海涛赴临海市检查食品生产企业。
      — 2021.txt [0:31) 周海涛赴临海市检查, 2021-05-12
      ↳ 市市场监管局 [6:12) = 台州市市场监督管理局: short form 简称

Took part in 参加 (1)
  • 周海涛赴临海市检查食品生产企业, chair 主持  [led 0.9]
      5月11日，市市场监管局局长周海涛赴临海市检查食品生产企业。
      — 2021.txt [0:31) 周海涛赴临海市检查, 2021-05-12
      ↳ 周海涛赴临海市检查食品生产企业: not named here, shown by a title or the context 未见其名，由职务或上下文可知

Resolved 归并 (from 1 documents)
  • 周海涛: its name 全称, 1 × in 1 documents
  • tied by 共同单位: 台州市市场监督管理局, 1 documents 共见于 1 篇

Named 提及 (1 × in 1 documents)
  • 2021.txt 周海涛赴临海市检查, 2021-05-12
      周海涛 [14:17)
"""


def test_golden(store: Store) -> None:
    assert write(explain(store, "周海涛"), "text") == GOLDEN


def test_several_are_numbered(store: Store) -> None:
    text = write(explain(store, "王敏"), "text")
    assert text.startswith("[1/2] 王敏  (official 官员)\n")
    assert "\n\n[2/2] 王敏" in text


def test_shortcuts_only_where_nothing_else_says_so(store: Store) -> None:
    (found,) = explain(store, "周海涛")
    alone = replace(found, said=tuple(s for s in found.said if s.property == "worksFor"))
    assert "In short" not in write([found], "text")
    assert "In short: works for 供职于 (1)\n  • 台州市市场监督管理局" in write([alone], "text")


def test_everything_said_is_shown(store: Store) -> None:
    """No property falls out of the sections."""
    shortcuts = ("worksFor", "tookPart")
    for name in (
        "台州市市场监督管理局",
        "台州市",
        "食品安全“守底线”专项行动",
        "台州市食品安全工作会议",
        "台州市市场监督管理局食品科",
    ):
        (found,) = explain(store, name)
        text = write([found], "text")
        statements = [line for line in text.split("\nResolved")[0].splitlines() if line.startswith("  • ")]
        assert len(statements) == len([s for s in found.said if s.property not in shortcuts]), name


def test_long_sections_say_how_much_is_left_out(store: Store) -> None:
    (found,) = explain(store, "周海涛")
    many = replace(found, said=tuple(replace(found.said[-1], property="organizer", value=f"{n:03}") for n in range(70)))
    text = write([many], "text")
    assert "Organizer 举办单位 (70)" in text
    assert "  … 20 more; --format json has all" in text
    assert "  • 049, " in text
    assert "  • 050, " not in text


def test_hostile_text_is_one_harmless_line(store: Store) -> None:
    (found,) = explain(store, "周海涛")
    bad = replace(found.said[0], value="\x1b[2J局长\nBodies\u202e")
    text = write([replace(found, aliases=("\x07a\nb",), said=(bad,))], "text")
    assert all(char == "\n" or char.isprintable() for char in text)
    assert "  • [2J局长 Bodies, " in text


def test_json_has_everything(store: Store) -> None:
    (read,) = json.loads(write(explain(store, "周海涛"), "json"))
    assert read["entity"] == {
        "label": "周海涛",
        "kind": "Official",
        "iri": "https://w3id.org/govkg/id/person/zhou-haitao",
    }
    assert {s["property"] for s in read["said"]} == {"tenure", "chair", "worksFor", "tookPart"}
    assert read["mentions"][0]["start"] == 14


def test_unknown_format(store: Store) -> None:
    with pytest.raises(QueryError, match="there are text, json"):
        write(explain(store, "周海涛"), "xml")
