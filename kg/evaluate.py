"""Evaluation as one call: build a gold set's documents, score them, and report figures and errors."""

from dataclasses import dataclass
from pathlib import Path

from kg.evaluation import report
from kg.evaluation.gold import DOCUMENTS, Gold, load
from kg.evaluation.score import Miss, Scores, score
from kg.evaluation.sentences import Sentences
from kg.evaluation.view import views
from kg.model import World
from kg.pipeline import BuildOptions, build_world


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How well what was built from a gold set's documents agrees with its annotations."""

    gold: Gold
    world: World
    scores: Scores

    def text(self) -> str:
        """The figures as a table."""
        return report.text(self.scores)

    def errors(self) -> str:
        """Every error with its sentence."""
        return report.errors(self.scores.errors, self._sentence())

    def json(self) -> str:
        """The figures as JSON, with the digest of the gold set."""
        return report.as_json(self.scores, self.gold.digest)

    def html(self) -> str:
        """Figures and errors as one page."""
        return report.html(self.scores, f"govkg on {self.gold.folder.name}", self._sentence())

    def _sentence(self) -> report.Sentence:
        sentences = Sentences(self.world, self.gold)

        def of(miss: Miss) -> str:
            return sentences.of(miss)

        return of


def evaluate(folder: str | Path, options: BuildOptions | None = None) -> Evaluation:
    """Build the documents of a gold folder (docs.jsonl, annotations.jsonl) in memory and score them.

    Raises InputError if the folder is no gold set.
    """
    gold = load(Path(folder))
    world = build_world([gold.folder / DOCUMENTS], options)
    return Evaluation(gold, world, score(gold.annotations, views(world)))
