"""The benchmarks run and print what they promise; how fast anything is, no test asks."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, environment

BUILD, WORLD, PAGE = (ROOT / "benchmarks" / name for name in ("build.py", "world.py", "page.py"))
TEXT = "3月1日，缙云县市场监督管理局召开食品安全工作会议，局长柳成荫主持。"


def run(*arguments: str, script: Path = BUILD) -> str:
    done = subprocess.run(
        [sys.executable, str(script), *arguments], env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    lines = [json.dumps({"id": str(n), "title": f"第{n}次会议", "text": TEXT}, ensure_ascii=False) for n in range(9)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_json(articles: Path) -> None:
    result: dict[str, Any] = json.loads(run("--input", str(articles), "--documents", "3", "--runs", "1", "--json"))
    assert result["documents"] == 3
    assert result["characters"] == 3 * len(f"第0次会议\n{TEXT}")
    build, jieba = result["build"], result["jieba"]
    assert {"import", "read", "clean", "extract", "resolve", "graph", "page"} == set(build["stages"])
    assert sum(build["stages"].values()) <= build["seconds"]
    assert build["peak_mb"] > 0
    assert build["indexing_seconds"] > 0
    assert jieba["peak_mb"] > 0
    bare = jieba["seconds"]
    assert result["ratio"] == pytest.approx(bare / (build["seconds"] - build["stages"]["import"]))
    assert result["ratio_of_processes"] == pytest.approx((bare + jieba["loading_seconds"]) / build["seconds"])
    assert result["ratio_with_imports"] == pytest.approx(bare / build["seconds"])


def test_table_of_the_sample() -> None:
    text = run("--input", str(ROOT / "data" / "sample"), "--documents", "50", "--runs", "1")
    assert text.startswith("49 documents")  # one page of the sample is spun and rejected
    assert "kg build / jieba.lcut" in text


def test_profile(articles: Path) -> None:
    assert "tottime" in run("--input", str(articles), "--profile", "5")


def test_a_tiny_world(tmp_path: Path) -> None:
    arguments = ("--officials", "800", "--articles", "600", "--json", "--keep")
    result: dict[str, Any] = json.loads(run(*arguments, str(tmp_path / "a.jsonl"), script=WORLD))
    assert result["articles"] == result["time"]["large"]["articles"] == 600
    assert 600 < result["officials"] < 1000
    assert result["people"]["f1"] > 0.95
    assert result["agencies"]["f1"] > 0.97
    assert result["tenures"]["share"] > 0.9
    assert result["tenures"]["right"] >= result["tenures"]["exact"] > 0
    seen = result["tenures"]["observations"]
    assert 0.95 * seen["shown"] < seen["extracted"] <= seen["shown"]
    again = json.loads(run(*arguments, str(tmp_path / "b.jsonl"), "--no-time", script=WORLD))
    assert {**result, "time": None} == {**again, "time": None}
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


def test_the_table_of_a_world() -> None:
    text = run("--officials", "100", "--articles", "30", "--seed", "3", "--no-time", script=WORLD)
    assert "30 articles, seed 3" in text.splitlines()[0]
    assert [line.split()[0] for line in text.splitlines()[3:]] == ["people", "agencies", "tenures"]


def test_damage(tmp_path: Path) -> None:
    for name in ("docs.jsonl", "annotations.jsonl"):
        lines = (ROOT / "data" / "gold" / name).read_text(encoding="utf-8").splitlines(keepends=True)[:4]
        (tmp_path / name).write_text("".join(lines), encoding="utf-8")
    figures = json.loads(run("--gold", str(tmp_path), "--json", script=ROOT / "benchmarks" / "damage.py"))
    as_it_is = figures.pop("as it is")
    assert len(figures) == 16
    for name, found in figures.items():
        assert found["entities"] > as_it_is["entities"] - 0.02, name
        assert found["relations"] > as_it_is["relations"] - 0.05, name


def test_incremental(articles: Path) -> None:
    script = ROOT / "benchmarks" / "incremental.py"
    arguments = ("--input", str(articles), "--documents", "9", "--share", "0.2", "--runs", "1")
    done = subprocess.run(
        [sys.executable, str(script), *arguments, "--json"],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    assert (result["documents"], result["touched"], result["same_bytes"]) == (9, 2, True)
    assert set(result["full"]["stages"]) == {"read", "clean", "extract", "resolve", "graph", "page"}
    assert set(result["unchanged"]["stages"]) == {"cache"}
    assert result["cache_bytes"] > 0
    assert 0 < result["copying_seconds"] < result["full"]["seconds"]


def test_watching() -> None:
    result = json.loads(run("--articles", "12", "--new", "1", "--json", script=ROOT / "benchmarks" / "watch.py"))
    assert result["articles"] == 12
    assert result["told"][0] > 0
    assert result["asked"][0] > 0


def test_the_page_is_measured() -> None:
    if not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"))):
        pytest.skip("the page was NOT measured: no Chromium in PATH")
    pytest.importorskip("playwright", reason="the page was NOT measured: playwright is not installed")
    told = json.loads(run("--entities", "60", "--runs", "1", "--json", script=PAGE))["60"]
    assert told["entities"] >= 60
    assert told["statements"] > 60
    assert all(told[name] > 0 for name in ("megabytes", "ready_seconds", "search_ms", "expand_ms", "frames", "heap_mb"))
