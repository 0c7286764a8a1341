"""The data of the page packed: names as JSON, numbers as columns of bytes, texts as UTF-16; deflated, in base64.

Unpacked, in this order: the length of the JSON (32 bits, little-endian), the JSON, the columns, the texts. The JSON
has `columns`, pairs of a name and how many numbers there are. A column holds 32-bit numbers as four planes: the lowest
byte of each, then the next, which deflates to half of what whole numbers would. unpack.js reads all this.
"""

import base64
import json
import sys
import zlib
from array import array
from collections.abc import Mapping, Sequence
from typing import Any

_WHOLE = 4  # bytes of a number
_LEVEL = 1  # the quickest; the slowest makes the file a tenth smaller and the page take twice as long


def pack(header: Mapping[str, Any], columns: Mapping[str, Sequence[int]], texts: Sequence[bytes]) -> str:
    """Base64 of everything; the same in every run."""
    sizes = [[name, len(numbers)] for name, numbers in columns.items()]
    told = json.dumps({**header, "columns": sizes}, ensure_ascii=False, separators=(",", ":")).encode()
    squeeze = zlib.compressobj(_LEVEL)
    parts = [len(told).to_bytes(_WHOLE, "little"), told, *map(_planes, columns.values()), b"".join(texts)]
    packed = b"".join([*map(squeeze.compress, parts), squeeze.flush()])
    return base64.b64encode(packed).decode("ascii")


def unpack(packed: str) -> tuple[dict[str, Any], dict[str, list[int]], bytes]:
    """What was packed: header, columns, texts."""
    whole = zlib.decompress(base64.b64decode(packed))
    at = _WHOLE + int.from_bytes(whole[:_WHOLE], "little")
    header: dict[str, Any] = json.loads(whole[_WHOLE:at])
    columns: dict[str, list[int]] = {}
    for name, size in header.pop("columns"):
        planes = [whole[at + plane * size : at + (plane + 1) * size] for plane in range(_WHOLE)]
        columns[name] = [int.from_bytes(bytes(number), "little", signed=True) for number in zip(*planes, strict=True)]
        at += _WHOLE * size
    return header, columns, whole[at:]


def _planes(numbers: Sequence[int]) -> bytes:
    column = array("i", numbers)
    if sys.byteorder == "big":
        column.byteswap()
    whole = column.tobytes()
    return b"".join(whole[plane::_WHOLE] for plane in range(_WHOLE))
