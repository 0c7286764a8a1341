"""Prints time and memory of builds by the number of articles, and how the time falls with the number of processes.

The articles are real ones again and again; each time people have other names and all dates lie a year earlier, so that
people, events and statements grow in number as in a real archive, and nothing is taken for a reprint.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import perf_counter, sleep
from typing import Any

from build import CORPUS, SAMPLE, articles

ROOT = Path(__file__).resolve().parents[1]
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=[年./-])")
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英文华建国志红玉兰海燕晓东立新春梅雪松柏林云峰江河山川宇航天成功德才学"
)
_STAGE = re.compile(r"(\w+) (\d+\.\d) s")


def grown(records: list[dict[str, Any]], names: list[list[str]], number: int) -> Iterator[dict[str, Any]]:
    """`number` articles; `names` are the people of each of the records."""
    for at in range(number):
        turn, index = divmod(at, len(records))
        record = dict(records[index])
        record["id"] = f"{turn}/{record.get('id') or index}"
        yield record if not turn else _other(record, names[index], turn)


def _other(record: dict[str, Any], people: list[str], turn: int) -> dict[str, Any]:
    changed = {name: name[0] + _given(name, turn) for name in people if 2 <= len(name) <= 3}
    pattern = re.compile("|".join(map(re.escape, sorted(changed, key=len, reverse=True)))) if changed else None
    for field in ("text", "title", "published"):
        if isinstance(record.get(field), str):
            text = _YEAR.sub(lambda found: str(int(found[0]) - turn), record[field])
            record[field] = pattern.sub(lambda found: changed[found[0]], text) if pattern else text
    return record


def _given(name: str, turn: int) -> str:
    draw = Random(f"{name} {turn}")
    return "".join(draw.choice(_GIVEN) for _ in name[1:])


def people_of(records: list[dict[str, Any]], folder: Path) -> list[list[str]]:
    """The names that a build finds in each record."""
    from kg import pipeline

    path = folder / "once.jsonl"
    numbered = [{**record, "id": str(at)} for at, record in enumerate(records)]
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in numbered), encoding="utf-8")
    found: list[list[str]] = [[] for _ in records]
    for facts in pipeline.build_world([path]).documents:
        found[int(facts.article.id)] = [e.label for e in facts.entities if e.kind in ("Person", "Official")]
    return found


def measure(path: Path, output: Path, jobs: int) -> dict[str, Any]:
    """A build by the command: seconds, stages, and the most memory of the process and of all together (PSS)."""
    command = [sys.executable, "-m", "kg.cli", "build", str(path), "-o", str(output), "--jobs", str(jobs)]
    begun = perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONHASHSEED": "0"}
    )
    used = _processor()
    most = 0.0
    while process.poll() is None:
        most = max(most, sum(map(_memory, _family(process.pid))))
        sleep(0.5)
    seconds = perf_counter() - begun
    told = process.stderr.read() if process.stderr else ""
    if process.returncode:
        raise SystemExit(told)
    line = next(line for line in told.splitlines() if line.startswith("time: "))
    report = json.loads((output / "report.json").read_text(encoding="utf-8"))
    return {
        "articles": report["documents"]["built"],
        "characters": report["characters"],
        "jobs": jobs,
        "seconds": seconds,
        "processor": _processor() - used,
        "stages": {name: float(value) for name, value in _STAGE.findall(line)},
        "peak_mb": most,
        "quads": report["graph"]["quads"],
        "entities": report["graph"]["entities"],
        "output_mb": sum(file.stat().st_size for file in output.iterdir() if file.is_file()) / 1e6,
    }


def _processor() -> float:
    """Seconds of all processors that builds have used so far, with their children."""
    times = os.times()
    return times.children_user + times.children_system


def _family(pid: int) -> list[int]:
    """A process and its children (Linux)."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *map(int, children)]


def _memory(pid: int) -> float:
    """What a process holds, in MB, memory that several share divided among them (Linux)."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return float(re.search(r"Pss:\s+(\d+)", text)[1]) * 1024 / 1e6  # type: ignore[index]


def table(results: list[dict[str, Any]]) -> str:
    """The results for people."""
    heads = {
        "articles": 9,
        "jobs": 4,
        "seconds": 8,
        "ms each": 8,
        "CPU each": 8,
        "peak MB": 8,
        "entities": 9,
        "quads": 11,
        "output MB": 9,
    }
    lines = [" ".join(f"{name:>{width}}" for name, width in heads.items())]
    lines += [
        f"{r['articles']:9,} {r['jobs']:4} {r['seconds']:8.1f} {1000 * r['seconds'] / r['articles']:8.2f} "
        f"{1000 * r['processor'] / r['articles']:8.2f} "
        f"{r['peak_mb']:8,.0f} {r['entities']:9,} {r['quads']:11,} {r['output_mb']:9,.0f}"
        for r in results
    ]
    lines += ["", *(f"{r['articles']:,}, {r['jobs']} jobs: {_stages(r['stages'])}" for r in results)]
    first, last = results[0], results[-1]
    if last["articles"] > first["articles"]:
        more = last["articles"] - first["articles"]
        lines.append(
            f"memory: {1000 * (last['peak_mb'] - first['peak_mb']) / more:.1f} MB for each further 1,000 articles"
        )
    return "\n".join(lines)


def _stages(stages: dict[str, float]) -> str:
    return ", ".join(f"{name} {value:.1f}" for name, value in stages.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    usual = CORPUS if CORPUS.exists() else SAMPLE
    parser.add_argument("--input", type=Path, default=usual, help=f".jsonl, .jsonl.gz or a folder (default {usual})")
    parser.add_argument("--once", type=int, default=10_000, help="articles of the input that are repeated")
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000, 50_000])
    parser.add_argument("--jobs", type=int, nargs="+", default=[2])
    parser.add_argument("--folder", type=Path, help="where to write (default: a temporary folder)")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="only write the articles to a .jsonl file")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    results: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        records = list(articles(options.input, min(options.once, max(options.articles))))
        names = people_of(records, folder)
        path = options.keep or folder / "articles.jsonl"
        for number in options.articles:
            with path.open("w", encoding="utf-8") as file:
                for record in grown(records, names, number):
                    file.write(json.dumps(record, ensure_ascii=False) + "\n")
            if options.keep:
                continue
            for jobs in options.jobs:
                results.append(measure(path, folder / "output", jobs))
                print(f"{number:,} articles, {jobs} jobs: {results[-1]['seconds']:.1f} s", file=sys.stderr)
    if results:
        print(json.dumps(results, indent=1) if options.json else table(results))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
