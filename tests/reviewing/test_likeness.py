"""Names that a person should look at, and names that differ on purpose."""

import pytest

from kg.reviewing.likeness import alike, written_out

ALIKE = (
    ("台州市市场监管局", "台州市市场监督管理局", "equal"),
    ("缙云县食安办", "缙云县食品安全委员会办公室", "equal"),
    ("台州市场监督管理局", "台州市市场监督管理局", "longer"),
    ("青田教育局", "青田县教育局", "longer"),
    ("缙云县仙都旅游公司", "缙云县仙部旅游公司", "near"),
    ("缙云县第一小学", "缙云县第二小学", None),
    ("城东市场监督管理所", "城西市场监督管理所", None),
    ("缙云县教育局", "缙云县民政局", None),
    ("甲局", "乙局", None),
)


@pytest.mark.parametrize(("one", "other", "how"), ALIKE)
def test_pairs(one: str, other: str, how: str | None) -> None:
    found = [(like.one, like.other, like.how) for like in alike([("x", one), ("y", other)])]
    assert found == ([("x", "y", how)] if how else [])


def test_each_pair_once_whatever_the_order() -> None:
    names = [("a", "青田教育局"), ("b", "青田县教育局"), ("c", "青田县教育局")]
    found = sorted(alike(names))
    assert found == sorted(alike(names[::-1]))
    assert len({like[:2] for like in found}) == len(found) == 3


def test_a_series_of_names_asks_nothing() -> None:
    assert list(alike((str(n), f"缙云县{chr(0x5200 + n)}溪村合作社") for n in range(50))) == []


def test_writing_out_is_stable() -> None:
    full = written_out("台州市市场监管局和教育局")
    assert written_out(full) == full
