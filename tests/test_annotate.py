"""Pre-annotation, correction, measurement: what the forms hold, what they score, and that no work of a hand is lost."""

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from kg.annotate import annotate
from kg.cli import main
from kg.errors import InputError, OutputError
from kg.evaluate import Evaluation, evaluate
from tests.conftest import ROOT, SHARED

Run = Callable[..., tuple[int, str, str]]
ARTICLE = "食品安全工作会议召开\n5月6日，青田县召开食品安全工作会议，副县长王明远主持会议，县公安局局长李雪出席。\n"
SETS = ["data/sample", "data/gold/docs.jsonl", "dev"]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return command


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder with the form of one article."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    return annotate([tmp_path / "articles"], tmp_path / "gold").folder


def the_form(folder: Path) -> Path:
    (path,) = (folder / "forms").iterdir()
    return path


def edit(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module", params=SETS)
def untouched(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    """The evaluation of a whole set as it was pre-annotated."""
    path = ROOT / request.param if "/" in request.param else SHARED / "gold" / request.param / "docs.jsonl"
    if not path.exists():
        pytest.skip("needs ../shared")
    folder = annotate([path], tmp_path_factory.mktemp("set") / "gold").folder
    return evaluate(folder)


def test_what_nobody_has_corrected_scores_one(untouched: Evaluation) -> None:
    """But for bodies whose seat the text nowhere names: gold annotations have no such place (河南省 of 省公安厅)."""
    assert untouched.faults == ()
    table = untouched.scores.table()
    assert sum(tally.tp for tally in table.values()) > 1000
    assert {kind: tally.f1 for kind, tally in table.items() if kind not in ("jurisdiction", "RELATIONS")} == {
        kind: 1.0 for kind in table if kind not in ("jurisdiction", "RELATIONS")
    }
    assert all(right == of for right, of in untouched.scores.canonical.values())
    entities = {entity.id: entity for entity in untouched.world.entities}
    named = {facts.article.id: {m.entity for m in facts.mentions} for facts in untouched.world.documents}
    for miss in untouched.scores.errors:
        place = miss.nodes[1]
        assert (miss.kind, miss.what, entities[place].kind) == ("jurisdiction", "spurious", "AdministrativeDivision")
        assert place not in named[miss.document]
    assert table["RELATIONS"].f1 > 0.99
    assert any("marked unread: these figures compare the program with itself" in note for note in untouched.notes)


def test_annotations_of_a_gold_folder_score_as_they_did(tmp_path: Path) -> None:
    done = annotate([ROOT / "data" / "gold"], tmp_path / "gold", language="zh")
    assert (done.forms, done.given) == (42, 42)
    ours, theirs = evaluate(done.folder), evaluate(ROOT / "data" / "gold")
    assert ours.notes == theirs.notes == ()
    tables = [{kind: asdict(tally) for kind, tally in found.scores.table().items()} for found in (ours, theirs)]
    assert tables[0] == tables[1]
    assert ours.scores.canonical == theirs.scores.canonical
    assert sorted(miss[:4] for miss in _errors(ours)) == sorted(miss[:4] for miss in _errors(theirs))


def _errors(found: Evaluation) -> list[tuple[str, ...]]:
    return [(miss.document, miss.kind, miss.what, " ".join(miss.names)) for miss in found.scores.errors]


def test_a_form_can_be_read_by_anybody(gold: Path) -> None:
    text = the_form(gold).read_text(encoding="utf-8")
    assert text.startswith("unread    delete this line when you have corrected the document\ndocument a.txt\n")
    assert "| 5月6日，青田县召开食品安全工作会议，副县长王明远主持会议，县公安局局长李雪出席。\n" in text
    assert "\nagency 青田县公安局 @ 青田县 = 县公安局\n" in text
    assert "\nofficial 李雪\n    post 局长 @ 青田县公安局\n" in text
    assert "\nimplied agency 青田县人民政府 @ 青田县\n" in text
    assert "\n    chair 王明远\n    attendee 李雪\n" in text
    assert "http" not in text


def test_corrections_count(gold: Path, run: Run) -> None:
    edit(
        the_form(gold),
        ("unread    delete this line when you have corrected the document\n", ""),
        ("    attendee 李雪\n", ""),
        ("official 李雪\n", "official 李雪莹\n"),
        ("| 5月6日", "| （记者张小雨）5月6日"),
    )
    code, out, err = run("evaluate", gold, "--errors")
    assert (code, out) == (2, "")
    assert "no such name stands in the text" in err
    edit(the_form(gold), ("official 李雪莹\n", "official 李雪\noptional official 李雪莹\n"))
    code, out, err = run("evaluate", gold, "--errors")
    assert (code, err) == (0, "")
    assert "participation  spurious  李雪 · 食品安全工作会议 · attendee" in out
    assert "post  spurious  李雪 · 青田县公安局 · 局长" in out
    annotation = json.loads((gold / "annotations.jsonl").read_text(encoding="utf-8"))
    assert [person["names"] for person in annotation["people"]] == [["王明远"], ["李雪"], ["李雪莹"]]
    assert annotation["form"] == "forms/001-a.txt"


def test_faults_are_told_by_file_and_line_and_the_rest_is_scored(run: Run, tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / f"{name}.txt").write_text(ARTICLE, encoding="utf-8")
    assert run("annotate", tmp_path / "in", "-o", tmp_path / "gold")[0] == 0
    a, b, c = sorted((tmp_path / "gold" / "forms").iterdir())
    edit(a, ("    chair 王明远", "    chairs 王明远"), ("official 李雪", "oficial 李雪"))
    c.write_bytes(c.read_text(encoding="utf-8").encode("gb18030"))
    code, out, err = run("evaluate", tmp_path / "gold")
    assert code == 1
    lines = {path: path.read_text(encoding="utf-8").split("\n") for path in (a, b)}
    assert (
        f'{a}:{lines[a].index("oficial 李雪") + 1}: "oficial" is no word of the form; did you mean "official"?' in err
    )
    assert f"{a}:{lines[a].index('    chairs 王明远') + 1}: " in err
    assert f"{c}:1: is not UTF-8" in err
    assert "note: not counted: forms with errors, 2\n" in err
    assert err.endswith("mend the lines above; forms with errors do not count\n")
    assert re.search(r"^people .*\(tp 2, fp 0, fn 0\)$", out, re.MULTILINE)
    assert len((tmp_path / "gold" / "annotations.jsonl").read_text(encoding="utf-8").splitlines()) == 1
    b.unlink()
    code, out, err = run("evaluate", tmp_path / "gold")
    assert (code, out) == (2, "")
    assert "did you mean" in err


def test_only_forms_that_were_read_count_once_there_are_any(run: Run, tmp_path: Path) -> None:
    assert run("annotate", ROOT / "data" / "sample" / "jinyun", "-o", tmp_path / "gold", "--language", "zh")[0] == 0
    first, second, *others = sorted((tmp_path / "gold" / "forms").iterdir())
    edit(first, ("未读    改好这一篇以后删去这一行\n", ""))
    second.unlink()
    assert run("evaluate", tmp_path / "gold")[2].splitlines() == [
        f"note: not counted: {len(others)} of {len(others) + 1} forms, which are marked unread",
        "note: not counted: documents without a form, 1",
    ]
    (line,) = (tmp_path / "gold" / "annotations.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["id"] == "20190315_推进会.txt"


def test_what_was_corrected_is_never_overwritten(gold: Path, run: Run, tmp_path: Path) -> None:
    edit(the_form(gold), ("official 李雪", "person 李雪"))
    before = {path: path.read_bytes() for path in gold.rglob("*") if path.is_file()}
    code, out, err = run("annotate", tmp_path / "articles", "-o", gold)
    assert (code, out) == (2, "")
    assert "never overwritten: give a new folder with -o" in err
    assert {path: path.read_bytes() for path in gold.rglob("*") if path.is_file()} == before
    evaluate(gold)
    assert the_form(gold).read_bytes() == before[the_form(gold)]
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"holds notes\.txt"):
        annotate([tmp_path / "articles"], tmp_path / "own")


def test_annotations_by_hand_are_not_replaced_by_forms(gold: Path, run: Run) -> None:
    path = gold / "annotations.jsonl"
    path.write_text('{"id": "a.txt", "people": []}\n', encoding="utf-8")
    code, _, err = run("evaluate", gold)
    assert code == 2
    assert "was not made from forms/" in err
    assert path.read_text(encoding="utf-8") == '{"id": "a.txt", "people": []}\n'


def test_an_interrupted_run_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")

    def stop(*_: object, **__: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.annotate.form", stop)
    with pytest.raises(KeyboardInterrupt):
        annotate([tmp_path / "a.txt"], tmp_path / "gold")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_inputs_that_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("  \n", encoding="utf-8")
    with pytest.raises(InputError, match="no article could be read"):
        annotate([tmp_path / "a.txt"], tmp_path / "gold")
    with pytest.raises(InputError, match='no language "fr"'):
        annotate([tmp_path / "a.txt"], tmp_path / "gold", language="fr")
    faulty = tmp_path / "faulty"
    shutil.copytree(ROOT / "data" / "gold", faulty)
    lines = (faulty / "annotations.jsonl").read_text(encoding="utf-8").replace('"role": "chair"', '"role": "boss"')
    (faulty / "annotations.jsonl").write_text(lines, encoding="utf-8")
    with pytest.raises(InputError, match="role 'boss' is none of chair"):
        annotate([faulty], tmp_path / "gold")
    assert any("role 'boss'" in note for note in evaluate(faulty).notes)


def test_every_kind_of_input(tmp_path: Path) -> None:
    """The sample has text, HTML, records and archives; docs.jsonl gives the same facts as the files."""
    done = annotate([ROOT / "data" / "sample"], tmp_path / "gold")
    assert done.forms == 47
    assert [rejected.id for rejected in done.rejected] == ["portal/20200806_食物平安.html"]
    documents = [
        json.loads(line) for line in (tmp_path / "gold" / "docs.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert len(documents) == len({document["id"] for document in documents}) == 47
    assert {"HOWTO.md", "docs.jsonl", "forms"} == {path.name for path in (tmp_path / "gold").iterdir()}


def test_two_runs_write_the_same(tmp_path: Path) -> None:
    folders = [annotate([ROOT / "data" / "sample" / "heping"], tmp_path / name).folder for name in ("a", "b")]
    contents = [{path.name: path.read_bytes() for path in folder.rglob("*.*")} for folder in folders]
    assert contents[0] == contents[1]


def test_words_of_ones_own(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.txt").write_text("青田县副林长王明远出席会议。\n", encoding="utf-8")
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "titles.tsv").write_text(
        "title\tvariants\tstanding\tbody\n林长\t副\tpublic\t-\n", encoding="utf-8"
    )
    words = ("--lexicon", tmp_path / "words")
    assert run("annotate", tmp_path / "a.txt", "-o", tmp_path / "gold", *words)[0] == 0
    assert "    post 副林长\n" in the_form(tmp_path / "gold").read_text(encoding="utf-8")
    assert re.search(r"^post .*\(tp 1, fp 0, fn 0\)$", run("evaluate", tmp_path / "gold", *words)[1], re.MULTILINE)
    figures = json.loads(run("evaluate", tmp_path / "gold", *words, "--json")[1])
    assert figures.keys() == {"gold", "lexicon", "figures"}
    assert re.search(r"^post .*\(tp 0, fp 0, fn 1\)$", run("evaluate", tmp_path / "gold")[1], re.MULTILINE)


def test_how_to_correct_is_written_in_both_languages_with_an_example_that_can_be_read() -> None:
    from kg.annotation.notation import DETAILS, KINDS, MARKS
    from kg.annotation.read import read

    for language in ("en", "zh"):
        text = (ROOT / "kg" / "annotation" / f"howto.{language}.md").read_text(encoding="utf-8")
        example = text.split("```")[1]
        assert read(f"document a\n{example}").faults == []
        for word in (*KINDS, *DETAILS, *MARKS):
            assert f"`{word.chinese if language == 'zh' else word.word}`" in text, word
