"""People of one name: who is joined and who is kept apart."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.resolve.people import Sighting, clusters


def sighting(document: str, name: str, bodies: tuple[str, ...] = (), places: tuple[str, ...] = ()) -> Sighting:
    return Sighting(document, "n0", name, frozenset(bodies), frozenset(places))


def test_two_of_one_name_in_unrelated_bodies_stay_apart() -> None:
    found = clusters([sighting("a", "李伟", ("甲局",), ("甲县",)), sighting("b", "李伟", ("乙局",), ("乙县",))])
    assert len(found) == 2


def test_a_shared_body_or_place_joins() -> None:
    one, two, three = (
        sighting("a", "李伟", ("甲局",), ("甲县",)),
        sighting("b", "李伟", ("甲委",), ("甲县",)),
        sighting("c", "李伟", ("甲局",)),
    )
    assert len(clusters([one, two, three])) == 1


def test_names_are_never_joined() -> None:
    assert len(clusters([sighting("a", "李伟", ("甲局",)), sighting("b", "李维", ("甲局",))])) == 2


SIGHTINGS = st.lists(
    st.builds(
        sighting,
        st.sampled_from("abcdefgh"),
        st.sampled_from(["李伟", "王芳"]),
        st.lists(st.sampled_from(["甲局", "乙局", "丙局"]), max_size=2).map(tuple),
        st.lists(st.sampled_from(["甲县", "乙县"]), max_size=1).map(tuple),
    ),
    max_size=10,
    unique_by=lambda s: (s.document, s.name),
)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(SIGHTINGS, st.randoms(use_true_random=False))
def test_the_order_of_sightings_changes_nothing(found: list[Sighting], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert clusters(found) == clusters(shuffled)
    assert sorted(s.document + s.name for c in clusters(found) for s in c) == sorted(s.document + s.name for s in found)
