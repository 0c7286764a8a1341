"""All that a graph leaves in doubt, best first, without what somebody has answered."""

from collections import Counter
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Store

from kg import vocab
from kg.decisions.check import in_force, judged
from kg.decisions.model import Decision
from kg.reviewing import bodies, people
from kg.reviewing.candidate import PAIR, Candidate, Quote
from kg.reviewing.snapshot import Snapshot, take

_NAMED = 3  # articles shown of a thing of which nothing is stated
# Every rule in its place: what they find first of the same things is kept
RULES = (people.namesakes, people.joined, people.names_of_others, *bodies.RULES)


def candidates(store: Store, decisions: Iterable[Decision] = (), limit: int | None = None) -> list[Candidate]:
    """The questions that a graph leaves, the best first, with the sentences to judge by.

    Left out is what `decisions` answer or imply, and what the graph says was decided. Of many questions about one name
    only the first has its full score, so that a list of `limit` is not all about one.
    """
    snapshot = take(store)
    found: dict[tuple[str, ...], Candidate] = {}
    for rule in RULES:
        for candidate in rule(snapshot):
            found.setdefault(tuple(side.reference.iri for side in candidate.sides), candidate)
    open_ = _unanswered(found.values(), tuple(decisions), snapshot)
    return [_quoted(candidate, store) for candidate in _best(open_)[:limit]]


def _best(found: Iterable[Candidate]) -> list[Candidate]:
    """Sorted; the second question about a name counts half, the third a third."""
    asked: Counter[str] = Counter()
    ranked: list[Candidate] = []
    for candidate in sorted(found, key=lambda candidate: candidate.rank):
        name = candidate.sides[0].reference.label
        asked[name] += 1
        ranked.append(candidate._replace(repeated=asked[name]))
    return sorted(ranked, key=lambda candidate: candidate.rank)


def _unanswered(found: Iterable[Candidate], decisions: tuple[Decision, ...], snapshot: Snapshot) -> list[Candidate]:
    given = in_force(decisions)
    judgements = judged(given)
    alone = {decision.whom.iri for decision in given if decision.to is None}
    kept: list[Candidate] = []
    for candidate in found:
        iris = [side.reference.iri for side in candidate.sides]
        answered = judgements.of(*iris) is not None if candidate.question == PAIR else iris[0] in alone
        whole = len(candidate.iris) == len(candidate.sides)  # parts of one thing have IRIs of their own in no graph
        if not answered and not (whole and candidate.iris in snapshot.decided):
            kept.append(candidate)
    return kept


def _quoted(candidate: Candidate, store: Store) -> Candidate:
    sides = []
    for side in candidate.sides:
        quotes = dict.fromkeys(quote for node in side.nodes for quote in _quotes(store, node))
        sides.append(side._replace(quotes=tuple(quotes or _names(store, side.thing))))
    return candidate._replace(sides=tuple(sides))


def _names(store: Store, thing: str) -> list[Quote]:
    """What articles call a thing of which they state nothing."""
    mentions = {q.subject for q in store.quads_for_pattern(None, NamedNode(vocab.REFERS_TO), NamedNode(thing), None)}
    return sorted({_quote(store, mention) for mention in mentions if isinstance(mention, NamedNode)})[:_NAMED]


def _quotes(store: Store, node: str) -> list[Quote]:
    """The sentences of a statement node."""
    passages = {q.object for q in store.quads_for_pattern(NamedNode(node), NamedNode(vocab.EVIDENCE), None, None)}
    return sorted(_quote(store, passage) for passage in passages if isinstance(passage, NamedNode))


def _quote(store: Store, passage: NamedNode) -> Quote:
    documents = [q.object for q in store.quads_for_pattern(passage, NamedNode(vocab.DOCUMENT), None, None)]
    document = documents[0] if documents and isinstance(documents[0], NamedNode) else passage
    about = (_text(store, document, name) for name in (vocab.DCT_IDENTIFIER, vocab.DCT_TITLE, vocab.DCT_ISSUED))
    return Quote(_text(store, passage, vocab.TEXT), *about)


def _text(store: Store, node: NamedNode, predicate: str) -> str:
    quads = store.quads_for_pattern(node, NamedNode(predicate), None, None)
    return min((quad.object.value for quad in quads if isinstance(quad.object, Literal)), default="")
