"""`make compiled` can be relied upon: mypyc takes each module it is given. To compile the result takes minutes."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, environment

GENERATE = """
import runpy, setuptools, sys
setuptools.setup = lambda **_: None
sys.argv = ["setup.py", "build_ext"]
runpy.run_path("setup.py")
"""


def test_mypyc_takes_every_module(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "kg", tmp_path / "kg", ignore=shutil.ignore_patterns("__pycache__", "lexicons", "static"))
    for name in ("setup.py", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", GENERATE],
        cwd=tmp_path,
        env={**environment(), "GOVKG_COMPILED": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert {path.name for path in (tmp_path / "build").glob("__native_kg_*.c")} == {
        "__native_kg_extract.c",
        "__native_kg_stages.c",
    }
