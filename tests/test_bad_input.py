"""Bad input through the whole pipeline: each is told with place and remedy, and everything else is built."""

import gzip
import io
import json
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from kg import pipeline
from kg.cli import main
from kg.pipeline import Report
from tests.test_build import ARTICLE

PAGE = '<html><head><meta charset="utf-8"><title>{0}</title></head><body>{1}</body></html>'
LONG = "食" * 34_000_000  # 100 MB


def record(identifier: str | None, text: str = ARTICLE) -> str:
    return json.dumps({"id": identifier, "title": "缙云县召开食品安全工作会议", "text": text}, ensure_ascii=False)


def tar() -> bytes:
    data = ARTICLE.encode() * 50
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        member = tarfile.TarInfo("in.txt")
        member.size = len(data)
        archive.addfile(member, io.BytesIO(data))
    return buffer.getvalue()


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("in.txt", ARTICLE)
    return buffer.getvalue()


# name -> content, what is said of it (place and reason; None: it is built), and what to do about it
BAD: dict[str, tuple[bytes, str, str]] = {
    "empty.txt": (b"", "empty", "remove it"),
    "blank.txt": (b" \n\t\n", "empty", "remove it"),
    "binary.txt": (bytes(range(256)) * 40, "no text", "UTF-8"),
    "picture.html": (b"\xff\xd8\xff\xe0" + bytes(range(256)) * 10, "no text", "UTF-8"),
    "cut.jsonl.gz": (gzip.compress(record("cut").encode() + b"\n", mtime=0)[:60], "cut off", "fetch it again"),
    "cut.tar.gz": (tar()[:-60], "cut off", "fetch it again"),
    "cut.zip": (zipped()[:60], "damaged", "fetch it again"),
    "scripts.html": (PAGE.format("", "<script>var text = 1</script>").encode(), "text", ""),
    "columns.csv": (b"x,y\n1,2\n", "text", "--field"),
    "long.txt": (LONG.encode(), "characters", "split|break|cut"),
    "long.jsonl": (LONG.encode(), "line 1", "break it up"),
}
RECORDS = [
    record("first"),
    '{"id": "broken", "text": ',
    record("first", ARTICLE + "又及。"),
    record("first"),
    '{"id": "nothing"}',
    "[1, 2]",
    record("last"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad") / "articles"
    folder.mkdir()
    for name, (content, _, _) in BAD.items():
        (folder / name).write_bytes(content)
    (folder / "records.jsonl").write_text("\n".join(RECORDS) + "\n", encoding="utf-8")
    (folder / "good.txt").write_text(ARTICLE, encoding="utf-8")
    page = PAGE.format("缙云县召开食品安全工作会议", "".join(f"<p>{line}</p>" for line in ARTICLE.splitlines()))
    (folder / "label.html").write_bytes(page.encode("gb18030"))
    (folder / "gone.txt").symlink_to("nowhere.txt")
    (folder / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    return folder


@pytest.fixture(scope="module")
def report(folder: Path) -> Report:
    return pipeline.build([folder], folder.parent / "output")


def reasons(report: Report, name: str) -> list[str]:
    return [rejected.reason for rejected in report.rejected if rejected.path.partition("!/")[0].endswith(f"/{name}")]


def test_everything_else_is_built(report: Report, folder: Path) -> None:
    assert report.documents == 4  # good.txt, label.html and two records
    text = (folder.parent / "output" / "graph.nq").read_text(encoding="utf-8")
    for identifier in ("good.txt", "label.html", "first", "last"):
        assert f'"{identifier}"' in text
    assert "picture.jpg" not in "".join(rejected.path for rejected in report.rejected)


@pytest.mark.parametrize("name", BAD)
def test_reason_and_remedy(report: Report, name: str) -> None:
    _, reason, remedy = BAD[name]
    said = reasons(report, name)
    assert said
    assert all(reason in text for text in said)
    assert any(word in said[0] for word in remedy.split("|"))


@pytest.mark.parametrize(
    ("identifier", "said"),
    [
        ("records.jsonl#2", "line 2: no JSON"),
        ("first", "duplicate id, other text"),
        ("first", "duplicate id, same text"),
        ("nothing", "line 5: no text"),
        ("records.jsonl#6", "line 6: JSON, but no object"),
    ],
)
def test_bad_records_are_told_one_by_one(report: Report, identifier: str, said: str) -> None:
    found = [(rejected.id, rejected.reason) for rejected in report.rejected if rejected.path.endswith("/records.jsonl")]
    assert len(found) == 5
    assert [reason for name, reason in found if name == identifier and reason.startswith(said)]


def test_a_link_to_nowhere(report: Report) -> None:
    assert "cannot be found" in reasons(report, "gone.txt")[0]


def test_the_report_names_them_all(report: Report, folder: Path) -> None:
    lines = (folder.parent / "output" / "rejected.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(report.rejected)
    written = json.loads((folder.parent / "output" / "report.json").read_text(encoding="utf-8"))["documents"]
    assert written == {"read": 4 + len(lines), "built": 4, "rejected": len(lines) - 2, "duplicate": 2}
    assert f"{len(lines) - 2} rejected, 2 duplicates, " in report.summary()
    assert f"and {len(lines) - 10} more" in report.summary()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "secret.txt").chmod(0)
    report = pipeline.build([tmp_path / "secret.txt", tmp_path / "good.txt"], tmp_path / "output")
    assert report.documents == 1
    assert "permission denied" in reasons(report, "secret.txt")[0]


def test_a_file_that_the_system_does_not_give(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the above, for root too."""
    (tmp_path / "secret.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    opened = Path.open

    def guarded(self: Path, *arguments: str, **names: str) -> object:
        if self.name == "secret.txt":
            raise PermissionError(13, "Permission denied")
        return opened(self, *arguments, **names)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", guarded)
    report = pipeline.build([tmp_path / "secret.txt", tmp_path / "good.txt"], tmp_path / "output")
    assert report.documents == 1
    assert "permission denied" in reasons(report, "secret.txt")[0]


def test_exit_codes(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "mine.txt").write_text("mine", encoding="utf-8")
    good = str(folder / "good.txt")
    assert main(["build", good, "-o", str(tmp_path / "output")]) == 0
    capsys.readouterr()
    for where, output in (("nowhere", "other"), (good, "foreign"), (good, "foreign/mine.txt")):
        assert main(["build", where, "-o", str(tmp_path / output)]) == 2
        said = capsys.readouterr()
        assert said.err.startswith("error: ")
        assert said.out == ""
