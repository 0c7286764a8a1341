"""The project's own figures are those of the gold data's script, to the digit."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

import kg
from kg.errors import InputError
from kg.evaluate import evaluate
from kg.evaluation.gold import load

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "gold"
OWN = ROOT / "data" / "gold"


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", SHARED / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not SHARED.exists(), reason="the gold data's script is not beside the project")
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("folder", ["county", "dev", "seeds"])
def test_the_figures_are_those_of_the_script(folder: str, tmp_path: Path) -> None:
    kg.build([SHARED / folder / "docs.jsonl"], tmp_path / "out")
    theirs, their_errors = script().run(tmp_path / "out" / "graph.nq", SHARED / folder)
    ours = evaluate(SHARED / folder)
    figures = json.loads(ours.json())["figures"]
    assert {kind: row for kind, row in figures.items() if "canonical name: " not in kind} == {
        kind: row for kind, row in theirs.items() if "canonical name: " not in kind
    }
    for kind in ("places", "organizations", "people"):
        assert figures[f"canonical name: {kind}"] == theirs[f"canonical name: {kind}"]
    assert len(ours.scores.errors) == len(their_errors)


def test_every_error_has_its_document_and_most_a_sentence() -> None:
    found = evaluate(OWN)
    blocks = found.errors().split("\n    ")
    sentences = [line.split("\n")[0] for line in blocks[1:]]
    assert len(sentences) == len(found.scores.errors)
    assert sum(bool(s.strip()) for s in sentences) > len(sentences) * 0.6


def test_the_page_escapes_what_documents_say(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script>"
    (tmp_path / "docs.jsonl").write_text(
        json.dumps({"id": "a", "published": "2021-01-27", "text": f"{hostile}。台州市公安局开会。"}) + "\n",
        encoding="utf-8",
    )
    (tmp_path / "annotations.jsonl").write_text(
        json.dumps({"id": "a", "people": [{"id": "p1", "names": [hostile], "official": True}]}) + "\n", encoding="utf-8"
    )
    page = evaluate(tmp_path).html()
    assert hostile not in page
    assert "&lt;script&gt;" in page


def test_a_folder_that_is_no_gold_set_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"docs\.jsonl and annotations\.jsonl"):
        load(tmp_path)
    (tmp_path / "docs.jsonl").write_text('{"id": "a", "text": "b"}\n{broken\n', encoding="utf-8")
    (tmp_path / "annotations.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=r"docs\.jsonl:2"):
        load(tmp_path)
