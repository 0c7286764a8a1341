import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from kg.ingest import ReadOptions, read
from kg.model import Source
from tests.ingest.samples import SIMPLIFIED, line, put, rejected, sources, tar_gz, tarred, zipped

TEXT = SIMPLIFIED.encode()
PACKERS = [("a.zip", zipped), ("a.tar", tarred), ("a.tar.gz", tar_gz), ("a.tgz", tar_gz)]


@pytest.mark.parametrize(("name", "pack"), PACKERS)
def test_every_member_that_is_an_article_is_read(tmp_path: Path, name: str, pack: type) -> None:
    members = {
        "b/二.txt": TEXT,
        "一.txt": TEXT + b"!",
        "x.jpg": b"\xff\xd8",
        "b/c.jsonl": line(text=SIMPLIFIED).encode(),
    }
    members |= {".hidden.txt": TEXT, "__MACOSX/._a.txt": b"\0\5", ".git/a.txt": TEXT}
    put(tmp_path, {name: pack(members)})
    got = sources([tmp_path])
    assert sorted(item.id for item in got) == [f"{name}/b/c.jsonl#1", f"{name}/b/二.txt", f"{name}/一.txt"]
    assert {item.path for item in got} == {f"{tmp_path}/{name}!/{part}" for part in ("b/c.jsonl", "b/二.txt", "一.txt")}
    assert {item.original for item in got} == {SIMPLIFIED, SIMPLIFIED + "!"}
    assert not rejected([tmp_path])


@pytest.mark.parametrize(("name", "pack"), PACKERS)
@pytest.mark.parametrize("trick", ["../../etc/evil.txt", "/etc/evil.txt", "C:\\etc\\evil.txt", "./etc/x/../evil.txt"])
def test_names_cannot_leave_the_archive(tmp_path: Path, name: str, pack: type, trick: str) -> None:
    put(tmp_path, {f"in/{name}": pack({trick: TEXT})})
    (got,) = sources([tmp_path / "in"])
    assert got.id.startswith(f"{name}/etc/")
    assert ".." not in got.id
    assert got.id.endswith("evil.txt")
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [name]


def test_links_and_devices_in_a_tar_are_not_followed(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for number, kind in enumerate((tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(f"{number}.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    put(tmp_path, {"a.tar": buffer.getvalue()})
    got = rejected([tmp_path])
    assert [item.id for item in got] == [f"a.tar/{number}.txt" for number in range(4)]
    assert all("not followed" in item.reason for item in got)
    assert not sources([tmp_path])


def test_a_zip_name_that_is_no_utf8_is_read_as_gb18030(tmp_path: Path) -> None:
    data = zipped({"ABCDEFGH.txt": TEXT}).replace(b"ABCDEFGH", "青田新闻".encode("gb18030"))
    put(tmp_path, {"a.zip": data})
    assert [item.id for item in sources([tmp_path])] == ["a.zip/青田新闻.txt"]


def test_a_tar_name_that_is_no_utf8_is_read_as_gb18030(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", encoding="gb18030", format=tarfile.GNU_FORMAT) as archive:
        info = tarfile.TarInfo("青田/新闻.txt")
        info.size = len(TEXT)
        archive.addfile(info, io.BytesIO(TEXT))
    put(tmp_path, {"a.tar": buffer.getvalue()})
    assert [item.id for item in sources([tmp_path])] == ["a.tar/青田/新闻.txt"]


def test_archives_in_archives_down_to_the_allowed_depth(tmp_path: Path) -> None:
    data = zipped({"x.txt": TEXT})
    for _ in range(4):
        data = zipped({"in.zip": data, f"{len(data)}.txt": TEXT})
    put(tmp_path, {"a.zip": data})
    assert len(sources([tmp_path])) == 3
    (bad,) = rejected([tmp_path])
    assert "inside 3 others" in bad.reason
    assert bad.path.endswith("a.zip!/in.zip!/in.zip!/in.zip")


BOMB = ReadOptions(free_archive_bytes=1_000_000, max_archive_ratio=50)


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.jsonl.gz"])
def test_a_bomb_is_stopped_and_the_rest_is_read(tmp_path: Path, name: str) -> None:
    zeros = b" " * 30_000_000
    members = {"a.txt": TEXT, "b.jsonl": line(text=SIMPLIFIED).encode() + zeros, "c.txt": TEXT}
    data = {"a.zip": zipped(members), "a.tar.gz": tar_gz(members), "a.jsonl.gz": gzip.compress(members["b.jsonl"])}
    put(tmp_path, {name: data[name], "good.txt": TEXT})
    assert {"good.txt"} < {item.id for item in sources([tmp_path], BOMB)}
    reasons = [item.reason for item in rejected([tmp_path], BOMB)]
    assert reasons
    assert all("unpacks to more than" in reason for reason in reasons)
    assert not rejected([tmp_path])


def test_a_nested_bomb_counts_against_the_outermost_archive(tmp_path: Path) -> None:
    inner = zipped({f"{number}.txt": b" " * 900_000 for number in range(20)})
    put(tmp_path, {"a.zip": zipped({"b.zip": inner, "c.zip": inner})})
    assert any("unpacks to more than 1,000,000 bytes" in item.reason for item in rejected([tmp_path], BOMB))


@pytest.mark.parametrize("pack", [zipped, tar_gz])
def test_too_many_members(tmp_path: Path, pack: type) -> None:
    put(tmp_path, {f"a.{'zip' if pack is zipped else 'tar.gz'}": pack({f"{n}.txt": TEXT for n in range(6)})})
    (bad,) = rejected([tmp_path], ReadOptions(max_archive_members=5))
    assert "more than 5 members" in bad.reason


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.zip", zipped({"a.txt": TEXT})[:-30], "is damaged"),
        ("a.zip", b"no zip at all", "is damaged"),
        ("a.tar", b"no tar at all", "is damaged"),
        ("a.tar.gz", tar_gz({"a.txt": TEXT * 50})[:-30], "cut off"),
        ("a.txt.gz", gzip.compress(TEXT * 50, mtime=0)[:-10], "cut off"),
        ("a.txt.gz", b"no gzip", "cannot be read: Not a gzipped file"),
        ("a.jsonl.gz", gzip.compress(TEXT, mtime=0)[:12] + b"xxxxxxxxxxxx", "is damaged"),
        ("a.zip", zipped({}), "archive without any article"),
        ("a.tar", tarred({"a.jpg": b"x"}), "archive without any article"),
    ],
)
def test_broken_archives_say_what_is_wrong(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    put(tmp_path, {name: data, "good.txt": TEXT})
    assert "good.txt" in {item.id for item in sources([tmp_path])}
    assert any(reason in item.reason for item in rejected([tmp_path]))


def test_one_damaged_member_does_not_spoil_the_zip(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.txt", b"DAMAGED" * 10)
        archive.writestr("c.txt", TEXT)
    put(tmp_path, {"a.zip": buffer.getvalue().replace(b"DAMAGED", b"damaged", 1)})
    assert [item.id for item in sources([tmp_path])] == ["a.zip/a.txt", "a.zip/c.txt"]
    (bad,) = rejected([tmp_path])
    assert (bad.id, "Bad CRC-32" in bad.reason) == ("a.zip/b.txt", True)


def test_an_encrypted_member_is_named(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": TEXT}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    put(tmp_path, {"a.zip": bytes(data)})
    (bad,) = rejected([tmp_path])
    assert "encrypted" in bad.reason


def test_a_short_file_that_is_cut_keeps_its_whole_lines(tmp_path: Path) -> None:
    lines = line(id="a", text=SIMPLIFIED) + line(id="b", text=SIMPLIFIED[::-1])
    put(tmp_path, {"a.jsonl.gz": gzip.compress(lines.encode(), 0)[:-20], "a.txt.gz": gzip.compress(TEXT, 0)[:-20]})
    assert [item.id for item in sources([tmp_path])] == ["a"]
    assert [(item.id, "cut off" in item.reason) for item in rejected([tmp_path])] == [
        ("a.jsonl.gz", True),
        ("a.txt.gz", True),
    ]


def test_what_was_read_before_a_cut_stays(tmp_path: Path) -> None:
    lines = "".join(line(id=f"d{number}", text=f"{number}{SIMPLIFIED}") for number in range(3000))
    put(tmp_path, {"a.jsonl.gz": gzip.compress(lines.encode())[:-2000]})
    got = sources([tmp_path])
    assert 1000 < len(got) < 3000
    (bad,) = rejected([tmp_path])
    assert f"(after line {len(got)})" in bad.reason or f"(after line {len(got) + 1})" in bad.reason


def test_a_member_without_a_name(tmp_path: Path) -> None:
    """Found by the generators of tests/fuzz.py."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "缙云县召开会议。")
        archive.writestr("x.txt", "缙云县召开会议。")
    data = path.read_bytes().replace(b"x.txt", b"\0.txt")  # a name ends at a zero byte
    path.write_bytes(data)
    assert [item.id for item in read([path]) if isinstance(item, Source)] == ["a.zip/a.txt"]
