"""Decisions over whole builds: kept in the folder, applied again to other inputs and words, told in the graph."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

import kg
from kg import cli
from kg.errors import DecisionError
from kg.pipeline import BuildOptions
from kg.web.columns import unpack

TEXTS = {
    "a.txt": "缙云县召开会议\n来源：缙云县市场监管局 2023-03-02\n"
    "缙云县市场监管局局长王芳讲话。缙云县东方食品有限公司参加。\n",
    "b.txt": "缙云县开展检查\n来源：缙云发布 2023-05-10\n缙云县政协副主席王芳到缙云县东方食品有限责任公司检查。\n",
    "c.txt": "青田县召开会议\n来源：青田发布 2023-05-11\n青田县教育局局长王芳讲话。\n",
    "d.txt": "会议召开\n来源：发布 2023-05-12\n县公安局要求抓好落实。\n",
}
NAMESAKES = "same\tperson/王芳/缙云县市场监督管理局\tperson/王芳/青田县教育局\t调任\t李\t2024-01-02\n"


def write_articles(folder: Path, texts: Mapping[str, str]) -> Path:
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "in", TEXTS)


def people(output: Path) -> int:
    rows = kg.open(output).query('SELECT DISTINCT ?p { ?p skos:prefLabel "王芳"@zh-Hans }').rows
    return len(rows)


def test_the_folder_keeps_its_decisions_and_applies_them(source: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    kg.build(source, output)
    assert people(output) == 2
    before = (output / "graph.nq").read_bytes()
    (output / "decisions.tsv").write_text(NAMESAKES, encoding="utf-8")
    report = kg.build(source, output)
    assert people(output) == 1
    assert "1 applied" in report.summary()
    first = (output / "graph.nq").read_bytes()
    assert (output / "decisions.tsv").read_text(encoding="utf-8") == NAMESAKES
    kg.build(sorted(source.iterdir(), reverse=True), output)
    assert (output / "graph.nq").read_bytes() == first
    told = json.loads((output / "report.json").read_text(encoding="utf-8"))["decisions"]
    assert (told["rows"], told["applied"], told["stale"], told["not_applied"]) == (1, 1, 0, [])
    (output / "decisions.tsv").unlink()
    kg.build(source, output)
    assert (output / "graph.nq").read_bytes() == before


def test_a_file_given_goes_before_the_folder_s_own(source: Path, tmp_path: Path) -> None:
    output, mine = tmp_path / "output", tmp_path / "mine.tsv"
    kg.build(source, output)
    (output / "decisions.tsv").write_text(NAMESAKES, encoding="utf-8")
    mine.write_text("label\tperson/王芳/青田县教育局\t王芬\n", encoding="utf-8")
    kg.build(source, output, BuildOptions(decisions=mine))
    assert people(output) == 1  # one is 王芬 now
    assert kg.open(output).explain("王芬")[0].decisions[0].judgement == "label"


def test_decisions_outlive_an_added_lexicon(source: Path, tmp_path: Path) -> None:
    """林长 becomes a title and a body: IRIs change, the decision is found again."""
    (source / "a.txt").write_text(TEXTS["a.txt"] + "县副林长王芳到云峰林场检查。\n", encoding="utf-8")
    lexicon = tmp_path / "words"
    lexicon.mkdir()
    row = "title\tvariants\tstanding\tbody\texample\n林长\t副|总\tpublic\t-\t县副林长王明远到云峰林场检查。\n"
    (lexicon / "titles.tsv").write_text(row, encoding="utf-8")
    output, mine = tmp_path / "output", tmp_path / "mine.tsv"
    mine.write_text(NAMESAKES, encoding="utf-8")
    for words in (None, lexicon):
        report = kg.build(source, output, BuildOptions(decisions=mine, lexicon=words))
        assert report.decisions is not None
        assert [ruling.status for ruling in report.decisions.rulings] == ["applied"]
        assert people(output) == 1


def test_the_graph_tells_and_validates(source: Path, tmp_path: Path) -> None:
    output, mine = tmp_path / "output", tmp_path / "mine.tsv"
    evil = (
        'label\tperson/王芳/青田县教育局\t<b>"王"\\芬</b>\t</script><script>alert(1)</script>\t"x" . <y>\t2024-01-02\n'
    )
    mine.write_text(evil + "drop\tperson/没有此人\n", encoding="utf-8")
    report = kg.build(source, output, BuildOptions(decisions=mine))
    assert "mine.tsv:2: not applied: drop person/没有此人: nothing in the articles" in report.summary()
    assert kg.validate(output).conforms
    (found,) = kg.open(output).explain('<b>"王"\\芬</b>')
    (decided,) = found.decisions
    assert (decided.on, decided.by, decided.judgement) == ("2024-01-02", '"x" . <y>', "label")
    assert decided.reason == "</script><script>alert(1)</script>"
    page = (output / "graph.html").read_text(encoding="utf-8")
    data = page.split('id="kg-data">')[1].split("</script>")[0]
    header, _, _ = unpack(data)
    assert '<b>"王"\\芬</b>' in header["entities"]["label"].split("\n")
    assert "<" not in data


def test_bad_files_stop_before_anything_is_done(source: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.tsv"
    mine.write_text("drop\t王芳\n", encoding="utf-8")
    with pytest.raises(DecisionError, match=r"mine.tsv:1: whom"):
        kg.build(source, tmp_path / "output", BuildOptions(decisions=mine))
    with pytest.raises(DecisionError, match="cannot be read"):
        kg.build(source, tmp_path / "output", BuildOptions(decisions=tmp_path / "none.tsv"))
    assert not (tmp_path / "output").exists()


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.main(list(arguments))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_from_question_to_build(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from io import StringIO

    output = str(tmp_path / "output")
    kg.build(source, output)
    code, text, _ = run(capsys, "review", "--graph", output, "--language", "zh")
    assert code == 0
    assert text.startswith("1. 把简称写全后，缙云县东方食品有限公司与缙云县东方食品有限责任公司是同一名称。")
    code, told, _ = run(capsys, "review", "--graph", output, "--format", "json", "--limit", "3")
    questions = json.loads(told)
    assert (code, len(questions)) == (0, 3)
    at = next(n for n, q in enumerate(questions) if q["reasons"][0]["key"] == "namesakes")
    monkeypatch.setattr("sys.stdin", StringIO("s\n" * at + "y\n调任\nq\n"))
    code, text, _ = run(capsys, "review", "--graph", output, "--answer", "--as", "李", "--date", "2024-01-02")
    assert code == 0
    assert "1 answer written to" in text
    file = tmp_path / "output" / "decisions.tsv"
    assert "\t调任\t李\t2024-01-02\t" in file.read_text(encoding="utf-8")
    assert run(capsys, "decisions", str(file))[:2] == (0, f"{file}: 1 decisions: 1 same\n")
    assert run(capsys, "build", str(source), "-o", output)[0] == 0
    assert people(tmp_path / "output") == 1
    assert "人工判定 (1)\n  • same person/王芳" in run(capsys, "explain", "王芳", "--graph", output)[1]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("review", "--format", "pdf"), 2, 'no format "pdf"'),
        (("review", "--language", "fr"), 2, 'no language "fr"'),
        (("review", "--answer", "--date", "today"), 2, "--date today: is no date"),
        (("review", "--graph", "nowhere"), 2, "no such folder"),
        (("decisions", "nowhere.tsv"), 2, "cannot be read"),
    ],
)
def test_usage(
    arguments: tuple[str, ...], code: int, words: str, source: Path, tmp_path: Path,
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    kg.build(source, "output")
    given = run(capsys, *arguments)
    assert given[0] == code
    assert words in given[2]


def test_contradictions_are_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "decisions.tsv"
    rows = ("same\tagency/甲\tagency/乙", "same\tagency/乙\tagency/丙", "different\tagency/甲\tagency/丙")
    file.write_text("\n".join(rows), encoding="utf-8")
    code, out, err = run(capsys, "decisions", str(file))
    assert code == 1
    assert f"{file}:3: contradiction: line 3 says different, but agency/丙 = agency/乙 = agency/甲" in out
    assert "1 contradictions" in err
