"""Makes the index that search works with, from a store: names of entities, sentences, counts of classes and properties.

It is an SQLite file beside the store and, like it, is made when it is first needed and can be deleted at any time.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.resources import files
from itertools import count
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from kg import vocab
from kg.ids import DEFAULT_BASE
from kg.query.names import KINDS
from kg.serve.folding import fold, fold_pinyin, initials, terms

EDITION = "1"  # of the index: another one is made anew
LABEL, ALIAS, FORMER, PINYIN, INITIALS = range(5)
_PREDICATES = ((vocab.SKOS_PREF_LABEL, LABEL), (vocab.SKOS_ALT_LABEL, ALIAS), (vocab.SKOS_HIDDEN_LABEL, FORMER))
_WEIGHTS = f"SELECT ?e (COUNT(DISTINCT ?d) AS ?n) {{ ?d <{vocab.MENTIONS}> ?e }} GROUP BY ?e"
_CLASSES = "SELECT ?t (COUNT(DISTINCT ?s) AS ?n) { ?s a ?t } GROUP BY ?t"
_PROPERTIES = "SELECT ?t (COUNT(*) AS ?n) { ?s ?t ?o } GROUP BY ?t"
_DOCUMENTS = (
    f"SELECT ?d (MIN(STR(?t)) AS ?title) (MIN(STR(?i)) AS ?issued) {{ ?d a <{vocab.CLASS_DOCUMENT}> "
    f"OPTIONAL {{ ?d <{vocab.DCT_TITLE}> ?t }} OPTIONAL {{ ?d <{vocab.DCT_ISSUED}> ?i }} }} GROUP BY ?d ORDER BY ?d"
)
_SENTENCES = (
    f"SELECT ?p ?text ?d {{ ?p a <{vocab.CLASS_PASSAGE}> ; <{vocab.TEXT}> ?text ; <{vocab.DOCUMENT}> ?d }} ORDER BY ?p"
)


def make(store: Store, path: Path, mark: str) -> None:
    """Write the index of a store to `path`; `mark` tells what it was made of. Raises OSError and sqlite3.Error."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as base:
        base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        base.executescript((files("kg.serve") / "schema.sql").read_text(encoding="utf-8"))
        _write_entities(base, store)
        _write_sentences(base, store)
        meta = {"edition": EDITION, "mark": mark, "counts": json.dumps(_counts(store)), "base": _base(store)}
        base.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        base.commit()


def is_current(path: Path, mark: str) -> bool:
    """Whether there is an index at `path`, made by this version of what `mark` says."""
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as base:
            meta = dict(base.execute("SELECT key, value FROM meta"))
    except sqlite3.Error:
        return False
    return (meta.get("edition"), meta.get("mark")) == (EDITION, mark)


def _rows(store: Store, sparql: str) -> Iterator[tuple[str, ...]]:
    found = store.query(sparql, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    for row in found:
        yield tuple(term.value if isinstance(term, Literal | NamedNode) else "" for term in row)


def _write_entities(base: sqlite3.Connection, store: Store) -> None:
    weights = {iri: int(number) for iri, number in _rows(store, _WEIGHTS)}
    numbers = count(1)
    for kind, nodes in _kinds(store).items():
        for node in nodes:
            names = sorted(_names(store, node))
            label = next((text for rank, text in names if rank == LABEL), node.value)
            pinyin = next((text for rank, text in names if rank == PINYIN), "")
            number = next(numbers)
            row = (number, node.value, label, kind, pinyin, weights.get(node.value, 0))
            base.execute("INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?)", row)
            keys = {(key, rank, number, text) for rank, text in names if (key := _key(rank, text))}
            keys |= {(initials(text), INITIALS, number, text) for rank, text in names if rank == PINYIN and text}
            base.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?, ?)", sorted(keys))
            words = " ¦ ".join(dict.fromkeys(terms(text) for rank, text in names if rank != PINYIN))
            base.execute("INSERT INTO names (rowid, text) VALUES (?, ?)", (number, words))


def _kinds(store: Store) -> dict[str, list[NamedNode]]:
    """Entities by their most telling class, in a fixed order."""
    seen: set[NamedNode] = set()
    found = {}
    for kind in KINDS:
        if kind != "Document":
            type_, class_ = NamedNode(vocab.RDF_TYPE), NamedNode(vocab.KG + kind)
            nodes = {quad.subject for quad in store.quads_for_pattern(None, type_, class_, None)}
            new = {node for node in nodes if isinstance(node, NamedNode)} - seen
            seen |= new
            found[kind] = sorted(new, key=lambda node: node.value)
    return found


def _names(store: Store, node: NamedNode) -> Iterator[tuple[int, str]]:
    for predicate, rank in _PREDICATES:
        for quad in store.quads_for_pattern(node, NamedNode(predicate), None, None):
            if isinstance(quad.object, Literal):
                spoken = (quad.object.language or "").lower().endswith("pinyin")
                yield PINYIN if spoken else rank, quad.object.value


def _key(rank: int, text: str) -> str:
    return fold_pinyin(text) if rank == PINYIN else fold(text)


def _write_sentences(base: sqlite3.Connection, store: Store) -> None:
    documents = {}
    for number, (iri, title, issued) in enumerate(_rows(store, _DOCUMENTS), 1):
        documents[iri] = number
        base.execute("INSERT INTO document VALUES (?, ?, ?, ?)", (number, iri, title, issued))
    said = ((iri, text, documents.get(document, 0)) for iri, text, document in _rows(store, _SENTENCES))
    for number, (iri, text, document) in enumerate(said, 1):
        base.execute("INSERT INTO sentence VALUES (?, ?, ?, ?)", (number, iri, text, document))
        base.execute("INSERT INTO sentences (rowid, text) VALUES (?, ?)", (number, terms(text)))


def _counts(store: Store) -> dict[str, object]:
    """For the description of the dataset: statements, and how many there are of each class and property."""
    classes = {iri: int(number) for iri, number in _rows(store, _CLASSES)}
    properties = {iri: int(number) for iri, number in _rows(store, _PROPERTIES)}
    return {
        "triples": sum(properties.values()),
        "classes": dict(sorted(classes.items())),
        "properties": dict(sorted(properties.items())),
    }


def _base(store: Store) -> str:
    """What the names of things begin with."""
    type_, class_ = NamedNode(vocab.RDF_TYPE), NamedNode(vocab.CLASS_BUILD)
    nodes = (quad.subject for quad in store.quads_for_pattern(None, type_, class_, None))
    builds = sorted(node.value for node in nodes if isinstance(node, NamedNode))
    return builds[0].rpartition("build/")[0] or DEFAULT_BASE if builds else DEFAULT_BASE
