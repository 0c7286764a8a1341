"""Makes sources of text for the tests of cleaning, and checks the map of what comes out."""

from kg.clean import clean
from kg.model import Article, Source
from kg.text import MappedText


def source(text: str, title: str | None = None, published: str | None = None, origin: str | None = None) -> Source:
    return Source("t", "t.txt", text, MappedText.identity(text), title, published, origin)


def cleaned(text: str, title: str | None = None) -> Article:
    article = clean(source(text, title))
    assert isinstance(article, Article), article
    check_map(article)
    return article


def check_map(article: Article) -> None:
    """Runs ascend inside the virtual text, lines don't overlap, names are where they are said to be."""
    title = f"{article.record_title}\n" if article.body_start else ""
    whole = title + article.original
    end = at = 0
    for t, n, o, m in article.text.runs:
        assert t == at
        assert end <= o <= o + m <= len(whole)
        at, end = t + n, o + m
    assert at == len(article.text)
    for line, following in zip(article.lines, article.lines[1:], strict=False):
        assert line.start < line.end <= following.start
    for byline in article.bylines:
        assert article.text.text[byline.start : byline.end] == byline.name


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(line.kind, article.text.text[line.start : line.end]) for line in article.lines]
