"""A folder of articles that is changed at random, as a scraper's folder is from day to day."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

from kg import pipeline
from kg.pipeline import BuildOptions, Report
from tests.conftest import ROOT

SAME = ("graph.nq", "graph.ttl", "graph.html", "graph.graphml", "rejected.jsonl")
_SAMPLE = ROOT / "data" / "sample"


def pages() -> list[Path]:
    """The articles of the sample that are files of their own."""
    return sorted(path for path in _SAMPLE.rglob("*") if path.suffix in (".txt", ".html"))


def as_in_full(folder: Path, tmp_path: Path, options: BuildOptions) -> Report:
    """Build into `kept` incrementally and into a new folder in full: the same bytes. The report of the first."""
    report = pipeline.build([folder], tmp_path / "kept", options)
    shutil.rmtree(tmp_path / "full", ignore_errors=True)
    pipeline.build([folder], tmp_path / "full", replace(options, incremental=False))
    assert contents(tmp_path / "kept") == contents(tmp_path / "full")
    return report


def contents(folder: Path) -> dict[str, object]:
    """All that must be the same of two builds of the same articles; of the report all but how long it took."""
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return {name: (folder / name).read_bytes() for name in SAME} | {"report": {**report, "seconds": None}}


class Articles:
    """A folder with pages, and records with and without ids of their own, in JSON and CSV."""

    def __init__(self, folder: Path, random: Random) -> None:
        self.folder, self._random = folder, random
        self._pool = pages()
        random.shuffle(self._pool)
        self._texts = [path.read_text(encoding="utf-8") for path in pages() if path.suffix == ".txt" and _is_utf8(path)]
        self._records: list[dict[str, str]] = []
        folder.mkdir()
        for _ in range(6):
            self.add_page()
            self.add_record()

    def change(self) -> str:
        """Do something to the folder; what it was."""
        ways: list[Callable[[], None]] = [
            self.add_page, self.change_page, self.remove_page, self.rename_page, self.add_record, self.change_record,
            self.remove_record, self.reorder_records, self.repeat_record, self.take_an_id,
        ]  # fmt: skip
        way = self._random.choice(ways)
        way()
        return way.__name__

    def add_page(self) -> None:
        path = self._pool.pop()
        shutil.copyfile(path, self.folder / f"{path.parent.name}-{path.name}")

    def change_page(self) -> None:
        path = self._page()
        path.write_bytes(path.read_bytes().replace("局长".encode(), "副局长".encode()) + b"\n")

    def remove_page(self) -> None:
        path = self._page()
        self._pool.insert(0, next(p for p in pages() if path.name.endswith(p.name)))
        path.unlink()

    def rename_page(self) -> None:
        path = self._page()
        path.rename(path.with_name(f"又-{path.name}"))

    def add_record(self) -> None:
        text = self._random.choice(self._texts)
        record = {"title": text.split("\n")[0], "text": text, "published": f"2021-03-{len(self._records) % 28 + 1:02}"}
        if self._random.random() < 0.5:
            record["id"] = f"r{self._random.randrange(10**6)}"
        self._records.insert(self._random.randrange(len(self._records) + 1), record)
        self._write()

    def change_record(self) -> None:
        record = self._random.choice(self._records)
        record["text"] = record["text"].replace("会议", "大会", 1) + "县长王明远到场检查。\n"
        self._write()

    def remove_record(self) -> None:
        if len(self._records) > 2:
            self._records.remove(self._random.choice(self._records))
            self._write()

    def reorder_records(self) -> None:
        self._random.shuffle(self._records)
        self._write()

    def repeat_record(self) -> None:
        """One article twice: the second is rejected."""
        self._records.append(dict(self._random.choice(self._records)))
        self._write()

    def take_an_id(self) -> None:
        """Two articles of one id: the first counts."""
        one, other = self._random.sample(self._records, 2)
        other["id"] = one.setdefault("id", f"r{self._random.randrange(10**6)}")
        self._write()

    def _page(self) -> Path:
        found = sorted(self.folder.glob("*.txt")) + sorted(self.folder.glob("*.html"))
        if len(found) < 3:
            self.add_page()
            return self._page()
        return self._random.choice(found)

    def _write(self) -> None:
        half = len(self._records) // 2
        lines = [json.dumps(record, ensure_ascii=False) + "\n" for record in self._records[:half]]
        (self.folder / "records.jsonl").write_text("".join(lines), encoding="utf-8")
        rows = ["id,title,published,text"]
        for record in self._records[half:]:
            cells = (record.get(name, "").replace('"', '""') for name in ("id", "title", "published", "text"))
            rows.append(",".join(f'"{cell}"' for cell in cells))
        (self.folder / "records.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def _is_utf8(path: Path) -> bool:
    try:
        path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return False
    return True
