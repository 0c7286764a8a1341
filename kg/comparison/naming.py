"""What the things of a graph are called, and what a statement says, in words."""

import re

from kg import vocab
from kg.comparison.lines import Said, Triple

_PINYIN = "zh-latn-pinyin"
_LOCAL = re.compile(r"[^/#]*\Z")
_MOST_TELLING = tuple(vocab.KG + kind for kind in sorted(vocab.KINDS, key=lambda kind: (-len(vocab.KINDS[kind]), kind)))
# In the order in which a sentence tells them; what is not here follows.
_ORDER = (
    vocab.ORG_MEMBER, vocab.PARTICIPANT, vocab.RDF_SUBJECT, vocab.TITLE, vocab.ROLE, vocab.RDF_PREDICATE,
    vocab.ORG_ORGANIZATION, vocab.EVENT, vocab.RDF_OBJECT, vocab.OBSERVED_ON,
)  # fmt: skip
_WORDS = (vocab.ROLE, vocab.RDF_PREDICATE)  # whose objects are terms of the ontology


def local(iri: str) -> str:
    """The last part of an IRI.

    >>> local("http://www.w3.org/ns/org#member")
    'member'
    """
    found = _LOCAL.search(iri)
    return found[0] if found else iri


class Names:
    """Names of what one graph speaks of."""

    def __init__(self, said: Said) -> None:
        self._said = said

    def name(self, iri: str) -> str:
        """The label, the identifier of a document or the text of a passage; else the IRI."""
        for predicate in (vocab.SKOS_PREF_LABEL, vocab.DCT_IDENTIFIER, vocab.TEXT):
            found = sorted(
                triple.value
                for triple in self._said.get(iri, ())
                if triple.predicate == predicate and triple.language != _PINYIN
            )
            if found:
                return found[0]
        return iri

    def kind(self, iri: str) -> str:
        """The local name of the most telling class."""
        classes = {t.value for t in self._said.get(iri, ()) if t.predicate == vocab.RDF_TYPE}
        return local(next((kind for kind in _MOST_TELLING if kind in classes), min(classes, default="Thing")))

    def value(self, triple: Triple) -> str:
        """An object in words."""
        if not triple.is_iri:
            return triple.value
        if triple.value.startswith(vocab.KG):
            return local(triple.value)
        return self.name(triple.value)

    def sentence(self, said: list[Triple]) -> str:
        """What a statement node says: subject, what is said of it, object, day."""
        rank = {predicate: place for place, predicate in enumerate(_ORDER)}
        ordered = sorted(said, key=lambda t: (rank.get(t.predicate, len(rank)), t))
        return ", ".join(self._words(triple) for triple in ordered)

    def _words(self, triple: Triple) -> str:
        name = self.value(triple)
        return " ".join(vocab.LABELS.get(name, (name,))) if triple.predicate in _WORDS else name
