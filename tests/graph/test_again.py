"""Graphs written with the help of those before: the bytes of whole ones, and only what is new is made."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from kg import ids
from kg.errors import OutputError
from kg.graph.earlier import Earlier
from kg.graph.guard import Guard
from kg.graph.selfcheck import Fault
from kg.graph.write import WriteOptions, write_all
from kg.model import World
from kg.spool.documents import Documents
from kg.spool.ranges import Range
from tests.graph.worlds import BUILD, sample_world, shuffled_world

FILES = ("graph.nq", "graph.ttl")


def stamps(world: World) -> dict[str, bytes]:
    """As if each article were read from its text."""
    return {facts.article.id: facts.article.original.encode("utf-8", "surrogatepass")[:64] for facts in world.documents}


def on_disk(world: World, folder: Path) -> World:
    """The world as it is when it does not fit into the memory."""
    documents = Documents(folder, held=0)
    for facts in world.documents:
        documents.append(facts)
    documents.sort()
    iris = {name: world.document_iris.get(name) or ids.document_iri(world.base, name) for name in sorted(stamps(world))}
    assert documents.on_disk
    return replace(world, documents=documents, document_iris=iris)


def written(
    world: World, folder: Path, before: tuple[bytes, Path] | None = None, jobs: int = 0
) -> tuple[Earlier, bytes]:
    """Write a world as an incremental build does; it must be the same as a whole one. The index for the next.

    With `jobs` it is written as what does not fit into the memory.
    """
    folder.mkdir()
    whole = folder.with_name(f"{folder.name}-whole")
    whole.mkdir()
    earlier = Earlier(stamps(world))
    if before:
        earlier.read(*before)
    given = on_disk(world, folder.parent) if jobs else world
    counts = write_all(given, folder, BUILD, options=WriteOptions(earlier=earlier, jobs=jobs))
    index = earlier.index(folder)
    earlier.close()
    assert counts == write_all(world, whole, BUILD)
    for name in FILES:
        assert (folder / name).read_bytes() == (whole / name).read_bytes()
    return earlier, index


def reprinted() -> World:
    """The last document repeats the first: it is a subject of the default graph too."""
    world = sample_world()
    first, *_, last = sorted(facts.article.id for facts in world.documents)
    iris = {facts.article.id: f"{world.base}document/{at}" for at, facts in enumerate(world.documents)}
    return replace(world, document_iris=iris, findings=replace(world.findings, reprints={last: first}))


@pytest.mark.parametrize("world", [sample_world(), shuffled_world(), reprinted()])
def test_nothing_is_made_again(world: World, tmp_path: Path) -> None:
    first, index = written(world, tmp_path / "first")
    assert first.reused == 0
    second, again = written(world, tmp_path / "second", (index, tmp_path / "first"))
    assert second.reused == len(world.documents)
    third, _ = written(world, tmp_path / "third", (again, tmp_path / "second"))
    assert third.reused == len(world.documents)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("world", [sample_world(), reprinted()])
def test_what_is_on_disk(world: World, jobs: int, tmp_path: Path) -> None:
    """Large graphs and small ones take over from each other."""
    first, index = written(world, tmp_path / "first", jobs=jobs)
    assert first.reused == 0
    less = replace(world, documents=world.documents[1:], findings=sample_world().findings)
    for number, (each, each_jobs) in enumerate([(world, jobs), (less, jobs), (world, 0), (world, jobs)]):
        before = tmp_path / ("first" if number == 0 else str(number - 1))
        found, index = written(each, tmp_path / str(number), (index, before), each_jobs)
        assert found.reused == min(len(each.documents), 3 - (number == 2))


@pytest.mark.parametrize("gone", range(3))
def test_what_is_gone_is_gone(gone: int, tmp_path: Path) -> None:
    world = sample_world()
    _, index = written(world, tmp_path / "first")
    documents = tuple(facts for at, facts in enumerate(world.documents) if at != gone)
    less, index = written(replace(world, documents=documents), tmp_path / "less", (index, tmp_path / "first"))
    assert less.reused == 2
    more, _ = written(world, tmp_path / "more", (index, tmp_path / "less"))
    assert more.reused == 2


def test_what_shapes_a_document_makes_it_anew(tmp_path: Path) -> None:
    world = sample_world()
    _, index = written(world, tmp_path / "first")
    before = (index, tmp_path / "first")
    people = {tenure.person for facts in world.documents for tenure in facts.tenures}
    entities = tuple(e._replace(label=f"{e.label}二") if e.id in people else e for e in world.entities)
    renamed, _ = written(replace(world, entities=entities), tmp_path / "renamed", before)
    assert renamed.reused < len(world.documents)  # the label is in the IRIs of statements
    facts = next(facts for facts in world.documents if facts.links)
    other = replace(facts, links=(*facts.links[:-1], facts.links[-1]._replace(subject=world.entities[0].id)))
    documents = tuple(other if each is facts else each for each in world.documents)
    moved, _ = written(replace(world, documents=documents), tmp_path / "moved", before)
    assert moved.reused == len(world.documents) - 1


def test_without_a_stamp_nothing_is_taken_over(tmp_path: Path) -> None:
    world = sample_world()
    _, index = written(world, tmp_path / "first")
    (tmp_path / "second").mkdir()
    known = stamps(world)
    earlier = Earlier({name: stamp for name, stamp in known.items() if name != min(known)} | {max(known): b""})
    earlier.read(index, tmp_path / "first")
    write_all(world, tmp_path / "second", BUILD, options=WriteOptions(earlier=earlier))
    earlier.close()
    assert earlier.reused == len(world.documents) - 2


@pytest.mark.parametrize("name", FILES)
def test_files_that_were_touched_are_not_used(name: str, tmp_path: Path) -> None:
    _, index = written(sample_world(), tmp_path / "first")
    path = tmp_path / "first" / name
    content = path.read_bytes()
    path.write_bytes(content[:-9] + b"damaged.\n")
    os.utime(path, ns=(1, 1))
    second, _ = written(sample_world(), tmp_path / "second", (index, tmp_path / "first"))
    assert second.reused == 0


@pytest.mark.parametrize("index", [b"", b"{}", b"[]\n\n", b"\xff\n\n", b'{"files":[],"documents":[[]]}\n\n'])
def test_what_is_no_index_is_not_used(index: bytes, tmp_path: Path) -> None:
    written(sample_world(), tmp_path / "first")
    second, _ = written(sample_world(), tmp_path / "second", (index, tmp_path / "first"))
    assert second.reused == 0


@pytest.mark.parametrize("able", [True, False])
def test_a_file_that_is_cut_off_meanwhile_is_told(able: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not able:
        monkeypatch.delattr(os, "copy_file_range", raising=False)
    world = sample_world()
    _, index = written(world, tmp_path / "first")
    (tmp_path / "second").mkdir()
    earlier = Earlier(stamps(world))
    earlier.read(index, tmp_path / "first")
    os.truncate(tmp_path / "first" / "graph.nq", 100)
    with pytest.raises(OutputError, match="cut off"):
        write_all(world, tmp_path / "second", BUILD, options=WriteOptions(earlier=earlier))
    earlier.close()


def test_systems_that_cannot_copy_ranges(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: int) -> int:
        raise OSError(18, "another file system")

    _, index = written(sample_world(), tmp_path / "first")
    monkeypatch.setattr(os, "copy_file_range", refuse, raising=False)
    second, index = written(sample_world(), tmp_path / "second", (index, tmp_path / "first"))
    monkeypatch.delattr(os, "copy_file_range")
    third, _ = written(sample_world(), tmp_path / "third", (index, tmp_path / "second"))
    assert second.reused == third.reused == 3


def test_what_is_taken_over_is_checked_too(tmp_path: Path) -> None:
    world = sample_world()
    _, index = written(world, tmp_path / "first")
    guards: list[tuple[Fault, ...] | None] = []
    for before in (b"", index):
        earlier, guard = Earlier(stamps(world)), Guard(True)
        earlier.read(before, tmp_path / "first")
        folder = tmp_path / f"checked-{len(guards)}"
        folder.mkdir()
        write_all(world, folder, BUILD, options=WriteOptions(guard, earlier=earlier))
        earlier.close()
        guards.append(guard.faults)
    assert guards[0] == guards[1] is not None


def test_a_range_gives_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"0123456789")
    with path.open("rb") as file:
        assert Range(file, 3, 4).read() == b"3456"
