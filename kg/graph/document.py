"""The named graph of one document, as blocks of N-Quads lines in UTF-8.

A block holds all lines of one subject, ascending. The blocks of all fragments of a document, between which no other
subject sorts, stand in one list, so that sorting lists of blocks sorts lines; pairs of a predicate and an object sort
as their lines do, since no predicate begins with another and a character before ">". What a document says of an entity
(`<event> kg:organizer <agency>`) goes to `about`, since other graphs speak of the same subject.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from operator import itemgetter

from kg import ids, vocab
from kg.graph import claims
from kg.graph.claims import Support
from kg.graph.literals import dated, decimal, escape, plain
from kg.model import Article, Facts

EVENT_FACTS = frozenset({"organizer", "place", "campaign", "date"})
_BYLINES = {"author": vocab.AUTHOR, "editor": vocab.EDITOR, "photographer": vocab.PHOTOGRAPHER}
_IN_TEXT_ORDER = itemgetter(1, 2, 0, 3)  # of a Mention: start, end, entity, text
Pairs = list[tuple[str, str]]  # (predicate IRI, object as N-Quads has it)

_DOCUMENT_TYPE = f"<{vocab.CLASS_DOCUMENT}>"
# Pieces of the lines of spans, which are nine of ten lines of a graph: from the end of the subject to the object. They
# are in UTF-8 from the beginning, since they are most of the text.
_TYPE = {
    "mention": f"> <{vocab.RDF_TYPE}> <{vocab.CLASS_MENTION}>".encode(),
    "passage": f"> <{vocab.RDF_TYPE}> <{vocab.CLASS_PASSAGE}>".encode(),
}
_DOCUMENT = f"> <{vocab.DOCUMENT}> <".encode()
_END = f'> <{vocab.END}> "%d"^^<{vocab.XSD_INTEGER}>'.encode()
_FIELD = f'> <{vocab.FIELD}> "title"'.encode()
_REFERS_TO = f"> <{vocab.REFERS_TO}> <%s>".encode()
_START = f'> <{vocab.START}> "%d"^^<{vocab.XSD_INTEGER}>'.encode()
_TEXT = f'> <{vocab.TEXT}> "'.encode()
_COUNTED = {"mention": "mentions", "passage": "passages"}
_NO_GRAPH = " .\n"
_MANY = 5_000  # subjects


@dataclass(slots=True)
class Output:
    """Where the lines of all documents go; `labels` are the entities' by IRI, `build` is the build's IRI."""

    build: str
    labels: Mapping[str, str]
    blocks: list[list[bytes]] = field(default_factory=list)  # UTF-8: half the memory, quicker to sort and write
    about: defaultdict[str, list[tuple[str, str, str]]] = field(  # entity IRI -> see `say`
        default_factory=lambda: defaultdict(list)
    )
    nodes: list[tuple[str, Pairs]] = field(default_factory=list)  # what else Turtle tells of, pairs in order
    quads: int = 0  # lines in `blocks`
    counts: dict[str, int] = field(default_factory=dict)
    drain: Callable[["Output"], None] | None = None  # takes away what is here, where there may be too much of it

    def ease(self) -> None:
        """Let what is here be taken away if it is much; whoever describes many things asks for it between them."""
        if self.drain is not None and len(self.about) > _MANY:
            self.drain(self)

    def say(self, subject: str, predicate: str, obj: str, graph: str | None = None) -> None:
        """One line about an entity, in a named graph or the default graph; `about` has predicate, object and end."""
        self.about[subject].append((predicate, obj, f" <{graph}> .\n" if graph else _NO_GRAPH))

    def entity_blocks(self) -> Iterator[list[bytes]]:
        """The blocks of what was said of entities, which is put in order for `told`."""
        for subject, said in self.about.items():
            head = f"<{subject}> <"
            said = self.about[subject] = sorted(set(said))
            self.quads += len(said)
            yield ["".join([f"{head}{predicate}> {obj}{end}" for predicate, obj, end in said]).encode()]

    def told(self) -> Iterator[tuple[str, Pairs]]:
        """All that Turtle may tell, by subject; pairs ascending and without repeats."""
        for subject, said in self.about.items():
            yield subject, list(dict.fromkeys([(predicate, obj) for predicate, obj, _ in said]))
        yield from self.nodes

    def count(self, what: str, number: int = 1) -> None:
        """Add to a figure of the report."""
        self.counts[what] = self.counts.get(what, 0) + number


class DocumentGraph:
    """Writes what one document states."""

    __slots__ = (
        "_blocks",
        "_end",
        "_fragment",
        "_iri",
        "_of_document",
        "_out",
        "_scope",
        "_spans",
        "_written",
        "facts",
    )

    def __init__(self, facts: Facts, iri: str, out: Output) -> None:
        """`facts` have IRIs for ids; `iri` is the document's."""
        self.facts = facts
        self._iri = iri
        self._out = out
        self._scope = f" <{iri}> .\n"  # ends every line
        self._end = self._scope.encode()
        self._of_document = _DOCUMENT + iri.encode() + b">"
        self._fragment = f"<{iri}#".encode()  # begins the name of every span
        self._spans: dict[str, tuple[str, str]] = {}  # name of a span -> entity and text
        self._blocks: list[bytes] = []  # of fragments: spans and statements
        self._written = dict.fromkeys(_COUNTED, 0)

    def write(self) -> None:
        """Append all blocks."""
        article = self.facts.article
        named = {entity.id for entity in self.facts.entities if entity.mentioned}
        for mention in sorted(self.facts.mentions, key=_IN_TEXT_ORDER):
            named.add(mention.entity)
            self._span("mention", mention.start, mention.end, mention.text, mention.entity)
        self._tenures()
        self._participations()
        self._links()
        self._out.say(self._out.build, vocab.PROV_USED, f"<{self._iri}>")
        pairs = sorted({(vocab.RDF_TYPE, _DOCUMENT_TYPE), *_metadata(article)})
        self._out.nodes.append((self._iri, pairs))
        mentions = [(vocab.MENTIONS, f"<{entity}>") for entity in named]
        self._out.blocks.append([self._block(self._iri, sorted(pairs + mentions))])
        if self._blocks:  # an article may state nothing
            self._blocks.sort()
            self._out.blocks.append(self._blocks)
        self._out.count("documents")
        for kind, number in self._written.items():
            if number:
                self._out.count(_COUNTED[kind], number)

    def _block(self, subject: str, pairs: Pairs) -> bytes:
        """`pairs`: ascending and without repeats."""
        head, scope = f"<{subject}> <", self._scope
        self._out.quads += len(pairs)
        return "".join([f"{head}{predicate}> {obj}{scope}" for predicate, obj in pairs]).encode()

    def _span(self, kind: str, start: int, end: int, text: str, entity: str = "") -> str:
        """The name in the document (see `ids.span_name`) of a mention or passage, written when first asked for.

        `start`, `end`: of the cleaned text.
        """
        where, first, last = self.facts.article.locate(start, end)
        written = kind if where == "text" else f"title-{kind}"
        content = (entity, text)
        name = ids.span_name(written, first, last)
        known = self._spans.get(name)
        if known is not None and known != content:  # one original span, cleaned or read in two ways
            name = ids.span_name(written, first, last, *content)
            known = self._spans.get(name)
        if known is None:
            self._spans[name] = content
            self._span_block(name, kind, (first, last), content, in_title=where == "title")
        return name

    def _span_block(
        self, name: str, kind: str, span: tuple[int, int], content: tuple[str, str], *, in_title: bool
    ) -> None:
        s, e = self._fragment + name.encode(), self._end
        entity, text = content
        lines = [s + _TYPE[kind], self._of_document, _END % span[1]]
        if in_title:
            lines.append(_FIELD)
        if entity:
            lines.append(_REFERS_TO % entity.encode())
        lines += (_START % span[0], b"".join((_TEXT, escape(text).encode(), b'"', e)))
        self._blocks.append((e + s).join(lines))
        self._out.quads += 5 + in_title + bool(entity)
        self._written[kind] += 1

    def _evidence(self, support: Support) -> list[str]:
        """The IRIs of the sentences; an empty span is no sentence."""
        text = self.facts.article.text.text
        iri = self._iri
        return [
            f"{iri}#{self._span('passage', start, end, text[start:end])}"
            for start, end in support.evidence
            if end > start
        ]

    def _statement(self, node: str, class_: str, pairs: Pairs, support: Support) -> list[str]:
        """Write a statement node; returns its evidence."""
        evidence = self._evidence(support)
        pairs += [
            (vocab.RDF_TYPE, f"<{class_}>"),
            (vocab.RULE, plain(support.rule)),
            (vocab.CONFIDENCE, decimal(support.confidence)),
            (vocab.PROV_WAS_GENERATED_BY, f"<{self._out.build}>"),
            *[(vocab.EVIDENCE, f"<{passage}>") for passage in evidence],
        ]
        pairs = sorted(set(pairs))
        if class_ != vocab.CLASS_STATEMENT:  # Turtle has what it says as a triple
            self._out.nodes.append((node, pairs))
        self._blocks.append(self._block(node, pairs))
        return evidence

    def _tenures(self) -> None:
        for tenure, support in claims.tenures(self.facts):
            pairs = [(vocab.ORG_MEMBER, f"<{tenure.person}>"), (vocab.TITLE, plain(tenure.title))]
            if tenure.organization:
                pairs.append((vocab.ORG_ORGANIZATION, f"<{tenure.organization}>"))
                self._out.say(tenure.person, vocab.WORKS_FOR, f"<{tenure.organization}>")
            if tenure.observed_on:
                pairs.append((vocab.OBSERVED_ON, dated(tenure.observed_on)))
            node = claims.tenure_iri(self._iri, tenure, self._label(tenure.person))
            self._statement(node, vocab.CLASS_TENURE, pairs, support)
            self._out.count("tenures")

    def _participations(self) -> None:
        for part, support in claims.participations(self.facts):
            pairs = [
                (vocab.PARTICIPANT, f"<{part.participant}>"),
                (vocab.EVENT, f"<{part.event}>"),
                (vocab.ROLE, f"<{vocab.KG}{part.role}>"),
            ]
            self._out.say(part.participant, vocab.TOOK_PART, f"<{part.event}>")
            content = (part.participant, part.event, part.role)
            words = (self._label(part.participant), part.role)
            node = ids.statement_iri(self._iri, "participation", words, *content)
            self._statement(node, vocab.CLASS_PARTICIPATION, pairs, support)
            self._out.count("participations")

    def _links(self) -> None:
        """The direct triples, and for each a statement node with its evidence."""
        for link, support in claims.links(self.facts):
            predicate = vocab.KG + link.predicate
            obj = dated(link.object) if link.predicate == "date" else f"<{link.object}>"
            pairs = [
                (vocab.RDF_SUBJECT, f"<{link.subject}>"),
                (vocab.RDF_PREDICATE, f"<{predicate}>"),
                (vocab.RDF_OBJECT, obj),
            ]
            words = (self._label(link.subject), link.predicate)
            node = ids.statement_iri(self._iri, "statement", words, link.subject, link.predicate, link.object)
            evidence = self._statement(node, vocab.CLASS_STATEMENT, pairs, support)
            self._out.say(link.subject, predicate, obj, self._iri)
            if link.predicate in EVENT_FACTS:
                for passage in evidence:
                    self._out.say(link.subject, vocab.EVIDENCE, f"<{passage}>", self._iri)
            self._out.count("statements")

    def _label(self, entity: str) -> str:
        return self._out.labels.get(entity, "")


def _metadata(article: Article) -> Pairs:
    content = article.original.encode("utf-8", "surrogatepass")
    pairs = [
        (vocab.DCT_IDENTIFIER, plain(article.id)),
        (vocab.DCT_SOURCE, plain(article.path)),
        (vocab.CONTENT_HASH, plain(sha256(content).hexdigest())),
    ]
    if article.title:
        pairs.append((vocab.DCT_TITLE, plain(article.title)))
    if article.published:
        pairs.append((vocab.DCT_ISSUED, dated(article.published)))
    if article.source:
        pairs.append((vocab.DCT_PUBLISHER, plain(article.source)))
    return pairs + [(_BYLINES[byline.role], plain(byline.name)) for byline in article.bylines]
