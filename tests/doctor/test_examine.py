"""Every way in which an output can be damaged is found, told with what to do, and mended where nothing is lost."""

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg import cli, manifest
from kg.doctor import Diagnosis, Wishes, examine
from kg.doctor.files import write_report
from kg.errors import OutputError
from kg.pipeline import BuildOptions
from tests.conftest import ROOT

SAMPLE = ROOT / "data" / "sample"
SOURCES = Wishes(sources=(str(SAMPLE),))


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("doctor") / "output"
    kg.build(SAMPLE, folder, BuildOptions(incremental=True))
    kg.open(folder).query("ASK { ?s ?p ?o }")
    return folder


@pytest.fixture
def output(sound: Path, tmp_path: Path) -> Path:
    shutil.copytree(sound, tmp_path / "output")
    return tmp_path / "output"


def found(diagnosis: Diagnosis) -> list[str]:
    return [f"{f.where}: {f.what}" for check in diagnosis.checks for f in check.findings]


def test_a_sound_output(output: Path) -> None:
    before = {path: path.read_bytes() for path in output.rglob("*") if path.is_file()}
    diagnosis = examine(output, SOURCES)
    assert found(diagnosis) == []
    names = [check.name for check in diagnosis.checks]
    assert names == "files report graph shapes store copies cache decisions leftovers evidence".split()
    assert "48 documents read = 47 built + 1 rejected + 0 duplicate" in diagnosis.write()
    assert {path: path.read_bytes() for path in output.rglob("*") if path.is_file()} == before
    assert found(examine(output, Wishes(repair=True))) == []


def lines(change: Callable[[list[bytes]], list[bytes]]) -> Callable[[Path], None]:
    """A change of the lines of graph.nq with a report that says nothing of it."""

    def damage(output: Path) -> None:
        path = output / "graph.nq"
        path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))
        told = manifest.read(output)
        told["files"] = manifest.digests(output)
        write_report(output, told)
        shutil.rmtree(output / "store")

    return damage


def without(text: str) -> Callable[[Path], None]:
    return lines(lambda all_: [line for line in all_ if text.encode() not in line])


def report(**more: object) -> Callable[[Path], None]:
    return lambda output: write_report(output, {**manifest.read(output), **more})


def moved(all_: list[bytes]) -> list[bytes]:
    """An offset of a passage that points one character further."""
    at = next(n for n, line in enumerate(all_) if b"#start>" in line and b"#passage/" in line)
    number = int(all_[at].split(b'"')[1])
    all_[at] = all_[at].replace(b'"%d"' % number, b'"%d"' % (number + 1))
    return all_


def write(name: str, content: bytes) -> Callable[[Path], None]:
    return lambda output: void((output / name).write_bytes(content))


def void(_: object) -> None: ...


def other_store(output: Path) -> None:
    without("#rule>")(output)
    kg.open(output).query("ASK { ?s ?p ?o }")
    shutil.copy(SAMPLE.parents[1] / "README.md", output / "notes.md")
    store = output / "store"
    shutil.move(store, output / "kept")
    kg.build(SAMPLE, output)
    shutil.move(output / "kept", store)


def killed(output: Path) -> None:
    (output.parent / f".{output.name}.building-999999999").mkdir()
    (output / ".store.building-999999999").mkdir()


DAMAGE: dict[str, tuple[Callable[[Path], None], str, bool]] = {  # what is done, what is said, whether it is mended
    "a file changed": (write("graph.html", b"<html>"), "graph.html: is not as the build wrote it", False),
    "a file gone": (lambda o: (o / "graph.ttl").unlink(), "graph.ttl: is missing", False),
    "no report": (lambda o: (o / "report.json").unlink(), "report.json: cannot be read", False),
    "report cut off": (write("report.json", b'{"version"'), "report.json: is damaged", False),
    "report of nothing": (write("report.json", b"{}"), "does not tell of documents", False),
    "a lost document": (report(documents={"read": 49, "built": 47, "rejected": 1, "duplicate": 0}),
                        "49 documents were read, but 47 built + 1 rejected", False),
    "not all listed": (report(rejected=[]), "lists 0 of those that were not built", False),
    "listed otherwise": (write("rejected.jsonl", b"[]\n"), "does not list what report.json lists", False),
    "an older format": (report(format=1), "is of format 1", True),
    "a line end gone": (lines(lambda all_: [*all_[:-1], all_[-1][:-1]]), "is cut off", False),
    "a line cut off": (lines(lambda all_: [*all_[:-1], all_[-1][:-5]]), "is damaged", False),
    "a line twice": (lines(lambda all_: [*all_, all_[-1]]), "stands twice", False),
    "lines in disorder": (lines(lambda all_: all_[::-1]), "line 2 is not in order", False),
    "no N-Quads": (lines(lambda all_: [*all_, b"~\n"]), "is damaged", False),
    "a passage gone": (without("#passage/"), "does not show its sentence", False),
    "no evidence": (without("#evidence>"), "is evidence of nothing", False),
    "no rule": (without("#rule>"), "rule", False),
    "a document gone": (without("> <http://purl.org/dc/terms/identifier>"), "identifier", False),
    "an offset": (lines(moved), "the text there is another one", False),
    "a store of another graph": (other_store, "store: holds", True),
    "a store damaged": (write("store/CURRENT", b"x"), "store: is damaged", True),
    "a network of another graph": (write("graph.graphml", b"<graphml/>"), "graph.graphml: ", False),
    "a cache cut off": (lambda o: os.truncate(o / "incremental.cache", 5000), "incremental.cache: is no cache", True),
    "bad decisions": (write("decisions.tsv", b"drop\tx\n"), "decisions.tsv: ", False),
    "a killed build": (killed, ".output.building-999999999: was left by", True),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_found_and_told(name: str, output: Path) -> None:
    damage, words, mended = DAMAGE[name]
    damage(output)
    diagnosis = examine(output, SOURCES)
    assert any(part in line for line in found(diagnosis) for part in words.split("|")), diagnosis.write()
    assert all(f.do for check in diagnosis.checks for f in check.findings)
    after = examine(output, Wishes(repair=True))
    assert bool(after.mended) is mended, after.write()
    again = examine(output, SOURCES)
    assert (found(again) == []) is mended, again.write()


def test_one_damaged_entry_of_the_cache(output: Path) -> None:
    path = output / "incremental.cache"
    content = bytearray(path.read_bytes())
    content[2000] ^= 1
    path.write_bytes(content)
    assert any(re.search(r"1 of its \d\d entries are damaged", line) for line in found(examine(output)))


def test_what_is_damaged_gets_no_new_digests(output: Path) -> None:
    report(format=1)(output)
    (output / "graph.html").write_bytes(b"")
    diagnosis = examine(output, Wishes(repair=True))
    assert diagnosis.mended == ()
    assert manifest.read(output)["format"] == 1


def test_an_output_of_the_first_format_is_brought_up_to_date(output: Path) -> None:
    rows = [{"path": "a", "id": "a", "reason": "empty"}, {"path": "b", "id": "a", "reason": "duplicate id, same text"}]
    told = manifest.read(output)
    old = {name: value for name, value in told.items() if name not in ("format", "files")}
    write_report(output, {**old, "documents": {"read": 49, "built": 47, "rejected": 2}, "rejected": rows})
    (output / "rejected.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert kg.open(output).query("ASK { ?s ?p ?o }").answer
    assert examine(output).faults == ()
    examine(output, Wishes(repair=True))
    now = manifest.read(output)
    assert now["documents"] == {"read": 49, "built": 47, "rejected": 1, "duplicate": 1}
    assert (now["format"], now["files"]) == (manifest.FORMAT, manifest.digests(output))
    assert found(examine(output)) == []


def test_a_build_that_was_set_aside_is_put_back(output: Path) -> None:
    output.rename(output.parent / ".output.old-999999999")
    with pytest.raises(OutputError, match="no such folder"):
        examine(output)
    diagnosis = examine(output, Wishes(repair=True))
    assert len(diagnosis.mended) == 1
    assert found(examine(output)) == []


def test_other_articles_are_told_apart(output: Path, tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "in")
    one, other = sorted((tmp_path / "in" / "jinyun").glob("*.txt"))[:2]
    one.write_text(one.read_text(encoding="utf-8") + "又及。", encoding="utf-8")
    other.unlink()
    said = found(examine(output, Wishes(sources=(str(tmp_path / "in"),))))
    assert said == [
        f"jinyun/{one.name}: the text is not what the build read",
        f"jinyun/{other.name}: the graph speaks of it, but it is not among these articles",
    ]


def test_evidence_of_a_graph_with_somebody_forgotten(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    shutil.copytree(SAMPLE, tmp_path / "in")
    article = next((tmp_path / "in" / "portal").glob("*督查组.txt"))
    article.rename(article.with_name("冯子衿.txt"))
    kg.build(tmp_path / "in", tmp_path / "output")
    (tmp_path / "output" / "decisions.tsv").write_text("forget\tperson/冯子衿\n", encoding="utf-8")
    kg.build(tmp_path / "in", tmp_path / "output")
    diagnosis = examine(tmp_path / "output", Wishes(sources=(str(tmp_path / "in"),)))
    assert found(diagnosis) == []
    assert "■■■.txt~" in (tmp_path / "output" / "graph.nq").read_text(encoding="utf-8")


def test_the_command(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["doctor", str(output), "--shacl"]) == 0
    assert "0 faults, 0 mended" in capsys.readouterr().out
    shutil.rmtree(output / "store")
    (output / "store").mkdir()
    assert cli.main(["doctor", str(output), "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["faults"], told["mended"]) == (1, 0)
    assert cli.main(["doctor", str(output), "--repair"]) == 0
    assert "mended: store: is damaged" in capsys.readouterr().out
    assert cli.main(["doctor", str(output), "--format", "pdf"]) == 2
    assert cli.main(["doctor", str(output / "nowhere")]) == 2
