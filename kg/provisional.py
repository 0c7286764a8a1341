"""Articles that can be asked about before a build has read them: they are put into the store at once.

Each is read as a build reads it and means what it means by itself. The next build decides over all articles again, and
its store replaces what was put there.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from kg import ids
from kg.decisions.forget import Forgotten
from kg.decisions.outcome import chosen
from kg.engines.understand import understand
from kg.graph.arrivals import documents_of, enter, identifier, is_there, withdraw
from kg.graph.successor import Edits, amend, articles, hand_over, is_ready, restore
from kg.ingest import ReadOptions
from kg.ingest.names import hidden, kind, readable
from kg.ingest.reader import read_file
from kg.model import Facts, Source
from kg.pipeline import BuildOptions
from kg.resolve import resolve

__all__ = ["Arrived", "Place", "articles", "hand_over", "is_possible", "prepare", "restore", "take_in"]

_MOST_BYTES, _MOST = 8 << 20, 500  # of a file, and of articles: for more a build has to be waited for


class Place(NamedTuple):
    """A file below an input, which may be gone, and its name there."""

    path: Path
    id: str

    @property
    def shown(self) -> str:
        """The path as articles have it."""
        return readable(os.fsencode(self.path))


class Arrived(NamedTuple):
    """The articles that can be asked about now, and those that nobody finds any more, by id."""

    come: list[str]
    gone: list[str]
    seconds: float

    def __str__(self) -> str:
        told = [f"can be asked about now: {_listed(self.come)}"] if self.come else []
        told += [f"taken out: {_listed(self.gone)}"] if self.gone else []
        return f"{'; '.join(told)} (provisionally, {self.seconds:.1f} s)"


def is_possible(output: Path, options: BuildOptions) -> bool:
    """Whether articles may be taken in before a build: not if somebody is to be forgotten, or only the sure counts."""
    if options.min_confidence > 0 or options.engine != "local" or not is_ready(output):
        return False
    decisions = chosen(options.decisions, output)
    return not decisions or not Forgotten.by(decisions.rows)


def prepare() -> None:
    """Load the word lists, so that nobody waits for them."""
    understand(())


def take_in(output: Path, places: Sequence[Place], options: BuildOptions) -> Arrived | None:
    """Let the store of a build tell what files say now, or no longer; None if it does already, or if it is too much.

    Raises OSError and OutputError.
    """
    begun = perf_counter()
    if len(places) > _MOST:
        return None
    sources = {place: list(_sources(place, options)) for place in places if _is_read(place)}
    if sum(map(len, sources.values())) > _MOST:
        return None
    found = Arrived([], [], 0.0)

    def change(edits: Edits) -> None:
        for place, now in sources.items():
            _file(edits, place, now, found, options.base)
        edits.articles.update(found.come, found.gone)

    amend(output, change)
    return found._replace(seconds=perf_counter() - begun) if found.come or found.gone else None


def _is_read(place: Place) -> bool:
    if kind(place.id) is None or hidden(place.id):
        return False
    return not place.path.exists() or place.path.stat().st_size <= _MOST_BYTES


def _sources(place: Place, options: BuildOptions) -> Iterator[Source]:
    if place.path.exists():
        read = read_file(place.path, place.id, ReadOptions(fields=options.fields, defer=True))
        first = {item.id: item for item in reversed([item for item in read if isinstance(item, Source)])}
        yield from first.values()


def _file(edits: Edits, place: Place, sources: Iterable[Source], found: Arrived, base: str) -> None:
    """Take in one file."""
    old = documents_of(edits.store, place.shown)
    now = {ids.document_iri(base, source.id): source for source in sources}
    same = {iri for iri, content in old.items() if iri in now and content == _content(now[iri])}
    new = [now[iri] for iri in now if iri not in same and (iri in old or not is_there(edits.store, iri))]
    understood = [each for each in understand(new).found if isinstance(each, Facts)]
    for iri in old.keys() - same:
        found.gone.extend([] if iri in now else [identifier(edits.store, iri)])
        withdraw(edits, iri)
    if understood:
        enter(edits, resolve(understood, base))
        found.come.extend(facts.article.id for facts in understood)


def _content(source: Source) -> str:
    """As kg:contentHash has it."""
    return sha256(source.original.encode("utf-8", "surrogatepass")).hexdigest()


def _listed(names: list[str]) -> str:
    return ", ".join(sorted(names)[:3]) + (f" … ({len(names)})" if len(names) > 3 else "")
