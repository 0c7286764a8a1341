"""Prints the speed and memory of a whole build, from reading to the page, beside bare jieba on the same text.

Each measurement is a process of its own on one core; builds and jieba take turns, and medians are told.
"""

import argparse
import compileall
import cProfile
import gzip
import json
import os
import pstats
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, TextIO

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "news.jsonl.gz"
SAMPLE = ROOT / "data" / "sample"
WARM_UP = "今天下午，县市场监督管理局召开食品安全工作会议。"


def articles(path: Path, number: int) -> Iterator[dict[str, Any]]:
    """`number` articles at equal distances in a .jsonl or .jsonl.gz file, or those of a folder, again and again."""
    if path.is_dir():
        yield from islice(_repeated(path), number)
        return
    with _opened(path) as lines:
        total = sum(1 for line in lines if line.strip())
    chosen = {index * total // number for index in range(number)} if number < total else range(total)
    with _opened(path) as lines:
        for index, line in enumerate(line for line in lines if line.strip()):
            if index in chosen:
                yield json.loads(line)


def _opened(path: Path) -> TextIO:
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")


def _repeated(folder: Path) -> Iterator[dict[str, Any]]:
    from kg.ingest import read
    from kg.model import Source

    sources = [source for source in read([folder]) if isinstance(source, Source)]
    turn = 0
    while sources:
        for source in sources:
            yield {
                "id": f"{turn}/{source.id}",
                "title": source.title,
                "published": source.published,
                "source": source.source,
                "text": source.body.text,
            }
        turn += 1


def measure_build(path: Path) -> dict[str, Any]:
    """A build of the file by a fresh interpreter: imports (as the command does), word lists, all that it writes."""
    begun = perf_counter()
    from kg.lean import no_collection

    with no_collection():
        from kg import pipeline
    imported = perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        report = pipeline.build([path], Path(folder) / "output")
        seconds = perf_counter() - begun
        stages = {"import": imported - begun, **report.seconds}
        memory = _peak()
        indexing = _indexing(Path(folder) / "output")
    return {
        "seconds": seconds,
        "stages": stages,
        "documents": report.documents,
        "rejected": len(report.rejected),
        "memory": memory,
        "indexing": indexing,
    }


def _indexing(output: Path) -> float:
    """What the first question pays for the store."""
    from kg.graph.store import open_store

    begun = perf_counter()
    open_store(output)
    return perf_counter() - begun


def measure_jieba(path: Path) -> dict[str, Any]:
    """`jieba.lcut` of each article; the dictionary was loaded and used before the clock starts."""
    import jieba

    texts = _texts(path)
    begun = perf_counter()
    jieba.setLogLevel("ERROR")
    jieba.initialize()
    jieba.lcut(WARM_UP)
    loaded = perf_counter()
    for text in texts:
        jieba.lcut(text)
    return {"seconds": perf_counter() - loaded, "loading": loaded - begun, "memory": _peak()}


def _texts(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [f"{record.get('title') or ''}\n{record['text']}" for record in records]


def _peak() -> float:
    """The most memory that this process has held, in MB (10^6 bytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def profile(path: Path, number: int) -> None:
    """Print the functions that take the most time themselves. The profiler slows small functions more than others."""
    from kg import pipeline

    profiler = cProfile.Profile()
    with tempfile.TemporaryDirectory() as folder:
        profiler.runcall(pipeline.build, [path], Path(folder) / "output")
    pstats.Stats(profiler).sort_stats("tottime").print_stats(number)


def _installed(package: Path) -> None:
    """Byte code for the program, as installing it makes for it and its libraries, even where Python is told to write
    none (PYTHONDONTWRITEBYTECODE)."""
    compileall.compile_dir(package / "kg", quiet=2)


def _run(job: str, path: Path, package: Path) -> dict[str, Any]:
    environment = {**os.environ, "PYTHONPATH": str(package.resolve()), "PYTHONHASHSEED": "0"}
    command = [sys.executable, __file__, "--job", job, "--input", str(path), "--package", str(package)]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def compare(path: Path, runs: int, package: Path) -> dict[str, Any]:
    """Build and jieba in turn, `runs` times; the medians."""
    results: dict[str, list[dict[str, Any]]] = {"build": [], "jieba": []}
    for number in range(runs):
        for job, found in results.items():
            found.append(_run(job, path, package))
            print(f"run {number + 1} of {runs}: {job} {found[-1]['seconds']:.2f} s", file=sys.stderr)
    builds, cuts = results["build"], results["jieba"]
    characters = sum(map(len, _texts(path)))
    seconds, bare = _middle(builds, "seconds"), _middle(cuts, "seconds")
    stages = {name: median(run["stages"][name] for run in builds) for name in builds[0]["stages"]}
    imports, loading = stages["import"], _middle(cuts, "loading")
    return {
        "documents": builds[0]["documents"],
        "rejected": builds[0]["rejected"],
        "characters": characters,
        "runs": runs,
        "build": {
            "seconds": seconds,
            "stages": stages,
            "characters_per_second": characters / seconds,
            "peak_mb": _middle(builds, "memory"),
            "indexing_seconds": _middle(builds, "indexing"),
        },
        "jieba": {
            "seconds": bare,
            "loading_seconds": loading,
            "characters_per_second": characters / bare,
            "peak_mb": _middle(cuts, "memory"),
        },
        "ratio": bare / (seconds - imports),
        "ratio_of_processes": (bare + loading) / seconds,
        "ratio_with_imports": bare / seconds,
    }


def _middle(runs: list[dict[str, Any]], name: str) -> float:
    return float(median(run[name] for run in runs))


def table(result: dict[str, Any]) -> str:
    """The result for people."""
    build, jieba = result["build"], result["jieba"]
    stages = "\n".join(f"  {name:<20} {seconds:8.2f} s" for name, seconds in build["stages"].items())
    built = f"{result['documents']:,} documents, {result['rejected']} rejected"
    return f"""\
{built}, {result["characters"]:,} characters, one core, medians of {result["runs"]} runs

{_row("kg build, everything", build)}
{stages}
{_row("jieba.lcut", jieba)}
  {"loading":<20} {jieba["loading_seconds"]:8.2f} s  (before the clock starts)

first question, index  {build["indexing_seconds"]:8.2f} s  (once, not in the build)

kg build / jieba.lcut, which is faster if above 1
  {"read to page":<20} {result["ratio"]:8.2f}    imports and jieba's loading left out
  {"whole processes":<20} {result["ratio_of_processes"]:8.2f}    imports and jieba's loading counted
  {"kg whole, jieba bare":<20} {result["ratio_with_imports"]:8.2f}    kg's imports counted, jieba's loading left out"""


def _row(name: str, job: dict[str, Any]) -> str:
    speed, memory = job["characters_per_second"], job["peak_mb"]
    return f"{name:<22} {job['seconds']:8.2f} s  {speed:10,.0f} characters/s  peak {memory:5,.0f} MB"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    usual = CORPUS if CORPUS.exists() else SAMPLE
    parser.add_argument("--input", type=Path, default=usual, help=f".jsonl, .jsonl.gz or a folder (default {usual})")
    parser.add_argument("--documents", type=int, default=2000, help="how many of its articles (default 2000)")
    parser.add_argument("--runs", type=int, default=3, help="of each (default 3)")
    parser.add_argument("--package", type=Path, default=ROOT, help="the folder that holds the kg to measure (this one)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--profile", type=int, metavar="N", help="no comparison: the N functions that take longest")
    parser.add_argument("--job", choices=("build", "jieba"), help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> None:
    options = _options()
    sys.path.insert(0, str(options.package.resolve()))
    if options.job:
        job = {"build": measure_build, "jieba": measure_jieba}[options.job]
        print(json.dumps(job(options.input)))
        return
    if hasattr(os, "sched_setaffinity"):  # Linux; inherited by the processes that measure
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for article in articles(options.input, options.documents):
                file.write(json.dumps(article, ensure_ascii=False) + "\n")
        if options.profile:
            profile(path, options.profile)
            return
        _installed(options.package)
        result = compare(path, options.runs, options.package)
    print(json.dumps(result, indent=1) if options.json else table(result))


if __name__ == "__main__":
    main()
