"""What people decided, as the graph tells it: which decision, of whom, about what, and why."""

from kg import ids, vocab
from kg.decisions.model import Ruling
from kg.graph.document import Output
from kg.graph.literals import dated, plain
from kg.model import World


def describe_decisions(world: World, out: Output) -> None:
    """Append the lines of the decisions that were applied."""
    for ruling in world.rulings:
        if ruling.status == "applied" and not ruling.hidden:
            _describe(ruling, world.base, out)


def _describe(ruling: Ruling, base: str, out: Output) -> None:
    decision = ruling.decision
    other = decision.to.iri if decision.to else decision.value
    content = (decision.what, decision.whom.iri, other, decision.why, decision.who, decision.when)
    iri = ids.entity_iri(base, "decision", ids.digest(*content))
    out.say(iri, vocab.RDF_TYPE, f"<{vocab.CLASS_DECISION}>")
    out.say(iri, vocab.JUDGEMENT, plain(decision.what))
    texts = {
        vocab.DECIDED_OF: decision.whom.iri,
        vocab.ANSWER: other,
        vocab.REASON: decision.why,
        vocab.DECIDED_BY: decision.who,
    }
    for predicate, text in texts.items():
        if text:
            out.say(iri, predicate, plain(text))
    if decision.when:
        out.say(iri, vocab.DECIDED_ON, dated(decision.when))
    for entity in ruling.entities:
        out.say(iri, vocab.CONCERNS, f"<{entity}>")
    out.count("decisions")
