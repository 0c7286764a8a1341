"""Builds behind URLs: put there whole, and never over anybody else's files."""

from pathlib import Path
from typing import Any

import pytest

from kg.errors import InputError, OutputError
from kg.remote import files, folder_for, is_url


@pytest.fixture
def memory() -> Any:
    system = pytest.importorskip("fsspec", reason="needs fsspec: pip install 'govkg[formats]'").filesystem("memory")
    yield system
    for path in system.ls("/", detail=False):
        system.rm(path, recursive=True)


def build(output: str, content: str = "{}") -> None:
    with folder_for(output) as folder:
        folder.mkdir()
        (folder / "graph.nq").write_text("quads")
        (folder / "report.json").write_text(content)


@pytest.mark.usefixtures("memory")
def test_a_build_is_put_there_and_replaced(memory: Any) -> None:
    for content in ("{}", '{"version": 2}'):
        build("memory://graphs/2021", content)
        assert memory.cat("/graphs/2021/report.json").decode() == content
    assert [remote.id for remote in files("memory://graphs/2021")] == ["graph.nq", "report.json"]


def test_what_is_not_a_build_is_left_alone(memory: Any) -> None:
    memory.pipe("/thesis/thesis.tex", b"years of work")
    with pytest.raises(OutputError, match="not govkg's"):
        build("memory://thesis")
    assert memory.cat("/thesis/thesis.tex") == b"years of work"


def test_nothing_is_put_there_after_an_error(memory: Any) -> None:
    with pytest.raises(ValueError, match="no"), folder_for("memory://graphs"):
        raise ValueError("no")
    assert not memory.exists("/graphs")


def test_paths_are_folders(tmp_path: Path) -> None:
    with folder_for(str(tmp_path)) as folder:
        assert folder == tmp_path


@pytest.mark.parametrize("url", ["memory://nowhere", "nosuchprotocol://a"])
@pytest.mark.usefixtures("memory")
def test_what_cannot_be_reached_is_told(url: str) -> None:
    assert is_url(url)
    with pytest.raises(InputError):
        list(files(url))
