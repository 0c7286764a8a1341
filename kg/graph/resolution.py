"""What the default graph says over all documents: times in office, and why people are one or several."""

from kg import ids, vocab
from kg.graph.claims import tenure_iri
from kg.graph.document import Output
from kg.graph.literals import dated, plain, tagged
from kg.model import TenureSpan, Verdict, World

_VERDICT = {True: ("one person", "视为同一人"), False: ("two people", "视为两人")}


def describe_resolution(world: World, out: Output) -> None:
    """Append the lines of all times in office and verdicts."""
    for span in world.spans:
        _span(span, world, out)
        out.ease()
    for verdict in world.verdicts:
        _verdict(verdict, world.base, out)
        out.ease()
    out.count("spans", len(world.spans))
    out.count("verdicts", len(world.verdicts))


def _span(span: TenureSpan, world: World, out: Output) -> None:
    label = out.labels.get(span.person, "")
    parts = (label, out.labels.get(span.organization, ""), span.title)
    node = ids.entity_iri(world.base, "tenure", *parts, ids.digest(span.person, span.organization, span.title))
    out.say(node, vocab.RDF_TYPE, f"<{vocab.CLASS_TENURE_SPAN}>")
    out.say(node, vocab.HOLDER, f"<{span.person}>")
    out.say(node, vocab.OFFICE, f"<{span.organization}>")
    out.say(node, vocab.POST, plain(span.title))
    dates = (
        (vocab.IN_OFFICE_BY, span.in_office_by),
        (vocab.STILL_IN_OFFICE, span.still_in_office),
        (vocab.NOT_BEFORE, span.not_before),
        (vocab.NOT_AFTER, span.not_after),
    )
    for predicate, date in dates:
        if date:
            out.say(node, predicate, dated(date))
    for predicate, person in ((vocab.PREVIOUS_HOLDER, span.predecessor), (vocab.NEXT_HOLDER, span.successor)):
        if person:
            out.say(node, predicate, f"<{person}>")
    for document, tenure in span.seen:
        iri = world.document_iris.get(document) or ids.document_iri(world.base, document)
        out.say(node, vocab.OBSERVATION, f"<{tenure_iri(iri, tenure, label)}>")


def _verdict(verdict: Verdict, base: str, out: Output) -> None:
    node = ids.entity_iri(base, "resolution", verdict.name, ids.digest(*map(repr, verdict)))
    out.say(node, vocab.RDF_TYPE, f"<{vocab.CLASS_RESOLUTION}>")
    for person in verdict.people:
        out.say(node, vocab.RESOLUTION_OF, f"<{person}>")
    out.say(node, vocab.JOINED, f'"{str(verdict.joined).lower()}"^^<{vocab.XSD_BOOLEAN}>')
    out.say(node, vocab.RESOLUTION_SCORE, f'"{verdict.score:.2f}"^^<{vocab.XSD_DECIMAL}>')
    english, chinese = _VERDICT[verdict.joined]
    for language, word, reasons in (
        ("en", english, [reason for reason, _ in verdict.reasons]),
        ("zh-Hans", chinese, [reason for _, reason in verdict.reasons]),
    ):
        parts = " | ".join(f"[{part}]" for part in verdict.parts)
        note = f"{word} ({verdict.score:+.1f}): {parts}: {'; '.join(reasons)}"
        out.say(node, vocab.RESOLUTION_NOTE, tagged(note, language))
