import pytest

from tests.resolve.telling import labels, world

POLLUTION = "台州市生态环境局召开会议，台州市生态环境局局长严明讲话。"
BUREAU = "缙云县市场监管局召开食品安全会议，缙云县市场监管局局长麻志恒讲话。"


def inferred(*texts: str) -> set[tuple[str, str, str, str]]:
    found = world([(f"d{number}", text) for number, text in enumerate(texts)])
    names = labels(found)
    return {(names[i.subject], i.predicate, names[i.object], i.rule) for i in found.findings.inferences}


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            (POLLUTION, "椒江区生态环境分局执法人员开展巡查。"),
            ("椒江区生态环境分局", "parent", "台州市生态环境局", "part by its kind"),
        ),
        (
            ("缙云县人民政府发布公告。", "缙云县人民政府办公室印发通知。"),
            ("缙云县人民政府办公室", "parent", "缙云县人民政府", "part of the body in front"),
        ),
    ],
)
def test_parents_are_found_over_documents(texts: tuple[str, ...], expected: tuple[str, str, str, str]) -> None:
    assert expected in inferred(*texts)
    assert expected in inferred(*texts[::-1])


def test_nothing_is_inferred_of_what_documents_say_nor_without_the_whole() -> None:
    assert not any(row[1] == "parent" for row in inferred("椒江区生态环境分局执法人员开展巡查。"))
    assert inferred(BUREAU) == set()


def test_joint_bodies_are_no_part_of_one_of_them() -> None:
    found = inferred("中共缙云县纪律检查委员会召开会议。", "缙云县纪委监委召开会议，缙云县纪委监委通报情况。")
    assert not any(row[0].endswith("监察委员会") and row[1] == "parent" for row in found)
