"""What a graph leaves in doubt: as text, JSON or a page, or asked one by one with the answers kept."""

import json
import os
import sys
from datetime import date
from getpass import getuser
from pathlib import Path
from typing import NamedTuple, TextIO

from kg.decisions.check import clashes, in_force
from kg.decisions.file import NAME, Decisions, append, load
from kg.decisions.rows import clean_cell
from kg.errors import DecisionError, QueryError
from kg.graph.open import Graph
from kg.graph.store import NQUADS
from kg.reviewing.ask import Asker
from kg.reviewing.candidate import Candidate
from kg.reviewing.find import candidates
from kg.reviewing.words import LANGUAGES, say, tell
from kg.web.review import review_page

FORMATS = ("text", "json", "html")


class Review(NamedTuple):
    """The questions of a graph, best first, and the file that answers go to."""

    found: list[Candidate]
    file: Path

    def write(self, name: str, language: str = "en") -> str:
        """The questions as text, json or html. QueryError for another format or language."""
        if name not in FORMATS:
            raise QueryError(f'no format "{name}"; there are {", ".join(FORMATS)}')
        check_language(language)
        if name == "json":
            return json.dumps([each.as_json() for each in self.found], ensure_ascii=False, indent=1) + "\n"
        return review_page(self.found, language) if name == "html" else self._text(language)

    def _text(self, language: str) -> str:
        parts = ["\n".join(tell(each, language)) for each in self.found] or [say(language, "none")]
        return "\n\n".join(f"{number}. {part}" if self.found else part for number, part in enumerate(parts, 1)) + "\n"

    def told(self, given: int, language: str) -> str:
        """How many answers were given, and what to do with them."""
        return say(language, "written_one" if given == 1 else "written", str(given), str(self.file)) + "\n"

    def ask(self, asker: Asker) -> int:
        """Ask them one by one; each answer is in the file at once. The number of answers."""
        check_language(asker.language)
        return asker.ask(self.found, lambda decisions: append(self.file, decisions))


def review(graph: Path, decisions: Path | None = None, limit: int | None = None) -> Review:
    """The questions that a graph leaves and `decisions` (the folder's decisions.tsv) do not answer.

    Raises OutputError if there is no graph, DecisionError if the decisions are bad.
    """
    file = decisions if decisions is not None else graph / NAME
    nquads = Graph(graph).directory / NQUADS
    rows = load(file).rows if file.is_file() else ()
    return Review(candidates(nquads, rows, limit), file)


def asker(who: str | None, when: str | None, language: str, questions: TextIO | None = None) -> Asker:
    """Of the terminal: who is $USER and when is today, unless they are given. Raises DecisionError, QueryError."""
    try:
        day = date.fromisoformat(when) if when else date.today()
    except ValueError as error:
        raise DecisionError(f"--date {when}: is no date; write 2021-03-09") from error
    name = clean_cell(who if who is not None else os.environ.get("USER") or getuser())
    return Asker(name, day.isoformat(), check_language(language), sys.stdin, questions or sys.stdout)


def check_language(language: str) -> str:
    """`language`, or QueryError if there are no words in it."""
    if language not in LANGUAGES:
        raise QueryError(f'no language "{language}"; there are {" and ".join(LANGUAGES)}')
    return language


def check(file: Path) -> tuple[str, int]:
    """What a file of decisions holds and which of them contradict, in words, and how many contradictions there are.

    Raises DecisionError with all that is wrong with its rows.
    """
    decisions = load(file)
    force = in_force(decisions.rows)
    found = clashes(force)
    lines = [_counts(decisions, len(decisions.rows) - len(force))]
    lines += [f"{file}:{clash.decisions[0].line}: contradiction: {clash.words}" for clash in found]
    return "\n".join(lines) + "\n", len(found)


def _counts(decisions: Decisions, replaced: int) -> str:
    kinds = [decision.what for decision in decisions.rows]
    counted = ", ".join(f"{kinds.count(kind)} {kind}" for kind in sorted(set(kinds)))
    later = f"; {replaced} answered anew later" if replaced else ""
    return f"{decisions.path}: {len(kinds)} decisions" + (f": {counted}" if counted else "") + later
