"""Pages for the tests of the page."""

from pathlib import Path

import pytest

from kg.web import PageOptions, write_page
from tests.web.histories import rich_world
from tests.web.hostile import HOSTILE, hostile_world
from tests.web.worlds import large_world, small_world


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "small.html"
    write_page(small_world(), path)
    return path


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "rich.html"
    write_page(rich_world(), path)
    return path


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "hostile.html"
    write_page(hostile_world(), path, PageOptions(title="".join(HOSTILE)))
    return path


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "large.html"
    write_page(large_world(), path)
    return path
