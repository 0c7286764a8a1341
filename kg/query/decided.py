"""What people decided of an entity, as the graph has it."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store

from kg import vocab
from kg.query.formats import one_line


@dataclass(frozen=True, slots=True, order=True)
class Decided:
    """A decision that the build applied; `of` and `answer` are as its file has them (`kg.decisions.model`)."""

    on: str
    judgement: str
    of: str
    answer: str
    by: str
    reason: str


_PREDICATES = (vocab.DECIDED_ON, vocab.JUDGEMENT, vocab.DECIDED_OF, vocab.ANSWER, vocab.DECIDED_BY, vocab.REASON)


def decided(store: Store, entity: NamedNode) -> tuple[Decided, ...]:
    """The decisions that concern an entity, the oldest first."""
    nodes = {quad.subject for quad in store.quads_for_pattern(None, NamedNode(vocab.CONCERNS), entity, None)}
    return tuple(sorted(Decided(*(_text(store, n, p) for p in _PREDICATES)) for n in nodes if isinstance(n, NamedNode)))


def _text(store: Store, node: NamedNode, predicate: str) -> str:
    values = (quad.object for quad in store.quads_for_pattern(node, NamedNode(predicate), None, None))
    return min((value.value for value in values if isinstance(value, Literal)), default="")


def write_decided(found: tuple[Decided, ...]) -> Iterator[str]:
    """A section of an explanation; nothing if nothing was decided."""
    if found:
        yield from ("", f"Decided by people 人工判定 ({len(found)})")
    for each in found:
        source = ", ".join(one_line(part) for part in (each.by, each.on) if part)
        yield f"  • {one_line(' '.join(filter(None, (each.judgement, each.of, each.answer))))}" + (
            f"  [{source}]" if source else ""
        )
        if each.reason:
            yield f"      {one_line(each.reason)}"
