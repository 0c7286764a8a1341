"""What the page has of each document, in columns over all documents: names, statements, mentions, deflated texts.

An incremental build takes over the columns of the build before but for documents that are not as they were; numbers of
entities and words are put in anew, since one new entity shifts those behind it.
"""

import zlib
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, repeat
from marshal import dumps, loads
from typing import NamedTuple

from kg.model import Article, Facts, World
from kg.spool.documents import ids_of
from kg.web.columns import Piece, deflated, inflated
from kg.web.display import one_line, utf16, visible
from kg.web.statements import COLUMNS, NOBODY, Words, following, gazetteer, numbered, of_document

STATED = tuple(name for name in COLUMNS if name != "document")
MENTIONED = ("mention_start", "mention_length", "mention_entity")
NAMES = ("id", "path", "source", "published", "title")
_ENTITIES = ("subject", "object", "mention_entity")
_WORDS = ("text", "date", "rule")
_COUNTED = ("statements", "mentions", "lengths")
_TOGETHER = 8  # texts that are deflated together, about: one that is other costs the others of its group
_UNREADABLE = (ValueError, TypeError, KeyError, IndexError, EOFError, AttributeError)
Columns = dict[str, "array[int]"]


class Told(NamedTuple):
    """Of documents in their order: names by column, how many statements, mentions and units of UTF-16 each has, and the
    columns of statements and mentions.

    `words` are the texts that the numbers of words stand for; `pieces`: the texts, by the ids of those together.
    """

    ids: list[str]
    names: dict[str, list[str]]
    counts: dict[str, "array[int]"]
    columns: Columns
    words: list[str]
    pieces: dict[tuple[str, ...], Piece]


class Kept(NamedTuple):
    """What a page leaves to the next one: `entities` with the keys that they are found by."""

    told: Told
    entities: list[tuple[str, str, str, tuple[str, ...], str]]

    def packed(self) -> bytes:
        """As bytes."""
        ids, names, counts, columns, words, pieces = self.told
        numbers = [{name: column.tobytes() for name, column in some.items()} for some in (counts, columns)]
        return dumps((ids, names, *numbers, words, {key: tuple(piece) for key, piece in pieces.items()}, self.entities))

    @classmethod
    def unpacked(cls, data: bytes) -> "Kept | None":
        """What was packed; None if it cannot be read."""
        try:
            ids, names, counts, columns, words, pieces, entities = loads(data)
            numbers = [{name: array("i", column) for name, column in some.items()} for some in (counts, columns)]
            found = {key: Piece._make(piece) for key, piece in pieces.items()}
            return cls(Told(ids, names, numbers[0], numbers[1], words, found), entities)
        except _UNREADABLE:
            return None


def told(world: World, numbers: Mapping[str, int], words: Words) -> Told:
    """Of all documents; `numbers` are those of entities."""
    found = _of(world.documents, numbers, words)
    documents = {facts.article.id: facts for facts in world.documents}
    return found._replace(words=words.known(), pieces=_pieces(found.ids, lambda name: _text(documents[name]), {}, ()))


def told_again(world: World, numbers: Mapping[str, int], words: Words, kept: Kept, touched: Collection[str]) -> Told:
    """The same, where only `touched` documents are not as they were."""
    old, ids = kept.told, ids_of(world.documents)
    at = {name: number for number, name in enumerate(old.ids) if name not in touched}
    new = {name: world.documents[number] for number, name in enumerate(ids) if name not in at}
    pool = Words(old.words)
    fresh = _of(new.values(), numbers, pool)
    renumbered = [numbers.get(iri, NOBODY) for iri, *_ in kept.entities]
    renumbered.append(NOBODY)  # which is what stands for nobody
    spliced = _spliced(ids, at, old, fresh)
    columns: Columns = {}
    for name in (*STATED, *MENTIONED):
        change = renumbered if name in _ENTITIES else None
        columns[name] = spliced.column(name, change)
    _reword(columns, pool.known(), words)
    texts = _Texts(old)
    pieces = _pieces(ids, lambda name: _text(new[name]) if name in new else texts[name], old.pieces, new)
    return Told(ids, spliced.names(), spliced.counts(), columns, words.known(), pieces)


def _of(documents: Iterable[Facts], numbers: Mapping[str, int], words: Words) -> Told:
    ids: list[str] = []
    names: dict[str, list[str]] = {name: [] for name in NAMES}
    counts = {what: array("i") for what in _COUNTED}
    rows: list[tuple[int, ...]] = []
    said: list[tuple[int, int, int]] = []
    for facts in documents:
        article = facts.article
        ids.append(article.id)
        for name, text in zip(NAMES, _names(article), strict=True):
            names[name].append(one_line(text))
        before, already = len(rows), len(said)
        rows += of_document(facts, numbers, words)
        said += [(start, end - start, numbers[e]) for e, start, end, _ in facts.mentions if e in numbers]
        counts["statements"].append(len(rows) - before)
        counts["mentions"].append(len(said) - already)
        counts["lengths"].append(utf16(article.text.text, len(article.text.text)))
    columns = {name: array("i", [row[at] for row in rows]) for at, name in enumerate(STATED)}
    columns |= {name: array("i", [one[at] for one in said]) for at, name in enumerate(MENTIONED)}
    return Told(ids, names, counts, columns, [], {})


def _names(article: Article) -> tuple[str, str, str, str, str]:
    title = article.title or article.record_title or article.id
    return article.id, article.path, article.source or "", article.published or "", title


class _Spliced:
    """Runs of documents out of two tellings: from which, from which on and to which."""

    def __init__(self, runs: list[tuple[Told, int, int]]) -> None:
        self._runs = runs
        self._starts: dict[tuple[int, str], list[int]] = {}

    def _range(self, told: Told, what: str, first: int, last: int) -> slice:
        key = (id(told), what)
        if key not in self._starts:
            self._starts[key] = list(accumulate(told.counts[what], initial=0))
        starts = self._starts[key]
        return slice(starts[first], starts[last])

    def column(self, name: str, change: Sequence[int] | None) -> "array[int]":
        """A column; numbers of the first telling are put in anew."""
        what = "statements" if name in STATED else "mentions"
        found = array("i")
        for told, first, last in self._runs:
            part = told.columns[name][self._range(told, what, first, last)]
            if change is not None and told is self._runs[0][0]:
                part = array("i", map(change.__getitem__, part))
            found += part
        return found

    def names(self) -> dict[str, list[str]]:
        """Names of the documents."""
        return {
            name: [text for told, first, last in self._runs for text in told.names[name][first:last]] for name in NAMES
        }

    def counts(self) -> dict[str, "array[int]"]:
        """How many statements and mentions each has."""
        found: dict[str, array[int]] = {}
        for what in _COUNTED:
            found[what] = array("i")
            for told, first, last in self._runs:
                found[what] += told.counts[what][first:last]
        return found


def _spliced(ids: list[str], at: Mapping[str, int], old: Told, fresh: Told) -> _Spliced:
    runs: list[tuple[Told, int, int]] = [(old, 0, 0)]
    new = 0
    for name in ids:
        number = at.get(name)
        told = fresh if number is None else old
        if number is None:
            number, new = new, new + 1
        last = runs[-1]
        if last[0] is told and last[2] == number:
            runs[-1] = (told, last[1], number + 1)
        else:
            runs.append((told, number, number + 1))
    return _Spliced(runs)


def _reword(columns: Columns, pool: list[str], words: Words) -> None:
    """Number words as they come."""
    order = dict.fromkeys(chain.from_iterable(zip(*(columns[name] for name in _WORDS), strict=True)))
    numbers = [0] * len(pool)
    for number in order:
        numbers[number] = words(pool[number])
    for name in _WORDS:
        columns[name] = array("i", map(numbers.__getitem__, columns[name]))


class _Texts:
    """The texts of the documents of a page, inflated when they are asked for."""

    def __init__(self, told: Told) -> None:
        self._pieces = told.pieces
        self._groups = {name: group for group in told.pieces for name in group}
        self._lengths = dict(zip(told.ids, told.counts["lengths"], strict=True))
        self._found: dict[str, bytes] = {}

    def __getitem__(self, name: str) -> bytes:
        if name not in self._found:
            text, at = inflated(self._pieces[self._groups[name]]), 0
            for each in self._groups[name]:
                at, start = at + 2 * self._lengths[each], at  # units of UTF-16
                self._found[each] = text[start:at]
        return self._found[name]


def _text(facts: Facts) -> bytes:
    return visible(facts.article.text.text).encode("utf-16-le")


def _pieces(
    ids: list[str], text: Callable[[str], bytes], known: Mapping[tuple[str, ...], Piece], changed: Collection[str]
) -> dict[tuple[str, ...], Piece]:
    """The texts, deflated in groups that one document more or less leaves as they are."""
    found: dict[tuple[str, ...], Piece] = {}
    for group in _groups(ids):
        piece = known.get(group)
        if piece is None or any(name in changed for name in group):
            piece = deflated(list(map(text, group)))
        found[group] = piece
    return found


def _groups(ids: list[str]) -> Iterator[tuple[str, ...]]:
    group: list[str] = []
    for name in ids:
        group.append(name)
        if zlib.crc32(name.encode("utf-8", "surrogatepass")) % _TOGETHER == 0:
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)


def collect(world: World, numbers: Mapping[str, int], words: Words, told: Told) -> dict[str, list[int]]:
    """The columns `COLUMNS` of all statements: of documents in their order, then what no document says.

    Words are by number, confidence is in hundredths, `NOBODY` stands where there is no object or no document; start
    and end are code points of the document's cleaned text. Statements of entities that the world does not have are
    left out.
    """
    rows = list(numbered(following(world), numbers, words))
    known = set(zip(*(told.columns[name] for name in COLUMNS[:3]), strict=True)) | {row[:3] for row in rows}
    rows += numbered(gazetteer(world, numbers, known), numbers, words)
    found = {name: [*told.columns[name], *(row[at] for row in rows)] for at, name in enumerate(STATED)}
    found["document"] = _documents_of(told) + [NOBODY] * len(rows)
    return {name: found[name] for name in COLUMNS}


def _documents_of(told: Told) -> list[int]:
    """For each statement the number of its document."""
    return list(chain.from_iterable(map(repeat, range(len(told.ids)), told.counts["statements"])))
