"""What the default graph and the gazetteer say of entities: types, labels and codes."""

from kg import ids, vocab
from kg.graph.document import Output
from kg.graph.literals import plain, tagged
from kg.graph.pinyin import romanize
from kg.model import Entity, World

HAN, PINYIN = "zh-Hans", "zh-Latn-pinyin"


def describe(entity: Entity, out: Output, gazetteer: str) -> None:
    """Append the lines of an entity; the gazetteer is the graph of divisions."""
    for class_ in vocab.KINDS[entity.kind]:
        out.say(entity.id, vocab.RDF_TYPE, f"<{vocab.KG}{class_}>")
    out.say(entity.id, vocab.SKOS_PREF_LABEL, tagged(entity.label, HAN))
    out.say(entity.id, vocab.SKOS_PREF_LABEL, tagged(romanize(entity.label, entity.kind), PINYIN))
    for alias in entity.aliases:
        if alias != entity.label:
            out.say(entity.id, vocab.SKOS_ALT_LABEL, tagged(alias, HAN))
    if entity.code:
        out.say(entity.id, vocab.DIVISION_CODE, plain(entity.code), gazetteer)
    if entity.level:
        out.say(entity.id, vocab.LEVEL, plain(entity.level), gazetteer)
    if entity.within:
        out.say(entity.id, vocab.WITHIN, f"<{entity.within}>", gazetteer)
    out.count(entity.kind)


def describe_all(world: World, out: Output) -> None:
    """Append the lines of all entities."""
    gazetteer = ids.gazetteer_iri(world.base)
    for entity in world.entities:
        describe(entity, out, gazetteer)
        out.ease()
    out.count("entities", len(world.entities))
