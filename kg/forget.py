"""Lets a person be forgotten: finds who is meant, and keeps the decision that every later build applies."""

from pathlib import Path
from typing import NamedTuple

from kg import vocab
from kg.decisions.file import NAME, append
from kg.decisions.model import FORGET, Decision, Reference
from kg.decisions.references import relative
from kg.decisions.rows import clean_cell, complaints, write_row
from kg.errors import DecisionError, UnknownEntityError
from kg.graph.store import NQUADS
from kg.opened import open_graph
from kg.query.names import find_entities
from kg.reviewing.lines import opened
from kg.reviewing.sides import side_of
from kg.reviewing.snapshot import take

_FAMILY, _PREFIX = "Person", "person/"


class Asked(NamedTuple):
    """Who asks for it, on which day (ISO), and why: as in decisions.tsv."""

    who: str = ""
    when: str = ""
    why: str = ""


class Forgetting(NamedTuple):
    """The person who is to be forgotten, as an IRI below the base, and the file that says so."""

    person: str
    file: Path

    def told(self, graph: Path) -> str:
        """What was written, and what remains to be done."""
        return (
            f"forget {self.person}: written to {self.file}\n"
            f"build again to apply it: kg build INPUT -o {graph}\n"
            f"until then {graph} is as it was, and copies of it are out of reach; {self.file} has the name: keep it "
            "to yourself\n"
        )


def forget(graph: Path, person: str, decisions: Path | None = None, asked: Asked | None = None) -> Forgetting:
    """Write the decision that a person is to be forgotten into `decisions`, else the graph's decisions.tsv.

    `person` is a name, pinyin or IRI in the graph; `person/NAME` is everybody of a name, in the graph or not, and
    `person/NAME/BODY` those of a body. Raises UnknownEntityError if the graph has nobody of the name, DecisionError if
    several people have it or the file cannot be written, OutputError if there is no graph.
    """
    asked = asked or Asked()
    whom = _meant(graph, person)
    row = Decision(FORGET, whom, why=clean_cell(asked.why), who=asked.who, when=asked.when)
    for fault in complaints(write_row(row).split("\t")):
        raise DecisionError(f"{person}: {fault}")
    file = decisions if decisions is not None else graph / NAME
    append(file, [row])
    return Forgetting(whom.iri, file)


def _meant(graph: Path, person: str) -> Reference:
    given = "" if "://" in person else relative(person)
    if given.startswith(_PREFIX) and given.count("/") == 1:
        return Reference(given)
    store = open_graph(graph).store
    with opened(graph / NQUADS) as lines:
        snapshot = take(lines)
    try:
        matches = find_entities(store, snapshot.base + given if given else person)
    except UnknownEntityError:
        if given.startswith(_PREFIX):
            return Reference(given)
        raise
    people = [match for match in matches if vocab.KINDS.get(match.kind, ("",))[-1] == _FAMILY]
    if not people:
        raise DecisionError(f"{person}: is {matches[0]}; only people are forgotten, drop says what is a false find")
    if len(people) > 1:
        names = ", ".join(match.iri.removeprefix(snapshot.base) for match in people)
        told = f"is the name of {len(people)} people; give one of {names}, or person/NAME for all"
        raise DecisionError(f"{person}: {told}")
    return side_of(snapshot, snapshot.things[people[0].iri]).reference
