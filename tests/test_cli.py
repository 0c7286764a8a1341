"""The command line: what goes to stdout, what to stderr, and with which exit code."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg import __version__, cli, pipeline
from kg.errors import InputError
from kg.pipeline import BuildOptions, Report
from kg.query.catalogue import catalogue
from tests.query.conftest import write_world

Run = Callable[..., tuple[int, str, str]]
COMMANDS = (
    *("build", "query", "explain", "validate", "evaluate", "annotate", "lexicon"),
    *("review", "decisions", "export"),
)
COMMAND = [sys.executable, "-m", "kg.cli"]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(write_world(tmp_path_factory.mktemp("world") / "output"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(arguments)
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return command


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"govkg {__version__}\n", "")


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_help_has_examples(run: Run, command: list[str]) -> None:
    code, out, _ = run(*command, "--help")
    assert code == 0
    assert "Usage: kg" in out
    assert not command or f"kg {command[0]} " in out


# ---- query


def test_query_list(run: Run) -> None:
    code, out, err = run("query", "--list")
    assert (code, err) == (0, "")
    assert all(query.en in out and query.zh in out for query in catalogue().values())
    assert run("query", "--list", "colleagues")[1].startswith("colleagues\n")


def test_named_query_as_table(run: Run, world: str) -> None:
    code, out, err = run("query", "who-chairs-with-whom", "-o", world, "--person", "周海涛")
    assert (code, err) == (0, "")
    assert out.splitlines()[0].split() == ["chair", "with", "meetings", "iri", "with_iri"]
    assert out.splitlines()[2].split()[:3] == ["周海涛", "永安食品有限公司", "1"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("query", "meetings-in-place", "--place", "临海", "--from=2021", "--format", "csv"),
        ("query", "--place", "临海市", "--from", "2021", "meetings-in-place", "--format=csv"),
        ("query", "--format", "csv", "meetings-in-place", "--from", "2021", "--place=臨海市"),
    ],
)
def test_parameters_in_any_order(run: Run, world: str, arguments: tuple[str, ...]) -> None:
    code, out, _ = run(*arguments, "--graph", world)
    assert code == 0
    assert out.splitlines()[1].startswith(
        "2021-05,周海涛赴临海市检查食品生产企业,Inspection,临海市,台州市市场监督管理局,1,"
    )


def test_sparql(run: Run, world: str) -> None:
    query = "SELECT ?l { ?a a kg:Enterprise ; skos:prefLabel ?l }"
    assert run("query", query, "-o", world, "--format", "csv") == (0, "l\r\n永安食品有限公司\r\n", "")
    assert run("query", "ASK { ?a a kg:Campaign }", "-o", world) == (0, "true\n", "")
    code, out, _ = run("query", query, "-o", world, "--format", "json")
    assert json.loads(out)["results"]["bindings"][0]["l"]["value"] == "永安食品有限公司"
    assert code == 0


def test_sparql_from_a_file(run: Run, world: str, tmp_path: Path) -> None:
    file = tmp_path / "my.rq"
    file.write_text("ASK { ?a a kg:Campaign }", encoding="utf-8")
    assert run("query", "-f", str(file), "-o", world) == (0, "true\n", "")
    file.write_text(catalogue()["colleagues"].text, encoding="utf-8")
    assert run("query", "-f", str(file), "--person", "陈立群", "-o", world, "--format", "csv")[1].count("周海涛") == 1


def test_graphs_are_turtle(run: Run, world: str) -> None:
    code, out, _ = run("query", "graph-of-entity", "--entity", "陈立群", "-o", world)
    assert code == 0
    assert out.startswith("@prefix ")


def test_remarks_go_to_stderr(run: Run, world: str) -> None:
    code, out, err = run("query", "posts-of-person", "--person", "王敏", "-o", world, "--format", "csv")
    assert (code, len(out.splitlines())) == (0, 4)
    assert "note: --person" in err
    assert "means 2 entities" in err
    assert run("query", "instructions", "--from", "2030", "-o", world)[2] == "note: no rows\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nothing-of-the-kind",), 'error: no query is named "nothing-of-the-kind"'),
        (("official-of-agency",), "officials-of-agency"),
        (("officials-of-agency",), "needs --agency. It takes:"),
        (("officials-of-agency", "--agency"), "--agency needs a value"),
        (("officials-of-agency", "--agency", "台州市公安局", "--when", "x"), "has no parameter --when"),
        (("officials-of-agency", "--agency", "台州市公安"), "Nearest: 台州市公安局"),
        (("SELECT * { ?s ?p ",), "line 1, column 10"),
        (("SELECT * { SERVICE <http://example.org/> {} }",), "asks another server"),
        (("LOAD <http://example.org/>",), "is an update"),
        (("instructions", "--format", "xml"), 'no format "xml"'),
        (("instructions", "--format", "turtle"), "the query gives no graph"),
        (("instructions", "extra"), "one argument too many"),
        ((), "give one of"),
        (("-f", "/no/such/file.rq"), "cannot be read"),
    ],
)
def test_bad_queries(run: Run, world: str, arguments: tuple[str, ...], message: str) -> None:
    code, out, err = run("query", *arguments, "-o", world)
    assert (code, out) == (2, "")
    assert err.startswith("error: ")
    assert message in err


def test_a_folder_without_a_graph(run: Run, tmp_path: Path) -> None:
    for command in (("query", "instructions"), ("explain", "x")):
        code, out, err = run(*command, "-o", str(tmp_path))
        assert (code, out) == (2, "")
        assert "kg build" in err


# ---- explain


def test_explain(run: Run, world: str) -> None:
    code, out, err = run("explain", "陳立羣", "-o", world)
    assert (code, err) == (0, "")
    assert out.startswith("陈立群  (official 官员)\n")
    assert "会议由市市场监管局局长陈立群主持" in out
    assert "news/2023-03.txt [45:80)" in out


def test_explain_as_json(run: Run, world: str) -> None:
    _, out, _ = run("explain", "王敏", "-o", world, "--format", "json")
    assert len(json.loads(out)) == 2


def test_explain_a_document(run: Run, world: str) -> None:
    code, out, err = run("explain", "--document", "news/2023-03.txt", "-o", world)
    assert (code, err) == (0, "")
    assert out.startswith("台州市召开食品安全工作会议  (document 文档)\n")
    code, out, err = run("explain", "王敏", "--document", "x", "-o", world)
    assert (code, out) == (2, "")
    assert "or --document" in err


def test_explain_unknown(run: Run, world: str) -> None:
    code, out, err = run("explain", "陈立", "-o", world)
    assert (code, out) == (2, "")
    assert "Nearest: 陈立群" in err


# ---- build


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], Path, BuildOptions]]:
    """Calls of the pipeline, which does nothing."""
    calls: list[tuple[list[str], Path, BuildOptions]] = []

    def build(inputs: list[str], output: Path, options: BuildOptions) -> Report:
        calls.append((inputs, output, options))
        return Report(output, 3, 99, (), {}, {}, {}, {})

    monkeypatch.setattr(pipeline, "build", build)
    return calls


def test_build_passes_its_options(run: Run, built: list[tuple[list[str], Path, BuildOptions]]) -> None:
    code, out, err = run(
        *("build", "a", "b.zip", "-", "-o", "there", "--base", "https://example.org/"),
        *("--field", "text=content", "--field", "published=date", "--min-confidence", "0.5"),
    )
    assert (code, out) == (0, "")
    assert "3 documents built" in err
    fields = {"text": "content", "published": "date"}
    expected = BuildOptions(base="https://example.org/", fields=fields, min_confidence=0.5)
    assert built == [(["a", "b.zip", "-"], Path("there"), expected)]


def test_build_quietly(run: Run, built: list[tuple[list[str], Path, BuildOptions]]) -> None:
    assert run("build", "a", "--quiet") == (0, "", "")
    assert built == [(["a"], Path("output"), BuildOptions())]


@pytest.mark.parametrize(
    "arguments",
    [("build",), ("build", "a", "--min-confidence", "2"), ("build", "a", "--jobs", "0"), ("no",), ("explain",)],
)
def test_usage_errors(run: Run, built: list[tuple[list[str], Path, BuildOptions]], arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)
    assert (code, out, built) == (2, "", [])
    assert "Usage: kg" in err


def test_bad_field(run: Run, built: list[tuple[list[str], Path, BuildOptions]]) -> None:
    code, _, err = run("build", "a", "--field", "text")
    assert (code, built) == (2, [])
    assert "write it as name=field" in err


def test_errors_have_their_exit_code(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise InputError("a.txt: no text")

    monkeypatch.setattr(pipeline, "build", fail)
    assert run("build", "a") == (2, "", "error: a.txt: no text\n")


def test_a_bug_is_told_as_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(pipeline, "build", fail)
    monkeypatch.delenv("GOVKG_DEBUG", raising=False)
    code, out, err = run("build", "a")
    assert (code, out) == (3, "")
    assert err == "bug: ZeroDivisionError: oh\nset GOVKG_DEBUG=1 to see where; please report it\n"
    monkeypatch.setenv("GOVKG_DEBUG", "1")
    assert "Traceback" in run("build", "a")[2]


def test_an_interruption_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "build", interrupt)
    code, out, err = run("build", "a")
    assert (code, out) == (130, "")
    assert "interrupted; what an earlier build wrote is as it was" in err


def test_typer_s_runner_agrees(world: str) -> None:
    result = CliRunner().invoke(cli.app, ["query", "ASK { ?a a kg:Campaign }", "-o", world])
    assert (result.exit_code, result.stdout) == (0, "true\n")


# ---- validate


def test_validate(run: Run, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("3月1日，缙云县市场监督管理局召开食品安全工作会议，局长柳成荫主持。\n", encoding="utf-8")
    folder = tmp_path / "output"
    assert run("build", str(article), "-o", str(folder), "-q") == (0, "", "")
    code, out, err = run("validate", str(folder))
    assert (code, err) == (0, "")
    assert "no violation" in out
    assert "无违例" in run("validate", str(folder), "--language", "zh")[1]
    quads = folder / "graph.nq"
    lines = quads.read_text(encoding="utf-8").splitlines(keepends=True)
    quads.write_text("".join(line for line in lines if "ontology#evidence>" not in line), encoding="utf-8")
    code, out, err = run("validate", str(folder))
    assert code == 1
    assert "×" in out
    assert err.startswith("error: ")
    assert err.endswith("violations\n")


def test_validate_nothing(run: Run, tmp_path: Path) -> None:
    assert run("validate", str(tmp_path / "none"))[0] == 2
    assert run("validate", str(tmp_path), "--language", "fr")[0] == 2


# ---- as a process


def test_a_reader_that_has_seen_enough_is_no_error(world: str) -> None:
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 20000"
    process = subprocess.Popen(
        [*COMMAND, "query", query, "-o", world], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ
    )
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline().split() == [b"a", b"b", b"c", b"d", b"e", b"f"]
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


def test_stdin_utf8_and_any_locale(world: str) -> None:
    query = "SELECT ?l { ?a skos:prefLabel ?l FILTER(STR(?l) = '永安食品有限公司') }".encode()
    for locale in ("C", "zh_CN.GB18030", "en_US.ISO-8859-1"):
        environment = {**os.environ, "LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"}
        command = [*COMMAND, "query", "-", "-o", world, "--format", "csv"]
        done = subprocess.run(command, input=query, capture_output=True, env=environment, check=False)
        assert (done.returncode, done.stdout.decode("utf-8"), done.stderr) == (0, "l\r\n永安食品有限公司\r\n", b"")


def test_exit_codes_of_the_process(world: str) -> None:
    done = subprocess.run([*COMMAND, "explain", "陈立", "-o", world], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "error: nothing in the graph is named" in done.stderr.decode("utf-8")
