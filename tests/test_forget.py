"""People who are forgotten: no byte of their names in any file of a later build or export, and all else as it was."""

import json
import re
import shutil
from pathlib import Path

import pytest

import kg
from kg import cli, pipeline
from kg.decisions.forget import BLANK, Forgotten
from kg.decisions.model import FORGET, Decision, Reference
from kg.errors import DecisionError, UnknownEntityError
from kg.export.formats import FORMATS
from kg.forget import Asked, forget
from kg.pipeline import BuildOptions
from kg.web.columns import unpack
from tests.conftest import ROOT
from tests.test_decisions_build import write_articles

SAMPLE = ROOT / "data" / "sample"
BUILD = re.compile(rb"/build/[0-9a-f]{10}")
TEXTS = {
    "a.txt": "缙云县召开会议\n来源：缙云县市场监管局 2023-03-02\n"
    "缙云县市场监管局局长王芳讲话，副局长李明远主持。王芳强调，要抓好落实。\n（记者 赵小川）\n",
    "王芳b.txt": "王芳检查校园食堂\n来源：缙云发布 2023-05-10\n"
    "缙云县市场监管局局长王芳到缙云县实验小学检查，王芳强对此作了汇报。\n",
    "c.txt": "青田县召开会议\n来源：青田发布 2023-05-11\n青田县教育局局长王芳讲话。\n",
    "d.txt": "会议召开\n来源：发布 2023-05-12\n缙云县教育局局长陈高峰到高峰村调研。缙云县民政局局长高峰参加。\n",
    "王芳.txt": "",
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "in", TEXTS)


def build(source: Path, output: Path, *rows: str, incremental: bool = False) -> pipeline.Report:
    decisions = output.parent / "decisions.tsv"
    decisions.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return kg.build(source, output, BuildOptions(decisions=decisions, incremental=incremental))


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def holders(folder: Path, name: str) -> list[str]:
    return sorted(path for path, content in written(folder).items() if name.encode() in content)


def told(path: str, content: bytes) -> str:
    """What a file says, unpacked."""
    packed = re.search(rb'<script[^>]*id="kg-data"[^>]*>([^<]+)<', content) if path.endswith(".html") else None
    if packed:
        header, _, texts = unpack(packed[1].decode())
        return json.dumps(header, ensure_ascii=False) + texts.decode("utf-16-le", "replace")
    return content.decode("utf-8", "replace")


def test_no_byte_of_the_name_is_left(source: Path, tmp_path: Path) -> None:
    (source / "c.txt").unlink()
    build(source, tmp_path / "before", incremental=True)
    assert len(holders(tmp_path / "before", "王芳")) >= 6
    report = build(source, tmp_path / "out", "forget\tperson/王芳", incremental=True)
    found = holders(tmp_path / "out", "王芳")
    assert found == ["graph.graphml", "graph.nq", "graph.ttl", "incremental.cache"]  # 王芳强, whom the graph has
    for path, content in written(tmp_path / "out").items():
        assert "王芳" not in told(path, content).replace("王芳强", "")
    assert "1 applied" in report.summary()
    assert kg.validate(tmp_path / "out").conforms
    labels = {row[0] for row in kg.open(tmp_path / "out").query("SELECT ?l { ?e skos:prefLabel ?l }").rows}
    assert any(BLANK * 2 in str(label) for label in labels)  # the event that was named for her
    assert {"李明远", "王芳强"} <= {str(label).split('"')[1] if '"' in str(label) else str(label) for label in labels}


def test_everybody_of_the_sample_at_once(sample: Path, tmp_path: Path) -> None:
    """And whatever is in the graph of others, places and bodies stays."""
    graph = kg.open(sample / "output")
    query = "SELECT DISTINCT ?l { ?p a %s ; skos:prefLabel ?l FILTER(LANG(?l) = 'zh-hans') }"
    people = {str(row["l"]) for row in graph.query(query % "kg:Person").records()}
    others = {str(row["l"]) for kind in ("kg:Place", "kg:Organization") for row in graph.query(query % kind).records()}
    kept = frozenset(others)
    assert len(people) > 80
    build(SAMPLE, tmp_path / "out", *(f"forget\tperson/{name}" for name in sorted(people)))
    after = kg.open(tmp_path / "out")
    assert len(after.query(query % "kg:Person").rows) == 0
    for kind in ("kg:Place", "kg:Organization"):
        others -= {str(row["l"]) for row in after.query(query % kind).records()}
    assert others == set()
    inside = {name for name in people if any(name in other for other in kept)}
    for name in sorted(people - inside):
        assert holders(tmp_path / "out", name) == [], name
    assert kg.validate(tmp_path / "out").conforms


def test_documents_that_do_not_name_the_person_stay_byte_for_byte(sample: Path, tmp_path: Path) -> None:
    before = (sample / "output" / "graph.nq").read_bytes()
    build(SAMPLE, tmp_path / "out", "forget\tperson/冯子衿")
    after = (tmp_path / "out" / "graph.nq").read_bytes()
    named = {
        match[1]
        for match in re.finditer("document/([^>#]+)#mention/[^>]*> <[^>]*refersTo> <[^>]*冯子衿".encode(), before)
    }
    assert 0 < len(named) < 10

    def lines(content: bytes) -> set[bytes]:
        graphs = (b"".join((b"document/", name)) for name in named)
        unlike = tuple(graphs)
        kept = (line for line in content.splitlines() if b"> <https://w3id.org/govkg/id/document/" in line[-200:])
        return {BUILD.sub(b"", line) for line in kept if not any(graph in line for graph in unlike)}

    assert len(lines(before)) > 15_000
    assert {line for line in lines(before) ^ lines(after) if b"#" in line} == set()


def test_a_namesake_stays(source: Path, tmp_path: Path) -> None:
    build(source, tmp_path / "out", "forget\tperson/王芳/缙云县市场监督管理局")
    rows = kg.open(tmp_path / "out").query("posts-of-person", person="王芳").records()
    assert [row["agency"] for row in rows] == ["青田县教育局"]
    graph = (tmp_path / "out" / "graph.nq").read_text(encoding="utf-8")
    assert "a.txt" in graph
    assert not [line for line in graph.splitlines() if "document/a.txt" in line and "王芳" in line]


def test_names_of_places_and_of_others_stay(source: Path, tmp_path: Path) -> None:
    build(source, tmp_path / "out", "forget\tperson/高峰")
    graph = (tmp_path / "out" / "graph.nq").read_text(encoding="utf-8")
    rest = re.sub("陈高峰|高峰村", "", graph)
    assert "高峰" not in rest
    assert "陈高峰" in graph


def test_who_is_no_entity_is_forgotten_too(source: Path, tmp_path: Path) -> None:
    build(source, tmp_path / "before")
    assert holders(tmp_path / "before", "赵小川")
    report = build(source, tmp_path / "out", "forget\tperson/赵小川")
    assert holders(tmp_path / "out", "赵小川") == []
    assert "1 applied" in report.summary()


def test_decisions_about_the_forgotten_are_not_told(source: Path, tmp_path: Path) -> None:
    rows = (
        "forget\tperson/王芳",
        "same\tperson/王芳/缙云县市场监督管理局\tperson/王芳/青田县教育局\t王芳调任",
        "drop\tperson/没有此人\t-\t不是王芳",
        "keep\tagency/缙云县教育局\t-\t王芳说的",
    )
    report = build(source, tmp_path / "out", *rows)
    (source / "王芳b.txt").unlink()
    assert [name for name in holders(tmp_path / "out", "王芳") if name == "report.json"] == []
    told = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))["decisions"]["not_applied"]
    assert all("王芳" not in str(row) for row in told)
    assert f"{BLANK * 2}说的" in (tmp_path / "out" / "graph.nq").read_text(encoding="utf-8")
    assert report.decisions is not None


def test_exports_have_nothing_either(source: Path, tmp_path: Path) -> None:
    (source / "王芳b.txt").unlink()
    (source / "c.txt").unlink()
    build(source, tmp_path / "out", "forget\tperson/王芳")
    graph = kg.open(tmp_path / "out")
    for name in FORMATS:
        target = tmp_path / "exports" / name
        target.parent.mkdir(exist_ok=True)
        graph.export(name, target)
        paths = [target] if target.is_file() else list(target.rglob("*"))
        assert paths
        assert [path for path in paths if path.is_file() and "王芳".encode() in path.read_bytes()] == []


def test_the_cache_of_an_incremental_build_forgets(source: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    kg.build(source, output, BuildOptions(incremental=True))
    assert "incremental.cache" in holders(output, "赵小川")
    forget(output, "person/赵小川")
    kg.build(source, output, BuildOptions(incremental=True))
    full = tmp_path / "full"
    shutil.copytree(output, full)
    kg.build(source, full)
    assert holders(output, "赵小川") == ["decisions.tsv"]
    for name in ("graph.nq", "graph.html", "graph.ttl", "graph.graphml"):
        assert (output / name).read_bytes() == (full / name).read_bytes()


def test_the_command_keeps_a_decision(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = str(tmp_path / "out")
    kg.build(source, output)
    arguments = ("--graph", output, "--as", "李", "--date", "2024-01-02", "--why", "本人要求")
    assert cli.main(["forget", "李明远", *arguments]) == 0
    said = capsys.readouterr().out
    assert said.startswith("forget person/李明远/缙云县市场监督管理局: written to ")
    row = (tmp_path / "out" / "decisions.tsv").read_text(encoding="utf-8").splitlines()[-1]
    assert row.startswith("forget\tperson/李明远/缙云县市场监督管理局\t-\t本人要求\t李\t2024-01-02\t")
    assert cli.main(["build", str(source), "-o", output, "-q"]) == 0
    assert holders(tmp_path / "out", "李明远") == ["decisions.tsv"]


@pytest.mark.parametrize(
    ("person", "error", "words"),
    [
        (
            "王芳",
            DecisionError,
            "is the name of 2 people; give one of person/王芳/缙云县市场监督管理局, person/王芳/",
        ),
        ("缙云县", DecisionError, "only people are forgotten"),
        ("没有此人", UnknownEntityError, "nothing in the graph"),
        ("person/王", DecisionError, "needs 2 characters"),
    ],
)
def test_whom_it_may_mean(source: Path, tmp_path: Path, person: str, error: type[Exception], words: str) -> None:
    kg.build(source, tmp_path / "out")
    with pytest.raises(error, match=words):
        forget(tmp_path / "out", person)
    assert not (tmp_path / "out" / "decisions.tsv").exists()


@pytest.mark.parametrize(
    ("given", "iri"),
    [
        ("person/王芳/青田县教育局", "person/王芳/青田县教育局"),
        ("person/王芳", "person/王芳"),
        ("person/没有/此人", "person/没有/此人"),
        ("https://w3id.org/govkg/id/person/王芳/青田县教育局", "person/王芳/青田县教育局"),
        ("Li Mingyuan", "person/李明远/缙云县市场监督管理局"),
    ],
)
def test_who_is_meant(source: Path, tmp_path: Path, given: str, iri: str) -> None:
    kg.build(source, tmp_path / "out")
    assert forget(tmp_path / "out", given, asked=Asked("李")).person == iri


def test_rows_of_a_file_are_checked(source: Path, tmp_path: Path) -> None:
    with pytest.raises(
        DecisionError, match=r":1: whom: only people(?s:.*):2: to: must be empty(?s:.*):3: whom: the name needs"
    ):
        build(source, tmp_path / "out", "forget\tagency/甲局", "forget\tperson/王芳\tperson/李四", "forget\tperson/王")


@pytest.mark.parametrize(
    ("text", "kept", "after"),
    [
        ("王芳说", (), "■■说"),
        ("王芳芳和王芳", ("王芳芳",), "王芳芳和■■"),
        ("王芳芳", (), "■■芳"),
        ("王芳", ("王芳",), "王芳"),
        ("高峰村", ("高峰村",), "高峰村"),
        ("没有", (), "没有"),
    ],
)
def test_blanking(text: str, kept: tuple[str, ...], after: str) -> None:
    names = Forgotten.by([Decision(FORGET, Reference("person/王芳")), Decision(FORGET, Reference("person/高峰"))])
    assert names.blank(text, kept) == after
    assert len(after) == len(text)


def test_identifiers_stay_apart() -> None:
    names = Forgotten(["王芳", "李明"])
    assert names.identifier("2021/a.txt") == "2021/a.txt"
    one, other = names.identifier("王芳.txt"), names.identifier("李明.txt")
    assert one != other
    assert one.startswith("■■.txt~")
    assert not Forgotten([])
