import json
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.ingest import ReadOptions, read
from kg.model import Rejected
from tests.ingest.samples import SIMPLIFIED, TRADITIONAL, line, put, rejected, sources

MAPPED = ReadOptions(fields={"text": "content", "published": "date", "id": "nr"})


def test_a_full_record(tmp_path: Path) -> None:
    record = {"id": "d-1", "title": "会议", "published": "2021-03-08", "source": "青田县政府", "text": SIMPLIFIED}
    put(tmp_path, {"a.jsonl": line(**record).encode()})
    (got,) = sources([tmp_path])
    assert (got.id, got.title, got.published, got.source) == ("d-1", "会议", "2021-03-08", "青田县政府")
    assert got.original == got.body.text == SIMPLIFIED
    assert got.body.span(3, 9) == (3, 9)


def test_other_names_of_fields(tmp_path: Path) -> None:
    put(tmp_path, {"a.jsonl": line(nr=7, date=20210308, content=SIMPLIFIED).encode()})
    (got,) = sources([tmp_path], MAPPED)
    assert (got.id, got.published, got.original) == ("7", "20210308", SIMPLIFIED)


def test_records_with_the_usual_names_are_read_beside_mapped_ones(tmp_path: Path) -> None:
    files = {
        "a.jsonl": line(nr=7, content=SIMPLIFIED),
        "b.jsonl": line(id="b", text=SIMPLIFIED),
        "c.csv": "id,text\nc,县长\n",
    }
    put(tmp_path, {name: text.encode() for name, text in files.items()})
    assert [got.id for got in sources([tmp_path], MAPPED)] == ["7", "b", "c"]


CHINESE = {"标题": "会议", "正文": SIMPLIFIED, "发布时间": "2021-03-08 10:00", "链接": "https://x.cn/1.html"}
SCRAPED = {"headline": "会议", "body": SIMPLIFIED, "pubDate": "2021-03-08 10:00", "url": "https://x.cn/1.html"}


@pytest.mark.parametrize("record", [CHINESE, SCRAPED])
def test_names_that_scrapers_give_are_known(record: dict[str, str], tmp_path: Path) -> None:
    quoted = (",".join(f'"{cell}"' for cell in row) for row in (record, record.values()))
    files = {
        "a.jsonl": line(**record),
        "b.json": json.dumps([record]),
        "c.json": json.dumps({"total": 1, "tags": [], "data": [record]}, indent=2),
        "d.json": json.dumps(record, indent=2),
        "e.json": line(**record) + line(**record),
        "f.csv": "\n".join(quoted) + "\n",
        "g.tsv": "\t".join(record) + "\n" + "\t".join(value.replace("\n", " ") for value in record.values()) + "\n",
    }
    put(tmp_path, {name: text.encode() for name, text in files.items()})
    got = sources([tmp_path])
    assert [item.id for item in got] == [
        *(f"{name}#1" for name in ("a.jsonl", "b.json", "c.json", "d.json", "e.json")),
        "e.json#2",
        "f.csv#2",
        "g.tsv#2",
    ]
    assert {(item.title, item.published, item.source) for item in got} == {
        ("会议", "2021-03-08 10:00", "https://x.cn/1.html")
    }
    assert {item.original.replace("\n", " ") for item in got} == {SIMPLIFIED.replace("\n", " ")}


def test_the_address_tells_the_date_if_nothing_else_does(tmp_path: Path) -> None:
    address = "https://x.cn/2021-03/08/c_1.htm"
    put(
        tmp_path,
        {"a.jsonl": (line(text=SIMPLIFIED, source="县局", url=address) + line(text=SIMPLIFIED, date="2021")).encode()},
    )
    assert [(got.source, got.published) for got in sources([tmp_path])] == [("县局", address), (None, "2021")]


def test_the_own_name_goes_before_a_known_one(tmp_path: Path) -> None:
    put(tmp_path, {"a.jsonl": line(content="<p>不要</p>", text=SIMPLIFIED, 标题="丙", title="甲").encode()})
    (got,) = sources([tmp_path])
    assert (got.original, got.title) == (SIMPLIFIED, "甲")


def test_what_hangs_on_an_article_is_not_taken_for_articles(tmp_path: Path) -> None:
    record = {"title": "会议", "content": SIMPLIFIED, "comments": [{"content": "支持"}, {"content": "好"}]}
    put(tmp_path, {"a.json": json.dumps(record).encode()})
    assert [got.original for got in sources([tmp_path])] == [SIMPLIFIED]


def test_an_empty_field_hides_no_filled_one(tmp_path: Path) -> None:
    put(tmp_path, {"a.jsonl": line(text="", content=SIMPLIFIED, date="", pubDate="2021-03-05").encode()})
    (got,) = sources([tmp_path])
    assert (got.original, got.published) == (SIMPLIFIED, "2021-03-05")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('[{"text": "县长"}, ]', "is no JSON at line 1, column"),
        ('{"name": "x", "version": "1"}', "has no article: no text in field 'text'; the fields are: name, version"),
        ("[1, 2]", "has no article: no text in field 'text'; the fields are: none"),
        ("[" * 100_000, "nested too deeply"),
        ("", "is empty"),
    ],
)
def test_json_without_an_article(text: str, reason: str, tmp_path: Path) -> None:
    put(tmp_path, {"a.json": text.encode()})
    (got,) = rejected([tmp_path])
    assert reason in got.reason


def test_a_bad_record_of_an_array_is_rejected_by_itself(tmp_path: Path) -> None:
    put(tmp_path, {"a.json": json.dumps([{"text": SIMPLIFIED}, 7, {"text": ""}, {"text": SIMPLIFIED}]).encode()})
    found = list(read([tmp_path]))
    assert [item.id for item in found] == [f"a.json#{number}" for number in (1, 2, 3, 4)]
    assert [isinstance(item, Rejected) for item in found] == [False, True, True, False]


def test_an_unknown_field_is_told_at_once() -> None:
    with pytest.raises(InputError, match="unknown field txt: a record has id, title"):
        read(["nowhere"], ReadOptions(fields={"txt": "content"}))


BAD_LINES = [
    ('{"text": "县长", }', "no JSON at column 16"),
    ("{'text': 1}", "no JSON at column 2"),
    ('["text"]', "no object (list)"),
    ('"text"', "no object (str)"),
    (
        '{"torso": "x", "head": "y"}',
        "no text in field 'text'; the fields are: torso, head; name it with --field text=NAME",
    ),
    ('{"text": 5}', "no text in field 'text'"),
    ("{}", "the fields are: none"),
    ('{"text": "  \\n"}', "is empty"),
    ("[" * 100_000, "nested too deeply"),
    ('{"text": ' + "9" * 5000 + "}", "too long a number"),
    ('{"text": "没有结束', "no JSON at column 10"),
]


@pytest.mark.parametrize(("bad", "reason"), BAD_LINES)
def test_a_bad_line_is_rejected_and_the_others_go_on(tmp_path: Path, bad: str, reason: str) -> None:
    good = [line(id=name, text=SIMPLIFIED) for name in ("a", "b")]
    put(tmp_path, {"x.jsonl": (good[0] + "\n" + bad + "\n" + good[1]).encode()})
    assert [item.id for item in sources([tmp_path])] == ["a", "b"]
    (got,) = rejected([tmp_path])
    assert got.id == "x.jsonl#3"
    assert got.path == str(tmp_path / "x.jsonl")
    assert got.reason.startswith("line 3: ")
    assert reason in got.reason


def test_a_rejected_record_keeps_its_id(tmp_path: Path) -> None:
    put(tmp_path, {"x.jsonl": line(id="d9", text="").encode()})
    assert [item.id for item in rejected([tmp_path])] == ["d9"]


def test_lone_surrogates_become_replacement_characters(tmp_path: Path) -> None:
    put(tmp_path, {"x.jsonl": b'{"id": "\\ud800", "text": "\\udc00' + "县长".encode() + b'", "title": "a\\ud83d"}'})
    (got,) = sources([tmp_path])
    assert got.original == "\ufffd县长"
    for value in (got.id, got.original, got.title or ""):
        value.encode("utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_records_in_every_encoding(tmp_path: Path, encoding: str, end: str) -> None:
    text = "".join(line(id=f"d{number}", text=SIMPLIFIED).replace("\n", end) for number in range(3))
    put(tmp_path, {"x.jsonl": text.encode(encoding)})
    got = sources([tmp_path])
    assert [item.id for item in got] == ["d0", "d1", "d2"]
    assert {item.original for item in got} == {SIMPLIFIED}
    assert not rejected([tmp_path])


def test_big5_records(tmp_path: Path) -> None:
    put(tmp_path, {"x.jsonl": line(text=TRADITIONAL).encode("big5")})
    (got,) = sources([tmp_path])
    assert (got.original, got.encoding) == (TRADITIONAL, "big5")


def test_lines_of_one_file_may_differ_in_encoding(tmp_path: Path) -> None:
    data = line(text=SIMPLIFIED).encode("gb18030") + line(text=SIMPLIFIED + "!").encode()
    put(tmp_path, {"x.jsonl": data + b'{"text": "\xff\xfe\xfd\x80"}\n'})
    assert [item.original for item in sources([tmp_path])] == [SIMPLIFIED, SIMPLIFIED + "!"]
    assert [item.id for item in rejected([tmp_path])] == ["x.jsonl#3"]


def test_too_long_lines_and_texts(tmp_path: Path) -> None:
    options = ReadOptions(max_document_chars=1000)
    long = line(id="long", text="会" * 1001)
    huge = line(id="huge", text="会" * 3_000_000)
    put(tmp_path, {"x.jsonl": (long + huge + line(id="good", text="会" * 1000)).encode()})
    assert [item.id for item in sources([tmp_path], options)] == ["good"]
    first, second = rejected([tmp_path], options)
    assert "has 1,001 characters and an article may have 1,000; split it" in first.reason
    assert second.reason.startswith("line 2: has more than 71,536 bytes")


def test_empty_record_files(tmp_path: Path) -> None:
    put(tmp_path, {"a.jsonl": b"", "b.csv": b"", "c.jsonl": b"\n \n", "d.csv": b"id,text\n"})
    assert not sources([tmp_path])
    assert {item.id: item.reason.partition(";")[0] for item in rejected([tmp_path])} == {
        "a.jsonl": "is empty: there is no record in it",
        "b.csv": "is empty: there is no record in it",
        "c.jsonl": "is empty: there is no record in it",
        "d.csv": "is empty: there is no record in it",
    }


def table(*rows: str) -> str:
    return "\n".join(("id,title,published,source,text", *rows)) + "\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv(tmp_path: Path, encoding: str) -> None:
    rows = table(f'1,会议,2021-03-08,某局,"{SIMPLIFIED}"', "", f',,,,"他说""{"会" * 200_000}"""')
    put(tmp_path, {"x.csv": rows.encode(encoding)})
    first, second = sources([tmp_path])
    assert (first.id, first.title, first.published, first.source) == ("1", "会议", "2021-03-08", "某局")
    assert first.original == SIMPLIFIED
    assert (second.id, second.title, second.original) == ("x.csv#5", None, f'他说"{"会" * 200_000}"')


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_delimiters_and_names(tmp_path: Path, delimiter: str) -> None:
    put(tmp_path, {"x.csv": f"nr{delimiter} content \n1{delimiter}县长讲话\n".encode()})
    (got,) = sources([tmp_path], MAPPED)
    assert (got.id, got.original) == ("1", "县长讲话")


def test_csv_without_a_text_column(tmp_path: Path) -> None:
    put(tmp_path, {"x.csv": "id,corpo\n1,县长\n".encode()})
    (got,) = rejected([tmp_path])
    assert "the fields are: id, corpo; name it with --field text=NAME" in got.reason


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ('2,,,,"没有结束', "no CSV row"),
        ('2,,,"坏"了,x', "no CSV row"),
        ("2,a,b,c,d,e,f", "has 7 cells and the header 5"),
        ("2,只有标题", "no text in field 'text'"),
        ("2,,,,", "is empty"),
    ],
)
def test_a_bad_row_costs_only_itself(tmp_path: Path, bad: str, reason: str) -> None:
    put(tmp_path, {"x.csv": table("1,,,,县长讲话", bad, "3,,,,书记讲话", "4,,,,市长讲话").encode()})
    assert [item.id for item in sources([tmp_path])] == ["1", "3", "4"]
    (got,) = rejected([tmp_path])
    assert got.reason.startswith("line 3: ")
    assert reason in got.reason


def test_an_answer_of_a_server_that_holds_the_records(tmp_path: Path) -> None:
    answer = {"code": 0, "data": {"list": [{"news_title": "会议", "news_content": SIMPLIFIED}]}}
    put(tmp_path, {"a.json": line(**answer).encode()})
    (got,) = sources([tmp_path])
    assert (got.title, got.original) == ("会议", SIMPLIFIED)


def test_a_text_of_paragraphs(tmp_path: Path) -> None:
    put(tmp_path, {"a.jsonl": line(title="会议", content=SIMPLIFIED.split("\n")).encode()})
    (got,) = sources([tmp_path])
    assert got.original == SIMPLIFIED
