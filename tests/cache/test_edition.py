"""The digest of all that results depend on besides the input."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cache.edition import edition
from tests.conftest import ROOT, environment


def test_settings_are_part_of_it() -> None:
    assert edition("a") == edition("a")
    assert len({edition(), edition("a"), edition("a", ""), edition("", "a")}) == 4


@pytest.mark.parametrize("name", ["kg/extract/posts.py", "kg/lexicons/titles.tsv", "kg/clean/spaces.py", "kg/new.py"])
def test_every_file_of_the_program_is_part_of_it(name: str, tmp_path: Path) -> None:
    """Nobody who edits a rule or a lexicon has to raise a number."""
    shutil.copytree(ROOT / "kg", tmp_path / "kg", ignore=shutil.ignore_patterns("__pycache__"))
    before = _edition(tmp_path)
    assert before == _edition(tmp_path)
    with (tmp_path / name).open("a", encoding="utf-8") as file:
        file.write("# \n")
    assert _edition(tmp_path) != before


def _edition(root: Path) -> str:
    code = "from kg.cache.edition import edition; print(edition().hex())"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(PYTHONPATH=str(root)), cwd=root, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
