"""Prints how well a build tells people, agencies and times in office of a synthetic world, and how its time grows."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from synthetic import articles, careers, score  # noqa: E402

from kg import pipeline  # noqa: E402
from kg.model import World  # noqa: E402
from kg.resolve.evidence import has_one_holder  # noqa: E402
from kg.resolve.sighting import FORMER  # noqa: E402

SMALL = 2_000  # articles whose time is the measure
WARM_UP = 1_000  # articles that a process builds before it is timed
RUNS = 3  # the quickest counts
MANY = 50_000  # articles of which one run is enough
TARGETS = {"people": 0.97, "agencies": 0.99, "tenures": 0.95}
GROWTH = 0.15


def write(stories: Sequence[articles.Story], path: Path) -> Path:
    """The articles as records."""
    with path.open("w", encoding="utf-8") as file:
        for story in stories:
            record = {"id": story.id, "published": story.day, "text": story.text}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def quality(made: careers.World, stories: Sequence[articles.Story], path: Path) -> dict[str, Any]:
    """The figures of a build of the stories."""
    world = pipeline.build_world([path])
    found = score.found_places(world, stories)
    result: dict[str, Any] = {}
    for kind, name in (("person", "people"), ("agency", "agencies")):
        whole, own = (score.pairs(found, kind, missing=missing) for missing in (True, False))
        places = [iri for (_, of, _), iri in found.items() if of == kind]
        result[name] = {
            "f1": whole.f1,
            "right": whole.right,
            "wrong": whole.wrong,
            "missed": whole.missed,
            "sightings": len(places),
            "not_extracted": sum(iri is None for iri in places),
            "f1_of_extracted": own.f1,
        }
    result["tenures"] = tenures(world, made, stories, found)
    return result


def tenures(
    built: World, made: careers.World, stories: Sequence[articles.Story], found: dict[score.Place, str | None]
) -> dict[str, Any]:
    """Of the times in office that stories show: how many have bounds that are true, how many exactly those shown."""
    people, agencies = score.names_of(found, "person"), score.names_of(found, "agency")
    titles = {shown.title for story in stories for shown in story.shown}
    gold = score.true_bounds(stories, [title for title in titles if has_one_holder(title)])
    truth = score.careers_of(made)
    spans = score.built_bounds(built.spans)
    counts = Counter({"gold": len(gold), "right": 0, "exact": 0, "absent": 0})
    for (person, agency, title), bounds in gold.items():
        mine = spans.get((people.get(person, ""), agencies.get(agency, ""), title))
        counts["absent"] += mine is None
        counts["exact"] += mine == bounds
        counts["right"] += mine is not None and score.holds(mine, *truth[person, agency, title])
    shares = {name: counts[name] / max(1, len(gold)) for name in ("right", "exact")}
    return {
        **counts,
        "share": shares["right"],
        "exact_share": shares["exact"],
        "observations": observed(built, stories, found, agencies),
    }


def observed(
    built: World, stories: Sequence[articles.Story], found: dict[score.Place, str | None], agencies: dict[int, str]
) -> dict[str, int]:
    """How many of the posts that the stories show the extraction found, with the right person, body and title."""
    said = {
        (facts.article.id, tenure.person, tenure.organization, tenure.title, tenure.claim.rule == FORMER)
        for facts in built.documents
        for tenure in facts.tenures
    }
    shown = [(story.id, post) for story in stories for post in story.shown]
    right = sum(
        (id_, found.get((id_, "person", p.person)), agencies.get(p.agency), p.title, p.former) in said
        for id_, p in shown
    )
    return {"shown": len(shown), "extracted": right}


def timed(path: Path, runs: int) -> dict[str, Any]:
    """Seconds of the processor for a whole build after one that loads the word lists; of `runs` the quickest."""
    with tempfile.TemporaryDirectory() as folder:
        few = Path(folder) / "few.jsonl"
        with path.open(encoding="utf-8") as lines:
            few.write_text("".join(line for line, _ in zip(lines, range(WARM_UP), strict=False)), encoding="utf-8")
        pipeline.build([few], Path(folder) / "warm")
        seconds: list[float] = []
        for _ in range(runs):
            begun = _spent()
            report = pipeline.build([path], Path(folder) / "output")
            seconds.append(_spent() - begun)
    return {"articles": report.documents, "seconds": min(seconds), "stages": dict(report.seconds)}


def _spent() -> float:
    """Seconds of the processor that this process and its children have had, whatever else the machine does."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def growth(stories: Sequence[articles.Story], folder: Path) -> dict[str, Any]:
    """The time for an article in a small build and in that of all, each by a process of its own."""
    small = _timed(write(stories[:SMALL], folder / "small.jsonl"), RUNS)
    large = _timed(folder / "all.jsonl", RUNS if len(stories) <= MANY else 1)
    each = [job["seconds"] / job["articles"] for job in (small, large)]
    return {"small": small, "large": large, "growth": each[1] / each[0] - 1}


def _timed(path: Path, runs: int) -> dict[str, Any]:
    command = [sys.executable, __file__, "--time", str(path), "--runs", str(runs)]
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def table(result: dict[str, Any]) -> str:
    """The result for people."""
    people, agencies, posts = (result[name] for name in ("people", "agencies", "tenures"))
    seen = posts["observations"]
    lines = [
        f"{result['officials']:,} officials, {result['namesakes']:,} of them with a namesake, "
        f"{result['agencies_in_world']:,} agencies, {result['articles']:,} articles, seed {result['seed']}",
        "",
        f"{'':<10} {'':>8} {'target':>7}",
        f"{'people':<10} {people['f1']:8.4f} {TARGETS['people']:7.2f}  {_told(people)}",
        f"{'agencies':<10} {agencies['f1']:8.4f} {TARGETS['agencies']:7.2f}  {_told(agencies)}",
        f"{'tenures':<10} {posts['share']:8.4f} {TARGETS['tenures']:7.2f}  {posts['right']:,} of {posts['gold']:,} with"
        f" bounds that are true; {posts['exact_share']:.4f} with exactly those that the articles show;"
        f" {posts['absent']:,} not built; {seen['extracted']:,} of {seen['shown']:,} posts in articles extracted",
    ]
    if "time" in result:
        small, large = result["time"]["small"], result["time"]["large"]
        lines += [
            f"{'time':<10} {result['time']['growth']:+8.1%} {GROWTH:+7.0%}  {_each(small)}, {_each(large)} an article",
        ]
    return "\n".join(lines)


def _told(kind: dict[str, Any]) -> str:
    return (
        f"pairs {kind['right']:,} right, {kind['wrong']:,} wrong, {kind['missed']:,} missed;"
        f" {kind['not_extracted']:,} of {kind['sightings']:,} sightings not extracted,"
        f" {kind['f1_of_extracted']:.4f} without them"
    )


def _each(job: dict[str, Any]) -> str:
    return f"{job['articles']:,}: {1000 * job['seconds'] / job['articles']:.2f} ms"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--officials", type=int, default=5_000, help="about so many (default 5000; 50000 is a province)"
    )
    parser.add_argument("--articles", type=int, default=20_000, help="so many (default 20000)")
    parser.add_argument("--seed", type=int, default=1, help="of the world (default 1)")
    parser.add_argument("--no-time", action="store_true", help="measure no time")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="write the articles to a .jsonl file and keep it")
    parser.add_argument("--time", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--runs", type=int, default=1, help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> None:
    options = _options()
    if options.time:
        print(json.dumps(timed(options.time, options.runs)))
        return
    made = careers.world(Random(options.seed), options.officials)
    stories = list(articles.Newsroom(made, Random(options.seed + 1)).stories(options.articles))
    names = Counter(official.name for official in made.officials)
    result: dict[str, Any] = {
        "seed": options.seed,
        "officials": len(made.officials),
        "namesakes": sum(count for count in names.values() if count > 1),
        "agencies_in_world": len(made.agencies),
        "articles": len(stories),
    }
    with tempfile.TemporaryDirectory() as folder:
        path = write(stories, Path(folder) / "all.jsonl")
        if options.keep:
            write(stories, options.keep)
        if not options.no_time:
            result["time"] = growth(stories, Path(folder))
        result |= quality(made, stories, path)
    print(json.dumps(result, ensure_ascii=False, indent=1) if options.json else table(result))


if __name__ == "__main__":
    main()
