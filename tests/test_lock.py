"""One build at a time into a folder; a lock ends with its process, however that ends."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import kg
from kg.errors import OutputError
from kg.lock import take
from kg.output import leftovers, replacing
from tests.conftest import ROOT, environment
from tests.test_build import ARTICLE

HOLD = """
import sys, time
from pathlib import Path
from kg.lock import take
assert take(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def test_a_lock_is_for_one(tmp_path: Path) -> None:
    one = take(tmp_path / "lock")
    assert one
    assert take(tmp_path / "lock") is None
    one.release()
    assert not (tmp_path / "lock").exists()
    other = take(tmp_path / "lock")
    assert other
    other.release()


def test_a_file_that_was_left_is_no_lock(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text("")
    lock = take(tmp_path / "lock")
    assert lock
    lock.release()


def test_only_one_of_many_at_a_time(tmp_path: Path) -> None:
    inside: list[int] = []
    most: list[int] = []

    def work() -> None:
        for _ in range(200):
            lock = take(tmp_path / "lock")
            if lock:
                inside.append(1)
                most.append(len(inside))
                inside.pop()
                lock.release()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(most) == 1


@pytest.fixture
def article(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path / "a.txt"


def test_a_second_build_is_refused_and_the_first_killed_is_no_hindrance(article: Path, tmp_path: Path) -> None:
    kg.build(article, tmp_path / "output")
    before = {path.name: path.read_bytes() for path in (tmp_path / "output").iterdir()}
    command = [sys.executable, "-c", HOLD, str(tmp_path / ".output.lock")]
    with subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(OutputError, match="another kg build is writing to it; wait"):
            kg.build(article, tmp_path / "output")
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert {path.name: path.read_bytes() for path in (tmp_path / "output").iterdir()} == before
    kg.build(article, tmp_path / "output")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "output"]


def test_what_is_written_to_the_users_files_meanwhile_is_kept(article: Path, tmp_path: Path) -> None:
    """Even what is written by somebody who opened the file before the folders changed places."""
    output = tmp_path / "output"
    kg.build(article, output)
    (output / "decisions.tsv").write_text("# mine\n", encoding="utf-8")
    (output / "notes").mkdir()
    (output / "notes" / "a.md").write_text("a", encoding="utf-8")
    (output / "notes" / "link").symlink_to("a.md")
    with (output / "decisions.tsv").open("a", encoding="utf-8") as file:
        kg.build(article, output)
        file.write("# later\n")
    assert (output / "decisions.tsv").read_text(encoding="utf-8") == "# mine\n# later\n"
    assert (output / "notes" / "link").readlink() == Path("a.md")
    assert (output / "notes" / "a.md").read_text(encoding="utf-8") == "a"


def test_a_link_to_a_folder_stays_a_link(article: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "output").symlink_to("real")
    kg.build(article, tmp_path / "output")
    assert (tmp_path / "output").is_symlink()
    assert (tmp_path / "real" / "graph.nq").is_file()


def test_a_process_of_the_same_number_left_something(article: Path, tmp_path: Path) -> None:
    """In containers the number of a process is often the same after each start."""
    stale = tmp_path / f".output.building-{os.getpid()}"
    stale.mkdir()
    (stale / "graph.nq").write_text("old", encoding="utf-8")
    assert leftovers(tmp_path / "output") == [stale]
    kg.build(article, tmp_path / "output")
    assert not stale.exists()


def test_a_build_set_aside_is_put_back_first(article: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    kg.build(article, output)
    (output / "decisions.tsv").write_text("# mine\n", encoding="utf-8")
    output.rename(tmp_path / ".output.old-999999999")
    with replacing(output):
        assert (output / "decisions.tsv").is_file()
