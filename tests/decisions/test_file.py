"""decisions.tsv: what is accepted, what is told of what is not, and appending by all or nothing."""

import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.decisions.file import HEADER, append, load
from kg.decisions.model import Decision, Reference
from kg.decisions.references import read_forms, write_forms
from kg.decisions.rows import clean_cell
from kg.errors import DecisionError

TEXT = st.text(max_size=12)
FORMS = st.builds(
    Reference,
    st.just("person/王芳/甲局"),
    st.sampled_from(["Official", "Person"]),
    st.text(min_size=1, max_size=12),
    st.lists(TEXT.filter(bool), max_size=3).map(tuple),
    st.lists(TEXT.filter(bool), max_size=3).map(tuple),
)
GOOD = Decision("same", Reference("agency/甲局"), Reference("agency/乙局"), "", "两块牌子", "李", "2024-01-02")
BAD = (
    ("equal\tagency/甲局\tagency/乙局", "what: 'equal' is none of same different unsure kind label keep drop"),
    ("same\t甲局\tagency/乙局", "whom: '甲局' is no IRI of a thing"),
    ("same\tagency/甲局", "to: '' is no IRI of a thing"),
    ("same\tagency/甲局\tagency/甲局", "to: is the same IRI as whom"),
    ("same\tagency/甲局\tperson/王芳", "a thing of Person is never one of Organization"),
    ("kind\tagency/甲局\tOfficial", "Official is no kind of Organization"),
    ("kind\tagency/甲局\tBureau", "'Bureau' is no class of entities"),
    ("kind\tagency/甲局\tDocument", "'Document' is no class of entities"),
    ("label\tagency/甲局\t-", "to: give the name"),
    ("label\tagency/甲局\tagency/乙局", "is an IRI; give the name"),
    ("drop\tagency/甲局\tagency/乙局", "to: must be empty"),
    ("keep\tdocument/a.txt", "is no IRI of a thing"),
    ("drop\tagency/甲局\t-\t-\tli\t2021-02-30", "when: '2021-02-30' is no date"),
    ("drop\tagency/甲局\t-\t\u202eevil", "why: holds the hidden character U+202E"),
    ("drop\tagency/甲局\t-\t" + "长" * 301, "why: has more than 300 characters"),
    ("drop\tagency/甲局\t-\t-\t-\t-\t甲局", "whom_is: forms are written kind|name"),
    ("drop\tevent/2021", "is no IRI of a thing"),
    ("drop", "1 cells"),
    ("drop" + "\tagency/甲局" * 9, "10 cells"),
    ("drop\tagency/%ff", "is no IRI of a thing"),
)


@pytest.mark.parametrize(("row", "fault"), BAD, ids=[fault for _, fault in BAD])
def test_faults_are_told_by_line(row: str, fault: str, tmp_path: Path) -> None:
    path = tmp_path / "decisions.tsv"
    path.write_text(f"# a comment\n{HEADER}\n\n{row}\n", encoding="utf-8")
    with pytest.raises(DecisionError) as told:
        load(path)
    assert f"{path}:4: " in str(told.value)
    assert fault in str(told.value)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "decisions.tsv"
    path.write_text("".join(f"{row}\n" for row, _ in BAD), encoding="utf-8")
    with pytest.raises(DecisionError) as told:
        load(path)
    lines = str(told.value).splitlines()
    assert {f"{path}:{number}" for number in range(1, len(BAD) + 1)} == {":".join(x.split(":")[:2]) for x in lines}


def test_what_is_no_text_or_no_file(tmp_path: Path) -> None:
    path = tmp_path / "decisions.tsv"
    path.write_bytes(b"drop\tagency/x\n\xff\xfe\n")
    with pytest.raises(DecisionError, match=r":2: is no UTF-8"):
        load(path)
    with pytest.raises(DecisionError, match="cannot be read"):
        load(tmp_path / "none.tsv")


def test_rows_written_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "decisions.tsv"
    rows = (
        "\ufeffdrop\tperson/王芳/甲局\r\n"
        "same\thttps://w3id.org/govkg/id/agency/甲局\t<https://example.org/x/agency/乙局>\r\n"
        "label\tplace/a b\t新名\n"
    )
    path.write_text(rows + HEADER + "\n" + "unsure\tagency/甲局\tInstitution", encoding="utf-8")
    found = load(path).rows
    assert [(d.what, d.whom.iri, d.to.iri if d.to else d.value, d.line) for d in found] == [
        ("drop", "person/王芳/甲局", "", 1),
        ("same", "agency/甲局", "agency/乙局", 2),
        ("label", "place/a%20b", "新名", 3),
        ("unsure", "agency/甲局", "Institution", 5),
    ]


@settings(max_examples=300, derandomize=True, deadline=None)
@given(FORMS)
def test_forms_come_back_whatever_they_hold(reference: Reference) -> None:
    cell = write_forms(reference)
    assert "\t" not in cell
    assert cell.splitlines() == [cell]
    assert read_forms(reference.iri, cell) == reference


@settings(max_examples=200, derandomize=True, deadline=None)
@given(FORMS, TEXT, TEXT)
def test_rows_come_back_whatever_they_hold(
    tmp_path_factory: pytest.TempPathFactory, reference: Reference, why: str, who: str
) -> None:
    path = tmp_path_factory.mktemp("rows") / "decisions.tsv"
    append(path, [Decision("drop", reference, why=why, who=who)])
    (found,) = load(path).rows
    assert found.whom == reference
    assert (found.why, found.who) == tuple("" if text == "-" else text for text in map(clean_cell, (why, who)))


def test_appending_keeps_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "decisions.tsv"
    append(path, [GOOD])
    assert path.read_text(encoding="utf-8").splitlines()[1] == HEADER
    path.write_text("# mine\ndrop\tagency/丙局", encoding="utf-8")  # without an end of line
    append(path, [GOOD, GOOD])
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# mine\ndrop\tagency/丙局\nsame\t")
    assert [decision.what for decision in load(path).rows] == ["drop", "same", "same"]


def test_a_failed_write_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "decisions.tsv"
    append(path, [GOOD])
    before = path.read_bytes()
    write = os.write

    def full(descriptor: int, content: bytes) -> int:
        if len(content) < 40:
            raise OSError(28, "No space left on device")
        return write(descriptor, content[:-20])

    monkeypatch.setattr("kg.decisions.file.os.write", full)
    with pytest.raises(DecisionError, match="No space left"):
        append(path, [GOOD, GOOD])
    assert path.read_bytes() == before


def _append_many(path: Path, name: str) -> None:
    for _ in range(25):
        append(path, [GOOD._replace(who=name, why="理" * 200)])


def test_processes_that_append_at_once(tmp_path: Path) -> None:
    path = tmp_path / "decisions.tsv"
    with ProcessPoolExecutor(4) as pool:
        list(pool.map(_append_many, [path] * 4, "abcd"))
    found = load(path).rows
    assert sorted(decision.who for decision in found) == sorted("abcd" * 25)
    assert path.read_text(encoding="utf-8").count(HEADER) == 1


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(DecisionError, match="cannot be written"):
        append(tmp_path / "no" / "decisions.tsv", [GOOD])
