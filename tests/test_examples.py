"""Examples beside a user's words: run as articles, those that do not work told with what is found instead."""

from pathlib import Path

import pytest

from kg.cli import main
from kg.tables import LISTS, TABLES

Run = tuple[int, str, str]
# file, columns, row, an example in which it works, one in which it does not ("" where there is hardly any)
EXAMPLES = [
    ("titles", "title variants standing body", "林长 副|总 public -", "副林长王明远到场指导。", "王明远说林长制好。"),
    ("agencies", "name forms domain", "{}林业中心 林中心 -", "青田县林中心召开会议。", ""),
    ("national", "name forms kind domain parent", "林长办公室 国家林长办 Agency - -", "国家林长办印发通知。", ""),
    ("org_heads", "head kind role", "林站 Agency body", "青田县云峰林站负责巡查。", "各林站负责巡查。"),
    ("org_heads", "head kind role", "瞭望台 Venue venue", "会议在云峰瞭望台举行。", "瞭望台很高。"),
    ("surnames", "surname use word", "丌 known no", "局长丌明远出席会议。", "有人姓丌。"),
    ("venues", "name host", "樱花谷 331121", "会议在樱花谷举行。", ""),
    ("cues", "cue use", "强令 say", "青田县召开安全会议。县长王明远强令停产。", "会议召开，强令停产。"),
    ("cues", "cue use", "听会 attend", "青田县召开安全会议。县长王明远听会。", "听会。"),
    ("cues", "cue use", "议定 hold", "青田县政府议定森林防火工作会议。", "议定。"),
    ("pattern_words", "word use", "护林 session", "青田县召开春季护林会。", "大家都来护林。"),
    ("pattern_words", "word use", "祭典 meeting", "青田县举行春季祭典。", "祭典是祭典。"),
    ("pattern_words", "word use", "封山 ceremony", "青田县举行封山仪式。", "封山育林。"),
    ("pattern_words", "word use", "巡林 check", "副县长王明远到云峰镇巡林。", "巡林很重要。"),
    ("pattern_words", "word use", "护林 drive", "青田县开展春季森林护林行动。", "护林。"),
    ("pattern_words", "word use", "绿化 work", "青田县实施城乡绿化工程。", "绿化。"),
    ("pattern_words", "word use", "护林月 programme", "青田县开展平安护林月活动。", "护林月。"),
    ("clean_furniture", "cue where longest", "林海在线 start 10", "林海在线客户端", "林海在线是全县人民的网站。"),
    ("clean_roles", "word role side", "融媒 author before", "（融媒 李小雨）", "融媒中心很忙。"),
]


def folder(tmp_path: Path, file: str, columns: str, row: str, example: str) -> Path:
    lines = ("\t".join([*columns.split(), "example"]), "\t".join([*row.split(), example]))
    (tmp_path / f"{file}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> Run:
    code = main(["lexicon", *arguments])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


@pytest.mark.parametrize(("file", "columns", "row", "good", "bad"), EXAMPLES, ids=[row[2] for row in EXAMPLES])
def test_examples(
    file: str, columns: str, row: str, good: str, bad: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = str(folder(tmp_path, file, columns, row, good))
    assert run(capsys, words) == (0, f"{file}.tsv 1; 1 of 1 examples work\n", "")
    if not bad:
        return
    folder(tmp_path, file, columns, row, bad)
    code, out, err = run(capsys, words)
    assert (code, err) == (1, f"error: {words}: 1 examples do not work\n")
    assert out.startswith(f"{words}/{file}.tsv:2: ")
    assert out.splitlines()[0].endswith("nothing") or "; found: " in out
    assert out.endswith("; 0 of 1 examples work\n")


def test_an_example_must_hold_the_word_and_some_files_have_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = folder(tmp_path, "titles", "title variants standing body", "林长 副 public -", "县长王明远出席。")
    assert f"{words}/titles.tsv:2: the example holds none of 林长\n" in run(capsys, str(words))[1]
    words = folder(tmp_path, "clean_spun", "spun proper", "丛林 森林", "丛林防火。")
    assert "clean_spun.tsv:2: rows of this file take no example" in run(capsys, str(words))[1]


def test_bad_rows_are_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "titles.tsv").write_text("title\n", encoding="utf-8")
    (tmp_path / "cue.tsv").write_text("cue\n", encoding="utf-8")
    code, out, err = run(capsys, str(tmp_path))
    assert (code, out) == (2, "")
    assert "did you mean cues.tsv?" in err
    assert "titles.tsv:1: the columns must be" in err


def test_rows_without_examples(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "title_traps.txt").write_text("林长制\n林长办\n", encoding="utf-8")
    assert run(capsys, str(tmp_path)) == (0, "title_traps.txt 2; no examples\n", "")


def test_what_there_may_be(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "--list")
    assert code == 0
    assert all(file in out for file in (*TABLES, *LISTS))
    assert "title variants standing body" in out
    assert run(capsys)[1] == out


@pytest.mark.parametrize("file", [*TABLES, *LISTS])
def test_each_file_is_described(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "--list", file)
    assert code == 0
    assert out.startswith(f"{file}\n  ")
    assert ("columns: " in out, " rows in all" in out) == (True, True)


def test_a_file_that_there_may_not_be(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--list", "nothing.tsv")[::2] == (
        2,
        'error: nothing.tsv: is no lexicon; "kg lexicon --list" names them\n',
    )
