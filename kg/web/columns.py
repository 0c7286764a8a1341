"""The data of the page packed: names as JSON, numbers as columns of bytes, texts as UTF-16; deflated, in base64.

Texts are deflated in pieces, of which an incremental build takes over those that are as they were.

Unpacked, in this order: the length of the JSON (32 bits, little-endian), the JSON, the columns, the texts. The JSON
has `columns`, pairs of a name and how many numbers there are. A column holds 32-bit numbers as four planes: the lowest
byte of each, then the next, which deflates to half of what whole numbers would. unpack.js reads all this.
"""

import base64
import json
import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

_WHOLE = 4  # bytes of a number
_LAST = b"\x03\x00"  # an empty block that ends a deflated stream
_BASE = 65521  # of Adler-32
_LEVEL = 1  # the quickest; the slowest makes the file a tenth smaller and the page take twice as long


class Piece(NamedTuple):
    """Some texts, deflated so that pieces can stand one behind the other: their length before, Adler-32, and bytes."""

    length: int
    checksum: int
    content: bytes


def deflated(texts: Sequence[bytes]) -> Piece:
    """Texts together, by themselves."""
    whole = b"".join(texts)
    squeeze = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    content = squeeze.compress(whole) + squeeze.flush(zlib.Z_FULL_FLUSH)
    return Piece(len(whole), zlib.adler32(whole), content)


def inflated(piece: Piece) -> bytes:
    """The texts of a piece, one behind the other."""
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(piece.content)


def pack(header: Mapping[str, Any], columns: Mapping[str, Sequence[int]], texts: Iterable[Piece]) -> str:
    """Base64 of everything; the same in every run."""
    sizes = [[name, len(numbers)] for name, numbers in columns.items()]
    told = json.dumps({**header, "columns": sizes}, ensure_ascii=False, separators=(",", ":")).encode()
    front = b"".join([len(told).to_bytes(_WHOLE, "little"), told, *map(_planes, columns.values())])
    squeeze = zlib.compressobj(_LEVEL)
    parts = [squeeze.compress(front), squeeze.flush(zlib.Z_FULL_FLUSH)]
    checksum = zlib.adler32(front)
    for length, other, content in texts:
        parts.append(content)
        checksum = _joined(checksum, other, length)
    packed = b"".join([*parts, _LAST, checksum.to_bytes(4, "big")])
    return base64.b64encode(packed).decode("ascii")


def _joined(one: int, other: int, length: int) -> int:
    """The Adler-32 of two stretches from those of both; `length`: bytes of the second (RFC 1950)."""
    low, high = one & 0xFFFF, one >> 16
    return ((high + (other >> 16) + length * (low - 1)) % _BASE) << 16 | (low + (other & 0xFFFF) - 1) % _BASE


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
