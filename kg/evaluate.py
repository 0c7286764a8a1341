"""Evaluation as one call: build a gold set's documents, score them, and report figures and errors."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from kg.annotation import folder as forms
from kg.annotation.rules import problems
from kg.evaluation import report
from kg.evaluation.gold import ANNOTATIONS, DOCUMENTS, Gold, load, load_documents
from kg.evaluation.score import Miss, Scores, score
from kg.evaluation.sentences import Sentences
from kg.evaluation.view import views
from kg.model import World
from kg.pipeline import BuildOptions, build_world
from kg.wording import using

_TOLD = 10  # broken rules of annotations.jsonl


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How well what was built from a gold set's documents agrees with its annotations.

    `faults` are what is wrong with forms, which do not count for it (file:line: what); `notes` tell what else to
    mind; `lexicon` is the digest of the user's own words, if any were in force.
    """

    gold: Gold
    world: World
    scores: Scores
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    lexicon: str | None = None

    def text(self) -> str:
        """The figures as a table."""
        return report.text(self.scores)

    def errors(self) -> str:
        """Every error with its sentence."""
        return report.errors(self.scores.errors, self._sentence())

    def json(self) -> str:
        """The figures as JSON, with the digests of the gold set and of the user's words."""
        words = {"lexicon": self.lexicon} if self.lexicon else {}
        return report.as_json(self.scores, {"gold": self.gold.digest, **words})

    def html(self) -> str:
        """Figures and errors as one page."""
        return report.html(self.scores, f"govkg on {self.gold.folder.name}", self._sentence())

    def _sentence(self) -> report.Sentence:
        sentences = Sentences(self.world, self.gold)

        def of(miss: Miss) -> str:
            return sentences.of(miss)

        return of


def evaluate(folder: str | Path, options: BuildOptions | None = None) -> Evaluation:
    """Build the documents of a gold folder in memory and score them.

    Gold are the forms that `kg annotate` wrote, if the folder has any, else its annotations.jsonl; from forms
    annotations.jsonl is written. Raises InputError if the folder is no gold set, LexiconError if words of the user's
    (`options.lexicon`) are bad.
    """
    path, options = Path(folder), options or BuildOptions()
    with using(options.lexicon) as added:
        found = (_of_forms if forms.has_forms(path) else _of_annotations)(path, options)
    return replace(found, lexicon=added.digest if added else None)


def _of_annotations(folder: Path, options: BuildOptions) -> Evaluation:
    gold = load(folder)
    world = build_world([folder / DOCUMENTS], replace(options, fields={}))
    return Evaluation(gold, world, score(gold.annotations, views(world)), (), _broken_rules(gold, world))


def _of_forms(folder: Path, options: BuildOptions) -> Evaluation:
    forms.check_made_from_forms(folder)
    texts = load_documents(folder)
    world = build_world([folder / DOCUMENTS], replace(options, fields={}))
    read = forms.corrected(folder, _texts(texts, world))
    content = forms.annotation_lines(read.annotations)
    notes = list(read.notes)
    try:
        forms.write_annotations(folder, content)
    except OSError as error:
        notes.append(f"{folder / ANNOTATIONS}: cannot be written ({error.strerror})")
    digest = sha256((folder / DOCUMENTS).read_bytes() + content.encode()).hexdigest()
    gold = Gold(folder, read.annotations, texts, digest)
    return Evaluation(gold, world, score(gold.annotations, views(world)), read.faults, tuple(notes))


def _texts(texts: Mapping[str, str], world: World) -> dict[str, tuple[str, ...]]:
    """The texts of each document in which its names may stand: as it is, and cleaned."""
    cleaned = {facts.article.id: facts.article.text.text for facts in world.documents}
    return {document: (text, cleaned.get(document, "")) for document, text in texts.items()}


def _broken_rules(gold: Gold, world: World) -> tuple[str, ...]:
    """What is wrong with annotations that were not made from forms: told, and scored all the same."""
    texts = _texts(gold.texts, world)
    found = [(item, what) for item in gold.annotations for what in problems(item, texts[str(item["id"])])]
    told = [f"{ANNOTATIONS}: {item['id']}: {what.id}: {what.what}" for item, what in found[:_TOLD]]
    return tuple([*told, f"{ANNOTATIONS}: {len(found) - _TOLD} more"] if len(found) > _TOLD else told)
