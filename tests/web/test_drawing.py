"""The pyvis network of what is drawn at first."""

from kg.web.drawing import Candidate, degrees, draw, edge_width, node_size, pick, weigh


def test_the_best_connected_are_picked_in_a_fixed_order() -> None:
    candidates = [Candidate(n, "agency", degree) for n, degree in enumerate((1, 5, 5, 0, 2))]
    assert [c.number for c in pick(candidates, 3)] == [1, 2, 4]
    assert pick(candidates, 0) == []
    assert len(pick(candidates, 99)) == 5


def test_weights_ignore_direction_themselves_and_nobody() -> None:
    assert weigh([(1, 2), (2, 1), (3, 3), (4, -1)]) == {(1, 2): 2}
    assert degrees({(1, 2): 2, (2, 5): 1}) == {1: 1, 2: 2, 5: 1}


def test_network_of_the_chosen() -> None:
    chosen = [Candidate(4, "agency", 2), Candidate(7, "official", 1), Candidate(9, "campaign", 1)]
    view = draw(chosen, {(4, 7): 3, (4, 9): 1, (1, 4): 5})
    assert [(n["id"], n["shape"], n["label"]) for n in view["nodes"]] == [
        (4, "square", ""),
        (7, "dot", ""),
        (9, "star", ""),
    ]
    assert [(e["from"], e["to"], e["id"]) for e in view["edges"]] == [(4, 7, "4-7"), (4, 9, "4-9")]
    assert view["options"]["physics"] == {"enabled": False}
    assert view["options"]["edges"]["smooth"] is False
    assert draw(chosen, {(4, 7): 3, (4, 9): 1}) == draw(chosen, {(4, 9): 1, (4, 7): 3})


def test_nothing_to_draw() -> None:
    assert draw([], {})["nodes"] == []


def test_sizes_grow_and_are_bounded() -> None:
    assert node_size(0) < node_size(5) < node_size(60) <= node_size(10**6) == 34
    assert edge_width(1) == 1 < edge_width(4) < edge_width(10**6) == 5
