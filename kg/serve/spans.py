"""Posts over time as bars of a drawing: who held what, from when until when, as far as articles tell."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode, Store

from kg import vocab
from kg.query.names import Match, describe

_EDGE, _LEAST = 5.0, 0.8  # percent of the drawing's width: free at both ends, and the narrowest bar
_ROW = 38  # pixels, for a line of text and its bar
_MOST = 60


@dataclass(frozen=True, slots=True)
class Bar:
    """A time in office: the other end (body or person), title, first and last day seen, and where the bar is: `x` and
    `width` in percent, `y` in pixels, so that the drawing fits any screen."""

    other: Match | None
    title: str
    since: str
    until: str
    x: float
    width: float
    y: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars, and years with their places in percent; `height` of the drawing in pixels."""

    bars: tuple[Bar, ...]
    years: tuple[tuple[int, float], ...]
    height: int


def timeline(store: Store, node: NamedNode) -> Timeline | None:
    """The times in office of a person or at a body, by their beginning; None if there are none."""
    found = sorted(_spans(store, node), key=lambda span: (span[2], span[3], span[1]))[:_MOST]
    if not found:
        return None
    first = min(int(since[:4]) for _, _, since, _ in found)
    last = max(int(until[:4]) for _, _, _, until in found) + 1
    scale = (100 - 2 * _EDGE) / (last - first)

    def place(day: str) -> float:
        when = date.fromisoformat(day)
        return round(_EDGE + (when.year - first + (when.timetuple().tm_yday - 1) / 366) * scale, 1)

    bars = tuple(
        Bar(
            other,
            title,
            since,
            until,
            place(since),
            round(max(place(until) - place(since), _LEAST), 1),
            20 + row * _ROW,
        )
        for row, (other, title, since, until) in enumerate(found)
    )
    step = max(1, (last - first) // 6)
    years = tuple((year, round(_EDGE + (year - first) * scale, 1)) for year in range(first, last + 1, step))
    return Timeline(bars, years, 20 + len(bars) * _ROW)


def _spans(store: Store, node: NamedNode) -> Iterator[tuple[Match | None, str, str, str]]:
    """The other end, title, first and last day seen."""
    for near, far in ((vocab.HOLDER, vocab.OFFICE), (vocab.OFFICE, vocab.HOLDER)):
        for quad in store.quads_for_pattern(None, NamedNode(near), node, None):
            span = quad.subject
            values = {
                name: next((q.object for q in store.quads_for_pattern(span, NamedNode(name), None, None)), None)
                for name in (far, vocab.POST, vocab.IN_OFFICE_BY, vocab.STILL_IN_OFFICE)
            }
            other = values[far]
            title, since, until = (
                value.value if isinstance(value := values[name], Literal) else ""
                for name in (vocab.POST, vocab.IN_OFFICE_BY, vocab.STILL_IN_OFFICE)
            )
            if _is_day(since) and _is_day(until):
                yield describe(store, other) if isinstance(other, NamedNode) else None, title, since, until


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
