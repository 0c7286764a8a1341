"""Applies what people decided to what was resolved: splits, then joins, then kinds, labels and what is dropped.

It runs once for each family of things, when all of them have IRIs and before anything that is told apart by them has:
two bodies that are one let their people meet. Every reference is found among the things after the splits, so that the
order of the decisions changes nothing; contradictions are reported and nothing of them is applied.
"""

from collections import defaultdict
from collections.abc import Sequence

from kg import vocab
from kg.decisions.check import clashes, in_force, judged
from kg.decisions.forget import Forgotten
from kg.decisions.model import DIFFERENT, DROP, FAMILIES, FORGET, KIND, LABEL, Decision, Ruling
from kg.resolve.amend import Amendments, amend
from kg.resolve.forget import blank_documents
from kg.resolve.nodes import Cluster, Index, Node, State, nodes_of
from kg.resolve.split import Sides, divide

APPLIED, STALE, CONFLICT = "applied", "stale", "conflict"
_GONE = "nothing in the articles is what it speaks of, or several things are"
_UNTOLD = "what it speaks of is one thing, and nothing in the articles is tied to one side only"
_KINDS = {
    family: frozenset(kind for kind, classes in vocab.KINDS.items() if classes[-1] == family)
    for family in FAMILIES.values()
}


class Decider:
    """Changes the resolver's tables as people decided; `rulings` tells what became of each decision."""

    def __init__(self, decisions: Sequence[Decision], base: str, state: State) -> None:
        self._base, self._state = base, state
        self._decisions = in_force(decisions)
        self._former: dict[str, set[str]] = defaultdict(set)  # IRI -> names before decisions
        self._rulings: list[Ruling] = []
        self._forgotten = Forgotten.by(self._decisions)

    @property
    def rulings(self) -> tuple[Ruling, ...]:
        """What became of the decisions so far, in the order of their file; of those replaced by later ones nothing."""
        told = map(self._forgotten.from_ruling, self._rulings) if self._forgotten else self._rulings
        return tuple(sorted(told, key=lambda ruling: ruling.decision.line))

    def blank(self, text: str) -> str:
        """A text without the names of those who are to be forgotten."""
        return self._forgotten.blank(text) if self._forgotten else text

    def settle(self, family: str) -> None:
        """Apply the decisions about a family (Place, Organization, Person, Event, Campaign)."""
        mine = [decision for decision in self._decisions if decision.whom.family == family]
        if not mine:
            return
        places = self._state.places.entities.values() if family == "Place" else ()
        nodes = nodes_of(self._state, _KINDS[family], self._former)
        divided = self._divided(mine, nodes, Index(self._base, nodes, places))
        index = Index(self._base, divided, places)
        found = {decision: self._found(decision, index) for decision in mine}
        bad = self._contradicted(mine, found)
        good = {d: clusters for d, clusters in found.items() if clusters and d not in bad}
        amend(self._state, self._amendments(good, index, family), divided, self._former)
        if family == "Person" and self._forgotten:
            self._forgotten = Forgotten({*self._forgotten.names, *_names(mine, found)})
            blank_documents(self._state, self._forgotten)
        self._rulings += (self._ruling(decision, found[decision], bad) for decision in mine)

    def _divided(self, mine: Sequence[Decision], nodes: list[Node], index: Index) -> list[Node]:
        """The nodes after the splits."""
        pairs: dict[str, list[Sides]] = defaultdict(list)
        for decision in mine:
            ends = self._found(decision, index)
            if decision.what == DIFFERENT and decision.to and len(ends) == 2 and ends[0] is ends[1]:
                pairs[ends[0].iri].append((decision.whom, decision.to))
        divided = [node for node in nodes if node.iri not in pairs]
        for iri, sides in sorted(pairs.items()):
            divided += divide(index.clusters[iri], sides, self._base, index.clusters.keys() - {iri})
        return sorted(divided, key=lambda node: (node.document, node.entity.id))

    def _found(self, decision: Decision, index: Index) -> tuple[Cluster, ...]:
        """What it speaks of: one thing or two; () if not all can be told."""
        if decision.what == FORGET:
            return tuple(index.fitting(decision.whom))
        wanted = (decision.whom, decision.to) if decision.to else (decision.whom,)
        found = tuple(index.find(reference) for reference in wanted)
        return tuple(cluster for cluster in found if cluster) if all(found) else ()

    def _contradicted(
        self, mine: Sequence[Decision], found: dict[Decision, tuple[Cluster, ...]]
    ) -> dict[Decision, tuple[str, str]]:
        """Decision -> status and note, of those that cannot be applied though what they speak of is there."""
        bad: dict[Decision, tuple[str, str]] = {}
        for decision in mine:
            if decision.what == DIFFERENT and found[decision] and len({c.iri for c in found[decision]}) == 1:
                bad[decision] = (STALE, _UNTOLD)

        def ends(decision: Decision) -> tuple[str, str]:
            one, other = found[decision][0].iri, found[decision][-1].iri
            return one.removeprefix(self._base), other.removeprefix(self._base)

        usable = [d for d in mine if found[d] and d not in bad]
        for clash in clashes(usable, ends):
            bad.update(dict.fromkeys(clash.decisions, (CONFLICT, clash.words)))
        judgements = judged(usable, ends)
        for decision in usable:
            if decision.to and decision not in bad and judgements.cluster.get(ends(decision)[0]) in judgements.clashing:
                bad[decision] = (CONFLICT, "is part of a group with a contradiction, none of which is joined")
        return bad

    def _amendments(self, good: dict[Decision, tuple[Cluster, ...]], index: Index, family: str) -> Amendments:
        """What is to be changed, by the IRIs after the splits."""
        changes = Amendments({}, {}, {}, set())
        judgements = judged(good, lambda d: (good[d][0].iri, good[d][-1].iri))
        for group in judgements.groups():
            chosen = min((index.clusters[iri] for iri in group), key=lambda c: self._standing(c))
            changes.renamed.update(dict.fromkeys(set(group) - {chosen.iri}, chosen.iri))
            for iri in group:
                changes.labels[iri] = chosen.label
                if family != "Person" and chosen.kind:
                    changes.kinds[iri] = chosen.kind
        members: dict[str, list[str]] = defaultdict(list)
        for iri in index.clusters:
            members[changes.renamed.get(iri, iri)].append(iri)
        for decision, clusters in good.items():
            every = [iri for each in clusters for iri in members[changes.renamed.get(each.iri, each.iri)]]
            if decision.what == LABEL:
                changes.labels.update(dict.fromkeys(every, decision.value))
            elif decision.what == KIND:
                every = self._with_the_right_iri(every, decision.value, changes.renamed, index)
                changes.kinds.update(dict.fromkeys(every, decision.value))
            elif decision.what in (DROP, FORGET):
                changes.dropped.update(every)
        return changes

    def _with_the_right_iri(self, every: list[str], kind: str, renamed: dict[str, str], index: Index) -> list[str]:
        """Agencies have IRIs of their own: let a thing of another kind have the right one, with what has it already."""
        now = renamed.get(every[0], every[0])
        first, _, name = now.removeprefix(self._base).partition("/")
        wanted = "agency" if kind == "Agency" else "organization"
        if first not in ("agency", "organization") or first == wanted:
            return every
        target = f"{self._base}{wanted}/{name}"
        renamed.update(dict.fromkeys(every, target))
        return [*every, target] if target in index.clusters else every

    def _standing(self, cluster: Cluster) -> tuple[bool, int, str]:
        """What makes one of several that are the same the one whose name stays: a code, use, the IRI."""
        place = self._state.places.entities.get(cluster.iri)
        return not (place and place.code), -len(cluster.nodes), cluster.iri

    def _ruling(
        self, decision: Decision, clusters: tuple[Cluster, ...], bad: dict[Decision, tuple[str, str]]
    ) -> Ruling:
        """What became of it; IRIs are those after all changes."""
        if not clusters and decision.what != FORGET:  # that nobody is left to be forgotten is as it should be
            return Ruling(decision, STALE, (), _GONE)
        status, note = bad.get(decision, (APPLIED, ""))
        now = dict.fromkeys(iri for cluster in clusters for iri in self._now(cluster))
        return Ruling(decision, status, tuple(now), note)

    def _now(self, cluster: Cluster) -> set[str]:
        places = self._state.places.entities
        here = {self._state.iris.get((node.document, node.entity.id), "") for node in cluster.nodes} - {""}
        return here or ({cluster.iri} & places.keys())


def _names(decisions: Sequence[Decision], found: dict[Decision, tuple[Cluster, ...]]) -> set[str]:
    """All names in documents of those who are to be forgotten."""
    gone = [cluster for decision in decisions if decision.what == FORGET for cluster in found[decision]]
    return {name for cluster in gone for name in (*cluster.labels, *cluster.aliases)}
