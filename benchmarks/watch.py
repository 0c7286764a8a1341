"""Prints how long it takes until a new article can be asked about while `kg watch` keeps a graph current.

The articles are those of scale.py, each in a file of its own. After the first build new files come, one after the
other, while the builds that they bring about run: for each the seconds until it is told to be there, and until
`kg query`, a process of its own that is started again and again, answers with what it says.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from threading import Thread
from time import monotonic, sleep
from typing import Any

from build import CORPUS, SAMPLE, articles
from scale import grown, people_of

ROOT = Path(__file__).resolve().parents[1]
TEXT = "缙云县召开食品安全工作会议\n2023年3月1日，缙云县市场监督管理局召开食品安全工作会议，局长{}主持会议。\n"
SURNAMES = "柳古王楚林何章虞朱麻蒲严"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}
KG = [sys.executable, "-m", "kg.cli"]
_MOST = 3600  # seconds for anything


def write(folder: Path, source: Path, number: int) -> None:
    """So many articles, a thousand in each folder."""
    records = list(articles(source, min(number, 10_000)))
    with tempfile.TemporaryDirectory() as name:
        names = people_of(records, Path(name))
    for at, record in enumerate(grown(records, names, number)):
        path = folder / f"{at // 1000:03}" / f"{at:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{record.get('title') or ''}\n{record['text']}", encoding="utf-8")


class Watch:
    """A running `kg watch`, and when it told what."""

    def __init__(self, folder: Path, output: Path) -> None:
        command = [*KG, "watch", str(folder), "-o", str(output)]
        self.told: list[tuple[float, str]] = []
        self._process = subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True)
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._process.stderr
        for line in self._process.stderr:
            self.told.append((monotonic(), line))

    def wait(self, words: str) -> float:
        """Until a line has these words; when that was."""
        end = monotonic() + _MOST
        while monotonic() < end:
            found = next((at for at, line in self.told if words in line), None)
            if found is not None:
                return found
            sleep(0.05)
        raise TimeoutError(words)

    def end(self) -> None:
        """No more."""
        self._process.send_signal(signal.SIGTERM)
        self._process.wait()


def asked(output: Path, name: str) -> Iterator[str]:
    """The answers to a question that is asked again and again.

    It is asked in SPARQL: a named query that finds nobody of a name looks for those like it, which takes seconds.
    """
    query = f'SELECT ?body {{ ?person skos:prefLabel "{name}"@zh-Hans ; kg:worksFor/skos:prefLabel ?body }}'
    command = [*KG, "query", query, "-o", str(output), "--format", "csv"]
    while True:
        yield subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False).stdout


def measure(folder: Path, output: Path, new: int) -> dict[str, Any]:
    watch = Watch(folder, output)
    found: list[dict[str, float]] = []
    try:
        watch.wait(" documents, ")
        for number in range(new):
            name = f"{SURNAMES[number % len(SURNAMES)]}新{'甲乙丙丁戊己庚辛'[number // len(SURNAMES) % 8]}"
            path = folder / f"new-{number}.txt"
            begun = monotonic()
            path.write_text(TEXT.format(name), encoding="utf-8")
            next(answer for answer in asked(output, name) if "缙云县市场监督管理局" in answer)
            found.append({"asked": monotonic() - begun, "told": watch.wait(path.name) - begun})
            sleep(1)
    finally:
        watch.end()
    return {what: [round(one[what], 2) for one in found] for what in ("told", "asked")}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    usual = CORPUS if CORPUS.exists() else SAMPLE
    parser.add_argument("--input", type=Path, default=usual, help=f".jsonl, .jsonl.gz or a folder (default {usual})")
    parser.add_argument("--articles", type=int, default=100_000, help="how many there are (default 100000)")
    parser.add_argument("--new", type=int, default=10, help="how many come (default 10)")
    parser.add_argument("--folder", type=Path, help="for articles and graph, kept; else a temporary one")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        home = options.folder or Path(name)
        if not (home / "articles").exists():
            write(home / "articles", options.input, options.articles)
        found = measure(home / "articles", home / "output", options.new)
    if options.json:
        print(json.dumps({"articles": options.articles, **found}))
        return
    load = os.getloadavg()[0]
    print(f"{options.articles:,} articles, {options.new} new ones while builds ran; load {load:.1f}")
    for what, words in (("told", "in the store after"), ("asked", "a question answers with it after")):
        print(f"{words:<34} {median(found[what]):5.2f} s (at most {max(found[what]):.2f} s)")


if __name__ == "__main__":
    main()
