"""Two sorted files of N-Quads side by side, line by line: what only one of them has, and what is said of a subject."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse

from kg import vocab
from kg.errors import OutputError
from kg.manifest import check_format

NQUADS = "graph.nq"
_LABEL = f"> <{vocab.SKOS_PREF_LABEL}> ".encode()


class Triple(NamedTuple):
    """A line of a subject: predicate and object (an IRI, or the text of a literal), and the graph ("" is the default).

    `language` is that of a literal; `is_iri` tells an IRI from a text that looks like one.
    """

    predicate: str
    value: str
    graph: str
    language: str
    is_iri: bool


Said = dict[str, set[Triple]]  # by subject


@contextmanager
def opened(folder: Path) -> Iterator[BinaryIO]:
    """graph.nq of the output folder of a build; OutputError if there is none, or a later govkg wrote it."""
    check_format(folder)
    path = folder / NQUADS
    try:
        file = path.open("rb", buffering=1 << 20)
    except OSError as error:
        raise OutputError(f"{path}: cannot be read ({error.strerror}); give a folder that kg build wrote") from error
    with file:
        yield file


def differing(old: Iterable[bytes], new: Iterable[bytes]) -> tuple[list[bytes], list[bytes]]:
    """The lines that only the old and only the new has; both ascend."""
    only_old: list[bytes] = []
    only_new: list[bytes] = []
    ours, theirs = iter(old), iter(new)
    one, other = next(ours, b""), next(theirs, b"")
    while one and other:
        if one == other:
            one, other = next(ours, b""), next(theirs, b"")
        elif one < other:
            only_old.append(one)
            one = next(ours, b"")
        else:
            only_new.append(other)
            other = next(theirs, b"")
    only_old += [one, *ours] if one else []
    only_new += [other, *theirs] if other else []
    return only_old, only_new


def about(lines: Iterable[bytes], subjects: Collection[str]) -> Iterator[bytes]:
    """The lines of some subjects, and those that say how an entity is called."""
    wanted = {f"<{subject}".encode() for subject in subjects}
    for line in lines:
        if line[: line.find(b">")] in wanted or _LABEL in line:
            yield line


def read(lines: Iterable[bytes], where: Path) -> Said:
    """Lines by subject. Raises OutputError if one is no N-Quads."""
    found: Said = {}
    try:
        for quad in parse(b"".join(lines), format=RdfFormat.N_QUADS):
            if isinstance(quad.subject, NamedNode):
                found.setdefault(quad.subject.value, set()).add(_triple(quad))
    except (SyntaxError, ValueError) as error:
        raise OutputError(f"{where / NQUADS}: cannot be read ({error}); build the graph again with kg build") from error
    return found


def _triple(quad: Quad) -> Triple:
    obj = quad.object
    value, language = (obj.value, obj.language or "") if isinstance(obj, Literal) else (_iri(obj), "")
    graph = "" if isinstance(quad.graph_name, DefaultGraph) else _iri(quad.graph_name)
    return Triple(quad.predicate.value, value, graph, language, not isinstance(obj, Literal))


def _iri(node: object) -> str:
    return node.value if isinstance(node, NamedNode) else str(node)
