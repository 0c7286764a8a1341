"""What people are called over all documents: the word that tells namesakes apart, and the verdicts by IRI."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg import model
from kg.resolve.people import Verdict
from kg.resolve.sighting import Sighting
from kg.resolve.stint import Stint


def named(clusters: Sequence[list[Sighting]]) -> Iterator[tuple[list[Sighting], tuple[str, ...]]]:
    """Each person with what makes the IRI of the name unlike that of every other person.

    Nothing where there is one person of the name; else the anchor, and the first document where two have the same.
    """
    names = Counter(cluster[0].name for cluster in clusters)
    anchors = Counter((cluster[0].name, anchor(cluster)) for cluster in clusters if names[cluster[0].name] > 1)
    for cluster in clusters:
        name = cluster[0].name
        word = anchor(cluster) if names[name] > 1 else ""
        first = cluster[0].document
        unlike = (first,) if anchors[name, word] > 1 and word != first else ()
        yield cluster, ((word, *unlike) if word else ())


def anchor(cluster: list[Sighting]) -> str:
    """A word that tells a person from others of the name: the body or place seen most, else the first document."""
    for kind in ("bodies", "places"):
        counts: Counter[str] = Counter(label for sighting in cluster for label in getattr(sighting, kind))
        if counts:
            return min(counts, key=lambda label: (-counts[label], label))
    return min(sighting.document for sighting in cluster)


class Telling(NamedTuple):
    """What is left of a verdict once its name is done: words, and a sighting (document, local id) of each part."""

    sightings: tuple[tuple[str, str], ...]
    name: str
    parts: tuple[str, ...]
    joined: bool
    score: float
    reasons: tuple[tuple[str, str], ...]


def telling(verdict: Verdict) -> Telling:
    """A verdict in words."""
    parts = (verdict.one,) if verdict.one is verdict.other else (verdict.one, verdict.other)
    first = [stint.sightings[0] for stint in parts]
    return Telling(
        tuple((sighting.document, sighting.local) for sighting in first),
        first[0].name,
        tuple(map(_told, parts)),
        verdict.joined,
        verdict.score,
        tuple((reason.en, reason.zh) for reason in verdict.reasons),
    )


def verdicts(found: Iterable[Telling], iris: Mapping[tuple[str, str], str]) -> list[model.Verdict]:
    """The verdicts by the IRIs of the people, each once, sorted."""
    told = set()
    for each in found:
        if not all(sighting in iris for sighting in each.sightings):
            continue  # a decision has taken one of them away
        people = dict.fromkeys(iris[sighting] for sighting in each.sightings)
        told.add(model.Verdict(each.name, tuple(people), each.parts, each.joined, each.score, each.reasons))
    return sorted(told)


def _told(stint: Stint) -> str:
    """局长 缙云县市场监督管理局, 2019-05-20/2021-01-26, 7."""
    days = sorted(sighting.on for sighting in stint.sightings if sighting.on)
    time = "/".join(dict.fromkeys((days[0], days[-1]))) if days else "-"
    return f"{stint.told() or '-'}, {time}, {stint.documents}"
