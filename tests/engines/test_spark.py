"""Builds on Spark: the bytes of a local build, also when an executor is killed in the middle."""

import os
import shutil
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

from kg import pipeline
from kg.engines import spark
from kg.errors import GovkgError, InputError
from kg.pipeline import BuildOptions
from tests.conftest import ROOT

SAME = ("graph.nq", "graph.ttl", "graph.html", "graph.graphml", "rejected.jsonl")
EXECUTOR = b"CoarseGrainedExecutorBackend"
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def cluster() -> str:
    for library in ("pyspark", "pyarrow", "pandas"):
        pytest.importorskip(library, reason=f"needs {library}: pip install 'govkg[spark]'")
    if not shutil.which("java") and not os.environ.get("JAVA_HOME"):
        pytest.skip("needs Java 17: apt-get install openjdk-17-jre-headless")
    return "local-cluster[2,1,2048]"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """The sample, a long file of records, and one whose ids are all taken."""
    folder = tmp_path / "articles"
    shutil.copytree(ROOT / "data" / "sample", folder / "sample")
    lines = [
        f'{{"text": "{day}日，县长王明远主持召开食品安全工作会议。", "published": "2021-03-{day:02}"}}\n'
        for day in range(1, 29)
    ]
    (folder / "long.jsonl").write_text("".join(lines * 20) + "no json\n", encoding="utf-8")
    (folder / "same.jsonl").write_text('{"id": "long.jsonl#3", "text": "别的内容。"}\n', encoding="utf-8")
    return folder


def executors() -> Iterator[int]:
    """The processes of executors that were started from here."""
    for path in Path("/proc").glob("[0-9]*"):
        try:
            if EXECUTOR in (path / "cmdline").read_bytes() and os.getpid() in ancestors(int(path.name)):
                yield int(path.name)
        except OSError:
            continue


def ancestors(pid: int) -> Iterator[int]:
    while pid > 1:
        yield pid
        pid = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def kill_one(started: threading.Event, killed: list[int]) -> None:
    end = monotonic() + 120
    while monotonic() < end and not killed:
        for pid in executors() if started.is_set() else ():
            os.kill(pid, signal.SIGKILL)
            killed.append(pid)
            return
        sleep(0.05)


def test_it_builds_what_one_machine_builds_though_an_executor_is_killed(
    cluster: str, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline.build([articles], tmp_path / "local", BuildOptions(jobs=1))
    monkeypatch.setattr(spark.Spark.__init__, "__defaults__", (None, 10_000))  # pieces of 10 kB
    started, killed = threading.Event(), []  # type: tuple[threading.Event, list[int]]
    killer = threading.Thread(target=kill_one, args=(started, killed))
    killer.start()
    session = spark._session

    def told(master: str) -> object:
        found = session(master)
        started.set()
        return found

    monkeypatch.setattr(spark, "_session", told)
    report = pipeline.build([articles], tmp_path / "spark", BuildOptions(engine="spark", master=cluster))
    killer.join()
    assert killed
    assert report.documents > 600
    for name in SAME:
        assert (tmp_path / "spark" / name).read_bytes() == (tmp_path / "local" / name).read_bytes(), name


def test_without_java_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(GovkgError, match="openjdk-17"):
        pipeline.build([ROOT / "data" / "sample"], tmp_path / "output", BuildOptions(engine="spark"))
    assert not (tmp_path / "output").exists()


def test_stdin_is_in_one_place_only(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="stdin cannot be read by several machines"):
        pipeline.build(["-"], tmp_path / "output", BuildOptions(engine="spark"))
