"""The network after the first: what documents tell of nodes and edges, summed up, and the lines that are others.

Sums are kept, so that what a document no longer tells is taken out and what it tells now is put in.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kg.graph.graphml import END, declared, edge_line, node_line
from kg.graph.network import Attributes, Network, Told, attributes, edge_attributes
from kg.graph.sayings import Row, Sayings
from kg.graph.splice import Layout, rewrite, write
from kg.ids import digest
from kg.model import Entity, Facts, Findings, World
from kg.spool.documents import ids_of

GRAPHML = "graph.graphml"
_HEAD, _NODE, _EDGE, _END = "", "0", "1", "2"  # what keys begin with
_BITS, _MASK = 32, (1 << 32) - 1
_WITHIN = 1 << _BITS  # an edge of the gazetteer: one statement, no document
Sizes = dict[str, int]


class Sums(NamedTuple):
    """What documents tell: statements and documents of edges in one number, documents of entities, dates of events."""

    edges: dict[str, int]
    mentioned: dict[str, int]
    dates: dict[str, dict[str, int]]


class Net(NamedTuple):
    """What a build leaves of its network to the next one."""

    sums: Sums
    degrees: dict[str, int]
    layout: Layout


class _Identity:
    """Stands for a table of numbers: here entities are known by their IRIs."""

    def __getitem__(self, iri: str) -> str:
        return iri

    def get(self, iri: str, _: int) -> str:
        return iri


class _Tally(Told):
    """Sums by IRI."""

    def __init__(self) -> None:
        super().__init__(_Identity(), 0)  # type: ignore[arg-type]
        self.mentioned = Counter()  # type: ignore[assignment]
        self.days: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def _edge(self, source: str, target: str, relation: str, detail: str) -> str:  # type: ignore[override]
        return f"{source}\0{target}\0{relation}\0{detail}"

    def _date(self, facts: Facts) -> None:
        for link in facts.links:
            if link.predicate == "date":
                self.days[link.subject][link.object] += 1

    def sums(self) -> Sums:
        """All."""
        return Sums(self._edges, self.mentioned, self.days)  # type: ignore[arg-type]


def sums(documents: Iterable[Facts], reprints: Mapping[str, str]) -> Sums:
    """What documents tell, together with all that they repeat or that repeat them."""
    found = _Tally()
    found.read(World("", (), tuple(documents), findings=Findings(reprints=dict(reprints))))
    return found.sums()


def write_whole(network: Network, world: World, directory: Path) -> Net:
    """Write all of it. Raises OSError."""
    layout = write(_parts(network), directory / GRAPHML)
    found = sums(world.documents, world.findings.reprints)
    keys = {*found.edges, *_within(map(tuple, world.entities))}
    return Net(found, _degrees(keys), layout)


def _parts(network: Network) -> Iterator[tuple[str, bytes]]:
    nodes, edges = network.nodes.items(), network.edges
    yield _HEAD, declared((data for _, data in nodes), (data for *_, data in edges)).encode()
    for iri, data in nodes:
        yield _NODE + iri, node_line(iri, data).encode()
    for source, target, key, data in edges:
        detail = data.get("title", data.get("role", ""))
        yield f"{_EDGE}{source}\0{target}\0{data['relation']}\0{detail}", edge_line(source, target, key, data).encode()
    yield _END, END.encode()


class Change(NamedTuple):
    """The documents that are not as they were, by id: what each told and tells, None if nothing; and what is said over
    all documents, before and now."""

    documents: Mapping[str, tuple[Facts | None, Facts | None]]
    before: Sayings
    now: Sayings


def write_changed(file: BinaryIO, net: Net, change: Change, world: World, path: Path) -> tuple[Net, Sizes]:
    """Write the file anew, with other lines where something else is told, and give what to leave to the next build.

    Raises OSError, and ValueError if a sum falls below nothing.
    """
    found, dirty = _summed(net.sums, change, world)
    was, now = set(_within(change.before.entities)), set(_within(change.now.entities))
    keys = {*found.edges, *now}
    degrees = _degrees(keys)
    parts = {_EDGE + key: _edge(key, found, now) for key in dirty.edges.keys() | (was ^ now)}
    rows = {row[0]: row for row in change.now.entities}
    others = {row[0] for row in set(change.before.entities).symmetric_difference(change.now.entities)}
    others |= {iri for iri in degrees.keys() | net.degrees.keys() if degrees.get(iri) != net.degrees.get(iri)}
    for iri in others | dirty.mentioned.keys() | dirty.dates.keys():
        parts[_NODE + iri] = _node(rows[iri], found, degrees).encode() if iri in rows else b""
    parts[_HEAD] = _declared(rows.values(), keys, found).encode()
    layout = rewrite(file, net.layout, parts, path)
    return Net(found, degrees, layout), {"nodes": len(rows), "edges": len(keys)}


def _summed(old: Sums, change: Change, world: World) -> tuple[Sums, Sums]:
    """The sums now, and of all that may be others the differences."""
    before: dict[str, str] = dict(map(tuple, change.before.reprints))
    now = world.findings.reprints
    names = _together(set(change.documents), before, now)
    at = {name: number for number, name in enumerate(ids_of(world.documents))}

    def told(which: int) -> Iterator[Facts]:
        for name in sorted(names):
            facts = change.documents[name][which] if name in change.documents else world.documents[at[name]]
            if facts is not None:
                yield facts

    gone, come = (
        sums(told(which), {name: first for name, first in reprints.items() if name in names})
        for which, reprints in enumerate((before, now))
    )
    days = {
        event: _more(old.dates.get(event, {}), _differ(gone.dates.get(event, {}), come.dates.get(event, {})))
        for event in gone.dates.keys() | come.dates.keys()
    }
    dates = {event: found for event, found in {**old.dates, **days}.items() if found}
    edges, mentioned = _differ(gone.edges, come.edges), _differ(gone.mentioned, come.mentioned)
    return Sums(_more(old.edges, edges), _more(old.mentioned, mentioned), dates), Sums(edges, mentioned, days)


def _together(names: set[str], before: Mapping[str, str], now: Mapping[str, str]) -> set[str]:
    """Documents with all that they repeat or repeated, and that repeat or repeated them."""
    names |= {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}
    firsts = {reprints[name] for reprints in (before, now) for name in names if name in reprints}
    firsts |= names & {*before.values(), *now.values()}
    return names | firsts | {name for reprints in (before, now) for name, first in reprints.items() if first in firsts}


def _differ(gone: Mapping[str, int], come: Mapping[str, int]) -> dict[str, int]:
    return {key: come.get(key, 0) - gone.get(key, 0) for key in gone.keys() | come.keys()}


def _more(some: Mapping[str, int], others: Mapping[str, int]) -> dict[str, int]:
    """Sums with differences added; ValueError if one falls below nothing."""
    found = dict(some)
    for key, number in others.items():
        now = found.pop(key, 0) + number
        if now < 0:
            raise ValueError("more was taken out of a sum than was in it")
        if now:
            found[key] = now
    return found


def _within(entities: Iterable[Row]) -> Iterator[str]:
    """The edges of the gazetteer."""
    for iri, _, _, _, _, _, within, _ in entities:
        if within:
            yield f"{iri}\0{within}\0within\0"


def _degrees(edges: Iterable[str]) -> dict[str, int]:
    """To how many others each node is joined."""
    ends = (edge.split("\0", 2)[:2] for edge in edges)
    pairs = {(min(one, other), max(one, other)) for one, other in ends if one != other}
    return dict(Counter(chain.from_iterable(pairs)))


def _edge(key: str, found: Sums, within: set[str]) -> bytes:
    told = found.edges.get(key, _WITHIN if key in within else 0)
    if not told:
        return b""
    source, target, relation, detail = key.split("\0")
    data = edge_attributes(relation, detail, told >> _BITS, told & _MASK)
    return edge_line(source, target, digest(source, target, relation, detail), data).encode()


def _node(row: Row, found: Sums, degrees: Mapping[str, int]) -> str:
    iri = row[0]
    date = min(found.dates.get(iri, ()), key=lambda day: (-len(day), day), default=None)
    return node_line(iri, attributes(Entity._make(row), found.mentioned.get(iri, 0), date, degrees.get(iri, 0)))


def _declared(rows: Iterable[Row], edges: Iterable[str], found: Sums) -> str:
    """The head of the file: nodes and edges with all attributes that any has."""
    nodes: dict[tuple[bool, ...], Attributes] = {}
    for row in rows:
        nodes.setdefault((bool(row[4]), bool(row[5]), row[0] in found.dates), {})
    dated = {date for *_, date in nodes}
    made = [_sample(code, level, date) for code, level, date in nodes] if dated else []
    relations = {tuple(edge.split("\0", 3)[2:3]) for edge in edges}
    return declared(made, (edge_attributes(relation, "", 1, 1) for (relation,) in relations))


def _sample(*has: bool) -> Attributes:
    code, level, date = ("1" if each else None for each in has)
    return attributes(Entity("", "Place", "", (), code, level), 0, date, 0)
