"""What is made of the graph and can be made again (store, network, Turtle, cache), and what was left over."""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat, Store, parse

from kg.cache.packed import sound
from kg.decisions.file import NAME, load
from kg.doctor.finding import BUILD_AGAIN, Check, Finding
from kg.doctor.graph import NQUADS
from kg.errors import DecisionError, OutputError
from kg.graph.graphml_reader import read_graphml
from kg.graph.store import DAMAGED, STORE, damaged_files
from kg.graph.successor import articles, provisional
from kg.graph.turtle import TURTLE
from kg.graph.write import GRAPHML
from kg.output import CACHE, leftovers

_AGAIN = "delete it (kg doctor --repair does); the next question makes it anew"


def check_store(folder: Path) -> Check:
    """Whether the index holds what graph.nq holds, line by line."""
    path = folder / STORE
    if not path.exists():
        return Check("store", "none yet; the first question makes it")
    mend = partial(shutil.rmtree, path)
    if names := damaged_files(path):
        what = f"is damaged, or of an earlier version ({', '.join(names)})"
        return Check("store", "", (Finding(STORE, what, _AGAIN, mend),))
    try:
        store = Store.read_only(str(path))
        lines, missing, held = _compared(store, folder)
    except (*DAMAGED, SyntaxError) as error:
        return Check("store", "", (Finding(STORE, f"is damaged ({error})", _AGAIN, mend),))
    if missing or held != lines:
        what = f"holds {held} quads, graph.nq {lines}, of which it lacks {missing}: it is of another graph"
        return Check("store", "", (Finding(STORE, what, _AGAIN, mend),))
    waiting = articles(folder)
    beside = f"; and {len(waiting)} new or changed articles of kg watch, provisionally" if waiting else ""
    return Check("store", f"{held:,} quads, those of graph.nq{beside}")


def _compared(store: Store, folder: Path) -> tuple[int, int, int]:
    """How many quads graph.nq has, how many of them the store lacks, and how many it has, but for provisional ones."""
    added, removed = provisional(folder / STORE)
    lines = missing = 0
    for quad in parse(path=str(folder / NQUADS), format=RdfFormat.N_QUADS):
        lines += 1
        missing += quad not in store and quad not in removed
    return lines, missing, len(store) - len(added) + len(removed)


def check_copies(folder: Path, told: dict[str, Any]) -> Check:
    """Whether GraphML and Turtle can be read, and the network is as large as the report says."""
    findings: list[Finding] = []
    try:
        net = read_graphml(folder / GRAPHML)
        sizes = {"nodes": len(net.nodes), "edges": len(net.edges)}
        for name, number in sizes.items():
            if told.get("graph", {}).get(name) != number:
                what = f"has {number} {name}; the report says {told.get('graph', {}).get(name)}"
                findings.append(Finding(GRAPHML, what, BUILD_AGAIN))
    except OutputError as error:
        sizes = {}
        findings.append(Finding(GRAPHML, f"cannot be read ({error})", BUILD_AGAIN))
    try:
        triples = sum(1 for _ in parse(path=str(folder / TURTLE), format=RdfFormat.TURTLE))
    except (OSError, SyntaxError) as error:
        triples = 0
        findings.append(Finding(TURTLE, f"cannot be read ({error})", BUILD_AGAIN))
    seen = ", ".join(f"{number:,} {name}" for name, number in {**sizes, "triples": triples}.items())
    return Check("copies", seen, tuple(findings))


def check_cache(folder: Path) -> Check:
    """Whether all entries of the cache of incremental builds are whole."""
    path = folder / CACHE
    if not path.exists():
        return Check("cache", "none; kg build --incremental leaves one")
    entries, damaged = sound(path)
    if entries and not damaged:
        return Check("cache", f"{entries:,} entries")
    what = f"{damaged} of its {entries} entries are damaged" if damaged else "is no cache, or is cut off"
    do = "delete it (kg doctor --repair does); the next incremental build reads everything anew"
    return Check("cache", "", (Finding(CACHE, what, do, path.unlink, serious=False),))


def check_decisions(folder: Path) -> Check:
    """Whether the rows of decisions.tsv can be applied."""
    if not (folder / NAME).is_file():
        return Check("decisions", "none")
    try:
        return Check("decisions", f"{len(load(folder / NAME).rows)} rows")
    except DecisionError as error:
        return Check("decisions", "", (Finding(NAME, str(error).splitlines()[0], f"kg decisions {folder / NAME}"),))


def check_leftovers(folder: Path) -> Check:
    """What killed builds and questions left."""
    return Check("leftovers", "", tuple(_left(folder.resolve())))


def _left(folder: Path) -> Iterator[Finding]:
    for path in leftovers(folder):
        do = "delete it (kg doctor --repair and the next build do)"
        yield Finding(
            path.name, "was left by a process that was killed", do, partial(shutil.rmtree, path), serious=False
        )
