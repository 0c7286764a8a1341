"""The quick part of `make torture`: every fault a few times."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT, environment
from tests.torture.__main__ import FAULTS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kills, limits and locks as Linux has them")


def test_nothing_is_lost() -> None:
    command = [sys.executable, "-m", "tests.torture", "--share", "0.02", "--seed", "7"]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("; nothing lost (") == len(FAULTS)
