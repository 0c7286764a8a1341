"""What decisions say together: who changes their mind, and who contradicts whom."""

from pathlib import Path

from kg.decisions.check import clashes, in_force
from kg.decisions.file import load
from kg.decisions.model import Decision
from kg.decisions.outcome import chosen, settings

A, B, C = "agency/甲", "agency/乙", "agency/丙"


def rows(tmp_path: Path, *lines: str) -> tuple[Decision, ...]:
    path = tmp_path / "decisions.tsv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return in_force(load(path).rows)


def test_a_contradiction_is_told_with_its_chain(tmp_path: Path) -> None:
    found = clashes(rows(tmp_path, f"same\t{A}\t{B}\t-\tli", f"same\t{C}\t{B}\t-\tli", f"different\t{C}\t{A}\t-\twang"))
    (clash,) = found
    assert clash.words == f"line 3 (wang) says different, but {C} = {B} = {A} (line 2 (li), line 1 (li))"
    assert [decision.line for decision in clash.decisions] == [3, 2, 1]


def test_whoever_answers_anew_is_believed(tmp_path: Path) -> None:
    kept = rows(tmp_path, f"same\t{A}\t{B}\t-\tli", f"different\t{B}\t{A}\t-\tli", f"keep\t{A}", f"drop\t{A}")
    assert [decision.line for decision in kept] == [2, 4]
    assert clashes(kept) == []


def test_two_people_who_disagree(tmp_path: Path) -> None:
    lines = (
        f"kind\t{A}\tInstitution\t-\tli",
        f"kind\t{A}\tAgency\t-\twang",
        f"keep\t{B}\t-\t-\tli",
        f"drop\t{B}\t-\t-\twang",
    )
    found = clashes(rows(tmp_path, *lines))
    assert [[d.line for d in clash.decisions] for clash in found] == [[1, 2], [3, 4]]
    assert "line 1 (li) kind Institution; line 2 (wang) kind Agency" in found[0].words


def test_the_file_that_counts(tmp_path: Path) -> None:
    assert chosen(None, tmp_path) is None
    assert settings(None) == ()
    own, given = tmp_path / "decisions.tsv", tmp_path / "mine.tsv"
    own.write_text(f"drop\t{A}\n", encoding="utf-8")
    given.write_text(f"drop\t{B}\n", encoding="utf-8")
    first, second = chosen(None, tmp_path), chosen(given, tmp_path)
    assert first is not None
    assert second is not None
    assert (first.rows[0].whom.iri, second.rows[0].whom.iri) == (A, B)
    assert settings(first) != settings(second)
