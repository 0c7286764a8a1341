"""References as text: IRIs below the base, and the forms of an entity in one cell (`Official|王芳|@甲局|alias`)."""

import re
import unicodedata
from urllib.parse import quote, unquote

from kg import ids
from kg.decisions.model import FAMILIES, Reference

_IRI = re.compile(rf"<?(?:[a-z][a-z0-9+.\-]{{0,30}}://[^<>]{{0,500}}?/)?((?:{'|'.join(FAMILIES)})/[^<>]+?)>?")
_CONTEXT = "@"
_MOST = 12  # contexts and aliases that a cell keeps of each, so that rows stay readable


def relative(text: str) -> str:
    """The IRI below the base of `text`, which may be that, a full IRI, or one in <>; "" if it is none of a thing.

    >>> relative("https://w3id.org/govkg/id/agency/甲局")
    'agency/甲局'
    """
    found = _IRI.fullmatch(text.strip())
    if not found:
        return ""
    parts = found[1].split("/")
    if not all(parts) or len(parts) < (3 if parts[0] == "event" else 2):
        return ""
    try:
        return "/".join(ids.segment(_unquote(part)) for part in parts)
    except UnicodeDecodeError:
        return ""


def named(iri: str) -> tuple[str, tuple[str, ...]]:
    """The name in an IRI below the base, and what it says to tell it from others of the name.

    >>> named("event/2021-03-09/推进会/甲县"), named("division/331002-椒江区")
    (('推进会', ('2021-03-09', '甲县')), ('椒江区', ('331002',)))
    """
    first, *rest = map(_unquote, iri.split("/"))
    if first == "event":
        date = () if rest[0] == "undated" else (rest[0],)
        return rest[1], (*date, *rest[2:])
    if first == "division":
        if rest[0] == "named":
            return rest[-1], tuple(rest[1:-1])
        code, _, name = rest[0].partition("-")
        return name or code, (code,)
    return rest[0], tuple(rest[1:])


def write_forms(reference: Reference) -> str:
    """The forms in one cell, "" if there are none; blanks, hidden characters, "|" and "%" are percent-encoded."""
    if not (reference.kind or reference.label):
        return ""
    contexts = (_CONTEXT + _escape(context) for context in reference.contexts[:_MOST])
    aliases = (_escape(alias) for alias in reference.aliases[:_MOST])
    return "|".join([reference.kind, _escape(reference.label), *contexts, *aliases])


def read_forms(iri: str, cell: str) -> Reference:
    """The reference with the forms of a cell. ValueError if it is no list `kind|label|…`."""
    if not cell:
        return Reference(iri)
    kind, bar, rest = cell.partition("|")
    if not bar or not rest.partition("|")[0]:
        raise ValueError("forms are written kind|name|@place|another name")
    label, *others = rest.split("|")
    contexts = tuple(_unquote(part[1:]) for part in others if part.startswith(_CONTEXT))
    aliases = tuple(_unquote(part) for part in others if part and not part.startswith(_CONTEXT))
    return Reference(iri, kind, _unquote(label), contexts, aliases)


def _unquote(text: str) -> str:
    return unquote(text, errors="surrogatepass")


def hidden(char: str) -> bool:
    """Whether a character would hide or reorder text, or end a cell."""
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp", "Co")


def _escape(text: str) -> str:
    """Percent-encoded where need be; a first "@" too, since it marks a context."""
    return ("%40" if text.startswith(_CONTEXT) else "") + "".join(
        quote(char, safe="", errors="surrogatepass") if char in "|%" or char.isspace() or hidden(char) else char
        for char in text.removeprefix(_CONTEXT)
    )
