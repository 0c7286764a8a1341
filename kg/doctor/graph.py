"""The lines of graph.nq: sorted and each once, as many as the report says, with nothing that points nowhere."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse

from kg import vocab
from kg.decisions.model import FAMILIES
from kg.doctor.finding import BUILD_AGAIN, Check, Finding
from kg.graph.validate import ValidationReport, quick, validate
from kg.manifest import check_format
from kg.output import MARK

NQUADS = "graph.nq"
_EXAMPLES = 3
_FIGURES = {
    vocab.CLASS_MENTION: "mentions",
    vocab.CLASS_PASSAGE: "passages",
    vocab.CLASS_TENURE: "tenures",
    vocab.CLASS_PARTICIPATION: "participations",
    vocab.CLASS_STATEMENT: "statements",
    vocab.CLASS_DOCUMENT: "documents",
}


@dataclass(slots=True)
class _Seen:
    """What one reading of the graph collects: IRIs only."""

    described: set[str] = field(default_factory=set)  # subjects
    meant: set[str] = field(default_factory=set)  # objects
    typed: dict[str, set[str]] = field(default_factory=dict)  # class -> subjects, of the classes that are looked at
    graphs: set[str] = field(default_factory=set)
    base: str = ""
    quads: int = 0

    def take(self, quad: Quad) -> None:
        """Count in a quad."""
        self.quads += 1
        subject, predicate, obj = str(quad.subject)[1:-1], quad.predicate.value, quad.object
        self.described.add(subject)
        if not isinstance(quad.graph_name, DefaultGraph):
            self.graphs.add(str(quad.graph_name)[1:-1])
        if not isinstance(obj, NamedNode):
            return
        if predicate == vocab.RDF_TYPE:
            self.typed.setdefault(obj.value, set()).add(subject)
            if obj.value == vocab.CLASS_BUILD:
                self.base = subject[: subject.rindex("build/")]
        else:
            self.meant.add(obj.value)


def check_lines(folder: Path, told: dict[str, Any]) -> Check:
    """Sorted lines, each once, that are N-Quads; as many of everything as report.json says; no end that hangs loose."""
    path = folder / NQUADS
    check_format(folder)
    try:
        findings = [*_order(path)]
        seen = _Seen()
        for quad in parse(path=str(path), format=RdfFormat.N_QUADS):
            seen.take(quad)
    except OSError as error:
        return Check("graph", "", (Finding(NQUADS, f"cannot be read ({error})", BUILD_AGAIN),))
    except SyntaxError as error:
        return Check("graph", "", (Finding(NQUADS, f"is damaged: {error}", BUILD_AGAIN),))
    figures = told.get("graph") if isinstance(told.get("graph"), dict) else {}
    findings += [*_counted(seen, figures or {}), *_loose(seen)]
    return Check("graph", f"{seen.quads:,} quads in {len(seen.graphs):,} graphs", tuple(findings))


def _order(path: Path) -> Iterator[Finding]:
    before = b""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line <= before or not line.endswith(b"\n"):
                what = (
                    "is cut off"
                    if not line.endswith(b"\n")
                    else "stands twice"
                    if line == before
                    else "is not in order"
                )
                yield Finding(NQUADS, f"line {number} {what}", BUILD_AGAIN)
                return
            before = line


def _counted(seen: _Seen, figures: dict[str, Any]) -> Iterator[Finding]:
    counted = Counter({name: len(seen.typed.get(class_, ())) for class_, name in _FIGURES.items()})
    counted["quads"] = seen.quads
    for name, number in sorted(counted.items()):
        if figures.get(name, 0) != number:
            yield Finding(MARK, f"says {figures.get(name, 0)} {name}, but the graph has {number}", BUILD_AGAIN)


def _loose(seen: _Seen) -> Iterator[Finding]:
    """What is spoken of and not described, and what is there and nobody speaks of."""
    things = {iri for kind in vocab.KINDS for iri in seen.typed.get(vocab.KG + kind, ())}
    passages = seen.typed.get(vocab.CLASS_PASSAGE, set())
    documents = seen.typed.get(vocab.CLASS_DOCUMENT, set())
    own = tuple(seen.base + family for family in (*FAMILIES, "document"))
    loose = {
        "is spoken of, but not described": {i for i in seen.meant if seen.base and i.startswith(own)} - seen.described,
        "is an entity that nothing speaks of": things - seen.meant,
        "is evidence of nothing": passages - seen.meant,
        "is a graph of no document": seen.graphs - documents - {f"{seen.base}gazetteer"},
    }
    for what, iris in loose.items():
        examples = ", ".join(f"<{iri}>" for iri in sorted(iris)[:_EXAMPLES])
        if iris:
            yield Finding(NQUADS, f"{what}: {examples}" + _more(len(iris)), BUILD_AGAIN)


def _more(number: int) -> str:
    return f" and {number - _EXAMPLES} more" if number > _EXAMPLES else ""


def check_shapes(folder: Path, *, full: bool) -> Check:
    """The shapes of the ontology: by the quick check of builds, or by SHACL itself, which takes far longer.

    Raises OutputError if graph.nq cannot be read.
    """
    report: ValidationReport = (validate if full else quick)(folder)
    groups = Counter(violation.messages[0] for violation in report.violations)
    first = {violation.messages[0]: violation.focus for violation in reversed(report.violations)}
    findings = (
        Finding(
            NQUADS, f"{message} ({number} times, first <{first[message]}>)", "kg validate tells all; then report it"
        )
        for message, number in sorted(groups.items())
    )
    return Check("shapes", "SHACL" if full else "the quick check; --shacl for the slow one", tuple(findings))
