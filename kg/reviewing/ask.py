"""Asks questions one by one on a terminal, or on any streams; every answer is handed on as it is given."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TextIO

from kg.decisions.model import DROP, KIND, LABEL, Decision
from kg.decisions.rows import clean_cell, complaints, write_row
from kg.reviewing.candidate import ANSWERS, PAIR, THING, Candidate
from kg.reviewing.words import say, tell

Keep = Callable[[Sequence[Decision]], None]
_SKIP, _QUIT, _NEITHER, _NAME, _CLASS = "s", "q", "d", "=", ":"


class Asker(NamedTuple):
    """Who answers, on which day (ISO), in which language ("en", "zh"), and the streams of the talk."""

    who: str
    when: str
    language: str
    answers: TextIO
    questions: TextIO

    def ask(self, candidates: Iterable[Candidate], keep: Keep) -> int:
        """Ask all until there is a `q` or the input ends; `keep` gets each answer at once. The number of answers."""
        given = 0
        for number, candidate in enumerate(candidates, 1):
            lines = [f"\n{number}. {say(self.language, candidate.question)}", *tell(candidate, self.language)]
            self._write("\n".join([*lines, say(self.language, f"keys_{candidate.question}"), ""]))
            answer = self._answer(candidate)
            if answer is None:
                break
            if answer:
                why = self._read(say(self.language, "why")) or ""
                keep([each._replace(why=clean_cell(why), who=self.who, when=self.when) for each in answer])
                given += 1
        return given

    def _answer(self, candidate: Candidate) -> list[Decision] | None:
        """The decisions of an answer, [] to skip, None to end."""
        while True:
            typed = self._read("> ")
            if typed is None or typed == _QUIT:
                return None
            if typed == _SKIP:
                return []
            found = understood(candidate, typed)
            if isinstance(found, list):
                return found
            self._write(f"{found or say(self.language, 'again')}\n")

    def _read(self, prompt: str) -> str | None:
        self._write(prompt)
        line = self.answers.readline()
        return line.strip() if line else None

    def _write(self, text: str) -> None:
        self.questions.write(text)
        self.questions.flush()


def understood(candidate: Candidate, typed: str) -> list[Decision] | str:
    """The decisions that an answer makes, or what is wrong with it ("" if it is none)."""
    value = typed[1:].strip()
    if typed in ANSWERS[candidate.question]:
        found = [candidate.decision(ANSWERS[candidate.question][typed])]
    elif typed == _NEITHER and candidate.question == PAIR:
        found = [Decision(DROP, side.reference) for side in candidate.sides]
    elif typed[:1] in (_NAME, _CLASS) and candidate.question == THING:
        found = [candidate.decision(LABEL if typed[0] == _NAME else KIND, clean_cell(value))]
    else:
        return ""
    return next((fault for each in found for fault in complaints(write_row(each).split("\t"))), "") or found
