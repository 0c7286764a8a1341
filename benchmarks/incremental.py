"""Prints how long a build takes that finds all but a few of its articles as they were, beside one that reads all.

Each build is a process of its own on one core, from the start of Python to its end. In turn: a full build, one that is
the first to keep what it reads, one after a share of the articles was changed, and one after nothing was.
"""

import argparse
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

from build import CORPUS, SAMPLE, articles

ROOT = Path(__file__).resolve().parents[1]
SAME = ("graph.nq", "graph.ttl", "graph.graphml", "graph.html", "rejected.jsonl")
MORE = "\n县市场监督管理局局长王明远到场检查食品安全工作。"
KINDS = ("full", "first", "changed", "unchanged")
_STAGE = re.compile(r"(\w+) (\d+\.\d) s")


def touch(records: list[dict[str, Any]], share: float, turn: int) -> int:
    """Change the texts of a share of the records, drawn at random with `turn` for a seed; how many."""
    number = max(round(len(records) * share), 1)
    for record in Random(turn).sample(records, number):
        record["text"] += MORE
    return number


def write(records: list[dict[str, Any]], path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def build(path: Path, output: Path, *options: str) -> dict[str, Any]:
    """Seconds of a build from outside, of the processor (where others work too), and of its stages as it tells them."""
    command = [sys.executable, "-m", "kg.cli", "build", path.name, "-o", str(output), *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}
    begun, before = perf_counter(), _processor()
    done = subprocess.run(command, cwd=path.parent, env=environment, stderr=subprocess.PIPE, check=True, text=True)
    seconds, processor = perf_counter() - begun, _processor() - before
    line = next(line for line in done.stderr.splitlines() if line.startswith("time: "))
    stages = {name: float(value) for name, value in _STAGE.findall(line)}
    return {"seconds": seconds, "processor": processor, "stages": stages}


def _processor() -> float:
    """Seconds that processes started from here have had of a processor."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def same(one: Path, other: Path) -> bool:
    return all((one / name).read_bytes() == (other / name).read_bytes() for name in SAME)


def writing(output: Path, folder: Path) -> float:
    """Seconds for only copying what a build writes: no build of the same bytes can be quicker."""
    begun = perf_counter()
    for name in SAME:
        shutil.copyfile(output / name, folder / name)
    return perf_counter() - begun


def measure(records: list[dict[str, Any]], share: float, runs: int) -> dict[str, Any]:
    """Medians of all kinds of builds, and whether incremental ones gave the bytes of full ones."""
    found: dict[str, list[dict[str, Any]]] = {kind: [] for kind in KINDS}
    copies: list[float] = []
    touched, equal = 0, True
    with tempfile.TemporaryDirectory() as name:
        path, kept, full = Path(name) / "articles.jsonl", Path(name) / "kept", Path(name) / "full"
        for turn in range(runs):
            shutil.rmtree(kept, ignore_errors=True)
            write(records, path)
            found["first"].append(build(path, kept, "--incremental"))
            touched = touch(records, share, turn)
            write(records, path)
            found["changed"].append(build(path, kept, "--incremental"))
            found["unchanged"].append(build(path, kept, "--incremental"))
            found["full"].append(build(path, full))
            equal = equal and same(kept, full)
            copies.append(writing(full, Path(name)))
            size = sum(path.stat().st_size for path in full.iterdir())
            cache = (kept / "incremental.cache").stat().st_size
    return {
        "documents": len(records),
        "touched": touched,
        "runs": runs,
        "same_bytes": equal,
        "output_bytes": size,
        "cache_bytes": cache,
        "copying_seconds": median(copies),
        **{kind: _medians(results) for kind, results in found.items()},
    }


def _medians(results: list[dict[str, Any]]) -> dict[str, Any]:
    stages = results[0]["stages"]
    return {
        "seconds": median(result["seconds"] for result in results),
        "processor": median(result["processor"] for result in results),
        "stages": {name: median(result["stages"].get(name, 0.0) for result in results) for name in stages},
    }


def table(result: dict[str, Any]) -> str:
    """The result for people."""
    full, processor = result["full"]["seconds"], result["full"]["processor"]
    told = {
        "full": "full build",
        "first": "first incremental build",
        "changed": f"{result['touched']:,} articles changed",
        "unchanged": "nothing changed",
    }
    lines = [f"{result['documents']:,} documents, one core, medians of {result['runs']} runs", ""]
    lines.append(f"{'':<24} {'seconds':>9} {'of full':>8} {'processor':>10} {'of full':>8}")
    for kind, words in told.items():
        seconds, used = result[kind]["seconds"], result[kind]["processor"]
        lines.append(f"{words:<24} {seconds:9.2f} {seconds / full:8.1%} {used:10.2f} {used / processor:8.1%}")
    copying = result["copying_seconds"]
    lines.append(f"{'copying what is written':<24} {copying:9.2f} {copying / full:8.1%}")
    lines += ["", *(f"{words}: {_stages(result[kind]['stages'])}" for kind, words in told.items())]
    lines += [
        f"output {result['output_bytes'] / 1e6:,.0f} MB, cache {result['cache_bytes'] / 1e6:,.0f} MB",
        f"same bytes as a full build: {'yes' if result['same_bytes'] else 'NO'}",
    ]
    return "\n".join(lines)


def _stages(stages: dict[str, float]) -> str:
    return ", ".join(f"{name} {value:.1f}" for name, value in stages.items())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    usual = CORPUS if CORPUS.exists() else SAMPLE
    parser.add_argument("--input", type=Path, default=usual, help=f".jsonl, .jsonl.gz or a folder (default {usual})")
    parser.add_argument("--documents", type=int, default=20_000, help="how many of its articles (default 20000)")
    parser.add_argument("--share", type=float, default=0.01, help="of them that are changed (default 0.01)")
    parser.add_argument("--runs", type=int, default=3, help="of each (default 3)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


def main() -> None:
    options = _options()
    if hasattr(os, "sched_setaffinity"):  # Linux; inherited by the builds
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    result = measure(list(articles(options.input, options.documents)), options.share, options.runs)
    print(json.dumps(result, indent=1) if options.json else table(result))


if __name__ == "__main__":
    main()
