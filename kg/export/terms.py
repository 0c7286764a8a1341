"""What an RDF term says as text: the IRI of a node, the text of a literal."""

from functools import cache

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

Term = NamedNode | BlankNode | Literal | Triple


def value(term: Term) -> str:
    """The IRI or text of a term."""
    return str(term) if isinstance(term, Triple) else term.value


@cache
def local(iri: str) -> str:
    """The local name of a term of a vocabulary: after the last "#" or "/".

    >>> local("https://w3id.org/govkg/ontology#Agency")
    'Agency'
    """
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
