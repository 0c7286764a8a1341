from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.graph.validate import validate


def _broken(output: Path, directory: Path, change: Callable[[str], str]) -> Path:
    text = (output / "graph.nq").read_text("utf-8")
    assert change(text) != text
    (directory / "graph.nq").write_text(change(text), encoding="utf-8")
    return directory


def _without(part: str) -> Callable[[str], str]:
    return lambda text: "".join(line for line in text.splitlines(keepends=True) if part not in line)


def test_a_built_graph_conforms(output: Path) -> None:
    report = validate(output)
    assert report.conforms
    assert report.explain() == "275 quads checked, no violation."
    assert report.explain("zh") == "已检查 275 条四元组，无违例。"


@pytest.mark.parametrize(
    ("change", "message", "chinese", "where"),
    [
        (lambda t: t.replace('"0.9"^^', '"9"^^'), "confidence from 0 to 1", "置信度", "2021/台州 会议.txt"),
        (lambda t: t.replace("#chair>", "#boss>"), "role is chair", "角色应为", "kg:boss"),
        (
            _without("#passage/13-56> <http://www.w3.org/1999"),
            "does not show its sentence",
            "没有依据句",
            "2021/台州 会议.txt",
        ),
        (_without('"单云安"@zh-Hans'), "one name in Chinese", "中文名称", "person/单云安"),
        (lambda t: t.replace('"331000"', '"33"'), "6, 9 or 12 digits", "12 位代码", "台州市 <"),
        (lambda t: t.replace("ontology#Person>", "ontology#Place>"), "kg:Person too", "同时应为", "单云安 <"),
        (lambda t: t.replace('"2021-01-26"^^', '"2021-02-30"^^'), "of the calendar", "实有", "2021-02-30"),
        (lambda t: t.replace('start> "0"', 'start> "100"'), "before its end", "起点", "mention/0-10"),
    ],
)
def test_faults_are_explained(
    output: Path, tmp_path: Path, change: Callable[[str], str], message: str, chinese: str, where: str
) -> None:
    report = validate(_broken(output, tmp_path, change))
    assert not report.conforms
    assert message in report.explain()
    assert where in report.explain()
    assert chinese in report.explain("zh")


def test_many_faults_of_one_kind_are_counted(output: Path, tmp_path: Path) -> None:
    report = validate(_broken(output, tmp_path, _without("ontology#text>")))
    assert "14 × A span has its text" in report.explain()
    assert "… 9" in report.explain()


@pytest.mark.parametrize("content", [None, "<a> nonsense\n"])
def test_what_is_no_graph_is_told(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "graph.nq").write_text(content)
    with pytest.raises(OutputError, match="kg build"):
        validate(tmp_path)
