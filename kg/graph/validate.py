"""Checks a built graph against ontology/shapes.ttl and says in words what is wrong and what to do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path

import pyshacl
from pyoxigraph import Literal as OxLiteral
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from rdflib import RDF, SH, Graph, Literal
from rdflib.term import Node

from kg import vocab
from kg.errors import OutputError
from kg.graph.ontology import ontology_file
from kg.graph.selfcheck import check
from kg.graph.store import NQUADS
from kg.manifest import check_format

_EXAMPLES = 5  # of one fault in the explanation
_NAMES = (vocab.SKOS_PREF_LABEL, vocab.TEXT, vocab.TITLE, vocab.DCT_IDENTIFIER)


@dataclass(frozen=True, slots=True)
class Violation:
    """One fault: of what node, in which property ("" if of the node itself), with what value, seen in which documents.

    label is the node's name or text where it has one, documents are identifiers, messages are by language (en, zh).
    """

    focus: str
    label: str
    path: str
    value: str
    documents: tuple[str, ...]
    messages: tuple[str, str]


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """What was checked and what was found; violations are sorted by message, then node."""

    quads: int
    violations: tuple[Violation, ...]

    @property
    def conforms(self) -> bool:
        """Whether nothing was found."""
        return not self.violations

    def explain(self, language: str = "en") -> str:
        """The report in words, "en" or "zh": each fault once, with how often and the first examples."""
        number = 0 if language == "en" else 1
        if self.conforms:
            return (f"{self.quads} quads checked, no violation.", f"已检查 {self.quads} 条四元组，无违例。")[number]
        lines = []
        groups: dict[str, list[Violation]] = {}
        for violation in self.violations:
            groups.setdefault(violation.messages[number], []).append(violation)
        for message, found in groups.items():
            lines.append(f"{len(found)} × {message}")
            lines += (f"    {_example(violation)}" for violation in found[:_EXAMPLES])
            if len(found) > _EXAMPLES:
                lines.append(f"    … {len(found) - _EXAMPLES}")
        return "\n".join(lines)


def _example(violation: Violation) -> str:
    name = f"{violation.label} <{violation.focus}>" if violation.label else f"<{violation.focus}>"
    value = f" = {violation.value}" if violation.value else ""
    where = f"; {', '.join(violation.documents[:3])}" if violation.documents else ""
    return f"{name}{f' {violation.path}' if violation.path else ''}{value}{where}"


def validate(directory: str | Path) -> ValidationReport:
    """Check all of graph.nq in an output folder; OutputError if there is none or it is no N-Quads.

    Takes about a minute and a half for a million quads, and a kilobyte of memory for each.
    """
    path = Path(directory) / NQUADS
    graph, size = _union(path)
    shapes = Graph().parse(ontology_file("shapes.ttl"))
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inplace=True)
    if not isinstance(report, Graph):
        raise OutputError(f"{path}: could not be checked ({report}); build the graph again with kg build")
    results = list(report.subjects(RDF.type, SH.ValidationResult))
    names, documents = _context({str(report.value(r, SH.focusNode)) for r in results}, path)
    found = (_violation(report, result, names, documents) for result in results)
    return ValidationReport(size, tuple(sorted(found, key=lambda v: (v.messages, v.focus, v.path, v.value))))


def quick(directory: str | Path) -> ValidationReport:
    """The same by the check of builds: about a second for a million quads. It shows no offending values.

    OutputError if there is no graph.nq or it is no N-Quads; it must be sorted, as a build writes it.
    """
    path = Path(directory) / NQUADS
    size = sum(1 for _ in _read(path))
    found = check(list(_blocks(path)))
    names, documents = _context({fault.focus for fault in found}, path)
    faults = (
        Violation(
            f.focus, names.get(f.focus, ""), _local(f.path), "", tuple(sorted(documents.get(f.focus, ()))), f.messages
        )
        for f in found
    )
    return ValidationReport(size, tuple(sorted(faults, key=lambda v: (v.messages, v.focus, v.path))))


def _blocks(path: Path) -> Iterator[bytes]:
    """The lines of each subject."""
    with path.open("rb") as lines:
        for _, block in groupby(lines, key=lambda line: line[: line.find(b">")]):
            yield b"".join(block)


def _union(path: Path) -> tuple[Graph, int]:
    """All quads as one rdflib graph, and their number."""
    graph, size = Graph(), 0
    quads = _read(path)
    while chunk := list(islice(quads, 50_000)):
        graph.parse(data="".join(f"{quad.triple} .\n" for quad in chunk), format="nt")
        size += len(chunk)
    return graph, size


def _read(path: Path) -> Iterator[Quad]:
    check_format(path.parent)
    try:
        yield from parse(path=str(path), format=RdfFormat.N_QUADS)
    except OSError as error:
        raise OutputError(f"{path}: cannot be read ({error}); give the folder that kg build wrote") from error
    except SyntaxError as error:
        raise OutputError(f"{path}: is damaged ({error}); build the graph again with kg build") from error


def _context(nodes: set[str], path: Path) -> tuple[dict[str, str], dict[str, set[str]]]:
    """The names of nodes, and the identifiers of the documents whose graphs speak of them."""
    names: dict[str, tuple[int, bool, str]] = {}  # the best of each: by property, not pinyin
    graphs: dict[str, set[str]] = {}
    identifiers: dict[str, str] = {}
    for quad in _read(path) if nodes else ():
        subject, obj, predicate = quad.subject, quad.object, quad.predicate.value
        ends = {term.value for term in (subject, obj) if isinstance(term, NamedNode)} & nodes
        if isinstance(quad.graph_name, NamedNode):
            for node in ends:
                graphs.setdefault(node, set()).add(quad.graph_name.value)
        if predicate == vocab.DCT_IDENTIFIER and isinstance(subject, NamedNode):
            identifiers[subject.value] = obj.value if isinstance(obj, OxLiteral) else ""
        if predicate in _NAMES and isinstance(subject, NamedNode) and isinstance(obj, OxLiteral) and ends:
            rank = (_NAMES.index(predicate), (obj.language or "").lower() == "zh-latn-pinyin", obj.value)
            names[subject.value] = min(names.get(subject.value, rank), rank)
    documents = {node: {identifiers[g] for g in found if g in identifiers} for node, found in graphs.items()}
    return {node: rank[-1] for node, rank in names.items()}, documents


def _violation(report: Graph, result: Node, names: dict[str, str], documents: dict[str, set[str]]) -> Violation:
    focus = str(report.value(result, SH.focusNode))
    messages = _by_language(report.objects(result, SH.resultMessage))
    return Violation(
        focus,
        names.get(focus, ""),
        _short(report.value(result, SH.resultPath)),
        _short(report.value(result, SH.value)),
        tuple(sorted(documents.get(focus, ()))),
        (messages.get("en", ""), messages.get("zh", messages.get("en", ""))),
    )


def _by_language(messages: Iterable[Node]) -> dict[str, str]:
    return {(m.language or "en")[:2]: str(m) for m in messages if isinstance(m, Literal)}


def _short(term: Node | None) -> str:
    if term is None:
        return ""
    return _local(str(term)) if not isinstance(term, Literal) else str(term)[:80]


def _local(iri: str) -> str:
    return iri.replace(vocab.KG, "kg:", 1)
