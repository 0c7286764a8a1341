"""From IRIs of the graph to addresses of this server and back."""

from urllib.parse import quote, unquote

from kg.ids import segment

_KEPT = "/%:@!$&'()*+,;=~-._"


def link(iri: str, base: str) -> str:
    """The address, from the root of the server, at which an IRI can be looked at; "" for what is no web address."""
    if iri.startswith(base):
        path, mark, fragment = iri[len(base) :].partition("#")
        return f"/id/{quote(path, safe=_KEPT)}{mark}{quote(fragment, safe=_KEPT)}"
    return f"/resource?iri={quote(iri, safe='')}"


def iri_of(path: str, base: str) -> str:
    """The IRI of a path below /id/, as it came over the network.

    >>> iri_of("document/2021/%E9%80%9A%E7%9F%A5%201.txt", "https://w3id.org/govkg/id/")
    'https://w3id.org/govkg/id/document/2021/通知%201.txt'
    """
    parts = path.split("/")
    return base + "/".join(segment(unquote(part, errors="replace")) if part else "" for part in parts)
