"""The library, from articles to answers."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

import kg
from kg.errors import InputError, OutputError, QueryError, UnknownEntityError

ARTICLES = {
    "a.txt": "缙云县召开食品安全工作会议\n来源：缙云县市场监管局 2023-03-02\n"
    "3月1日，缙云县市场监督管理局召开食品安全工作会议。会议由县市场监管局局长柳成荫主持，副县长古若兰出席并讲话。\n",
    "b.txt": "缙云县开展检查\n来源：缙云县市场监管局 2023-05-10\n"
    "5月9日，县市场监管局局长柳成荫带队到五云街道检查食品安全工作。\n",
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    target = tmp_path_factory.mktemp("graph") / "output"
    report = kg.build(folder, target)
    assert report.documents == 2
    return target


@pytest.fixture(scope="module")
def graph(output: Path) -> kg.KnowledgeGraph:
    return kg.open(output)


def test_named_query(graph: kg.KnowledgeGraph) -> None:
    rows = graph.query("officials-of-agency", agency="缙云县市场监督管理局").records()
    assert [(row["official"], row["title"], row["documents"]) for row in rows] == [("柳成荫", "局长", "2")]


def test_parameters_of_python(graph: kg.KnowledgeGraph) -> None:
    """`from` is a word of Python, `at-least` no name, 1 no text, an IRI may be a node."""
    assert len(graph.query("events-by-month", from_="2023").rows) > 0
    assert graph.query("events-by-month", from_="2030").rows == ()
    assert graph.query("agencies-acting-together", at_least=99).rows == ()
    person = graph.query("SELECT ?p { ?p skos:prefLabel ?l FILTER(STR(?l) = ?name) }", name="柳成荫").rows[0][0]
    assert isinstance(person, NamedNode)
    assert graph.query("posts-of-person", person=person).records()[0]["official"] == "柳成荫"


def test_sparql_with_values(graph: kg.KnowledgeGraph) -> None:
    assert graph.query("ASK { ?t kg:title ?title }", title="局长").answer is True
    assert graph.query("ASK { ?t kg:title ?title }", title='" } #').answer is False


def test_explain_names_sentence_and_file(graph: kg.KnowledgeGraph, output: Path) -> None:
    (found,) = graph.explain("柳成荫")
    tenures = [said for said in found.said if said.property == "tenure"]
    assert [tenure.value for tenure in tenures] == ["局长", "局长"]
    for quotation in [quotation for said in found.said for quotation in said.evidence] + list(found.mentions):
        assert ARTICLES[quotation.document][quotation.start : quotation.end].strip() == quotation.text.strip()
    assert {mention.document for mention in found.mentions} == set(ARTICLES)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_views_agree(graph: kg.KnowledgeGraph, output: Path) -> None:
    assert graph.path == output
    assert repr(graph) == f"KnowledgeGraph({str(output)!r})"
    assert len(list(graph.dataset.quads())) == len(graph.store) > 50
    labels = {data["label"] for _, data in graph.network.nodes(data=True)}
    assert {"柳成荫", "缙云县市场监督管理局"} <= labels


def test_queries_are_listed(graph: kg.KnowledgeGraph) -> None:
    assert "officials-of-agency" in [query.name for query in graph.queries]


def test_a_build_conforms(output: Path) -> None:
    assert kg.validate(output).conforms


def test_errors_are_the_library_s(graph: kg.KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="no query is named"):
        graph.query("officials")
    with pytest.raises(QueryError, match="asks another server"):
        graph.query("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    with pytest.raises(UnknownEntityError, match="柳成荫"):
        graph.explain("柳成")
    with pytest.raises(OutputError, match="no such folder"):
        kg.open(tmp_path / "none")
    with pytest.raises(InputError):
        kg.build([tmp_path / "none"], tmp_path / "output")
    assert not (tmp_path / "output").exists()


def test_names_are_typed_and_lazy() -> None:
    """What the package offers at run time is what __init__.pyi tells type checkers."""
    assert all(getattr(kg, name) is not None for name in kg.__all__)
    stub = Path(str(kg.__file__)).with_suffix(".pyi").read_text(encoding="utf-8")
    assert all(name in stub for name in kg.__all__)
    code = "import sys, kg; print(any(m in sys.modules for m in ('rdflib', 'jieba', 'pyoxigraph', 'networkx')))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        kg.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project.get("version", kg.__version__) == kg.__version__
