import pytest
from pyoxigraph import NamedNode, Store

from kg.errors import UnknownEntityError
from kg.query.names import aliases_of, describe, find_entities, pinyin_of

ID = "https://w3id.org/govkg/id/"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("陈立群", ["person/chen-liqun"]),
        (" 陈立群\n", ["person/chen-liqun"]),
        ("陳立羣", ["person/chen-liqun"]),
        ("陳立群", ["person/chen-liqun"]),
        ("Chen Liqun", ["person/chen-liqun"]),
        ("chén lìqún", ["person/chen-liqun"]),
        ("chenliqun", ["person/chen-liqun"]),
        ("王敏", ["person/wang-min-nj", "person/wang-min-tz"]),
        ("wang min", ["person/wang-min-nj", "person/wang-min-tz"]),
        ("台州市市场监管局", ["agency/taizhou-scjg"]),
        ("臺州市公安局", ["agency/taizhou-ga"]),
        ("台州市市场监督局", ["agency/taizhou-scjg"]),
        ("市市场监管局", ["agency/linhai-scjg", "agency/taizhou-scjg"]),
        ("鼓楼区", ["place/320106", "place/350102"]),
        ("台州", ["place/331000"]),
        (ID + "place/331000", ["place/331000"]),
        (f"<{ID}place/331000>", ["place/331000"]),
    ],
)
def test_found(store: Store, name: str, found: list[str]) -> None:
    assert [match.iri for match in find_entities(store, name)] == [ID + part for part in found]


def test_a_label_comes_before_an_alias(store: Store) -> None:
    """A name that is the label of one and an alias of another means the one."""
    assert [match.label for match in find_entities(store, "台州市")] == ["台州市"]


def test_the_kind_is_the_most_telling() -> None:
    empty = Store()
    assert describe(empty, NamedNode("a:b")) == describe(empty, NamedNode("a:b"))
    assert describe(empty, NamedNode("a:b")).label == "a:b"
    assert describe(empty, NamedNode("a:b")).kind == "Thing"


def test_kinds(store: Store) -> None:
    kinds = {
        name: find_entities(store, name)[0].kind for name in ("台州市", "陈立群", "台州市公安局", "永安食品有限公司")
    }
    assert list(kinds.values()) == ["AdministrativeDivision", "Official", "Agency", "Enterprise"]


def test_pinyin_and_aliases(store: Store) -> None:
    agency = NamedNode(ID + "agency/taizhou-scjg")
    assert pinyin_of(store, agency) == "Taizhou Shi Shichang Jiandu Guanli Ju"
    assert aliases_of(store, agency) == ("台州市市场监管局", "市市场监管局")


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("陈立", "陈立群"),
        ("陈力群", "陈立群"),
        ("陳立", "陈立群"),
        ("chen liqu", "Chen Liqun"),
        ("台州市市场监管所", "台州市市场监督管理局"),
        ("守底线", "食品安全“守底线”专项行动"),
    ],
)
def test_unknown_gets_the_nearest(store: Store, name: str, near: str) -> None:
    with pytest.raises(UnknownEntityError) as caught:
        find_entities(store, name)
    assert f'"{name}"' in str(caught.value)
    assert near in str(caught.value)


@pytest.mark.parametrize("name", ["", "   ", "ξένος", "https://example.org/none", "<>", "< >", ":", "a b:c", "！"])
def test_nothing_like_it(store: Store, name: str) -> None:
    with pytest.raises(UnknownEntityError, match=r"nothing in the graph is named .*The graph has nothing like it"):
        find_entities(store, name)


def test_an_empty_graph_has_no_names() -> None:
    with pytest.raises(UnknownEntityError):
        find_entities(Store(), "陈立群")
