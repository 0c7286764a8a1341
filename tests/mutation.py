"""Mutants: the program with one small fault put in, and whether a test notices.

    python -m tests.mutation [--sample 400] [--seed 1] [--jobs 2] [--verbose] [FOLDER ...]

The faults are those of the usual tools: another comparison, operator, number or truth, an empty string, a condition
turned round, a statement left out, nothing returned. Each runs in a process of its own with the tests of its folder,
up to the first that fails; what is kept in tests/found is compared before pytest is even begun, since it tells most.
Strings that only people read (docstrings, messages of errors), annotations, asserts and `strict=True`, which is one,
stay. So does what is there for speed alone: a word asked for in front of a search that cannot find without it
(`_IN.finditer(text) if "领导" in text else ()`), and what ends with the comment `only saves time`: functions,
conditions and constants without which the slow way finds the same (sizes of caches; how far before an anchor a search
begins that has no longer match).
"""

import argparse
import ast
import gc
import importlib
import os
import random
import resource
import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]
TESTS = {
    "extract": ("tests/extract", "tests/test_doctests.py"),
    "clean": ("tests/clean", "tests/test_dirt.py", "tests/extract/test_document.py", "tests/test_doctests.py"),
    "resolve": (
        "tests/resolve",
        "tests/test_decisions_build.py",
        "tests/test_doctests.py",
        "tests/cache/test_renewal.py::test_changes_give_what_a_whole_build_gives",
    ),
}
# What of tests/found is compared before, the quickest to tell first.
KEPT = {
    "extract": (
        "people organizations events sentences places campaigns grid sample pieces inserted stretched gold "
        "varied".split()
    ),
    "clean": "dirty ladders undone sentences people sample gold".split(),
    "resolve": "crowds world_of_sample world_of_gold".split(),
}
# Tests of what costs how much, or of processes: they tell no right answer from a wrong one.
_LEFT_OUT = "not linear and not cost and not hostile and not everybody and not near_is_finditer"
_MOST_SECONDS, _MOST_MEMORY = 90, 4_000_000_000
_HEAVY = "ahocorasick_rs hypothesis jieba jieba.posseg networkx opencc pyoxigraph pypinyin rdflib".split()
_FOR_SPEED = "only saves time"
_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_REPLACED: dict[type[ast.AST], type[Any]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.And: ast.Or,
    ast.Or: ast.And,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """The fault: the number of the node in `ast.walk` of a file, and what is done to it."""

    path: Path
    node: int
    act: str
    line: int

    @property
    def folder(self) -> str:
        """extract, clean or resolve."""
        return self.path.parent.name

    def code(self) -> CodeType:
        """The compiled file with the fault in it."""
        tree = ast.parse(self.path.read_bytes())
        changed = _Put(list(ast.walk(tree))[self.node], self.act).visit(tree)
        return compile(ast.fix_missing_locations(changed), self.path, "exec")

    def __str__(self) -> str:
        source = self.path.read_text(encoding="utf-8").splitlines()[self.line - 1].strip()
        return f"{self.path.relative_to(ROOT)}:{self.line}: {self.act}: {source}"


class _Put(ast.NodeTransformer):
    def __init__(self, target: ast.AST, act: str) -> None:
        self._target = target
        self._act = act

    def visit(self, node: ast.AST) -> Any:
        """As ast has it."""
        return ACTS[self._act][1](node) if node is self._target else self.generic_visit(node)


def _condition(node: Any) -> ast.AST:
    node.test = ast.UnaryOp(ast.Not(), node.test)
    return node  # type: ignore[no-any-return]


def _comparison(node: Any) -> ast.AST:
    node.ops[0] = _COMPARED[type(node.ops[0])]()
    return node  # type: ignore[no-any-return]


def _operator(node: Any) -> ast.AST:
    node.op = _REPLACED[type(node.op)]()
    return node  # type: ignore[no-any-return]


def _is(node: ast.AST, kind: type) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) is kind


def _is_nothing(value: ast.expr | None) -> bool:
    return value is None or (isinstance(value, ast.Constant) and not value.value)


# What may be done to a node: when, and how.
ACTS: dict[str, tuple[Callable[[Any], bool], Callable[[Any], ast.AST]]] = {
    "other comparison": (lambda n: isinstance(n, ast.Compare), _comparison),
    "other operator": (lambda n: isinstance(n, ast.BinOp | ast.BoolOp) and type(n.op) in _REPLACED, _operator),
    "condition turned round": (lambda n: isinstance(n, ast.If | ast.IfExp | ast.While), _condition),
    "not left out": (lambda n: isinstance(n, ast.UnaryOp) and isinstance(n.op, ast.Not), lambda n: n.operand),
    "one more": (lambda n: _is(n, int) or _is(n, float), lambda n: ast.Constant(n.value + 1)),
    "other truth": (lambda n: _is(n, bool), lambda n: ast.Constant(not n.value)),
    "empty string": (lambda n: _is(n, str) and n.value != "", lambda n: ast.Constant("")),
    "call left out": (lambda n: isinstance(n, ast.Expr) and isinstance(n.value, ast.Call), lambda n: ast.Pass()),
    "nothing returned": (lambda n: isinstance(n, ast.Return) and not _is_nothing(n.value), lambda n: ast.Return()),
    "break for continue": (lambda n: isinstance(n, ast.Continue), lambda n: ast.Break()),
    "continue for break": (lambda n: isinstance(n, ast.Break), lambda n: ast.Continue()),
}


def mutants(folder: str) -> Iterator[Mutant]:
    """Every mutant of a folder, in order."""
    for path in sorted((ROOT / "kg" / folder).glob("*.py")):
        tree = ast.parse(path.read_bytes())
        spared = {*_spared(tree), *_shortcuts(tree, path.read_text(encoding="utf-8").splitlines())}
        for number, node in enumerate(ast.walk(tree)):
            for act, (fits, _) in ACTS.items():
                if node not in spared and fits(node):
                    yield Mutant(path, number, act, getattr(node, "lineno", 0))


def _spared(tree: ast.Module) -> Iterator[ast.AST]:
    """What no test should look at: docstrings and other bare strings, annotations, decorators, messages of errors."""
    for node in ast.walk(tree):
        parts: list[ast.AST | None] = []
        if isinstance(node, ast.Raise | ast.Assert) or (
            isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        ):
            parts = [node]
        elif isinstance(node, ast.keyword) and node.arg == "strict" and isinstance(node.value, ast.Constant):
            parts = [node.value] if node.value.value else []
        elif isinstance(node, ast.arg | ast.AnnAssign):
            parts = [node.annotation]
        elif isinstance(node, ast.FunctionDef):
            parts = [node.returns, *node.decorator_list]
        elif isinstance(node, ast.ClassDef):
            parts = [*node.decorator_list]
        elif isinstance(node, ast.IfExp) and isinstance(node.orelse, ast.Tuple | ast.List) and not node.orelse.elts:
            parts = [*_guarding(node.test)]
        for part in parts:
            yield from ast.walk(part) if part else ()


def _shortcuts(tree: ast.Module, lines: list[str]) -> Iterator[ast.AST]:
    """What is marked to be there for speed: a function with all that is in it, of a branch the condition."""
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt) and lines[node.lineno - 1].endswith(_FOR_SPEED):
            yield node
            yield from ast.walk(node.test if isinstance(node, ast.If) else node)


def _guarding(test: ast.expr) -> Iterator[ast.expr]:
    """The words that a condition asks for, one of them or all."""
    if isinstance(test, ast.BoolOp):
        for part in test.values:
            yield from _guarding(part)
    elif isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.In) and isinstance(test.left, ast.Constant):
        yield test.left


def prepare() -> None:
    """Import what is not mutated, read its files and compile patterns, for all processes that are forked from this."""
    for name in _HEAVY:
        importlib.import_module(name)
    import jieba

    jieba.initialize()
    import re

    re._MAXCACHE = 100_000  # type: ignore[attr-defined]
    for folder in KEPT:
        _tells_apart(folder)
    for name in _of_mutated():
        package, _, rest = name.rpartition(".")
        if package in sys.modules and hasattr(sys.modules[package], rest):
            delattr(sys.modules[package], rest)
        del sys.modules[name]
    settings.register_profile("mutation", derandomize=True, database=None, deadline=None)
    settings.load_profile("mutation")
    gc.collect()
    gc.freeze()


def _of_mutated() -> set[str]:
    """The modules that may hold something of those that are mutated, which each process imports for itself."""
    files = {name: Path(str(module.__file__)) for name, module in sys.modules.items() if _is_own(name)}
    uses = {name: _imported(path) for name, path in files.items()}
    found = {"kg", *(name for name in files if any(f"{name}.".startswith(f"kg.{folder}.") for folder in TESTS))}
    while more := {name for name, used in uses.items() if used & (found - {"kg"})} - found:
        found |= more
    return found - {"kg"}


def _is_own(name: str) -> bool:
    return name.partition(".")[0] in ("kg", "tests") and not name.endswith("__main__")


def _imported(path: Path) -> set[str]:
    """All that a file imports anywhere: modules, or what may be one."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def _tells_apart(folder: str) -> bool:
    """Whether anything is found that is not kept in tests/found, or the reverse."""
    found = importlib.import_module("tests.found")
    return any(found.kept(name) != list(found.FILES[name]()) for name in KEPT[folder])


def start(mutant: Mutant | None, folder: str, where: str) -> int:
    """The process that tests a mutant, or the program as it is. It ends with 0 if no test fails."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        os.nice(10)
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_DATA, (_MOST_MEMORY, _MOST_MEMORY))
        signal.signal(signal.SIGXCPU, signal.SIG_DFL)
        for stream in (1, 2):
            os.dup2(os.open(f"{where}/{os.getpid()}.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND), stream)
        if mutant:
            _load(mutant)
        if _tells_apart(folder):
            os._exit(1)
        given = ["-x", "-q", "--tb=line", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:xdist", "-k", _LEFT_OUT]
        code = int(pytest.main([*given, f"--basetemp={where}/{os.getpid()}", *TESTS[folder]]))
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _load(mutant: Mutant) -> None:
    sound = SourceFileLoader.get_code

    def faulty(loader: SourceFileLoader, name: str) -> CodeType | None:
        return mutant.code() if loader.path == str(mutant.path) else sound(loader, name)

    SourceFileLoader.get_code = faulty  # type: ignore[assignment, method-assign]


def run(chosen: list[Mutant], jobs: int, done: Callable[[Mutant, bool], None]) -> None:
    """Test the mutants; `done` is told of each whether it was killed."""
    running: dict[int, Mutant] = {}
    with tempfile.TemporaryDirectory() as where:
        for mutant in [*chosen, None]:
            while running and (mutant is None or len(running) == jobs):
                child, status = os.wait()
                done(running.pop(child), status != 0)
            if mutant:
                running[start(mutant, mutant.folder, where)] = mutant


def main() -> None:
    """Test a sample and print what was killed, by folder, and what was not. Ends with 1 if sound programs fail."""
    parser = argparse.ArgumentParser(prog="tests.mutation", description=__doc__)
    parser.add_argument("--sample", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--verbose", action="store_true", help="tell the killed too")
    parser.add_argument("folders", nargs="*", default=list(TESTS), metavar="FOLDER", help=", ".join(TESTS))
    given = parser.parse_args()
    os.chdir(ROOT)
    every = [mutant for folder in given.folders for mutant in mutants(folder)]
    chosen = random.Random(given.seed).sample(every, min(given.sample, len(every)))
    prepare()
    with tempfile.TemporaryDirectory() as where:
        for folder in given.folders:
            child = start(None, folder, where)
            if os.waitpid(child, 0)[1]:
                sys.exit(Path(where, f"{child}.log").read_text(encoding="utf-8"))
    killed: Counter[str] = Counter()

    def done(mutant: Mutant, dead: bool) -> None:
        killed[mutant.folder] += dead
        if not dead or given.verbose:
            print(f"{'killed  ' if dead else 'survived'} {mutant}", flush=True)

    run(chosen, given.jobs, done)
    for folder, number in sorted(Counter(mutant.folder for mutant in chosen).items()):
        print(f"{folder}: {killed[folder]} of {number} killed, {killed[folder] / number:.1%}")
    total = sum(killed.values())
    print(f"{total} of {len(chosen)} killed, {total / len(chosen):.1%}; {len(every):,} mutants, seed {given.seed}")


if __name__ == "__main__":
    main()
