"""People of one name: who is joined, who is kept apart, and what is told of it."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.resolve import people as module
from kg.resolve.compare import of_stints
from kg.resolve.evidence import Reason
from kg.resolve.people import Verdict, clusters, people
from kg.resolve.sighting import Post, Sighting
from kg.resolve.stint import Stint
from tests.resolve.samples import bare, post, seen

RARE, COMMON, SHORT = "虞秉谦", "王志明", "王伟"
MAYOR = post("县长", "缙云县人民政府")
BUREAU = post("局长", "丽水市市场监督管理局")


def joined(*sightings: Sighting) -> list[set[str]]:
    return [{s.document for s in cluster} for cluster in clusters(sightings)]


# what two documents show, in years; are they one person?
CASES: list[tuple[str, Sequence[Sighting], bool]] = [
    ("at one body", [seen("a", SHORT, MAYOR, on="2015"), seen("b", SHORT, MAYOR, on="2021")], True),
    (
        "in unrelated places",
        [seen("a", COMMON, MAYOR), seen("b", COMMON, post("局长", "范县公安局"), on="2022-01-01")],
        False,
    ),
    ("rare, in unrelated places", [seen("a", RARE, MAYOR), seen("b", RARE, post("局长", "范县公安局"))], False),
    (
        "in one county, one after the other",
        [seen("a", COMMON, MAYOR), seen("b", COMMON, post("局长", "缙云县公安局"), on="2022-01-01")],
        True,
    ),
    (
        "a very common name in one county",
        [seen("a", SHORT, post("副局长", "缙云县教育局"), on="2012"), seen("b", SHORT, post("副局长", "缙云县公安局"))],
        True,
    ),
    ("a rare name that moves to the city", [seen("a", RARE, MAYOR), seen("b", RARE, BUREAU, on="2022-05-01")], True),
    ("a very common one that does", [seen("a", SHORT, MAYOR), seen("b", SHORT, BUREAU, on="2022-05-01")], False),
    (
        "a very common one of whom a text says so",
        [seen("a", SHORT, MAYOR), seen("b", SHORT, BUREAU, on="2022-05-01", former=(MAYOR,))],
        True,
    ),
    (
        "named as formerly of an unrelated place",
        [
            seen("a", COMMON, post("县长", "范县人民政府")),
            seen("b", COMMON, BUREAU, former=(post("县长", "范县人民政府"),)),
        ],
        True,
    ),
    (
        "said to have left what they hold much later",
        [
            seen("a", SHORT, MAYOR, on="2023-01-01"),
            seen("b", SHORT, BUREAU, on="2021-05-01", former=(post("书记", "缙云县人民政府"),)),
        ],
        False,
    ),
    ("only former posts, at the body", [seen("a", SHORT, MAYOR), seen("b", SHORT, former=(MAYOR,))], True),
    (
        "parts of one body",
        [
            seen("a", COMMON, post("科长", "国家药品监督管理局甲科", "国家药品监督管理局")),
            seen("b", COMMON, post("处长", "国家药品监督管理局乙处", "国家药品监督管理局"), on="2022-01-01"),
        ],
        True,
    ),
]


@pytest.mark.parametrize(("what", "sightings", "one"), CASES, ids=[case[0] for case in CASES])
def test_pairs(what: str, sightings: Sequence[Sighting], one: bool) -> None:
    assert (len(joined(*sightings)) == 1) is one, people(sightings).verdicts


def test_two_heads_of_one_county_at_one_time_are_two() -> None:
    found = [
        seen(f"{letter}{year}", COMMON, post("局长", f"缙云县{body}"), on=f"{year}-06-01")
        for letter, body in (("a", "教育局"), ("b", "财政局"))
        for year in (2019, 2020, 2021)
    ]
    assert len(joined(*found)) == 2


@pytest.mark.parametrize(
    ("deputy", "head"),
    [
        (post("副县长", "缙云县人民政府"), post("局长", "缙云县公安局")),
        (post("副市长", "丽水市人民政府"), post("局长", "丽水市公安局")),
        (post("副省长", "浙江省人民政府"), post("厅长", "浙江省公安厅")),
    ],
)
def test_a_deputy_may_head_the_police_of_the_place_at_once(deputy: Post, head: Post) -> None:
    found = [seen(f"{on}{at}", COMMON, at, on=on) for at in (deputy, head) for on in ("2020-03-01", "2021-06-01")]
    assert len(joined(*found)) == 1
    assert "both_at_once" in {told.evidence for verdict in people(found).verdicts for told in verdict.reasons}


def test_a_person_is_not_joined_with_two_who_contradict_each_other() -> None:
    """Each of the counties' heads could have become the city's, but not both."""
    found = [
        *(seen(f"a{year}", "王志远", MAYOR, on=f"{year}-06-01") for year in (2015, 2017)),
        *(seen(f"b{year}", "王志远", post("县长", "青田县人民政府"), on=f"{year}-06-01") for year in (2015, 2017)),
        seen("c", "王志远", BUREAU, on="2018-06-01"),
    ]
    assert sorted(map(len, clusters(found))) == [2, 3]


def test_names_are_never_joined() -> None:
    assert len(joined(seen("a", "李伟", MAYOR), seen("b", "李维", MAYOR))) == 2


def test_texts_point_at_the_person() -> None:
    here, there = seen("a", COMMON, MAYOR), seen("b", COMMON, post("局长", "范县公安局"))
    assert {"a", "c"} in joined(here, there, bare("c", COMMON, about=("缙云县",)))
    assert {"b", "c"} in joined(here, there, bare("c", COMMON, about=("范县",)))
    assert {"a", "c"} in joined(here, there, bare("c", COMMON, near=("缙云县人民政府",)))


def test_texts_that_point_at_two_or_none_join_nobody() -> None:
    one, two = seen("a", SHORT, MAYOR), seen("b", SHORT, post("县长", "青田县人民政府"))
    assert {"c"} in joined(one, two, bare("c", SHORT, near=("缙云县人民政府", "青田县人民政府")))
    assert {"c"} in joined(one, two, bare("c", SHORT))


def test_who_is_seen_all_the_time_needs_no_title() -> None:
    known = [seen(f"a{n}", COMMON, post("总理", "国务院")) for n in range(40)]
    assert len(joined(*known, bare("z", COMMON))) == 1
    assert len(joined(*known, bare("z", COMMON, about=("范县",)))) == 1
    local = [seen(f"a{n}", COMMON, MAYOR) for n in range(40)]
    assert len(joined(*local, bare("z", COMMON))) == 1
    assert len(joined(*local, bare("z", COMMON, about=("范县",)))) == 2


def test_decisions_tell_their_reasons() -> None:
    found = people([seen("a", RARE, MAYOR), seen("b", RARE, BUREAU, on="2022-05-01")])
    (verdict,) = found.verdicts
    assert verdict.joined
    assert [reason.evidence for reason in verdict.reasons] == ["same_city", "follows", "name"]
    assert verdict.reasons[0].en == "both within 丽水市 +2.6"
    assert verdict.reasons[0].zh == "同在丽水市辖区 +2.6"
    assert verdict.score == pytest.approx(sum(reason.weight for reason in verdict.reasons), abs=0.01)


def test_the_nearest_who_are_kept_apart_are_told() -> None:
    found = people([seen("a", SHORT, MAYOR), seen("b", SHORT, BUREAU, on="2022-05-01")])
    assert [(verdict.joined, verdict.score < 1) for verdict in found.verdicts] == [(False, True)]


def test_cost_is_linear_in_the_people_of_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice as many people of one name in one city are compared about twice as often, not four times."""
    compared: list[Stint] = []

    def counting(one: Stint, other: Stint) -> list[Reason]:
        compared.append(one)
        return of_stints(one, other)

    monkeypatch.setattr(module, "of_stints", counting)
    counts = []
    for size in (300, 600, 1200):
        compared.clear()
        clusters([seen(f"d{n:04}", SHORT, post("局长", f"丽水市第{n}局"), on=str(1990 + n % 30)) for n in range(size)])
        counts.append(len(compared))
    assert counts[1] < 2.5 * counts[0]
    assert counts[2] < 2.5 * counts[1]


SIGHTINGS = st.lists(
    st.one_of(
        st.builds(
            seen,
            st.sampled_from("abcdefgh"),
            st.sampled_from(["李伟", "虞秉谦"]),
            st.builds(
                post,
                st.sampled_from(["局长", "副局长"]),
                st.sampled_from(["缙云县教育局", "缙云县财政局", "丽水市教育局", "范县教育局"]),
            ),
            on=st.sampled_from([None, "2019", "2020-02", "2021-03-04"]),
            former=st.sampled_from([(), (post("局长", "缙云县教育局"),)]),
        ),
        st.builds(
            bare,
            st.sampled_from("abcdefgh"),
            st.sampled_from(["李伟", "虞秉谦"]),
            about=st.sampled_from([(), ("缙云县",), ("丽水市", "范县")]),
        ),
    ),
    max_size=12,
    unique_by=lambda s: (s.document, s.name),
)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(SIGHTINGS, st.randoms(use_true_random=False))
def test_the_order_of_sightings_changes_nothing(found: list[Sighting], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, two = people(found), people(shuffled)
    assert one.clusters == two.clusters
    assert list(map(_told, one.verdicts)) == list(map(_told, two.verdicts))
    assert sorted(s.document + s.name for c in one.clusters for s in c) == sorted(s.document + s.name for s in found)


def _told(verdict: Verdict) -> tuple[object, ...]:
    return verdict.one.sightings, verdict.other.sightings, verdict.joined, verdict.reasons
