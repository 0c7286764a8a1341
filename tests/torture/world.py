"""Articles in two states, what clean builds make of them, and builds in processes that can be broken."""

import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import kg
from kg.doctor import Diagnosis, examine
from kg.errors import GovkgError
from kg.output import WRITTEN
from kg.pipeline import BuildOptions

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
Content = dict[str, bytes]
NOTES = "# what a user keeps beside a build\n"


def content(folder: Path) -> Content:
    """The files of a build, without the seconds that it took."""
    found: Content = {}
    for name in sorted(WRITTEN):
        data = (folder / name).read_bytes()
        if name == "report.json":
            told = json.loads(data)
            data = json.dumps({key: value for key, value in told.items() if key != "seconds"}).encode()
        found[name] = data
    return found


class World:
    """A folder of articles that is in state 0 or 1, an output, and what an undisturbed build makes of each state."""

    def __init__(self, folder: Path, *, incremental: bool = False) -> None:
        self.folder, self.incremental = folder, incremental
        self.articles, self.output = folder / "in", folder / "output"
        self.clean: list[Content] = []
        for state in (1, 0):
            self.become(state)
            shutil.rmtree(folder / "clean", ignore_errors=True)
            kg.build(self.articles, folder / "clean")
            self.clean.insert(0, content(folder / "clean"))
        assert self.clean[0] != self.clean[1]
        begun = time.perf_counter()
        self.build()
        self.seconds = time.perf_counter() - begun
        (self.output / "notes.md").write_text(NOTES, encoding="utf-8")

    def become(self, state: int) -> None:
        """Let the articles be in a state."""
        self.state = state
        shutil.rmtree(self.articles, ignore_errors=True)
        shutil.copytree(SAMPLE, self.articles)
        if state == 1:
            first, second = sorted((self.articles / "jinyun").glob("*.txt"))[:2]
            first.unlink()
            text = second.read_text(encoding="utf-8").replace("局长", "局长、副局长王明远和")
            second.write_text(text, encoding="utf-8")

    def build(self) -> None:
        """Build in this process."""
        kg.build(self.articles, self.output, BuildOptions(incremental=self.incremental))

    def start(self, before: Callable[[], object] = lambda: None) -> int:
        """Build in a process of its own, after `before`; its number. It ends with 0, the code of an error, or 3."""
        sys.stdout.flush()
        child = os.fork()
        if child:
            return child
        code = 3
        try:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            before()
            self.build()
            code = 0
        except GovkgError as error:
            code = error.exit_code
        except MemoryError:
            code = 4
        except BaseException as error:
            print(f"  {type(error).__name__}: {error}", file=sys.stderr)
        finally:
            os._exit(code)

    def standing(self) -> int:
        """Which state the output is of. AssertionError if it is of none, or anything else was lost."""
        now = content(self.output)
        assert now in self.clean, f"{self.output} is of no build"
        assert (self.output / "notes.md").read_text(encoding="utf-8") == NOTES
        return self.clean.index(now)

    def recovers(self) -> None:
        """AssertionError unless a build after all that makes what a clean one makes, and leaves nothing behind."""
        self.build()
        assert self.standing() == self.state, "the next build is not as a clean one"
        left = sorted(path.name for path in self.folder.iterdir())
        assert left == ["clean", "in", "output"], left
        diagnosis: Diagnosis = examine(self.output)
        assert not diagnosis.faults, diagnosis.write()


def ended(child: int) -> int:
    """How a process ended: its code, or minus the number of the signal."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
