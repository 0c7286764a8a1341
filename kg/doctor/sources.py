"""Evidence against the articles themselves: every offset of the graph points to the text that it says."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg import vocab
from kg.clean import clean
from kg.decisions.file import NAME, load
from kg.decisions.forget import BLANK, Forgotten
from kg.doctor.finding import BUILD_AGAIN, Check, Finding
from kg.doctor.graph import NQUADS
from kg.ingest import ReadOptions, read
from kg.model import Article, Source

_EXAMPLES = 3
_CHANGED = "the articles have changed since, or these are others; build again"


class Span(NamedTuple):
    """A mention or passage as the graph has it; `field` is text or title."""

    start: int
    end: int
    text: str
    field: str


@dataclass(slots=True)
class _Document:
    identifier: str = ""
    digest: str = ""
    spans: list[Span] = field(default_factory=list)


def check_sources(folder: Path, inputs: Sequence[str], fields: Mapping[str, str]) -> Check:
    """Read the inputs again and look up every span. Raises DecisionError if the folder's decisions are bad."""
    known = {document.identifier: document for document in _documents(folder / NQUADS)}
    forgotten = Forgotten.by(load(folder / NAME).rows) if (folder / NAME).is_file() else Forgotten([])
    changed: list[str] = []
    wrong: list[str] = []
    checked = 0
    for source in read(inputs, ReadOptions(fields=fields)):
        name = forgotten.identifier(source.id) if isinstance(source, Source) else ""
        document = known.pop(name, None) if isinstance(source, Source) else None
        if document is None or not isinstance(source, Source):
            continue
        if sha256(source.original.encode("utf-8", "surrogatepass")).hexdigest() != document.digest:
            changed.append(source.id)
            continue
        article = clean(source)
        found = [s for s in document.spans if not isinstance(article, Article) or not _stands(s, article, source)]
        checked += len(document.spans)
        wrong += (f"{source.id}[{span.start}:{span.end}] {span.text[:20]}" for span in found)
    seen = f"{checked:,} offsets looked up in the articles"
    return Check("evidence", seen, tuple(_findings(changed, wrong, sorted(known))))


def _findings(changed: list[str], wrong: list[str], gone: list[str]) -> Iterator[Finding]:
    for names, what, do in (
        (changed, "the text is not what the build read", _CHANGED),
        (wrong, "the text there is another one", BUILD_AGAIN),
        (gone, "the graph speaks of it, but it is not among these articles", _CHANGED),
    ):
        if names:
            more = f" and {len(names) - _EXAMPLES} more" if len(names) > _EXAMPLES else ""
            yield Finding(", ".join(names[:_EXAMPLES]) + more, what, do)


def _stands(span: Span, article: Article, source: Source) -> bool:
    """Whether the text of a span, where it stands in the cleaned article, comes from there; ■ stands for anything."""
    original = source.original if span.field == "text" else source.title or ""
    if not 0 <= span.start < span.end <= len(original):
        return False
    wanted = (span.field, span.start, span.end)
    pattern = re.escape(span.text).replace(BLANK, ".")
    places = re.finditer(f"(?={pattern})", article.text.text)
    return any(article.locate(at.start(), at.start() + len(span.text)) == wanted for at in places)


def _documents(path: Path) -> Iterable[_Document]:
    """The documents of a graph with their spans."""
    found: dict[str, _Document] = {}
    parts: dict[str, dict[str, str]] = {}
    spans = {vocab.DOCUMENT, vocab.START, vocab.END, vocab.TEXT, vocab.FIELD}
    for quad in parse(path=str(path), format=RdfFormat.N_QUADS):
        subject, predicate, obj = str(quad.subject)[1:-1], quad.predicate.value, quad.object
        if not isinstance(obj, Literal | NamedNode):
            continue
        if predicate in spans:
            parts.setdefault(subject, {})[predicate] = obj.value
        elif predicate == vocab.DCT_IDENTIFIER:
            found.setdefault(subject, _Document()).identifier = obj.value
        elif predicate == vocab.CONTENT_HASH:
            found.setdefault(subject, _Document()).digest = obj.value
    for each in parts.values():
        if vocab.DOCUMENT in each and vocab.START in each:
            span = Span(int(each[vocab.START]), int(each[vocab.END]), each[vocab.TEXT], each.get(vocab.FIELD, "text"))
            found[each[vocab.DOCUMENT]].spans.append(span)
    return found.values()
