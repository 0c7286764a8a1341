"""All that is found in the traps, in more sentences, the sample and the gold set's articles, kept line by line.

Of the many texts, dirty pages and small worlds that wordings, lengths and dice make (grid, varied, pieces,
stretched, inserted, ladders, undone, dirty, crowds) it is digests.
Whether it is right, the tests of the traps and of data/gold say; this says what a change of the program changes.
`python -m tests.found` writes it anew, for `git diff` to show.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from hashlib import sha256
from itertools import product
from pathlib import Path

from opencc import OpenCC

from kg.clean import clean, clean_all
from kg.clean.shift import undo
from kg.extract import extract, extract_all
from kg.ids import DEFAULT_BASE
from kg.ingest import read
from kg.model import Article, Claim, Facts, Source, World
from kg.resolve import resolve
from kg.text import MappedText
from tests import traps
from tests.dirt import lose_byte
from tests.extract.traps_run import facts
from tests.found import crowds, dirty, pieces
from tests.found.ladders import ladder

FOLDER = Path(__file__).parent
_DATA = FOLDER.parents[1] / "data"
_WORDINGS = 48  # and a few more, of one sentence
_TABLES = "people organizations places campaigns events".split()
_ARTICLES = {"sample": _DATA / "sample", "gold": _DATA / "gold" / "docs.jsonl"}


@cache
def articles(name: str) -> tuple[Facts, ...]:
    """The articles of the sample or of the gold set with what is found in them."""
    sources = [source for source in read([_ARTICLES[name]]) if isinstance(source, Source)]
    cleaned = [article for article in clean_all(sources) if isinstance(article, Article)]
    return tuple(sorted(extract_all(cleaned), key=lambda found: found.article.id))


def _traps(table: str) -> Iterator[str]:
    for trap in getattr(traps, table)():
        yield f"# {trap.sentence}"
        yield from lines(facts(trap))


def _read(name: str) -> Iterator[str]:
    for found in articles(name):
        yield f"# {found.article.id} {found.article.published} {found.article.source} {found.article.title}"
        yield from lines(found)


def _sentences() -> Iterator[str]:
    """The file is its own input: lines that begin with #, | for a new paragraph."""
    for line in (FOLDER / "sentences.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            text = MappedText.identity(line.removeprefix("# ").replace("|", "\n"))
            article = clean(Source("s", "s", text.text, text, None, "2023-03-10", "缙云县市场监督管理局"))
            assert isinstance(article, Article), line
            yield line
            yield from lines(extract(article))


def _grid() -> Iterator[str]:
    """The file is its own input: a digest, source, date, and a sentence in many wordings, written `{one^another}`."""
    for row in kept("grid"):
        _, source, published, text = row.split("\t")
        found = extract_all(_cleaned(wordings(text), published, source))
        yield "\t".join([digest(repr(each) for one in found for each in statements(one)), source, published, text])


def wordings(text: str) -> list[str]:
    """Every choice of one of the alternatives; where they are very many, some of them all over.

    >>> wordings("{县^市}局{^长}")
    ['县局', '县局长', '市局', '市局长']
    """
    choices = [piece.split("^") for piece in re.split("[{}]", text)]
    found = ["".join(chosen) for chosen in product(*choices)]
    return found[:: len(found) // _WORDINGS | 1]


def _varied() -> Iterator[str]:
    """The file is its own input: a digest of all that is found, source, date, text (| for a new paragraph).

    The texts are those of the traps and of sentences.txt, cut, joined and padded by dice until something that no other
    text needs was needed to read them as they are read: many make no sense, and no one says what is right in them.
    The last of them are sentences of the grid that tell of the same things again, with titles and paragraphs.
    """
    rows = [row.split("\t") for row in kept("varied")]
    cleaned = clean_all(_source(text, published, source) for _, source, published, text in rows)
    found = iter(extract_all(article for article in cleaned if isinstance(article, Article)))
    for row, article in zip(rows, cleaned, strict=True):
        told = statements(next(found)) if isinstance(article, Article) else (article,)
        yield "\t".join([digest(map(repr, told)), *row[1:]])


def _source(text: str, published: str, source: str) -> Source:
    mapped = MappedText.identity(text.replace("|", "\n"))
    return Source("v", "v", mapped.text, mapped, None, published or None, source or None)


def statements(found: Facts) -> Iterator[object]:
    """All that a document states, in order, with its ids."""
    for things in (found.entities, found.mentions, found.tenures, found.participations, found.links):
        yield from things


def lines(found: Facts) -> Iterator[str]:
    """Entities with where they are named, then statements, each with its rule, confidence and sentence."""
    label = {entity.id: entity.label for entity in found.entities}
    for each in found.entities:
        where = [f"{m.start}-{m.end}{m.text}" for m in found.mentions if m.entity == each.id]
        about = [
            each.code,
            each.level,
            label.get(each.within or ""),
            *each.aliases,
            "" if each.mentioned else "unnamed",
        ]
        yield " ".join([each.kind, each.label, *(f"({item})" for item in about if item), *where])
    for held in found.tenures:
        post = f"{label[held.person]} is {held.title} of {label.get(held.organization or '')} {held.observed_on or ''}"
        yield f"{post.rstrip()} {_claim(held.claim)}"
    for part in found.participations:
        yield f"{label[part.participant]} {part.role} {label[part.event]} {_claim(part.claim)}"
    for link in found.links:
        yield f"{label[link.subject]} {link.predicate} {label.get(link.object, link.object)} {_claim(link.claim)}"


def _claim(claim: Claim) -> str:
    return f"[{claim.rule} {claim.confidence:g} {claim.evidence.start}-{claim.evidence.end}]"


def _world(name: str) -> Iterator[str]:
    """The world of the articles, without what each of them states."""
    world: World = resolve(articles(name), DEFAULT_BASE)

    def plain(values: Iterable[object]) -> str:
        return " ".join(map(str, values)).replace(DEFAULT_BASE, "")

    for entity in world.entities:
        yield plain(["# entity", *entity])
    for span in world.spans:
        yield plain(["# span", *span[:-1], [document for document, _ in span.seen]])
    for verdict in world.verdicts:
        yield plain(["# verdict", *verdict[:4], f"{verdict.score:.3f}", *(reason for reason, _ in verdict.reasons)])
    found = world.findings
    for what in (*found.others, *found.validities, *found.inferences, *found.reforms, *found.conflicts):
        yield plain([f"# {type(what).__name__.lower()}", *what])
    for pair in sorted(found.reprints.items()):
        yield plain(["# reprint", *pair])


def kept(name: str) -> list[str]:
    """The lines of a file as they were written last."""
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def told(found: World) -> Iterator[str]:
    """All that a world has, thing by thing."""
    yield from map(repr, found.entities)
    yield repr(sorted(found.document_iris.items()))
    for each in found.documents:
        yield repr((each.article.id, each.article.text.text, each.article.source))
        yield from map(repr, statements(each))
    for things in (found.spans, found.verdicts, found.choices, found.rulings):
        yield from map(repr, things)
    yield repr(found.findings)


def _crowds() -> Iterator[str]:
    """A line for each of the small worlds: how much there is of it, and a digest of all that it tells."""
    for seed in range(crowds.WORLDS):
        found = resolve(crowds.documents(seed), DEFAULT_BASE, crowds.decisions(seed))
        counts = f"{len(found.entities)} {len(found.verdicts)} {len(found.choices)} {len(found.findings.reprints)}"
        yield f"{seed} {counts} {len(found.rulings)} {digest(told(found))}"


def _dirty() -> Iterator[str]:
    """A line for each dirty page: the changes, the kinds of lines, and a digest of all that cleaning made of it."""
    sources = list(dirty.pages())
    for number, (source, made) in enumerate(zip(sources, clean_all(sources), strict=True)):
        if isinstance(made, Article):
            kinds = "".join(line.kind[0] for line in made.lines)
            yield f"{number} {len(source.original)} {kinds} {digest(_of_article(made))}"
        else:
            yield f"{number} {made.reason}"


def _of_article(made: Article) -> Iterator[str]:
    """All that cleaning made of a page."""
    yield made.text.text
    yield from map(repr, (made.text.runs, *made.lines, *made.bylines, *made.changes))
    yield from map(repr, (made.title, made.published, made.source, made.body_start, made.record_title, made.id))


def _stretched() -> Iterator[str]:
    """As the grid, of texts of every length."""
    for row in kept("stretched"):
        _, source, published, text = row.split("\t")
        found = extract_all(_cleaned(ladder(text), published, source))
        yield "\t".join([digest(repr(each) for one in found for each in statements(one)), source, published, text])


def _cleaned(texts: Iterable[str], published: str, source: str) -> Iterator[Article]:
    every = clean_all(_source(text, published, source) for text in texts)
    return (article for article in every if isinstance(article, Article))


def _inserted() -> Iterator[str]:
    """The file is its own input: a digest, a text, and words that are asked for somewhere, for each ※ of the text."""
    for row in kept("inserted"):
        _, text, words = row.split("\t")
        texts = (text.replace("※", word) for word in words.split("^"))
        found = extract_all(_cleaned(texts, "2023-03-10", "缙云县市场监督管理局"))
        yield "\t".join([digest(repr(each) for one in found for each in statements(one)), text, words])


def _ladders() -> Iterator[str]:
    """The file is its own input: a digest of all that cleaning makes of pages of every length, and the pages."""
    for row in kept("ladders"):
        text = row.split("\t")[1]
        made = clean_all(_source(page, "", "") for page in ladder(text))
        told = ("\n".join(_of_article(one)) if isinstance(one, Article) else one.reason for one in made)
        yield f"{digest(told)}\t{text}"


def _undone() -> Iterator[str]:
    """What the lost byte in front of each fourth of the usual characters may have been, ten characters a line."""
    usual = "".join(
        bytes((0xB0 + row, 0xA1 + cell)).decode("gb2312", "ignore") for row, cell in product(range(40), range(94))
    )
    old = OpenCC("s2t").convert(usual[::4])
    for chars in (old[at : at + 10] for at in range(0, len(old), 10)):
        told: list[str] = []
        for char, behind in product(chars, ("縣會議,", "(jìn)行年12日")):
            damaged = lose_byte(f"開了。{char}{behind}", 2)
            for guesses in (0, 5) if damaged else ():
                told += (
                    f"{one.text} {one.end} {one.guessed} {one.score:.6f}" for one in undo(damaged or "", 2, guesses)
                )
        yield f"{''.join(chars)} {digest(told)}"


def _pieces() -> Iterator[str]:
    """A digest of each three hundred answers of the functions that pieces.py asks."""
    for name in pieces.ASKED:
        told = list(pieces.said(name))
        for number in range(0, len(told), 300):
            yield f"{name} {number} {digest(told[number : number + 300])}"


def digest(told: Iterable[str]) -> str:
    """Tells one telling from another."""
    return sha256("\n".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:12]


FILES: dict[str, Callable[[], Iterator[str]]] = {
    **{name: partial(_traps, name) for name in _TABLES},
    "sentences": _sentences,
    **{name: partial(_read, name) for name in _ARTICLES},
    "grid": _grid,
    "varied": _varied,
    "stretched": _stretched,
    "inserted": _inserted,
    "pieces": _pieces,
    "crowds": _crowds,
    "dirty": _dirty,
    "ladders": _ladders,
    "undone": _undone,
    **{f"world_of_{name}": partial(_world, name) for name in _ARTICLES},
}
