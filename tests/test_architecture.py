"""The shape of the program: who imports whom, how long things are, what is declared."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "kg"
STAGES = frozenset({"ingest", "clean", "extract", "resolve", "graph", "query", "web", "export"})
# The only files that may see more than one stage; the stages themselves see none but their own.
JOINTS = frozenset(
    {
        "kg.pipeline",
        "kg.api",
        "kg.opened",
        "kg.cli",
        "kg.commands",
        "kg.evaluate",
        "kg.engines",
        "kg.examples",
        "kg.annotate",
        "kg.review",
        "kg.forget",
        "kg.doctor",
        "kg.incremental",
        "kg.provisional",
        "kg.serve",
    }
)
NETWORK = frozenset(
    {"aiohttp", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket", "socketserver", "ssl"}
    | {"telnetlib", "urllib3", "websockets", "xmlrpc", "urllib.request", "urllib.error", "urllib.robotparser"}
)
REAL = ("jieba", "networkx", "rdflib", "pyvis")
# Declared though nothing in kg/ imports them, and why.
UNSEEN = {"lxml-html-clean": "imported by justext, for trafilatura"}
# The one module that goes to the network, where the user tells it to; kg/serve listens, through its libraries.
SENDERS = frozenset({"kg.load"})
# Packages whose libraries are extras of the project, by name of the extra.
EXTRAS = {"serve": "kg.serve"}
# What an extra brings for its libraries to work with, though nothing imports it.
FASTER = frozenset({"httptools", "uvloop"})
# Run by developers, never by the program, with what the extra dev brings.
GENERATORS = frozenset({"kg.lexicons.division_history", "kg.lexicons.generate_divisions"})
MOST_LINES, MOST_FUNCTION_LINES, MOST_PARAMETERS = 350, 50, 6


@cache
def modules() -> dict[str, Path]:
    paths = {_dotted(path): path for path in sorted(PACKAGE.rglob("*.py"))}
    assert len(paths) > 50
    return paths


def _dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def tree(name: str) -> ast.Module:
    return ast.parse(modules()[name].read_text(encoding="utf-8"))


@cache
def imports(name: str) -> frozenset[str]:
    """Everything that a module imports, wherever in it: `a.b` and, for `from a import b`, `a.b` if that is a module."""
    found: set[str] = set()
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: relative import"
            assert node.module is not None
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            submodules = {path for path in inner if path in modules()}
            found |= submodules
            if submodules != inner:
                found.add(node.module)
            found |= {path for path in inner if path in NETWORK}
        elif isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "import_module":
            found |= {str(arg.value) for arg in node.args if isinstance(arg, ast.Constant)}
    return frozenset(found)


def stage_of(name: str) -> str | None:
    parts = name.split(".")
    return parts[1] if parts[0] == "kg" and len(parts) > 1 and parts[1] in STAGES else None


def is_joint(name: str) -> bool:
    return ".".join(name.split(".")[:2]) in JOINTS


each = pytest.mark.parametrize("name", modules())


@each
def test_stages_do_not_see_each_other(name: str) -> None:
    own = stage_of(name)
    if own is None:
        return
    others = {target for target in imports(name) if stage_of(target) not in (None, own)}
    assert not others, f"{name} imports another stage"
    assert not {target for target in imports(name) if is_joint(target)}, f"{name} looks up"


@each
def test_only_joints_see_more_than_one_stage(name: str) -> None:
    seen = {stage_of(target) for target in imports(name)} - {None}
    if stage_of(name) is None and not is_joint(name):
        assert not seen, f"{name} is below the stages"


def test_there_are_no_import_cycles() -> None:
    graph = {name: {target for target in imports(name) if target in modules() and target != name} for name in modules()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


@each
def test_no_type_checking_tricks(name: str) -> None:
    assert not any(
        "TYPE_CHECKING" in (getattr(node, "id", ""), getattr(node, "attr", "")) for node in ast.walk(tree(name))
    )
    assert not any(target == "typing.TYPE_CHECKING" for target in imports(name))


@each
def test_modules_begin_with_a_docstring(name: str) -> None:
    text = ast.get_docstring(tree(name)) or ""
    assert re.match(r"\S.{15,}", text), f"{name}: say in a sentence what it is for"


@each
def test_files_and_functions_are_short(name: str) -> None:
    lines = modules()[name].read_text(encoding="utf-8").count("\n")
    assert lines <= MOST_LINES, f"{name} has {lines} lines"
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= MOST_FUNCTION_LINES, f"{name}.{node.name} has {length} lines"


@each
def test_functions_take_few_parameters(name: str) -> None:
    if name.startswith("kg.commands."):  # there each parameter is an option of a command
        return
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.FunctionDef):
            given = [arg.arg for arg in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
            assert len([arg for arg in given if arg not in ("self", "cls")]) <= MOST_PARAMETERS, f"{name}.{node.name}"


@each
def test_nothing_goes_to_the_network(name: str) -> None:
    reached = {target for target in imports(name) if target in NETWORK or target.split(".")[0] in NETWORK}
    assert not reached or name in SENDERS


@pytest.mark.parametrize("library", REAL)
def test_libraries_are_used_for_real(library: str) -> None:
    """Imported, and what was imported is called or read somewhere."""
    users = [name for name in modules() if any(target.split(".")[0] == library for target in imports(name))]
    assert users
    assert any(_uses(tree(name), library) for name in users)


def _uses(module: ast.Module, library: str) -> bool:
    bound: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            bound |= {a.asname or a.name.split(".")[0] for a in node.names if a.name.split(".")[0] == library}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == library:
            bound |= {alias.asname or alias.name for alias in node.names}
    return any(isinstance(node, ast.Name) and node.id in bound for node in ast.walk(module))


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _declared(requirements: list[str]) -> set[str]:
    return {_normal(re.split(r"[<>=!~;\[ ]", requirement)[0]) for requirement in requirements}


def test_dependencies_are_what_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    homes = packages_distributions()

    def used(names: Iterable[str]) -> set[str]:
        third = {target.split(".")[0] for name in names for target in imports(name)} - {"kg"}
        return {_normal(next(iter(homes.get(name, [name])))) for name in third if name not in sys.stdlib_module_names}

    parts = {part: {name for name in modules() if name.startswith(prefix)} for part, prefix in EXTRAS.items()}
    core = used(set(modules()) - GENERATORS - set().union(*parts.values()))
    assert _declared(project["dependencies"]) - set(UNSEEN) == core
    for part, inside in parts.items():
        assert _declared(project["optional-dependencies"][part]) - FASTER == used(inside) - core
    developer = _declared(project["optional-dependencies"]["dev"])
    extra = {target.split(".")[0] for name in GENERATORS for target in imports(name)}
    assert {_normal(name) for name in extra if name not in sys.stdlib_module_names and name != "kg"} <= developer


def test_every_data_file_is_shipped() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    patterns = settings["package-data"]["kg"]
    files = [path.relative_to(PACKAGE) for path in PACKAGE.rglob("*") if path.is_file()]
    data = [path for path in files if path.suffix not in (".py", ".pyc") and not path.name.startswith(".")]
    assert [path for path in data if not any(path.match(pattern) for pattern in patterns)] == []


def test_the_version_is_said_once() -> None:
    from kg.version import VERSION

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION
    assert f"## {VERSION}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
