"""The questions that a graph leaves: of people, bodies, places; without those that were answered."""

from pathlib import Path

import pytest

import kg
from kg.decisions.file import append
from kg.decisions.model import Decision
from kg.pipeline import BuildOptions
from kg.review import review
from kg.reviewing.candidate import Candidate
from tests.test_decisions_build import TEXTS, write_articles


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("review")
    kg.build(write_articles(folder / "in", TEXTS), folder / "output")
    return folder / "output"


def keys(candidate: Candidate) -> set[str]:
    return {reason.key for reason in candidate.reasons}


def iris(candidate: Candidate) -> list[str]:
    return [side.reference.iri for side in candidate.sides]


def of(found: list[Candidate], key: str) -> list[Candidate]:
    return [candidate for candidate in found if key in keys(candidate)]


def test_namesakes_that_were_kept_apart(graph: Path) -> None:
    (found,) = of(review(graph).found, "namesakes")
    assert iris(found) == ["person/王芳/中国人民政治协商会议缙云县委员会", "person/王芳/青田县教育局"]
    assert [side.documents for side in found.sides] == [2, 1]
    assert found.sides[1].quotes[0].text == "青田县教育局局长王芳讲话。"
    assert found.sides[1].quotes[0].document == "c.txt"
    assert "青田县" in found.sides[1].reference.contexts


def test_one_person_who_may_be_two(graph: Path) -> None:
    (found,) = of(review(graph).found, "joined")
    assert iris(found) == ["person/王芳/缙云县市场监督管理局", "person/王芳/中国人民政治协商会议缙云县委员会"]


def test_bodies_of_nearly_one_name(graph: Path) -> None:
    (found,) = of(review(graph).found, "names_equal")
    assert iris(found) == ["organization/缙云县东方食品有限公司", "organization/缙云县东方食品有限责任公司"]


def test_bodies_without_a_place(graph: Path) -> None:
    (found,) = of(review(graph).found, "placeless")
    assert iris(found) == ["agency/县公安局/d.txt"]
    assert found.question == "thing"


def test_the_best_come_first(graph: Path) -> None:
    found = review(graph).found
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    assert review(graph, limit=2).found == found[:2]


@pytest.mark.parametrize("what", ["y", "n", "u"])
def test_what_was_answered_is_not_asked_again(graph: Path, tmp_path: Path, what: str) -> None:
    from kg.reviewing.ask import understood

    file, found = tmp_path / "decisions.tsv", review(graph).found
    for number, candidate in enumerate(found, 1):
        decisions = understood(candidate, what)
        assert isinstance(decisions, list)
        append(file, decisions)
        assert len(review(graph, file).found) <= len(found) - number
    assert review(graph, file).found == []


def test_what_a_build_applied_is_not_asked_again(tmp_path: Path) -> None:
    output, file = tmp_path / "output", tmp_path / "mine.tsv"
    source = write_articles(tmp_path / "in", TEXTS)
    kg.build(source, output)
    (asked,) = of(review(output).found, "namesakes")
    append(file, [asked.decision("different")])
    kg.build(source, output, BuildOptions(decisions=file))
    assert of(review(output).found, "namesakes") == []


def test_implied_answers_are_not_asked(graph: Path, tmp_path: Path) -> None:
    """A is B and B is not C: whether A is C needs no asking."""
    (asked,) = of(review(graph).found, "namesakes")
    one, other = (side.reference for side in asked.sides)
    between = one._replace(iri="person/王芳/旧名局")
    file = tmp_path / "decisions.tsv"
    append(file, [Decision("same", one, between), Decision("different", between, other)])
    assert of(review(graph, file).found, "namesakes") == []
