"""What several tests need: a build of data/sample by the command line, made once."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


def environment(**more: str) -> dict[str, str]:
    """Of a process that runs the program from this tree."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", **more}


def kg(*arguments: str, cwd: Path, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    command = [sys.executable, "-m", "kg.cli", *arguments]
    return subprocess.run(
        command, cwd=cwd, env=env or environment(), capture_output=True, text=True, encoding="utf-8", check=False
    )


def copy_sample(folder: Path, order: Callable[[list[Path]], list[Path]]) -> None:
    """data/sample below `folder`, its files written in the given order."""
    source = ROOT / "data" / "sample"
    for path in order(sorted(path for path in source.rglob("*") if path.is_file())):
        target = folder / "data" / "sample" / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One browser for all tests of a process; Playwright allows no second."""
    from tests.web.browser import chromium

    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the root of the project after `kg build data/sample -o output/`; read it only."""
    folder = tmp_path_factory.mktemp("project") / "main"
    copy_sample(folder, list)
    done = kg("build", "data/sample", "-o", "output/", cwd=folder, env=environment(PYTHONHASHSEED="1"))
    assert done.returncode == 0, done.stderr
    if SHARED.exists():
        (folder.parent / "shared").symlink_to(SHARED)
    return folder
