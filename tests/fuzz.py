"""Hostile input by the hundred thousand: python -m tests.fuzz [--cases N] [--seed S] [NAME ...]

Each generator makes input of one sort from a seed: random, or sound input that is damaged. What it is given to may
refuse it with an error of its own (GovkgError) and nothing else, must keep its promises, and be done in time.
"""

import argparse
import csv
import gzip
import io
import json
import random
import re
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from time import process_time

from pyoxigraph import RdfFormat, Store, parse

import kg
from kg.additions import load as read_lexicon
from kg.clean import clean_all
from kg.decisions.file import load
from kg.errors import GovkgError
from kg.extract import extract_all
from kg.graph.selfcheck import check
from kg.ingest import read
from kg.model import Article, Source
from kg.query.catalogue import catalogue
from kg.query.run import run
from kg.tables import LISTS, TABLES

_SLOW = 10.0  # seconds of a processor for one case
_PIECES = tuple(
    (
        "缙云县 市场监督管理局 局长 王芳 召开 会议 （wáng） ？ 〇 \uff13月1日 2023-03-02 来源： 记者 “ ” 《 》 ， 。 "
        "\n \t \0 \ufeff \u202e \U0001f600 龘 é < > & \" ' </script> =1+1 @ -- ../ %2e \\ { } [ ] # | * ? <b> <!-- --> "
        "<![CDATA[ &#x0; &lt; 一 二 届 第 次 全会 负责人 公司 镇 街道 党委 书记 讲话 主持 出席 专项整治 行动 "
        "食品安全宣传周 http://a/b mention person/王芳 same drop forget"
    ).split(" ")
)
_TAGS = "html body p div span a script style table td meta title h1 article iframe svg".split()
_SPARQL = tuple(
    "SELECT ASK CONSTRUCT DESCRIBE * ?s ?p ?o { } ( ) . ; , FILTER OPTIONAL UNION GRAPH kg:Agency skos:prefLabel a "
    '"x" "局"@zh 1 2.5 LIMIT 10 OFFSET ORDER BY GROUP COUNT(*) AS BIND VALUES UNDEF '
    "MINUS SERVICE <http://a/> FROM LOAD INSERT "
    "DELETE PREFIX BASE / | ^ + * ! REGEX STR = < > && || #".split(" ")
)
Maker = Callable[[random.Random, Path], None]


def text(rng: random.Random, most: int = 60) -> str:
    """Pieces of articles and of attacks, and any characters."""
    parts = [
        rng.choice(_PIECES) if rng.random() < 0.9 else chr(rng.randrange(0xD7FF)) for _ in range(rng.randrange(most))
    ]
    if rng.random() < 0.05 and parts:
        parts[rng.randrange(len(parts))] *= rng.randrange(1, 2000)
    return "".join(parts)


def damage(data: bytes, rng: random.Random) -> bytes:
    """Bytes flipped, taken out, doubled; or none of it."""
    changed = bytearray(data)
    for _ in range(rng.choice((0, 0, 1, 5))):
        at = rng.randrange(len(changed) + 1)
        act = rng.randrange(3)
        if act == 0 and at < len(changed):
            changed[at] = rng.randrange(256)
        elif act == 1:
            del changed[at : at + rng.randrange(1, 30)]
        else:
            changed[at:at] = changed[at : at + rng.randrange(1, 30)]
    return bytes(changed)


def _articles(path: Path) -> None:
    """Read, clean and extract; every span lies in its text."""
    found = [item for item in read([path]) if isinstance(item, Source)]
    for article, facts in _understood(found):
        size = len(article.text.text)
        for span in (*facts.mentions, *(t.claim.evidence for t in facts.tenures)):
            assert 0 <= span.start <= span.end <= size
            where, start, end = article.locate(span.start, span.end)
            assert 0 <= start <= end <= (len(article.original) if where == "text" else len(article.record_title or ""))


def _understood(sources: list[Source]):  # type: ignore[no-untyped-def]
    articles = [article for article in clean_all(sources) if isinstance(article, Article)]
    return zip(articles, extract_all(articles), strict=True)


def bytes_(rng: random.Random, folder: Path) -> None:
    """Files of any bytes and any text, in any encoding."""
    content = (
        rng.randbytes(rng.randrange(300))
        if rng.random() < 0.3
        else text(rng).encode(rng.choice(("utf-8", "gb18030", "utf-16", "big5")), "replace")
    )
    path = folder / f"a{rng.choice(('.txt', '.html', '.jsonl', '.csv', '', '.gz', '.zip'))}"
    path.write_bytes(damage(content, rng))
    _articles(path)


def html(rng: random.Random, folder: Path) -> None:
    """Pages with tags that do not close, nest deep, and hold entities and declarations."""
    parts = []
    for _ in range(rng.randrange(25)):
        tag = rng.choice(_TAGS)
        parts.append(
            rng.choice((f"<{tag}>", f"</{tag}>", f'<{tag} x="{text(rng, 4)}">', text(rng, 12), "&#99999999;", "&a;"))
        )
    if rng.random() < 0.05:
        parts.append("<div>" * rng.randrange(3000))
    head = rng.choice(
        ("", "<!doctype html>", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "<?xml version='1.0'?>")
    )
    (folder / "a.html").write_bytes(damage((head + "".join(parts)).encode("utf-8", "replace"), rng))
    _articles(folder / "a.html")


def records(rng: random.Random, folder: Path) -> None:
    """JSON lines and CSV with fields of all types."""
    values: list[object] = [None, True, 1e308, -1, "", [], {}, [[]] * 3]
    names = ("id", "text", "title", "published", "source", "x")

    def row() -> dict[str, object]:
        return {rng.choice(names): rng.choice((*values, text(rng))) for _ in range(4)}

    rows = [row() for _ in range(rng.randrange(6))]
    if rng.random() < 0.5:
        data = "\n".join(json.dumps(row, ensure_ascii=rng.random() < 0.5) for row in rows).encode("utf-8", "replace")
        name = "a.jsonl"
    else:
        out = io.StringIO()
        writer = csv.DictWriter(out, ["id", "text", "title"], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
        data, name = out.getvalue().encode("utf-8", "replace"), "a.csv"
    (folder / name).write_bytes(damage(data, rng))
    _articles(folder / name)


def archives(rng: random.Random, folder: Path) -> None:
    """Zips, tars and gzips with names that lead elsewhere, links, archives within, and damage."""
    names = (
        "a.txt",
        "../../evil.txt",
        "/etc/evil.txt",
        "a/b.html",
        "c:\\x.txt",
        "..",
        "x.zip",
        "x.txt.gz",
        "\u202etxt.a",
    )
    out = io.BytesIO()
    kind = rng.choice(("zip", "tar", "tar.gz", "gz"))
    if kind == "zip":
        with zipfile.ZipFile(out, "w", rng.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as packed:
            for name in {rng.choice(names) for _ in range(rng.randrange(4))}:
                packed.writestr(name, text(rng, 20).encode("utf-8", "replace"))
    elif kind == "gz":
        out.write(gzip.compress(text(rng, 20).encode("utf-8", "replace"), mtime=0))
    else:
        with tarfile.open(fileobj=out, mode="w:gz" if kind == "tar.gz" else "w") as tar:
            for name in {rng.choice(names) for _ in range(rng.randrange(4))}:
                data = text(rng, 20).encode("utf-8", "replace")
                member = tarfile.TarInfo(name)
                member.size = len(data)
                member.type = rng.choice(
                    (tarfile.REGTYPE, tarfile.REGTYPE, tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE)
                )
                member.linkname = "/etc/passwd"
                tar.addfile(member, io.BytesIO(data))
    path = folder / f"a.{kind}"
    path.write_bytes(damage(out.getvalue(), rng))
    _articles(path)
    assert [each.name for each in folder.iterdir()] == [path.name], "something was unpacked"


_NQUADS: list[bytes] = []


def rdf(rng: random.Random, folder: Path) -> None:
    """Damaged N-Quads: the check of builds tells faults, loading refuses."""
    if not _NQUADS:
        with tempfile.TemporaryDirectory() as where:
            kg.build(Path(__file__).parents[1] / "data" / "sample" / "jinyun", Path(where) / "o")
            _NQUADS.extend((Path(where) / "o" / "graph.nq").read_bytes().splitlines(keepends=True))
    start = rng.randrange(len(_NQUADS) - 20)
    data = damage(b"".join(_NQUADS[start : start + 20]), rng)
    try:
        list(parse(data, format=RdfFormat.N_QUADS))
    except (SyntaxError, ValueError):
        return
    check([line for line in data.splitlines(keepends=True) if line.startswith(b"<") and line.endswith(b"\n")])


_STORE = Store()


def sparql(rng: random.Random, folder: Path) -> None:
    """Queries of any words, and the named ones with words that changed places, went or came."""
    if rng.random() < 0.5:
        words = " ".join(rng.choice(_SPARQL) for _ in range(rng.randrange(1, 25)))
        query = rng.choice((f"{words} {{", f"SELECT * {{ ?s ?p ?o }} {words}", f"ASK {{ {words[:20]} }}"))
    else:
        query = disturbed(rng.choice(list(catalogue().values())).text, _SPARQL, rng)
    run(_STORE, query, {})


def disturbed(sound: str, words: Sequence[str], rng: random.Random) -> str:
    """A sound text with up to three of its words changed for others, its own or `words`; its spaces stay."""
    parts = re.split(r"(\s+)", sound)
    for _ in range(rng.randrange(4)):
        parts[rng.randrange((len(parts) + 1) // 2) * 2] = rng.choice((rng.choice(parts[::2]), rng.choice(words), ""))
    return "".join(parts)


def decisions(rng: random.Random, folder: Path) -> None:
    """Files of decisions with any cells."""
    words = ("same", "forget", "drop", "person/王芳", "agency/a|b")
    sound = (
        "same\tagency/甲局\tagency/乙局\t两块牌子\t李\t2024-01-02|drop\tperson/王芳/甲局|label\tagency/甲局\t甲市乙局"
    )

    def row() -> str:
        if rng.random() < 0.5:
            return disturbed(rng.choice(sound), words, rng)
        return "\t".join(rng.choice((*words, text(rng, 5))) for _ in range(rng.randrange(10)))

    rows = [row() for _ in range(rng.randrange(6))]
    path = folder / "decisions.tsv"
    path.write_bytes(damage("\n".join(rows).encode("utf-8", "replace"), rng))
    load(path)


@cache
def read_resource(name: str) -> list[str]:
    """The lines of one of the project's lexicons."""
    return (Path(kg.__file__).parent / "lexicons" / name).read_text(encoding="utf-8").splitlines()


def lexicons(rng: random.Random, folder: Path) -> None:
    """Lexicons of the user with any rows, or with rows of the project's that were disturbed."""
    if rng.random() < 0.1:  # some read the divisions, which takes a while
        name = rng.choice((*TABLES, *LISTS))
        lines = read_resource(name)
        head = next(line for line in lines if not line.startswith("#"))
        rows = [disturbed(rng.choice(lines), _PIECES, rng) for _ in range(rng.randrange(1, 4))]
        (folder / name).write_bytes("\n".join([head, *rows]).encode("utf-8", "replace"))
        read_lexicon(folder)
        return

    name = rng.choice(("titles.tsv", "pattern_words.tsv", "agencies.tsv", "nothing.tsv"))
    head = rng.choice(("title\tvariants\tstanding\tbody\texample", "word\tuse", text(rng, 3)))
    rows = ["\t".join(text(rng, 4) for _ in range(rng.randrange(6))) for _ in range(rng.randrange(4))]
    (folder / name).write_bytes(damage("\n".join([head, *rows]).encode("utf-8", "replace"), rng))
    read_lexicon(folder)


MAKERS: dict[str, tuple[Maker, float]] = {  # and its share of the cases
    "bytes": (bytes_, 0.14),
    "html": (html, 0.04),
    "records": (records, 0.1),
    "archives": (archives, 0.1),
    "rdf": (rdf, 0.14),
    "sparql": (sparql, 0.24),
    "decisions": (decisions, 0.14),
    "lexicons": (lexicons, 0.1),
}


def fuzz(name: str, cases: int, seed: int) -> tuple[int, float]:
    """How many cases were refused, and the seconds of the slowest. AssertionError with the seed of a bad one."""
    maker, refused, slowest = MAKERS[name][0], 0, 0.0
    with tempfile.TemporaryDirectory() as where:
        for number in range(cases):
            folder = Path(where) / str(number)
            folder.mkdir()
            begun = process_time()
            try:
                maker(random.Random(f"{name} {seed} {number}"), folder)
            except GovkgError:
                refused += 1
            except Exception as error:
                raise AssertionError(f"{name}, seed {seed}, case {number}: {type(error).__name__}: {error}") from error
            taken = process_time() - begun
            assert taken < _SLOW, f"{name}, seed {seed}, case {number}: {taken:.1f} s"
            slowest = max(slowest, taken)
            for path in folder.iterdir():
                path.unlink()
            folder.rmdir()
    return refused, slowest


def main() -> None:
    """Run the cases of all generators, or of those that are named."""
    parser = argparse.ArgumentParser(prog="tests.fuzz", description=__doc__)
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("names", nargs="*", default=list(MAKERS))
    given = parser.parse_args()
    for name in given.names:
        cases = max(1, int(given.cases * MAKERS[name][1]))
        refused, slowest = fuzz(name, cases, given.seed)
        print(f"{name}: {cases:,} cases of seed {given.seed}, {refused:,} refused, slowest {slowest:.2f} s", flush=True)


if __name__ == "__main__":
    main()
