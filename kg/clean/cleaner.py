"""From a source to a cleaned article: undo the damage, unify the writing, tell the lines apart, read the metadata."""

from collections import Counter
from collections.abc import Callable, Generator, Iterable

from kg.clean.bylines import find_bylines
from kg.clean.characters import fold_characters
from kg.clean.edits import Changes
from kg.clean.fields import join_values
from kg.clean.lines import classify
from kg.clean.lostbyte import repair_lost_bytes, repair_marks
from kg.clean.mangled import mend_mangled
from kg.clean.markup import strip_markup
from kg.clean.metadata import published, publisher
from kg.clean.pinyin import drop_notes
from kg.clean.punctuation import unify_punctuation
from kg.clean.script import to_simplified
from kg.clean.spaces import unify_spaces
from kg.clean.spam import reason_to_reject
from kg.clean.titles import title_of
from kg.clean.wrapped import unwrap
from kg.model import Article, Line, Rejected, Source
from kg.text import MappedText
from kg.together import together

# The order matters: the lost byte is undone while the pinyin notes that help it are there, and both before the
# characters are folded, since that would destroy the bytes. Lines may have been broken before the damage or after it.
PASSES: tuple[Callable[[MappedText, Changes], MappedText], ...] = (
    strip_markup,
    unwrap,
    repair_lost_bytes,
    mend_mangled,
    repair_marks,
    drop_notes,
    fold_characters,
    unify_punctuation,
    to_simplified,
    unwrap,
    unify_spaces,
    join_values,
)
_ROUNDS = 5  # one pass may lay bare work for an earlier one; two rounds are the rule


def clean(source: Source) -> Article | Rejected:
    """The cleaned article, or why there is none (no text, spun text, spam).

    The text is cleaned until cleaning changes nothing, so clean(clean(x)) is clean(x).
    """
    return clean_all([source])[0]


def clean_all(sources: Iterable[Source]) -> list[Article | Rejected]:
    """The same for several, which go through the steps together."""
    return together(map(_steps, sources))


def _steps(source: Source) -> Generator[None, None, Article | Rejected]:
    start, raw = _with_title(source)
    changes: Changes = Counter()
    text = yield from _passed(raw, changes)
    lines = classify(text.text, start > 0)
    yield
    if not any(line.kind == "body" for line in lines):
        return Rejected(source.path, source.id, "no article text is left after cleaning; check what the file contains")
    if (reason := reason_to_reject(text.text)) is not None:
        return Rejected(source.path, source.id, reason)
    yield
    bylines = find_bylines(text.text, lines)
    yield
    _count(lines, changes)
    return Article(
        id=source.id,
        path=source.path,
        original=source.original,
        text=text,
        lines=lines,
        body_start=start,
        record_title=source.title,
        title=title_of(text.text, lines),
        published=published(source, text.text, lines),
        source=publisher(source, text.text, lines),
        bylines=bylines,
        changes=tuple(sorted(changes.items())),
        encoding=source.encoding,
    )


def clean_text(text: MappedText, changes: Changes) -> MappedText:
    """Run the passes over a text until it stays as it is; `changes` counts what they did."""
    return together([_passed(text, changes)])[0]


def _passed(text: MappedText, changes: Changes) -> Generator[None, None, MappedText]:
    idle = 0  # passes in a row that found nothing to do: only saves time
    for _ in range(_ROUNDS):
        before = text.text
        for run in PASSES:
            after = run(text, changes)
            idle = idle + 1 if after is text else 0  # only saves time
            text = after
            if idle == len(PASSES):  # only saves time
                return text
            yield
        if text.text == before:
            break
    return text


def _with_title(source: Source) -> tuple[int, MappedText]:
    """The body with the record's title in front, mapped onto title, line break, original; and where the body begins."""
    title = source.title
    if title is None or not title.strip():
        return 0, source.body
    shift = len(title) + 1
    runs = [(0, shift, 0, shift)]
    runs += [(t + shift, n, o + shift, m) for t, n, o, m in source.body.runs]
    # a line break in the title would make two lines of it
    return shift, MappedText(title.replace("\n", " ").replace("\r", " ") + "\n" + source.body.text, runs)


def _count(lines: tuple[Line, ...], changes: Changes) -> None:
    for line in lines:
        if line.kind in ("furniture", "duplicate", "caption"):
            changes[f"{line.kind} line"] += 1
