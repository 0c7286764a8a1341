"""What is known over all documents: validity of divisions, reforms, inferences, reprints and disputes."""

from kg import ids, vocab
from kg.graph.document import Output
from kg.graph.literals import dated, decimal, plain, tagged
from kg.graph.pinyin import romanize
from kg.model import Entity, Inference, Reform, Validity, World

HAN, PINYIN = "zh-Hans", "zh-Latn-pinyin"


def describe_findings(world: World, out: Output) -> None:
    """Append the lines of the world's findings: of divisions to the gazetteer, all others to the default graph."""
    gazetteer = ids.gazetteer_iri(world.base)
    found = world.findings
    for entity in found.others:
        _other(entity, out, gazetteer)
    for validity in found.validities:
        _validity(validity, out, gazetteer)
    for inference in found.inferences:
        _inference(world.base, inference, out)
    for reform in found.reforms:
        _reform(reform, out)
    for article, first in found.reprints.items():
        one, other = (world.document_iris.get(each) or ids.document_iri(world.base, each) for each in (article, first))
        out.say(one, vocab.REPRINT_OF, f"<{other}>")
        out.ease()
    for event, predicate in found.conflicts:
        out.say(event, vocab.DISPUTED, f"<{vocab.KG}{predicate}>")
    _count(world, out)


def _count(world: World, out: Output) -> None:
    found = world.findings
    figures = {
        "related divisions": len(found.others),
        "inferences": len(found.inferences),
        "reforms": len(found.reforms),
        "reprints": len(found.reprints),
        "reprinted": len(set(found.reprints.values())),
        "conflicts": len(found.conflicts),
    }
    for name, number in figures.items():
        out.count(name, number)


def _other(entity: Entity, out: Output, gazetteer: str) -> None:
    """A division that no document names: as `kg.graph.entities.describe` has it, but not counted among entities."""
    for class_ in vocab.KINDS[entity.kind]:
        out.say(entity.id, vocab.RDF_TYPE, f"<{vocab.KG}{class_}>")
    out.say(entity.id, vocab.SKOS_PREF_LABEL, tagged(entity.label, HAN))
    out.say(entity.id, vocab.SKOS_PREF_LABEL, tagged(romanize(entity.label, entity.kind), PINYIN))
    out.say(entity.id, vocab.DIVISION_CODE, plain(entity.code or ""), gazetteer)
    out.say(entity.id, vocab.LEVEL, plain(entity.level or ""), gazetteer)
    if entity.within:
        out.say(entity.id, vocab.WITHIN, f"<{entity.within}>", gazetteer)


def _validity(validity: Validity, out: Output, gazetteer: str) -> None:
    division = validity.division
    if validity.since:
        out.say(division, vocab.VALID_FROM, dated(validity.since), gazetteer)
    if validity.until:
        out.say(division, vocab.VALID_UNTIL, dated(validity.until), gazetteer)
    for name in validity.former_names:
        out.say(division, vocab.SKOS_HIDDEN_LABEL, tagged(name, HAN), gazetteer)
    for code in validity.former_codes:
        out.say(division, vocab.FORMER_CODE, plain(code), gazetteer)
    for heir in validity.successors:
        out.say(division, vocab.SUCCESSOR, f"<{heir}>", gazetteer)
        out.say(heir, vocab.PREDECESSOR, f"<{division}>", gazetteer)


def _inference(base: str, inference: Inference, out: Output) -> None:
    subject, predicate, obj = inference.subject, vocab.KG + inference.predicate, inference.object
    out.say(subject, predicate, f"<{obj}>")
    words = (out.labels[subject], inference.predicate)
    node = ids.entity_iri(base, "inference", *words, ids.digest(subject, inference.predicate, obj))
    out.say(node, vocab.RDF_TYPE, f"<{vocab.CLASS_INFERENCE}>")
    out.say(node, vocab.RDF_SUBJECT, f"<{subject}>")
    out.say(node, vocab.RDF_PREDICATE, f"<{predicate}>")
    out.say(node, vocab.RDF_OBJECT, f"<{obj}>")
    out.say(node, vocab.RULE, plain(inference.rule))
    out.say(node, vocab.CONFIDENCE, decimal(inference.confidence))
    out.say(node, vocab.PROV_WAS_GENERATED_BY, f"<{out.build}>")


def _reform(reform: Reform, out: Output) -> None:
    node = reform.id
    for class_ in (vocab.CLASS_REFORM, vocab.ORG_CHANGE_EVENT):
        out.say(node, vocab.RDF_TYPE, f"<{class_}>")
    out.say(node, vocab.DCT_TITLE, tagged(reform.label, HAN))
    out.say(node, vocab.DCT_SOURCE, plain(reform.source))
    out.say(node, vocab.EARLIEST, dated(reform.earliest))
    out.say(node, vocab.LATEST, dated(reform.latest))
    out.say(node, vocab.RULE, plain(reform.rule))
    out.say(node, vocab.PROV_WAS_GENERATED_BY, f"<{out.build}>")
    for body in reform.original:
        out.say(node, vocab.ORG_ORIGINAL_ORGANIZATION, f"<{body}>")
        for heir in reform.resulting:
            out.say(body, vocab.SUCCESSOR, f"<{heir}>")
            out.say(heir, vocab.PREDECESSOR, f"<{body}>")
    for body in reform.resulting:
        out.say(node, vocab.ORG_RESULTING_ORGANIZATION, f"<{body}>")
