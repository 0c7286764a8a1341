"""Whole builds: the same bytes every time, spans that hold, a report that adds up, an output folder that is safe."""

import html
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from opencc import OpenCC
from pyoxigraph import Literal, RdfFormat, Store

from kg import pipeline
from kg.clean import clean
from kg.engines import local
from kg.errors import InputError, OutputError
from kg.ingest import read
from kg.model import Article, Source
from kg.opened import open_graph
from tests.conftest import ROOT, SHARED, copy_sample, environment, kg

SAME = ("graph.nq", "graph.ttl", "graph.html", "graph.graphml", "rejected.jsonl")
SPANS = """
PREFIX kg: <https://w3id.org/govkg/ontology#>
PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?id ?kind ?start ?end ?text ?field {
  VALUES ?kind { kg:Mention kg:Passage }
  ?span a ?kind ; kg:document ?document ; kg:start ?start ; kg:end ?end ; kg:text ?text .
  ?document dct:identifier ?id
  OPTIONAL { ?span kg:field ?field }
}"""
NOTE = re.compile("[(（][a-zà-öø-üā-ſǎ-ǜ]{1,7}[)）]")
TAG = re.compile("<[^<>]{0,500}>")
TO_SIMPLIFIED = OpenCC("t2s")
ARTICLE = (
    "缙云县召开食品安全工作会议\n来源：缙云县市场监管局 2023-03-02\n"
    "3月1日，缙云县市场监督管理局召开食品安全工作会议。会议由县市场监管局局长柳成荫主持，副县长古若兰出席并讲话。\n"
)


class Span(NamedTuple):
    """A Mention or Passage of a built graph, beside the stretch of the original that it points to."""

    document: str
    kind: str
    field: str
    start: int
    end: int
    text: str
    slice: str


def spans(inputs: list[Path], nquads: Path) -> Iterator[Span]:
    sources = {item.id: item for item in read(inputs) if isinstance(item, Source)}
    store = Store()
    store.bulk_load(path=str(nquads), format=RdfFormat.N_QUADS)
    for row in store.query(SPANS, use_default_graph_as_union=True):  # type: ignore[union-attr]
        values = {name: row[name].value for name in ("id", "kind", "start", "end", "text")}
        field = row["field"].value if isinstance(row["field"], Literal) else "text"
        source = sources[values["id"]]
        original = source.original if field == "text" else source.title or ""
        start, end = int(values["start"]), int(values["end"])
        assert 0 <= start < end <= len(original)
        kind = values["kind"].rsplit("#")[-1]
        yield Span(source.id, kind, field, start, end, values["text"], original[start:end])


def characters(text: str, *, markup: bool) -> str:
    """The letters and digits of a stretch of an original, without notes and tags, in Simplified."""
    if markup:
        text = html.unescape(TAG.sub("", text))
    text = TO_SIMPLIFIED.convert(unicodedata.normalize("NFKC", NOTE.sub("", text)))
    return "".join(char for char in text if char.isalnum())


def compare(span: Span) -> str | None:
    """What is wrong with a span. Behind the `?` of a lost byte the original is garbled: there it is not compared."""
    if span.text != span.text.strip() or not span.text:
        return "blank"
    markup = span.document.endswith(".html")
    said = characters(span.text, markup=False)
    whole, lost, _ = span.slice.partition("?")
    seen = characters(whole, markup=markup)
    same = said.startswith(seen[:-1]) if lost else said == seen
    return None if same else "other text"


def wrong(found: list[Span]) -> list[tuple[str | None, Span]]:
    assert {span.kind for span in found} == {"Mention", "Passage"}
    return [(fault, span) for span in found if (fault := compare(span))]


def test_a_build_finds_no_fault_in_its_own_graph(sample: Path) -> None:
    assert json.loads((sample / "output" / "report.json").read_text("utf-8"))["selfcheck"] == {
        "checked": True,
        "violations": 0,
    }


def test_an_article_that_states_nothing(tmp_path: Path) -> None:
    (tmp_path / "weather.txt").write_text("天气晴好\n今天天气晴好，大家都很高兴，心情也很好。\n", encoding="utf-8")
    report = pipeline.build([tmp_path / "weather.txt"], tmp_path / "output", pipeline.BuildOptions(check=True))
    assert report.documents == 1
    assert "mentions" not in report.counts
    assert report.guard.faults == ()


def test_spans_of_the_sample_slice_to_their_text(sample: Path) -> None:
    found = list(spans([sample / "data" / "sample"], sample / "output" / "graph.nq"))
    assert len(found) > 1000
    assert {span.field for span in found} == {"text", "title"}
    assert wrong(found) == []


@pytest.mark.parametrize("name", ["seeds", "gold/dev/docs.jsonl", "gold/county/docs.jsonl"])
def test_spans_of_real_articles_slice_to_their_text(name: str, tmp_path: Path) -> None:
    if not (SHARED / name).exists():
        pytest.skip(f"needs ../shared/{name}")
    pipeline.build([SHARED / name], tmp_path / "output")
    assert wrong(list(spans([SHARED / name], tmp_path / "output" / "graph.nq"))) == []


def test_spans_are_where_cleaning_puts_their_text(sample: Path) -> None:
    """Where the text stands in the cleaned article, it maps to the very span that the graph gives."""
    inputs = [sample / "data" / "sample"]
    articles: dict[str, Article] = {}
    for item in read(inputs):
        article = clean(item) if isinstance(item, Source) else None
        if isinstance(article, Article):
            articles[article.id] = article
    for span in spans(inputs, sample / "output" / "graph.nq"):
        article = articles[span.document]
        text = article.text.text
        places = [found.start() for found in re.finditer(f"(?={re.escape(span.text)})", text)]
        located = {article.locate(at, at + len(span.text)) for at in places}
        assert (span.field, span.start, span.end) in located, span


def test_another_run_gives_the_same_bytes(sample: Path, tmp_path: Path) -> None:
    """Other hashes, locale and time zone, and files that lie on the disk in another order."""
    copy_sample(tmp_path, lambda paths: paths[::-1])
    env = environment(PYTHONHASHSEED="2", LC_ALL="C", TZ="Asia/Shanghai")
    done = kg("build", "data/sample", "-o", "output/", cwd=tmp_path, env=env)
    assert done.returncode == 0, done.stderr
    for name in SAME:
        assert (tmp_path / "output" / name).read_bytes() == (sample / "output" / name).read_bytes(), name


def test_the_order_of_inputs_changes_nothing(tmp_path: Path) -> None:
    folders = sorted(path for path in (ROOT / "data" / "sample").iterdir() if path.is_dir())
    shuffled = folders[1::2][::-1] + folders[::2]
    one = pipeline.build(folders, tmp_path / "one")
    other = pipeline.build(shuffled, tmp_path / "other")
    assert one.counts == other.counts
    for name in SAME:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes(), name


def test_the_report_adds_up(sample: Path) -> None:
    report = json.loads((sample / "output" / "report.json").read_text(encoding="utf-8"))
    rejected = (sample / "output" / "rejected.jsonl").read_text(encoding="utf-8").splitlines()
    documents, graph = report["documents"], report["graph"]
    assert documents["read"] == documents["built"] + documents["rejected"] == 48
    assert [json.loads(line) for line in rejected] == report["rejected"]
    assert len(rejected) == documents["rejected"] == 1
    lines = (sample / "output" / "graph.nq").read_bytes().splitlines()
    assert graph["documents"] == documents["built"]
    assert graph["quads"] == len(lines) == len(set(lines))
    assert lines == sorted(lines)
    kinds = sum(count for name, count in graph.items() if name[0].isupper())
    assert graph["entities"] == kinds
    assert report["cleaning"]["lost byte repaired"] > 0
    assert set(report["seconds"]) == {"read", "clean", "extract", "resolve", "graph", "page"}


def test_the_store_holds_what_the_file_holds(sample: Path) -> None:
    stored = open_graph(sample / "output").store
    assert len(stored) == (sample / "output" / "graph.nq").read_bytes().count(b"\n")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_foreign_folder_is_refused_and_untouched(article: Path, tmp_path: Path) -> None:
    output = tmp_path / "thesis"
    output.mkdir()
    (output / "chapter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"chapter\.txt"):
        pipeline.build([article], output)
    assert contents(output) == {"chapter.txt": b"mine"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.txt", "thesis"]


def test_a_file_is_no_output_folder(article: Path) -> None:
    with pytest.raises(OutputError, match="is a file"):
        pipeline.build([article], article)
    assert article.read_text(encoding="utf-8") == ARTICLE


def test_files_of_others_stay_beside_a_build(article: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    pipeline.build([article], output)
    (output / "notes").mkdir()
    (output / "notes" / "mine.txt").write_text("mine", encoding="utf-8")
    pipeline.build([article], output)
    assert (output / "notes" / "mine.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError, OSError])
def test_an_interrupted_build_leaves_the_old_one(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    output = tmp_path / "output"
    pipeline.build([article], output)
    before = contents(output)

    def broken(*_: object, **__: object) -> None:
        raise error

    for function in ("write_all", "write_page"):
        with monkeypatch.context() as patch:
            patch.setattr(pipeline, function, broken)
            with pytest.raises(error):
                pipeline.build([article], output)
    assert contents(output) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.txt", "output"]


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    with pytest.raises(InputError, match=r"empty: no article could be read(?s:.*)folder without any article"):
        pipeline.build([folder], tmp_path / "output")
    with pytest.raises(InputError, match="nowhere: cannot be found"):
        pipeline.build([tmp_path / "nowhere"], tmp_path / "output")
    with pytest.raises(InputError, match="no input"):
        pipeline.build([], tmp_path / "output")
    assert not (tmp_path / "output").exists()


def test_bodies_without_a_place_are_not_joined_over_documents(tmp_path: Path) -> None:
    for name in ("王明", "李强"):
        (tmp_path / f"{name}.txt").write_text(f"县公安局局长{name}主持会议。", encoding="utf-8")
    pipeline.build([tmp_path / "王明.txt", tmp_path / "李强.txt"], tmp_path / "output")
    graph = (tmp_path / "output" / "graph.nq").read_text(encoding="utf-8")
    assert "agency/县公安局/王明.txt>" in graph
    assert "agency/县公安局/李强.txt>" in graph
    assert "agency/县公安局>" not in graph


def test_batches_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    sample = [ROOT / "data" / "sample"]
    done: list[int] = []
    whole = pipeline.build_world(sample)
    monkeypatch.setattr(local, "BATCH", 5)
    pieces = pipeline.build_world(sample, pipeline.BuildOptions(progress=lambda _, number: done.append(number)))
    assert pieces.entities == whole.entities
    assert [f.mentions for f in pieces.documents] == [f.mentions for f in whole.documents]
    assert done == sorted(done)
    assert len(done) > 5
    assert done[-1] == len(whole.documents)
