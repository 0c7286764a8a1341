"""What kind of file some bytes are when no name tells: stdin, or a file that was named without a known ending."""

import re
from typing import Final

from kg.errors import InputError
from kg.ingest.encoding import decode
from kg.ingest.options import ReadOptions
from kg.ingest.stream import Stream

_HEAD: Final = 4_096
_MAGIC: Final = (
    (0, b"PK\x03\x04", "zip"),
    (0, b"\x1f\x8b", "gz"),
    (0, b"\x28\xb5\x2f\xfd", "zst"),
    (0, b"BZh", "bz2"),
    (0, b"\xfd7zXZ\0", "xz"),
    (0, b"PAR1", "parquet"),
    (0, b"WARC/", "warc"),
    (257, b"ustar", "tar"),
)
_ARRAY: Final = re.compile(r"\[\s{0,100}\{|\{\s{0,100}\n")  # of records, or a record on several lines
_HTML: Final = re.compile(
    r"<(?:!doctype\s|\?xml\s|html|head|body|meta|title|div|p|h1|article|table|section|!--)", re.IGNORECASE
)


def sniff(stream: Stream, options: ReadOptions) -> str:
    """The kind of what `stream` holds, as `kg.ingest.names.kind` calls it; text if it is nothing else."""
    head = stream.head(_HEAD)
    for offset, magic, kind in _MAGIC:
        if head.startswith(magic, offset):
            return kind
    try:
        text = decode(head[: len(head) // 2 * 2])[0].lstrip()
    except InputError:
        return "text"  # which will be rejected with its reason
    if _ARRAY.match(text):
        return "json"
    if text.startswith("{"):
        return "jsonl"
    if _HTML.match(text):
        return "html"
    header = text.partition("\n")[0].strip()
    names = {name.strip(' "') for name in re.split("[,;\t]", header)}
    wanted = options.names("text")
    return "csv" if header not in wanted and not names.isdisjoint(wanted) else "text"
