"""A build replaces the one that is served, and nobody notices but by the answers."""

import shutil
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.conftest import kg
from tests.serve.conftest import Server, serving

COUNT = "SELECT (COUNT(?d) AS ?n) { ?d a kg:Document }"


def documents(server: Server) -> int:
    return int(server.query(COUNT).rows()[0]["n"])


def await_documents(server: Server, number: int) -> None:
    for _ in range(200):
        if documents(server) == number:
            return
        time.sleep(0.1)
    pytest.fail(f"the new edition was never served: {server.logged()[-2000:]}")


class Asker(threading.Thread):
    """Asks without end, and keeps whatever is no good answer."""

    def __init__(self, server: Server) -> None:
        super().__init__()
        self.server = server
        self.stop = threading.Event()
        self.answered = 0
        self.failed: list[str] = []

    def run(self) -> None:
        asked = urlencode({"query": "SELECT * { ?s ?p ?o } LIMIT 5"})
        paths = ("/search?q=%E9%98%86%E4%B8%AD", f"/sparql?{asked}")
        while not self.stop.is_set():
            for path in paths:
                try:
                    found = self.server.request("GET", path)
                except OSError as error:
                    self.failed.append(repr(error))
                    continue
                self.answered += 1
                if found.status != 200:
                    self.failed.append(f"{found.status} {found.text}")


def test_a_rebuild_swaps_underneath(sample: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    shutil.copytree(sample / "output", output)
    with serving(output, tmp_path / "log", "--workers", "2") as server:
        before = documents(server)
        askers = [Asker(server) for _ in range(3)]
        for asker in askers:
            asker.start()
        for folder, number in (("jinyun", 6), ("naiman", 4)):
            done = kg("build", str(sample / "data" / "sample" / folder), "-o", str(output), cwd=tmp_path)
            assert done.returncode == 0, done.stderr
            await_documents(server, number)
        for asker in askers:
            asker.stop.set()
        for asker in askers:
            asker.join()
        assert before > 6
        assert [asker.failed for asker in askers] == [[]] * 3
        assert all(asker.answered > 20 for asker in askers)
        copies = next(tmp_path.glob(".output.serving-*"))
        assert len(list(copies.iterdir())) <= 2
    assert list(tmp_path.glob(".output.*")) == []


def test_a_damaged_build_is_not_served(sample: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    shutil.copytree(sample / "output", output)
    with serving(output, tmp_path / "log", "--workers", "1") as server:
        before = documents(server)
        shutil.rmtree(output / "store")
        (output / "new.nq").write_text("<urn:x:a> nonsense\n", encoding="utf-8")
        (output / "new.nq").replace(output / "graph.nq")
        for _ in range(100):
            if "cannot be read" in server.logged():
                break
            time.sleep(0.1)
        assert "cannot be read" in server.logged()
        assert documents(server) == before


def test_a_folder_without_a_build_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = kg("serve", "empty", "--port", "0", cwd=tmp_path)
    assert done.returncode == 2
    assert "graph.nq" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_may_not_be_written_is_served(sample: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    shutil.copytree(sample / "output", output, ignore=shutil.ignore_patterns("store", "search.db"))
    output.chmod(0o555)
    tmp_path.chmod(0o755)
    try:
        with serving(output, tmp_path / "log", "--workers", "1") as server:
            assert documents(server) > 6
    finally:
        output.chmod(0o755)
