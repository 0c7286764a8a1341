import pytest

from kg.resolve.spelling import spelled_out
from tests.resolve.telling import labels, world


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("上海市工商局杨浦分局", "上海市工商行政管理局杨浦分局"),
        ("上海市工商局", "上海市工商局"),  # whole names are the extractor's
        ("上海市公安局普陀分局", "上海市公安局普陀分局"),
        ("上海市市场监督管理局食品科", "上海市市场监督管理局食品科"),
        ("杨浦区工商分局", "杨浦区工商分局"),
    ],
)
def test_the_whole_is_spelled_out_in_the_name_of_its_part(label: str, expected: str) -> None:
    assert spelled_out(label, "上海市") == expected


def test_one_part_under_two_spellings() -> None:
    short, full = "上海市工商局杨浦分局", "上海市工商行政管理局杨浦分局"
    found = world([("a", f"{short}开展检查，{short}局长严明带队。"), ("b", f"{full}开展检查。")])
    (branch,) = (entity for entity in found.entities if entity.label.endswith("分局"))
    assert branch.label == full
    assert short in branch.aliases
    links = (link for document in found.documents for link in document.links)
    (parent,) = {link.object for link in links if (link.subject, link.predicate) == (branch.id, "parent")}
    assert labels(found)[parent] == "上海市工商行政管理局"
