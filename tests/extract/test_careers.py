"""A résumé says since and until when posts were held."""

from kg.clean import clean
from kg.extract import extract
from kg.model import Article, Facts, Source
from kg.text import MappedText

HEAD = "吴立诚，男，汉族，1968年4月生，浙江缙云人，现任丽水市农业局局长。"


def _read(*lines: str) -> Facts:
    text = "\n".join((HEAD, *lines))
    article = clean(Source("a", "a", text, MappedText.identity(text), None, "2017-03-01"))
    assert isinstance(article, Article)
    return extract(article)


def _held(found: Facts) -> set[tuple[str, str | None, str | None, bool]]:
    """Title, body, when it was seen, and whether it is over."""
    label = {entity.id: entity.label for entity in found.entities}
    return {
        (t.title, t.organization and label[t.organization], t.observed_on, t.claim.rule == "former post")
        for t in found.tenures
    }


def test_a_line_tells_since_and_until_when() -> None:
    body = "青田县人民政府"
    assert _held(_read("2001.03－2006.11 青田县副县长")) >= {
        ("副县长", body, "2001-03", False),
        ("副县长", body, "2006-11", True),
    }
    assert ("副县长", body, "2006", True) in _held(_read("2001年至2006年，青田县副县长"))


def test_what_goes_on_is_not_over() -> None:
    held = _held(_read("2001－2003年 丽水市农业局副局长", "2003－2006年 丽水市农业局局长", "2006－ 丽水市农业局局长"))
    assert {row for row in held if row[0] == "局长"} == {
        ("局长", "丽水市农业局", "2003", False),
        ("局长", "丽水市农业局", "2017-03-01", False),
    }
    assert ("副局长", "丽水市农业局", "2003", True) in held


def test_posts_of_a_life_without_dates_are_over() -> None:
    assert ("副县长", "青田县人民政府", "2017-03-01", True) in _held(_read("历任缙云县教师、青田县副县长。"))


def test_lines_that_name_somebody_else_are_not_theirs() -> None:
    found = _read("2001－2006年 与青田县副县长李大力共事")
    people = {entity.id: entity.label for entity in found.entities}
    assert {people[t.person] for t in found.tenures if t.title == "副县长"} <= {"李大力"}


def test_the_sentence_of_a_line_is_its_evidence() -> None:
    found = _read("2001.03－2006.11 青田县副县长")
    text = found.article.text.text
    spans = {text[t.claim.evidence[0] : t.claim.evidence[1]] for t in found.tenures if t.title == "副县长"}
    assert spans == {"2001.03-2006.11 青田县副县长"}  # as it is cleaned
