"""Whatever bytes a file has, reading it gives articles and reasons, and never an error."""

import gzip
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ingest import ReadOptions, read
from tests.ingest.samples import SIMPLIFIED, line, put, tar_gz, tarred, zipped

RECORDS = "".join(line(id=str(number), text=SIMPLIFIED) for number in range(4)).encode()
MEMBERS = {
    "a.txt": SIMPLIFIED.encode("gbk"),
    "b.html": f"<h1>会议</h1><p>{SIMPLIFIED}</p>".encode(),
    "c.jsonl": RECORDS,
}
FILES = {
    "a.txt": MEMBERS["a.txt"],
    "b.html": MEMBERS["b.html"],
    "c.jsonl": RECORDS,
    "d.csv": f'id,text\n1,"{SIMPLIFIED}"\n2,县长\n'.encode(),
    "e.zip": zipped({**MEMBERS, "in.tar": tarred(MEMBERS)}),
    "f.tar": tarred(MEMBERS),
    "g.tar.gz": tar_gz(MEMBERS),
    "h.jsonl.gz": gzip.compress(RECORDS),
}
CHANGES = st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 30), st.binary(max_size=6)), min_size=1, max_size=4)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.sampled_from(sorted(FILES)), CHANGES)
def test_damaged_files_never_raise(name: str, changes: list[tuple[int, int, bytes]]) -> None:
    data = FILES[name]
    for at, dropped, added in changes:
        at %= len(data) + 1
        data = data[:at] + added + data[at + dropped :]
    with tempfile.TemporaryDirectory() as folder:
        put(Path(folder), {name: data, "good.txt": "县长讲话".encode()})
        items = list(read([folder], ReadOptions()))
    assert [item.id for item in items].count("good.txt") == 1
    assert len(items) >= 2
