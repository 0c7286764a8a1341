"""From sources to facts, for some articles at once; one that cannot be read is set aside after another try."""

from collections.abc import Sequence
from time import perf_counter
from typing import NamedTuple

from kg.clean import clean_all
from kg.errors import InputError
from kg.extract import extract_all
from kg.ingest import reduced
from kg.model import Article, Facts, Rejected, Source


class Understood(NamedTuple):
    """What articles came to, in their order, and the seconds of each stage."""

    found: list[Facts | Rejected]
    seconds: dict[str, float]


def understand(sources: Sequence[Source]) -> Understood:
    """Clean and extract some articles together. If that fails, each is tried by itself, and what fails is rejected.

    Rules are written for text that people write; an article that they choke on must not cost all the others.
    """
    try:
        return _understand(sources)
    except Exception:
        pass
    found: list[Facts | Rejected] = []
    seconds: dict[str, float] = {}
    for source in sources:
        try:
            one = _understand([source])
        except Exception as error:
            found.append(set_aside(source, f"{type(error).__name__}: {error}".rstrip(": ")))
            continue
        found += one.found
        seconds = {name: seconds.get(name, 0.0) + value for name, value in one.seconds.items()}
    return Understood(found, seconds)


def _understand(sources: Sequence[Source]) -> Understood:
    times = [perf_counter()]
    read = [_reduced(source) for source in sources]
    times.append(perf_counter())
    cleaned = iter(clean_all([source for source in read if isinstance(source, Source)]))
    articles = [next(cleaned) if isinstance(source, Source) else source for source in read]
    times.append(perf_counter())
    facts = iter(extract_all([article for article in articles if isinstance(article, Article)]))
    found = [next(facts) if isinstance(article, Article) else article for article in articles]
    times.append(perf_counter())
    return Understood(
        found, {stage: times[at + 1] - times[at] for at, stage in enumerate(("read", "clean", "extract"))}
    )


def _reduced(source: Source) -> Source | Rejected:
    try:
        return reduced(source)
    except InputError as error:
        return Rejected(source.path, source.id, str(error))


def set_aside(source: Source, reason: str) -> Rejected:
    """An article that could not be read twice."""
    return Rejected(
        source.path, source.id, f"set aside after two tries: {reason}; the rest is built; please report the article"
    )
