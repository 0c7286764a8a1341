"""python -m tests.torture [--seed N] [--share X] [NAME ...]: runs the faults and prints what happened, how often."""

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.torture import faults

# The fault, and how often it is tried in a whole run
FAULTS: dict[str, tuple[Callable[[Path, random.Random, int], faults.Tally], int]] = {
    "killed in a full build": (faults.killed, 200),
    "killed in an incremental build": (faults.killed_incremental, 200),
    "disk full": (faults.disk_full, 60),
    "read-only disk": (faults.read_only, 10),
    "articles change while they are read": (faults.changing, 20),
    "out of memory": (faults.out_of_memory, 40),
    "damaged cache": (faults.damaged_cache, 60),
    "damaged store": (faults.damaged_store, 60),
    "builds at once": (faults.at_once, 20),
    "another clock": (faults.other_clock, 20),
    "nothing lost": (faults.nothing_lost, 100),
}


def main() -> None:
    """Run what is asked for; ends with 1 at the first loss."""
    parser = argparse.ArgumentParser(prog="tests.torture", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=1.0, help="of the times in a whole run")
    parser.add_argument("names", nargs="*", default=list(FAULTS))
    given = parser.parse_args()
    for name in given.names:
        fault, times = FAULTS[name]
        begun = time.perf_counter()
        rng = random.Random(f"{given.seed} {name}")
        with tempfile.TemporaryDirectory() as folder:
            Path(folder).chmod(0o755)
            (Path(folder) / "world").mkdir()
            tally = fault(Path(folder) / "world", rng, max(2, round(times * given.share)))
        told = ", ".join(f"{number:,} {what}" for what, number in sorted(tally.items()))
        print(f"{name}: {told}; nothing lost ({time.perf_counter() - begun:.0f} s)", flush=True)


if __name__ == "__main__":
    main()
