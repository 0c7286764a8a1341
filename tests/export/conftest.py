"""Graphs to export: the built sample and one full of hostile text, each with everything that was exported of it."""

from pathlib import Path

import pytest

import kg
from kg.export.formats import FORMATS
from kg.graph.build import BuildInfo
from kg.graph.write import write_all
from kg.opened import KnowledgeGraph
from tests.export.worlds import hostile_world


class Exported:
    """A graph and the folder with its exports under their usual names."""

    def __init__(self, graph: KnowledgeGraph, folder: Path) -> None:
        self.graph = graph
        self.folder = folder
        for name, format_ in FORMATS.items():
            assert graph.export(name, folder / format_.target) == folder / format_.target

    def path(self, format_: str, file: str = "") -> Path:
        return self.folder / FORMATS[format_].target / file


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    folder = tmp_path_factory.mktemp("hostile")
    write_all(hostile_world(), folder, BuildInfo("0.1.0"))
    return Exported(kg.open(folder), tmp_path_factory.mktemp("hostile-exports"))


@pytest.fixture(scope="session")
def real(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    return Exported(kg.open(sample / "output"), tmp_path_factory.mktemp("exports"))


@pytest.fixture(params=["real", "hostile"])
def exported(request: pytest.FixtureRequest) -> Exported:
    found: Exported = request.getfixturevalue(request.param)
    return found
