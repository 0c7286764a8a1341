"""Reads what a review needs from the sorted lines of graph.nq, without an index and without spans, its nine tenths."""

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kg.errors import OutputError

_REST = re.compile(rb'(?:<([^<>]*)>|"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<[^<>]*>)?)(?: <([^<>]*)>)? \.\n?')
_SPANS = (b"mention/", b"passage/", b"title-mention/", b"title-passage/")  # how their fragments begin
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_new = tuple.__new__  # makes a NamedTuple in half the time
_SHORT = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


class Said(NamedTuple):
    """What a line says of its subject: predicate, object (an IRI or a text), its language, and the graph ("" is the
    default)."""

    predicate: str
    value: str
    language: str
    graph: str


class Lines:
    """The lines of a graph.nq, which are sorted."""

    def __init__(self, file: BinaryIO, content: mmap, path: Path) -> None:
        self._file, self._content, self._path = file, content, path

    def subjects(self, predicates: Collection[str]) -> Iterator[tuple[str, list[Said]]]:
        """All subjects but spans, with what is said of them by some predicates; none of which nothing is."""
        wanted = {predicate.encode(): predicate for predicate in predicates}
        subject, said = b"", list[Said]()
        self._file.seek(0)
        for line in self._file:
            end = line.find(b">")
            fragment = line.rfind(b"#", 0, end)
            if fragment > 0 and line.startswith(_SPANS, fragment + 1):
                continue
            at = line.find(b">", end + 3)
            predicate = wanted.get(line[end + 3 : at])
            if predicate is None:
                if at < 0:
                    raise self._damaged(line)
                continue
            if line[1:end] != subject:
                if said:
                    yield subject.decode(), said
                subject, said = line[1:end], []
            said.append(self._said(predicate, line, at + 2))
        if said:
            yield subject.decode(), said

    def of(self, subject: str) -> list[Said]:
        """All that is said of one subject."""
        return [said for _, said in self.of_all(f"<{subject}> ")]

    def of_all(self, start: str) -> Iterator[tuple[str, Said]]:
        """The lines that begin in some way, with their subjects."""
        begin = start.encode()
        self._content.seek(self._find(begin))
        for line in iter(self._content.readline, b""):
            if not line.startswith(begin):
                return
            end = line.find(b">")
            at = line.find(b">", end + 3)
            yield line[1:end].decode(), self._said(line[end + 3 : at].decode(), line, at + 2)

    def _find(self, begin: bytes) -> int:
        """The offset of the first line that does not sort before `begin`."""
        low, high = 0, len(self._content)
        while low < high:
            middle = (low + high) // 2
            start = self._content.rfind(b"\n", low, middle) + 1 or low
            end = self._content.find(b"\n", start) + 1 or len(self._content)
            if self._content[start : start + len(begin)] < begin and start < high:
                low = end
            else:
                high = start
        return low

    def _said(self, predicate: str, line: bytes, at: int) -> Said:
        close = line.find(b">", at)
        if line[at : at + 1] == b"<" and line[close + 1 :] == b" .\n":  # most of them, and quicker
            return _new(Said, (predicate, line[at + 1 : close].decode(), "", ""))
        found = _REST.fullmatch(line, at)
        if found is None:
            raise self._damaged(line)
        iri, text, language, graph = (None if part is None else part.decode() for part in found.groups())
        value = iri if iri is not None else _unescaped(text or "")
        return _new(Said, (predicate, value, (language or "").lower(), graph or ""))

    def _damaged(self, line: bytes) -> OutputError:
        told = line[:80].decode(errors="replace").strip()
        return OutputError(f"{self._path}: cannot be read ({told} …); build the graph again with kg build")


@contextmanager
def opened(path: Path) -> Iterator[Lines]:
    """The lines of a file. OutputError if it cannot be read."""
    try:
        with path.open("rb", buffering=1 << 20) as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
            yield Lines(file, content, path)
    except (OSError, UnicodeDecodeError) as error:
        raise OutputError(f"{path}: cannot be read ({error}); build the graph again with kg build") from error
    except ValueError as error:  # a file without a byte cannot be mapped
        raise OutputError(f"{path}: holds nothing; build the graph again with kg build") from error


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_one, text) if "\\" in text else text


def _one(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _SHORT.get(match[3], match[3])
