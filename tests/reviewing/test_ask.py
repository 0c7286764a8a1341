"""Questions on streams: what is written, what is understood, what is kept."""

from io import StringIO

import pytest

from kg.decisions.model import Decision, Reference
from kg.reviewing.ask import Asker, understood
from kg.reviewing.candidate import PAIR, THING, Candidate, Quote, Reason, Side
from kg.reviewing.words import say, tell, words


def side(iri: str, label: str) -> Side:
    quote = Quote(f"{label}在\u202e这里\x1b[2J", "a.txt", "题", "2021-03-09")
    return Side(Reference(iri, "Agency", label), 2, ("甲县 局长",), (), iri, (quote,))


SIDES = (side("agency/甲局", "甲局"), side("agency/乙局", "乙局"))
PAIRED = Candidate(PAIR, 0.5, (Reason("names_equal", ("甲局", "乙{0}局")),), SIDES, frozenset())
ALONE = Candidate(THING, 0.5, (Reason("placeless", ("公安局",)),), (side("agency/公安局", "公安局"),), frozenset())


def talk(typed: str, *candidates: Candidate, language: str = "en") -> tuple[list[Decision], int, str]:
    kept: list[Decision] = []
    written = StringIO()
    asker = Asker("李", "2024-01-02", language, StringIO(typed), written)
    return kept, asker.ask(candidates, kept.extend), written.getvalue()


def test_answers_are_kept_with_who_when_and_why() -> None:
    kept, given, _ = talk("y\n两块\t牌子\nn\n\n", PAIRED, ALONE)
    assert given == 2
    assert [(d.what, d.whom.iri, d.to.iri if d.to else "", d.why, d.who, d.when) for d in kept] == [
        ("same", "agency/甲局", "agency/乙局", "两块 牌子", "李", "2024-01-02"),
        ("drop", "agency/公安局", "", "", "李", "2024-01-02"),
    ]


@pytest.mark.parametrize("end", ["q\n", "", "s\n"])
def test_ending_and_skipping(end: str) -> None:
    assert talk(end, PAIRED)[:2] == ([], 0)


def test_an_answer_counts_even_if_the_input_ends_after_it() -> None:
    assert [decision.what for decision in talk("n", PAIRED)[0]] == ["different"]


@pytest.mark.parametrize(
    ("candidate", "typed", "what", "value"),
    [
        (PAIRED, "u", "unsure", ""),
        (ALONE, "y", "keep", ""),
        (ALONE, "u", "unsure", ""),
        (ALONE, "= 甲县公安局", "label", "甲县公安局"),
        (ALONE, ":Institution", "kind", "Institution"),
    ],
)
def test_what_is_understood(candidate: Candidate, typed: str, what: str, value: str) -> None:
    found = understood(candidate, typed)
    assert isinstance(found, list)
    assert [(decision.what, decision.value) for decision in found] == [(what, value)]


def test_neither_drops_both() -> None:
    assert [(d.what, d.whom.iri) for d in talk("d\n\n", PAIRED)[0]] == [
        ("drop", "agency/甲局"),
        ("drop", "agency/乙局"),
    ]


def test_what_is_not_understood_is_asked_again() -> None:
    kept, given, written = talk("what\n:Person\n=\nd\ny\n\n", ALONE)
    assert (given, [decision.what for decision in kept]) == (1, ["keep"])
    assert written.count(say("en", "again")) == 2
    assert "Person is no kind of Organization" in written
    assert "give the name" in written


@pytest.mark.parametrize("language", ["en", "zh"])
def test_text_of_articles_cannot_steer_the_terminal(language: str) -> None:
    told = "\n".join(tell(PAIRED, language))
    assert "乙{0}局" in told
    assert not any(char in told for char in "\u202e\x1b")


def test_both_languages_have_the_same_words() -> None:
    assert words()["en"].keys() == words()["zh"].keys()
    for key, sentence in words()["en"].items():
        assert sentence.count("{") == words()["zh"][key].count("{"), key
