"""What the README pages say is so: their commands and examples run, their links lead somewhere, their figures hold."""

import doctest
import re
import shutil
from pathlib import Path

import pytest

from kg.query.catalogue import catalogue
from tests.conftest import SHARED
from tests.documentation import GOLD, PAGES, ROOT, TOPICS, Command, agrees, blocks, commands, figures, run, scores

each_page = pytest.mark.parametrize("page", PAGES)
COMMANDS = [command for page in (*PAGES, *TOPICS) for command in commands(page)]
LINK = re.compile(r"\]\(([^)#\s]+)\)")


@pytest.fixture(scope="module")
def folders(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """For each page a copy of the built sample that its examples may change."""
    folders = {page: tmp_path_factory.mktemp("docs") / "main" for page in (*PAGES, *TOPICS)}
    for folder in folders.values():
        shutil.copytree(sample, folder)
    return folders


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: f"{command.page}: {command.line}")
def test_commands(command: Command, folders: dict[str, Path]) -> None:
    if "../shared" in command.line and not SHARED.exists():
        pytest.skip("needs ../shared")
    done = run(command.line, folders[command.page])
    assert done.returncode == 0, done.stdout
    assert not command.output or agrees(command.output, done.stdout), f"it prints:\n{done.stdout}"


@each_page
def test_the_main_commands_are_shown(page: str) -> None:
    lines = " ".join(command.line for command in commands(page))
    names = ("build", "query", "explain", "validate", "annotate", "evaluate", "lexicon")
    assert [name for name in names if f"kg {name}" not in lines] == []


@each_page
def test_python_examples(page: str, folders: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    examples = list(blocks(page, "pycon"))
    assert examples
    monkeypatch.chdir(folders[page])
    for text in examples:
        test = doctest.DocTestParser().get_doctest(text, {}, page, page, 0)
        told: list[str] = []
        result = doctest.DocTestRunner(verbose=False).run(test, out=told.append)
        assert result.attempted > 0
        assert result.failed == 0, "".join(told)


@each_page
def test_make_has_the_targets(page: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = [name for block in blocks(page, "sh") for name in re.findall(r"^make ([a-z]+)", block, re.MULTILINE)]
    assert {"demo", "test", "bench"} <= set(named) <= targets


@each_page
def test_links_lead_to_files(page: str) -> None:
    links = LINK.findall((ROOT / page).read_text(encoding="utf-8"))
    assert any(link.endswith(".png") for link in links)
    for link in links:
        assert link.startswith("https://") or (ROOT / link).is_file(), link


@pytest.mark.parametrize("page", TOPICS)
def test_links_of_topics_lead_to_files(page: str) -> None:
    links = LINK.findall((ROOT / page).read_text(encoding="utf-8"))
    assert links
    for link in links:
        assert link.startswith("https://") or ((ROOT / page).parent / link).is_file(), link


def test_pictures_are_small() -> None:
    pictures = list((ROOT / "docs" / "images").glob("*.png"))
    assert pictures
    assert all(path.stat().st_size < 300_000 for path in pictures)


@each_page
def test_the_number_of_named_queries(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert re.search(rf"\b{len(catalogue())} named queries|{len(catalogue())} ?个命名查询", text)


def test_both_languages_say_the_same() -> None:
    english, chinese = ([command.line for command in commands(page)] for page in PAGES)
    assert english == chinese
    assert figures(PAGES[0]) == figures(PAGES[1])


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the scorer leaves files open
@pytest.mark.parametrize(("column", "name"), list(enumerate(GOLD)), ids=list(GOLD))
def test_figures_are_not_better_than_the_truth(column: int, name: str, tmp_path: Path) -> None:
    if not SHARED.exists():
        pytest.skip("needs ../shared")
    table = scores(name, tmp_path)
    found = figures(PAGES[0])
    assert {"ENTITIES", "RELATIONS", "people", "post"} <= set(found)
    for kind, row in found.items():
        assert row[column] <= table[kind]["f1"] + 0.003, f"{kind}: {table[kind]['f1']}"


@pytest.mark.parametrize(
    ("expected", "actual", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\nb\n", "a\nc\n", False),
        ("a …\n", "a b c\n", True),
        ("a …\n", "a b\nc\n", False),
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("a\n…\nd\n", "a\nd\n", True),
        ("a\n…\n", "b\nc\n", False),
        ("… (x)\n", "1 (x)\n", True),
    ],
)
def test_dots_stand_for_anything(expected: str, actual: str, same: bool) -> None:
    assert agrees(expected, actual) is same
