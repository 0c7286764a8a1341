"""`kg diff`: what was added, removed and changed between two builds, in words."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg import pipeline
from kg.comparison import Difference, compare
from kg.comparison.lines import differing
from kg.comparison.telling import write
from kg.errors import OutputError, QueryError
from kg.pipeline import BuildOptions
from tests.conftest import kg

MEETING = (
    "2023年3月1日，缙云县市场监督管理局召开食品安全工作会议。会议由县市场监管局局长柳成荫主持，副县长古若兰出席。\n"
)
OTHER = "2023年4月2日，阆中市市场监督管理局局长敬亭检查学校食堂。\n"
Texts = dict[str, str]


def built(folder: Path, texts: Texts, options: BuildOptions | None = None) -> Path:
    articles = folder / "articles"
    for name, text in texts.items():
        path = articles / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    pipeline.build([articles], folder / "output", options)
    return folder / "output"


def difference(tmp_path: Path, old: Texts, new: Texts, options: BuildOptions | None = None) -> Difference:
    return compare(built(tmp_path / "old", old), built(tmp_path / "new", new, options))


def names(difference: Difference, section: str) -> dict[str, list[str]]:
    changed = getattr(difference, section)
    return {name: [part.words for part in getattr(changed, name)] for name in ("added", "removed", "changed")}


def test_the_same_graph_has_no_difference(sample: Path) -> None:
    found = compare(sample / "output", sample / "output")
    assert found.settings == ()
    assert not any((found.documents, found.entities, found.statements))


def test_what_is_new_is_added_and_what_is_gone_removed(tmp_path: Path) -> None:
    one, both = {"a.txt": MEETING}, {"a.txt": MEETING, "b.txt": OTHER}
    there = difference(tmp_path / "1", one, both)
    back = difference(tmp_path / "2", both, one)
    for section in ("documents", "entities", "statements"):
        assert names(there, section)["added"] == names(back, section)["removed"]
        assert names(there, section)["removed"] == names(back, section)["added"] == []
    assert names(there, "documents") == {"added": ["b.txt"], "removed": [], "changed": []}
    assert {"敬亭", "阆中市", "阆中市市场监督管理局"} <= set(names(there, "entities")["added"])
    assert "敬亭, 局长, 阆中市市场监督管理局" in "\n".join(names(there, "statements")["added"])
    assert {part.document for part in there.statements.added} == {"b.txt"}
    assert "柳成荫" not in str(there)


def test_what_is_said_of_a_thing_may_change(tmp_path: Path) -> None:
    found = difference(tmp_path, {"a.txt": MEETING}, {"a.txt": MEETING.replace("县市场监管局局长", "县市监局局长")})
    [changed] = [part for part in found.entities.changed if part.words == "缙云县市场监督管理局"]
    assert [(change.property, change.old, change.new) for change in changed.changes] == [
        ("altLabel", ("县市场监管局",), ("县市监局",))
    ]
    [tenure] = [part for part in found.statements.changed if part.kind == "Tenure" and "柳成荫" in part.words]
    [evidence] = [change for change in tenure.changes if change.property == "evidence"]
    assert "县市监局" in evidence.new[0]
    assert [part.words for part in found.documents.changed] == ["a.txt"]


def test_a_shift_of_offsets_is_no_change_of_a_statement(tmp_path: Path) -> None:
    found = difference(tmp_path, {"a.txt": MEETING}, {"a.txt": "\n" + MEETING})
    assert not found.statements
    assert not found.entities
    assert [change.property for change in found.documents.changed[0].changes] == ["contentHash"]


def test_settings_of_the_build_are_told_and_not_every_statement(tmp_path: Path) -> None:
    options = BuildOptions(min_confidence=0.1)
    found = difference(tmp_path, {"a.txt": MEETING}, {"a.txt": MEETING}, options)
    assert [(c.property, c.old, c.new) for c in found.settings] == [
        ("minConfidence", ("0",), ("0.1",)),
        ("setting", ("min_confidence=0.0",), ("min_confidence=0.1",)),
    ]
    assert not any((found.documents, found.entities, found.statements))


def test_as_text_and_as_json(tmp_path: Path) -> None:
    old = built(tmp_path / "old", {"a.txt": MEETING})
    new = built(tmp_path / "new", {"a.txt": MEETING, "b.txt": OTHER})
    text = kg("diff", str(old), str(new), cwd=tmp_path)
    assert text.returncode == 0, text.stderr
    assert "Documents 文档: 1 added, 0 removed, 0 changed\n  + document 文档: b.txt\n" in text.stdout
    assert "  + official 官员: 敬亭\n" in text.stdout
    assert "  + tenure 任职: 敬亭, 局长, 阆中市市场监督管理局" in text.stdout
    done = kg("diff", str(old), str(new), "--format", "json", cwd=tmp_path)
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["documents"]["counts"] == {"added": 1, "removed": 0, "changed": 0}
    for section in ("documents", "entities", "statements"):
        for name, count in found[section]["counts"].items():
            assert len(found[section][name]) == count
    assert {part["document"] for part in found["statements"]["added"]} == {"b.txt"}


def test_long_lists_are_cut_in_text_and_whole_in_json(tmp_path: Path) -> None:
    texts = {f"{n}.txt": MEETING for n in range(60)}
    found = difference(tmp_path, {"0.txt": MEETING}, texts)
    assert "  + … 9 more added; --format json has all" in write(found, "text")
    assert len(json.loads(write(found, "json"))["documents"]["added"]) == 59


def test_hostile_text_stays_on_its_line(tmp_path: Path) -> None:
    found = difference(tmp_path, {"a.txt": MEETING}, {"a.txt": MEETING, "b\u202e\x1b[2J.txt": OTHER})
    text = write(found, "text")
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_what_cannot_be_compared_is_said(tmp_path: Path) -> None:
    good = built(tmp_path / "good", {"a.txt": MEETING})
    with pytest.raises(OutputError, match=r"graph\.nq: cannot be read .*give a folder that kg build wrote"):
        compare(good, tmp_path / "nowhere")
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "graph.nq").write_text("no quads\n", encoding="utf-8")
    with pytest.raises(OutputError, match="build the graph again"):
        compare(good, tmp_path / "bad")
    with pytest.raises(QueryError, match='no format "xml"; there are text, json'):
        write(compare(good, good), "xml")


def test_lines_are_merged() -> None:
    old, new = [b"a\n", b"b\n", b"d\n"], [b"b\n", b"c\n", b"d\n", b"e\n"]
    assert differing(old, new) == ([b"a\n"], [b"c\n", b"e\n"])
    assert differing([], new) == ([], new)
    assert differing(old, []) == (old, [])
