"""What the default graph says over all documents: times in office, and why people are one or several."""

from collections.abc import Iterator

from kg import ids, vocab
from kg.graph.claims import tenure_iri
from kg.graph.document import Output
from kg.graph.literals import dated, plain, tagged
from kg.model import Choice, TenureSpan, Verdict, World

_VERDICT = {True: ("one person", "视为同一人"), False: ("two people", "视为两人")}
_CHOICE = {True: ("is meant", "指此"), False: ("may be meant, which nothing tells", "或指此，尚不能断定")}
Words = tuple[tuple[str, str], ...]  # reasons in English and in Chinese


def describe_resolution(world: World, out: Output) -> None:
    """Append the lines of all times in office, verdicts and choices."""
    for span in world.spans:
        _span(span, world, out)
        out.ease()
    for verdict in world.verdicts:
        _verdict(verdict, world.base, out)
        out.ease()
    for choice in world.choices:
        _choice(choice, world.base, out)
        out.ease()
    out.count("spans", len(world.spans))
    out.count("verdicts", len(world.verdicts))
    out.count("choices", len(world.choices))


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
    parts = " | ".join(f"[{part}]" for part in verdict.parts)
    _decided(node, (verdict.people, verdict.joined, verdict.score), out)
    for language, word, reasons in _in_words(_VERDICT[verdict.joined], verdict.reasons):
        out.say(node, vocab.RESOLUTION_NOTE, tagged(f"{word} ({verdict.score:+.1f}): {parts}: {reasons}", language))


def _choice(choice: Choice, base: str, out: Output) -> None:
    """`joined` tells that what documents say under the name was put to what is meant."""
    node = ids.entity_iri(base, "resolution", choice.name, ids.digest(*map(repr, choice)))
    more = f", … ({choice.number})" if choice.number > len(choice.documents) else ""
    where = f"[{choice.name}: {', '.join(choice.documents)}{more}]"
    _decided(node, ((choice.meant,), choice.clear, choice.score), out)
    for language, word, reasons in _in_words(_CHOICE[choice.clear], choice.reasons):
        out.say(node, vocab.RESOLUTION_NOTE, tagged(f"{word} ({choice.score:+.1f}): {where}: {reasons}", language))


def _decided(node: str, decided: tuple[tuple[str, ...], bool, float], out: Output) -> None:
    things, joined, score = decided
    out.say(node, vocab.RDF_TYPE, f"<{vocab.CLASS_RESOLUTION}>")
    for thing in things:
        out.say(node, vocab.RESOLUTION_OF, f"<{thing}>")
    out.say(node, vocab.JOINED, f'"{str(joined).lower()}"^^<{vocab.XSD_BOOLEAN}>')
    out.say(node, vocab.RESOLUTION_SCORE, f'"{score:.2f}"^^<{vocab.XSD_DECIMAL}>')


def _in_words(words: tuple[str, str], reasons: Words) -> Iterator[tuple[str, str, str]]:
    """(language, word, reasons) in English and in Chinese."""
    for at, language in enumerate(("en", "zh-Hans")):
        yield language, words[at], "; ".join(reason[at] for reason in reasons)
