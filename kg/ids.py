"""IRIs of documents, entities and statements: readable, deterministic, and different for different things.

An IRI is `<base><kind>/<part>/<part>…`. Parts keep their Han characters; only what an IRI must not contain, or what
would hide or reorder text, is percent-encoded, and "/" inside a part too, so that no two lists of parts give the same
IRI. Statements of a document are fragments of its IRI (`…/a.txt#tenure/…`): an input's id cannot contain a bare "#".
Source: RFC 3987 section 2.2 (ucschar).
"""

import re
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import unquote

from kg.errors import GovkgError

DEFAULT_BASE = "https://w3id.org/govkg/id/"

# ucschar of RFC 3987 in the planes where letters live, less spaces, format characters and variation selectors
_VISIBLE = (
    "\u00a1-\u00ac\u00ae-\u034e\u0350-\u061b\u061d-\u115e\u1161-\u167f\u1681-\u17b3\u17b6-\u180a\u1810-\u1fff"
    "\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\u3163\u3165-\ud7ff\uf900-\ufdcf\ufdf0-\ufdff\ufe10-\ufefe"
    "\uff00-\uff9f\uffa1-\uffef\U00010000-\U0001bc9f\U0001bca4-\U0001d172\U0001d17b-\U0001fffd"
    "\U00020000-\U0002fffd\U00030000-\U0003fffd"
)
_HIDDEN = re.compile(rf"[^A-Za-z0-9._~!$&'()*+,;=:@\-{_VISIBLE}]")
_BASE = re.compile(rf"[a-z][a-z0-9+.\-]{{0,30}}://(?:[A-Za-z0-9._~!$&'()*+,;=:@/%\-{_VISIBLE}]{{0,2000}})/")


def segment(text: str) -> str:
    """`text` as one segment of an IRI; different texts give different segments.

    >>> segment("台州市 a/b%")
    '台州市%20a%2Fb%25'
    """
    escaped = _HIDDEN.sub(_percent, text)
    return escaped if escaped.strip(".") or len(escaped) not in (1, 2) else escaped.replace(".", "%2E")


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))


def check_base(base: str) -> str:
    """`base` if things can be named under it; GovkgError if it is no absolute IRI that ends in "/"."""
    if not _BASE.fullmatch(base):
        raise GovkgError(
            f"base {base!r}: things are named under an absolute IRI that ends in '/' and has no '#' or '?'; "
            f"give one like {DEFAULT_BASE}"
        )
    return base


def entity_iri(base: str, kind: str, *parts: str) -> str:
    """`<base><kind>/<part>/…`: the general form of the IRIs below; `kind` is a path of the project's own."""
    return base + "/".join((kind, *map(_cached_segment, parts)))


def first_part(base: str, iri: str) -> str:
    """The first part of an `entity_iri` whose kind is one word.

    >>> first_part(DEFAULT_BASE, entity_iri(DEFAULT_BASE, "agency", "a/b 局", "331002"))
    'a/b 局'
    """
    return unquote(iri.removeprefix(base).split("/")[1], errors="surrogatepass")


_cached_segment = lru_cache(maxsize=65536)(segment)


def document_iri(base: str, identifier: str) -> str:
    """The document (and its named graph) of an input's id; the id's "/" stay.

    >>> document_iri(DEFAULT_BASE, "2021/通知 1.txt")
    'https://w3id.org/govkg/id/document/2021/通知%201.txt'
    """
    return f"{base}document/" + "/".join(map(segment, identifier.split("/")))


def gazetteer_iri(base: str) -> str:
    """The named graph of the administrative divisions."""
    return base + "gazetteer"


def build_iri(base: str, key: str) -> str:
    """The build whose version and settings have this `digest`."""
    return entity_iri(base, "build", key)


def division_iri(base: str, code: str | None, name: str, *within: str) -> str:
    """A division by its code and full name; without a code by the names it lies in, largest first, and its own.

    >>> division_iri(DEFAULT_BASE, "331002", "椒江区")
    'https://w3id.org/govkg/id/division/331002-椒江区'
    >>> division_iri(DEFAULT_BASE, None, "洪家街道", "台州市", "椒江区")
    'https://w3id.org/govkg/id/division/named/台州市/椒江区/洪家街道'
    """
    if code is None:
        return entity_iri(base, "division/named", *within, name)
    return entity_iri(base, "division", f"{code}-{name}")


def place_iri(base: str, name: str, *context: str) -> str:
    """A venue or other place that is no division; `context` tells places of one name apart."""
    return entity_iri(base, "place", name, *context)


def agency_iri(base: str, label: str, *context: str) -> str:
    """An agency by its full name; `context` (a division's code, say) tells bodies of one name apart."""
    return entity_iri(base, "agency", label, *context)


def organization_iri(base: str, label: str, *context: str) -> str:
    """An organization that is no agency."""
    return entity_iri(base, "organization", label, *context)


def person_iri(base: str, name: str, *context: str) -> str:
    """A person; `context` (a body, say) tells people of one name apart."""
    return entity_iri(base, "person", name, *context)


def event_iri(base: str, label: str, date: str | None, *context: str) -> str:
    """An event by its date (an ISO prefix, None if unknown) and name.

    >>> event_iri(DEFAULT_BASE, "食品安全工作会议", None)
    'https://w3id.org/govkg/id/event/undated/食品安全工作会议'
    """
    return entity_iri(base, "event", date or "undated", label, *context)


def campaign_iri(base: str, label: str, *context: str) -> str:
    """A campaign by its name; `context` (a place or year) tells those of one name apart."""
    return entity_iri(base, "campaign", label, *context)


def digest(*content: str) -> str:
    """Ten hexadecimal digits that stand for `content`: the same in every run, different for different lists."""
    return blake2b(repr(content).encode("ascii", "backslashreplace"), digest_size=5).hexdigest()


def span_iri(document: str, kind: str, start: int, end: int, *unlike: str) -> str:
    """A stretch of a document; `unlike`: its content, given only where another of the same span is named already.

    >>> span_iri(document_iri(DEFAULT_BASE, "a.txt"), "mention", 12, 16)
    'https://w3id.org/govkg/id/document/a.txt#mention/12-16'
    """
    return f"{document}#{span_name(kind, start, end, *unlike)}"


def span_name(kind: str, start: int, end: int, *unlike: str) -> str:
    """The same within its document: what stands behind the `#`."""
    return f"{kind}/{start}-{end}/{digest(*unlike)}" if unlike else f"{kind}/{start}-{end}"


def statement_iri(document: str, kind: str, words: tuple[str, ...], *content: str) -> str:
    """A statement of a document: `words` are for the reader; `content`, all that it says, sets it apart."""
    return f"{document}#{kind}/{'-'.join(map(_cached_segment, words))}-{digest(*content)}"
