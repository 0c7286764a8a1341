"""Sentences, stored once, with what they name."""

from kg.model import Article, Facts, Mention
from kg.text import MappedText
from kg.web.passages import DocumentReader, Passages

TEXT = "标题\n𫖯文石主持会议。沈云才参加。 \n"


def _reader(*mentions: tuple[str, int, int]) -> DocumentReader:
    article = Article("d", "d.txt", TEXT, MappedText.identity(TEXT), ())
    return DocumentReader(0, Facts(article, (), tuple(Mention(e, s, t, TEXT[s:t]) for e, s, t in mentions)))


def test_a_sentence_is_stored_once_and_trimmed() -> None:
    passages = Passages({"p": 7})
    reader = _reader(("p", 3, 6))
    assert passages.add(reader, 3, 11) == passages.add(reader, 2, 11) == 0
    assert passages.texts == ["𫖯文石主持会议。"]
    assert passages.documents == [0]


def test_marks_count_utf16_units_of_the_sentence() -> None:
    passages = Passages({"p": 7, "q": 8})
    passages.add(_reader(("p", 3, 6), ("q", 11, 14), ("unknown", 8, 10)), 3, 17)
    assert passages.marks == [[0, 4, 7, 9, 3, 8]]
    units = passages.texts[0].encode("utf-16-le")
    assert units[18:24].decode("utf-16-le") == "沈云才"


def test_a_mention_that_reaches_out_of_the_sentence_is_not_marked() -> None:
    passages = Passages({"p": 7})
    passages.add(_reader(("p", 3, 14)), 3, 11)
    assert passages.marks == [[]]


def test_the_sentence_around_a_mention() -> None:
    reader = _reader(("q", 11, 14))
    start, end = reader.sentence(reader.mentions[0])
    assert TEXT[start:end] == "沈云才参加。"


def test_a_line_without_end_is_cut() -> None:
    text = "长" * 100_000
    article = Article("d", "d.txt", text, MappedText.identity(text), ())
    reader = DocumentReader(0, Facts(article, (), (Mention("p", 50_000, 50_002, "长长"),)))
    assert reader.sentence(reader.mentions[0]) == (49_800, 50_202)
