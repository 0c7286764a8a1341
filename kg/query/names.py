"""Finds entities by what people call them: label, alias, Traditional form, pinyin or IRI."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from opencc import OpenCC
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.bodies import bodies
from kg.errors import UnknownEntityError
from kg.query.terms import ALT_LABEL, HIDDEN_LABEL, KG, PREF_LABEL, TYPE

# The classes of entities, the most telling first: a thing may carry its superclasses too.
KINDS = (
    "AdministrativeDivision", "Venue", "Agency", "Institution", "Enterprise", "Association", "MediaOutlet", "Official",
    "Meeting", "Inspection", "Campaign", "Place", "Organization", "Person", "Event", "Document",
)  # fmt: skip
_NEAREST = 5
_LANGUAGES = ("zh-hans", "zh-hant", "zh", "en")


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """An entity that a name may mean: its canonical label, kind (local name of its class) and IRI."""

    label: str
    kind: str
    iri: str

    def __str__(self) -> str:
        return f"{self.label} ({self.kind}) <{self.iri}>"


def find_entities(store: Store, text: str) -> list[Match]:
    """Every entity that `text` names, sorted.

    The first of these that finds any decides: an IRI, a canonical label, an alias, either of those in Simplified
    script, the full name that a short one stands for (青田县政府), a label in pinyin. Raises UnknownEntityError, which
    offers the nearest labels.
    """
    text = unicodedata.normalize("NFC", text.strip())
    plain = simplified(text)
    for found in (
        _by_iri(store, text),
        _by_label(store, text),
        _by_label(store, plain),
        _by_full_name(store, plain),
        _by_pinyin(store, text),
    ):
        matches = sorted({describe(store, node) for node in found})
        if matches:
            return matches
    near = nearest(store, plain)
    hint = f" Nearest: {'、'.join(near)}." if near else " The graph has nothing like it."
    raise UnknownEntityError(f'nothing in the graph is named "{text}".{hint}')


def by_name(store: Store, text: str) -> list[NamedNode]:
    """Entities of exactly this name in Simplified script: a canonical label, else an alias, else a short full name."""
    return list(_by_label(store, text)) or list(_by_full_name(store, text))


def describe(store: Store, node: NamedNode) -> Match:
    """The label and kind of an entity; an entity without a label is named by its IRI."""
    return Match(label_of(store, node), kind_of(store, node), node.value)


def label_of(store: Store, node: NamedNode) -> str:
    """The canonical label (not the pinyin), or the IRI."""
    labels = sorted(literal.value for _, literal in _labels(store, node, PREF_LABEL) if not _is_pinyin(literal))
    return labels[0] if labels else node.value


def pinyin_of(store: Store, node: NamedNode) -> str:
    """The label in pinyin, or ""."""
    return min((literal.value for _, literal in _labels(store, node, PREF_LABEL) if _is_pinyin(literal)), default="")


def aliases_of(store: Store, node: NamedNode) -> tuple[str, ...]:
    """The alternative labels, sorted."""
    return tuple(sorted({literal.value for _, literal in _labels(store, node, ALT_LABEL)}))


def kind_of(store: Store, node: NamedNode) -> str:
    """The local name of the most telling class of the ontology, or "Thing"."""
    types = {str(quad.object) for quad in store.quads_for_pattern(node, TYPE, None, None)}
    return next((kind for kind in KINDS if f"<{KG}{kind}>" in types), "Thing")


def _by_iri(store: Store, text: str) -> Iterator[NamedNode]:
    iri = text[1:-1] if text.startswith("<") and text.endswith(">") else text
    if ":" not in iri:
        return
    try:
        node = NamedNode(iri)
    except ValueError:
        return
    patterns = (store.quads_for_pattern(node, None, None, None), store.quads_for_pattern(None, None, node, None))
    if any(next(found, None) for found in patterns):
        yield node


def _by_label(store: Store, text: str) -> Iterable[NamedNode]:
    """Canonical labels before aliases (市政府 is an alias of many), and these before former names."""
    literals = (Literal(text), *(Literal(text, language=language) for language in _LANGUAGES))
    for predicate in (PREF_LABEL, ALT_LABEL, HIDDEN_LABEL):
        quads = (quad for literal in literals for quad in store.quads_for_pattern(None, predicate, literal, None))
        found = list(_subjects(quads))
        if found:
            return found
    return ()


def _by_full_name(store: Store, text: str) -> Iterator[NamedNode]:
    """Bodies by a short name that no document uses: a place's name and a short form of agencies.tsv."""
    for body in bodies():
        for form in body.forms:
            if text.endswith(form) and len(text) > len(form):
                literal = Literal(body.full(text.removesuffix(form)), language="zh-hans")
                yield from _subjects(store.quads_for_pattern(None, PREF_LABEL, literal, None))


def _by_pinyin(store: Store, text: str) -> Iterator[NamedNode]:
    wanted = _plain_pinyin(text)
    if wanted and wanted.isascii():
        for node, literal in _labels(store, None, PREF_LABEL):
            if _is_pinyin(literal) and _plain_pinyin(literal.value) == wanted:
                yield node


def nearest(store: Store, text: str) -> list[str]:
    """Up to five labels that are like `text`: they share a part with it, look like it, or sound like it."""
    literals = [literal for predicate in (PREF_LABEL, ALT_LABEL) for _, literal in _labels(store, None, predicate)]
    labels = sorted({literal.value for literal in literals if not _is_pinyin(literal)})
    inside = [label for label in labels if text and (text in label or (len(label) > 1 and label in text))]
    inside.sort(key=lambda label: (abs(len(label) - len(text)), label))
    alike = get_close_matches(text, labels, n=_NEAREST, cutoff=0.5)
    spoken = {_plain_pinyin(literal.value): literal.value for literal in literals if _is_pinyin(literal)}
    sound = [spoken[key] for key in get_close_matches(_plain_pinyin(text), sorted(spoken), n=2, cutoff=0.75)]
    return list(dict.fromkeys([*inside[:3], *alike, *sound, *inside[3:]]))[:_NEAREST]


def _labels(store: Store, node: NamedNode | None, predicate: NamedNode) -> Iterator[tuple[NamedNode, Literal]]:
    for quad in store.quads_for_pattern(node, predicate, None, None):
        if isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode):
            yield quad.subject, quad.object


def _subjects(quads: Iterable[Quad]) -> Iterator[NamedNode]:
    return (quad.subject for quad in quads if isinstance(quad.subject, NamedNode))


def _is_pinyin(literal: Literal) -> bool:
    return (literal.language or "").lower().endswith("pinyin")


def _plain_pinyin(text: str) -> str:
    """Letters only: "Chén Lìqún" and "chen liqun" are one."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in spread if char.isalnum())


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def simplified(text: str) -> str:
    """`text` in Simplified script."""
    return str(_converter().convert(text))
