"""Lines of a graph read without an index: what Oxigraph reads from the same file, and no more than is asked for."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, RdfFormat, parse

import kg
from kg import vocab
from kg.errors import OutputError
from kg.graph.store import NQUADS
from kg.reviewing.lines import Lines, Said, opened
from tests.test_decisions_build import TEXTS, write_articles

HOSTILE = "3月1日，缙云县副县长柳成荫出席“反斜线\\”推进会并讲话。"
SPANS = tuple(f"#{kind}/" for kind in ("mention", "passage", "title-mention", "title-passage"))
# Every predicate that a line may have, but for those that only spans have
EVERY = frozenset(value for value in vars(vocab).values() if isinstance(value, str) and "://" in value)


@pytest.fixture(scope="module")
def nquads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lines")
    kg.build(write_articles(folder / "in", {**TEXTS, 'z "#.txt': HOSTILE}), folder / "output")
    return folder / "output" / NQUADS


@pytest.fixture
def lines(nquads: Path) -> Iterator[Lines]:
    with opened(nquads) as found:
        yield found


@pytest.fixture(scope="module")
def expected(nquads: Path) -> dict[str, list[Said]]:
    found: dict[str, list[Said]] = defaultdict(list)
    for quad in parse(path=str(nquads), format=RdfFormat.N_QUADS):
        language = (quad.object.language or "").lower() if isinstance(quad.object, Literal) else ""
        graph = "" if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name.value
        found[quad.subject.value].append(Said(quad.predicate.value, quad.object.value, language, graph))
    return found


def test_all_subjects_but_spans(lines: Lines, expected: dict[str, list[Said]]) -> None:
    wanted = {
        subject: [one for one in said if one.predicate in EVERY]
        for subject, said in expected.items()
        if not any(kind in subject for kind in SPANS)
    }
    found = dict(lines.subjects(EVERY))
    assert found == {subject: said for subject, said in wanted.items() if said}
    for kind in ("#participation/", "#tenure/", "#statement/"):
        assert any(kind in subject for subject in found)


def test_only_what_is_asked_for(lines: Lines) -> None:
    for _, said in lines.subjects({vocab.ROLE}):
        assert {one.predicate for one in said} == {vocab.ROLE}
    assert list(lines.subjects({"https://example.org/none"})) == []


def test_each_subject_is_found_by_its_name(lines: Lines, expected: dict[str, list[Said]]) -> None:
    assert any('"' in one.value for said in expected.values() for one in said)
    for subject, said in expected.items():
        assert lines.of(subject) == said


@pytest.mark.parametrize("subject", ["", "a", "https://example.org/none", "~", "\U0010ffff"])
def test_what_is_not_there(lines: Lines, subject: str) -> None:
    assert lines.of(subject) == []


@pytest.mark.parametrize("line", [b"nothing\n", b"<a> <%s> .\n", b'<a> <%s> "open .\n', b"\xff\xfe\n"])
def test_damaged_lines_are_told(line: bytes, tmp_path: Path) -> None:
    path = tmp_path / NQUADS
    path.write_bytes(line.replace(b"%s", vocab.ROLE.encode()))
    with pytest.raises(OutputError, match=r"graph\.nq: cannot be read"), opened(path) as found:
        list(found.subjects({vocab.ROLE}))


def test_files_without_lines_are_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be read"), opened(tmp_path / NQUADS):
        pass
    (tmp_path / NQUADS).touch()
    with pytest.raises(OutputError, match="holds nothing"), opened(tmp_path / NQUADS):
        pass
