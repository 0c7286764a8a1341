"""Reads graph.nq into tables of SQLite, in one pass and on disk, so that large graphs need little memory."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg import vocab
from kg.errors import OutputError
from kg.export.terms import local, value

APPLICATION_ID = 0x676F766B  # "govk": what says that a file of SQLite is an export
_SCHEMA = Path(__file__).with_name("schema.sql")
_INDEXES = """
CREATE INDEX statements_subject ON statements (subject, relation, object);
CREATE INDEX statements_object ON statements (object);
CREATE INDEX statements_document ON statements (document);
CREATE INDEX evidence_passage ON evidence (passage);
CREATE INDEX mentions_document ON mentions (document);
CREATE INDEX entities_label ON entities (label);
CREATE INDEX entities_within ON entities (within);
CREATE INDEX aliases_alias ON aliases (alias);
"""
_FINISH = """
INSERT OR IGNORE INTO entities (id, iri, kind, label) SELECT id, iri, 'Thing', iri FROM named;
INSERT OR IGNORE INTO links SELECT r.subject, r.relation, e.id FROM raw_links r JOIN entities e ON e.iri = r.object;
INSERT OR IGNORE INTO properties SELECT r.subject, r.relation, r.object FROM raw_links r
  WHERE NOT EXISTS (SELECT 1 FROM entities e WHERE e.iri = r.object);
INSERT OR IGNORE INTO evidence SELECT r.statement, p.id FROM raw_evidence r JOIN passages p ON p.iri = r.passage;
UPDATE entities SET within = (
  SELECT min(l.object) FROM links l WHERE l.subject = entities.id AND l.relation = 'within'
);
DELETE FROM links WHERE EXISTS (
  SELECT 1 FROM statements s WHERE s.subject = links.subject AND s.relation = links.relation AND s.object = links.object
);
DROP TABLE raw_evidence; DROP TABLE raw_links; DROP TABLE named;
"""
COUNT_DOCUMENTS = "UPDATE entities SET documents = (SELECT count(*) FROM mentions m WHERE m.entity = entities.id)"
_LABELS = {vocab.SKOS_PREF_LABEL, vocab.SKOS_ALT_LABEL}
# Said of entities elsewhere too: by statements, by their evidence
_TOLD_ELSEWHERE = {vocab.RDF_TYPE, vocab.EVIDENCE, vocab.WORKS_FOR, vocab.TOOK_PART, vocab.PROV_WAS_GENERATED_BY}
_COLUMNS = {vocab.DIVISION_CODE, vocab.LEVEL, vocab.DATE}
_BYLINES = (vocab.AUTHOR, vocab.EDITOR, vocab.PHOTOGRAPHER)


def load(nquads: Path, path: Path) -> sqlite3.Connection:
    """The tables of schema.sql at `path` (a new file), filled from a sorted graph.nq. OutputError if it is damaged."""
    connection = sqlite3.connect(path)
    connection.executescript(
        f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA application_id = {APPLICATION_ID};"
    )
    connection.executescript(_SCHEMA.read_text(encoding="utf-8"))
    loader = _Loader(connection)
    for subject, quads in by_subject(nquads):
        loader.take(subject, quads)
    loader.finish()
    return connection


def by_subject(nquads: Path) -> Iterator[tuple[str, list[Quad]]]:
    """The subjects of a sorted graph.nq in its order with all that is said of each. OutputError if it is damaged."""
    before = ""
    try:
        quads = parse(path=str(nquads), format=RdfFormat.N_QUADS)
        for node, group in groupby(quads, key=attrgetter("subject")):
            subject = node.value
            key = subject + ">"  # as the lines are sorted
            if key <= before:
                raise ValueError(f"its lines are not sorted: <{subject}>")
            before = key
            yield subject, list(group)
    except (SyntaxError, ValueError, OSError) as error:
        raise OutputError(f"{nquads}: cannot be read ({error}); build the graph again with kg build") from error


class _Said:
    """What a graph says of one subject."""

    def __init__(self, subject: str, quads: list[Quad]) -> None:
        self.subject = subject
        self.quads = quads

    def values(self, predicate: str) -> list[str]:
        """The texts of literals and the IRIs of nodes, without repeats, in order."""
        return list(dict.fromkeys(value(quad.object) for quad in self.quads if quad.predicate.value == predicate))

    def value(self, predicate: str) -> str | None:
        """The first of them."""
        return next((value(quad.object) for quad in self.quads if quad.predicate.value == predicate), None)

    def number(self, predicate: str) -> float | None:
        """The first of them as a number."""
        text = self.value(predicate)
        return None if text is None else float(text)

    def graph(self) -> str | None:
        """The document that says so: the graph that has the type; None for the default graph."""
        names = (q.graph_name for q in self.quads if q.predicate.value == vocab.RDF_TYPE)
        return next((name.value for name in names if isinstance(name, NamedNode)), None)


class _Loader:
    """Puts what is said of subjects into tables, by their class."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._insert = connection.execute
        self._entities: dict[str, int] = {}
        self._documents: dict[str, int] = {}
        self._statements = self._passages = 0
        self._mentions: Counter[str] = Counter()
        self._mentioning: str | None = None
        self._by_class: dict[str, Callable[[_Said], None]] = {
            vocab.CLASS_DOCUMENT: self._document,
            vocab.CLASS_MENTION: self._mention,
            vocab.CLASS_PASSAGE: self._passage,
            vocab.CLASS_TENURE: self._tenure,
            vocab.CLASS_PARTICIPATION: self._participation,
            vocab.CLASS_STATEMENT: self._link,
        }

    def take(self, subject: str, quads: list[Quad]) -> None:
        """Insert what is said of a subject; what is neither of a known class nor has a label is no entity."""
        said = _Said(subject, quads)
        types = said.values(vocab.RDF_TYPE)
        reader = next((self._by_class[type_] for type_ in types if type_ in self._by_class), None)
        if reader:
            reader(said)
        elif any(quad.predicate.value == vocab.SKOS_PREF_LABEL for quad in quads):
            self._entity(said, types)

    def finish(self) -> None:
        """Resolve what was told before it was known, and index."""
        self._flush()
        self._insert("CREATE TEMP TABLE named (id INTEGER, iri TEXT)")
        self._connection.executemany("INSERT INTO named VALUES (?, ?)", ((i, iri) for iri, i in self._entities.items()))
        missing = "INSERT OR IGNORE INTO documents (id, iri, identifier) VALUES (?, ?, ?)"
        self._connection.executemany(missing, ((i, iri, iri) for iri, i in self._documents.items()))
        self._connection.executescript(_INDEXES + _FINISH)
        self._insert(COUNT_DOCUMENTS)
        self._connection.commit()

    def _id(self, iri: str) -> int:
        return self._entities.setdefault(iri, len(self._entities) + 1)

    def _document_id(self, iri: str | None) -> int | None:
        return None if iri is None else self._documents.setdefault(iri, len(self._documents) + 1)

    def _document(self, said: _Said) -> None:
        self._insert(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self._document_id(said.subject),
                said.subject,
                said.value(vocab.DCT_IDENTIFIER) or said.subject,
                *map(said.value, (vocab.DCT_TITLE, vocab.DCT_ISSUED, vocab.DCT_SOURCE, vocab.DCT_PUBLISHER)),
                *("、".join(said.values(role)) or None for role in _BYLINES),
                said.value(vocab.CONTENT_HASH),
            ),
        )

    def _mention(self, said: _Said) -> None:
        document, entity = said.value(vocab.DOCUMENT), said.value(vocab.REFERS_TO)
        if document != self._mentioning:
            self._flush()
            self._mentioning = document
        if entity:
            self._mentions[entity] += 1

    def _flush(self) -> None:
        """The mentions of one document; they stand together but for those in its title."""
        document = self._document_id(self._mentioning)
        rows = ((self._id(entity), document, times) for entity, times in self._mentions.items())
        add = "ON CONFLICT DO UPDATE SET times = times + excluded.times"
        self._connection.executemany(f"INSERT INTO mentions VALUES (?, ?, ?) {add}", rows)
        self._mentions.clear()

    def _passage(self, said: _Said) -> None:
        self._passages += 1
        row = (
            self._passages,
            said.subject,
            self._document_id(said.value(vocab.DOCUMENT)),
            said.value(vocab.FIELD) or "text",
            *map(said.value, (vocab.START, vocab.END)),
            said.value(vocab.TEXT) or "",
        )
        self._insert("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def _tenure(self, said: _Said) -> None:
        ends = said.value(vocab.ORG_MEMBER), "worksFor", said.value(vocab.ORG_ORGANIZATION)
        self._statement(said, "tenure", ends, said.value(vocab.TITLE))

    def _participation(self, said: _Said) -> None:
        ends = said.value(vocab.PARTICIPANT), "tookPart", said.value(vocab.EVENT)
        self._statement(said, "participation", ends, local(said.value(vocab.ROLE) or ""))

    def _link(self, said: _Said) -> None:
        subject, relation = said.value(vocab.RDF_SUBJECT), local(said.value(vocab.RDF_PREDICATE) or "")
        term = next((quad.object for quad in said.quads if quad.predicate.value == vocab.RDF_OBJECT), None)
        if isinstance(term, NamedNode):
            self._statement(said, "link", (subject, relation, value(term)), None)
        elif term is not None:
            self._statement(said, "link", (subject, relation, None), value(term))

    def _statement(self, said: _Said, type_: str, ends: tuple[str | None, str, str | None], value: str | None) -> None:
        subject, relation, obj = ends
        if subject is None:
            return
        self._statements += 1
        row = (
            *(self._statements, said.subject, type_, self._id(subject), relation),
            *(None if obj is None else self._id(obj), value, said.value(vocab.OBSERVED_ON)),
            *(self._document_id(said.graph()), said.value(vocab.RULE), said.number(vocab.CONFIDENCE)),
        )
        self._insert("INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        rows = ((self._statements, passage) for passage in said.values(vocab.EVIDENCE))
        self._connection.executemany("INSERT INTO raw_evidence VALUES (?, ?)", rows)

    def _entity(self, said: _Said, types: list[str]) -> None:
        entity = self._id(said.subject)
        labels: dict[tuple[bool, bool], list[str]] = {}
        for quad in said.quads:
            predicate, term = quad.predicate.value, quad.object
            if predicate in _LABELS and isinstance(term, Literal):
                pinyin = (term.language or "").lower().endswith("pinyin")
                labels.setdefault((predicate == vocab.SKOS_ALT_LABEL, pinyin), []).append(term.value)
            elif predicate not in _TOLD_ELSEWHERE and predicate not in _COLUMNS:
                self._more(entity, local(predicate), term)
        dates = said.values(vocab.DATE)
        row = (
            *(entity, said.subject, kind(types), min(labels.get((False, False), [said.subject]))),
            *(min(labels.get((False, True), []), default=None), said.value(vocab.DIVISION_CODE)),
            *(said.value(vocab.LEVEL), min(dates, key=lambda date: (-len(date), date), default=None)),
        )
        columns = "id, iri, kind, label, pinyin, code, level, date"
        self._insert(f"INSERT INTO entities ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        aliases = ((entity, alias) for alias in labels.get((True, False), ()))
        self._connection.executemany("INSERT OR IGNORE INTO aliases VALUES (?, ?)", aliases)

    def _more(self, entity: int, predicate: str, term: object) -> None:
        if isinstance(term, NamedNode):
            self._insert("INSERT INTO raw_links VALUES (?, ?, ?)", (entity, predicate, term.value))
        elif isinstance(term, Literal):
            self._insert("INSERT OR IGNORE INTO properties VALUES (?, ?, ?)", (entity, predicate, term.value))


def kind(types: list[str]) -> str:
    """The local name of the most special class: the one below the most others; "Thing" without any of the ontology."""
    names = sorted({local(type_) for type_ in types if type_.startswith(vocab.KG)})
    return min(names, key=lambda name: (-len(vocab.KINDS.get(name, (name, "", ""))), name), default="Thing")
