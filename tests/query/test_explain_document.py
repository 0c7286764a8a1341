"""What one document states, in the order of its text."""

import json
from dataclasses import replace

import pytest
from pyoxigraph import Store

from kg.errors import QueryError, UnknownEntityError
from kg.query.explain_document import DocumentExplanation, explain_document
from kg.query.explain_document_text import write

GOLDEN = """周海涛赴临海市检查  (document 文档)
  <https://w3id.org/govkg/id/document/2021.txt>
  identifier 标识: 2021.txt
  date 日期: 2021-05-12

[0:31) 5月11日，市市场监管局局长周海涛赴临海市检查食品生产企业。
  • 周海涛 — chair 主持: 周海涛赴临海市检查食品生产企业  [led 0.9]
      ↳ 周海涛赴临海市检查食品生产企业: not named here, shown by a title or the context 未见其名，由职务或上下文可知
  • 周海涛 — tenure 任职: 局长, 台州市市场监督管理局, 2021-05-11  [post-chain 0.95]
      ↳ 市市场监管局 [6:12) = 台州市市场监督管理局: short form 简称
  named 提及: 市市场监管局 [6:12) = 台州市市场监督管理局  周海涛 [14:17)

[31:52) 永安食品有限公司、临海市市场监管局参加。
  • 永安食品有限公司 — attendee 出席: 周海涛赴临海市检查食品生产企业  [joined 0.7]
      ↳ 永安食品有限公司: not named here, shown by a title or the context 未见其名，由职务或上下文可知
      ↳ 周海涛赴临海市检查食品生产企业: not named here, shown by a title or the context 未见其名，由职务或上下文可知
"""


def one(store: Store, name: str) -> DocumentExplanation:
    (found,) = explain_document(store, name)
    return found


def test_golden(store: Store) -> None:
    assert write([one(store, "2021.txt")], "text") == GOLDEN


@pytest.mark.parametrize(
    "name", ["news/2023-03.txt", "台州市召开食品安全工作会议", "https://w3id.org/govkg/id/document/news%2F2023-03.txt"]
)
def test_a_document_by_any_name(store: Store, name: str) -> None:
    found = one(store, name)
    assert dict(found.about)["identifier"] == "news/2023-03.txt"
    starts = [place.quotation.start for place in found.places]
    assert starts == sorted(starts)
    assert len(starts) == 3


def test_every_statement_and_mention_is_told_once(store: Store) -> None:
    found = one(store, "news/2023-03.txt")
    stated = [s for place in found.places for s in place.stated]
    assert len(stated) == 9
    assert len(set(stated)) == 9
    assert [n.mention.text for place in found.places for n in place.named] == ["陈立群"]


def test_a_name_outside_all_sentences_has_a_line_of_its_own(store: Store) -> None:
    found = one(store, "2023-06.txt")
    alone = replace(found, places=tuple(replace(p, stated=(), quotation=p.named[0].mention) for p in found.places))
    assert "[40:43) 陈立群 = 陈立群\n" in write([alone], "text")


def test_json_has_everything(store: Store) -> None:
    (read,) = json.loads(write([one(store, "2021.txt")], "json"))
    first = read["places"][0]
    assert first["quotation"]["end"] == 31
    assert {s["property"] for s in first["stated"]} == {"tenure", "chair"}
    assert {form["text"] for s in first["stated"] for n in s["named"] for form in n["forms"]} == {
        "周海涛",
        "市市场监管局",
    }


def test_unknown(store: Store) -> None:
    with pytest.raises(UnknownEntityError, match=r"Nearest: 2021\.txt"):
        explain_document(store, "2021")
    with pytest.raises(QueryError, match="there are text, json"):
        write([], "xml")
