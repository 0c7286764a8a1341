"""The lines of a record file, decoded one by one: a bad line costs only itself."""

import codecs
from collections.abc import Iterator
from typing import Final

from kg.errors import InputError
from kg.ingest.encoding import decode, detect
from kg.ingest.stream import Stream

_SAMPLE: Final = 8_192
_CHUNK: Final = 1 << 20


class LineError(InputError):
    """One line or record is bad; the lines after it can be read. `line` is its 1-based number."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line


class Lines(Iterator[str]):
    """Iterates over decoded lines with their ends. `number` is the 1-based number of the line given last.

    Raises LineError for a line that is too long or no text (go on with the next), InputError when the file can be
    read no further. Bytes are split at line feeds, which is right for UTF-8, GB18030 and Big5; UTF-16 is recoded.
    """

    def __init__(self, stream: Stream, limit: int, before: int = 0) -> None:
        """`limit` is the longest line in bytes; `before`: lines of the file before the stream begins."""
        self.number = before
        self.encoding = "utf-8"
        self._limit = limit
        self._hint: str | None = None
        self._stream = stream
        wide = _wide(stream.head(_SAMPLE))
        if wide:
            self.encoding = wide
            self._stream = Stream(_Recoded(stream, wide))

    def __next__(self) -> str:
        data = self._line()
        if not data:
            raise StopIteration
        self.number += 1
        if len(data) > self._limit:
            self._stream.skip_line(data)
            raise LineError(self.number, f"has more than {self._limit:,} bytes; break it up")
        if self.number == 1 and data.startswith(codecs.BOM_UTF8):
            data = data[len(codecs.BOM_UTF8) :]
        if data.isascii():
            return data.decode("ascii")
        try:
            text, encoding = decode(data, self._hint)
        except InputError as error:
            raise LineError(self.number, str(error)) from error
        if encoding != "utf-8":
            self.encoding = self._hint = encoding
        return text

    def _line(self) -> bytes:
        try:
            return self._stream.readline(self._limit + 1)
        except InputError as error:
            raise InputError(f"{error} (after line {self.number})") from error


def _wide(head: bytes) -> str | None:
    """The encoding if `head` is UTF-16, which alone has zero bytes in text."""
    if not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and b"\0" not in head:
        return None
    try:
        encoding = detect(head[: len(head) // 2 * 2])
    except InputError:
        return None
    return encoding if encoding.startswith("utf-16") else None


class _Recoded:
    """UTF-16 as UTF-8, so that its lines can be told apart by bytes too."""

    def __init__(self, stream: Stream, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._ready = b""
        self._more = True

    def read(self, size: int, /) -> bytes:
        """The next bytes of UTF-8."""
        while self._more and not self._ready:
            self._fill()
        return self._take(size)

    def readline(self, size: int, /) -> bytes:
        """The next line, or the first `size` bytes of it."""
        while self._more and b"\n" not in self._ready and len(self._ready) < size:
            self._fill()
        end = self._ready.find(b"\n") + 1 or size
        return self._take(min(end, size))

    def _fill(self) -> None:
        data = self._stream.read(_CHUNK)
        self._more = bool(data)
        self._ready += self._decoder.decode(data, final=not data).encode("utf-8")

    def _take(self, size: int) -> bytes:
        taken, self._ready = self._ready[:size], self._ready[size:]
        return taken
