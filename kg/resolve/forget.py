"""Takes the names of people who are to be forgotten out of what documents say, when the people themselves are gone."""

from collections.abc import Iterator
from dataclasses import replace

from kg import vocab
from kg.decisions.forget import Forgotten
from kg.model import Article, Entity, Facts
from kg.resolve.nodes import State

# Names that people give to what happens; those of places and bodies are their own.
_HAPPENINGS = frozenset(kind for kind, classes in vocab.KINDS.items() if classes[-1] in ("Event", "Campaign"))


def blank_documents(state: State, forgotten: Forgotten) -> None:
    """Blank the names in all documents; people who are to be forgotten are no entities of theirs any more.

    Where others have the name, or places and bodies have it in theirs, it stays.
    """
    for at, facts in enumerate(state.documents):
        if forgotten.stand_in(*_texts(facts)):
            state.documents.replace(at, _blanked(facts, forgotten), text=True)


def _texts(facts: Facts) -> Iterator[str | None]:
    article = facts.article
    yield from (article.text.text, article.title, article.record_title, article.source)
    yield from (byline.name for byline in article.bylines)
    yield from (name for entity in facts.entities for name in (entity.label, *entity.aliases))


def _blanked(facts: Facts, forgotten: Forgotten) -> Facts:
    happenings = {entity.id for entity in facts.entities if entity.kind in _HAPPENINGS}
    named = [name for e in facts.entities if e.id not in happenings for name in (e.label, *e.aliases)]
    named += [mention.text for mention in facts.mentions if mention.entity not in happenings]
    kept = sorted({name for name in named if forgotten.stand_in(name)})

    def blank(text: str) -> str:
        return forgotten.blank(text, kept)

    def entity(each: Entity) -> Entity:
        if each.id not in happenings:
            return each
        return each._replace(label=blank(each.label), aliases=tuple(sorted(set(map(blank, each.aliases)))))

    return replace(
        facts,
        article=_article(facts.article, forgotten, kept),
        entities=tuple(map(entity, facts.entities)),
        mentions=tuple(mention._replace(text=blank(mention.text)) for mention in facts.mentions),
    )


def _article(article: Article, forgotten: Forgotten, kept: list[str]) -> Article:
    def blank(text: str | None) -> str | None:
        return None if text is None else forgotten.blank(text, kept)

    return replace(
        article,
        text=article.text.translate(forgotten.blank(article.text.text, kept)),
        title=blank(article.title),
        record_title=blank(article.record_title),
        source=blank(article.source),
        bylines=tuple(b for b in article.bylines if not forgotten.stand_in(b.name)),
    )
