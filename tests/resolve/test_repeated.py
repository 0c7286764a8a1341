"""No key that occurs twice is missed, and few others are taken for one."""

from kg.resolve.repeated import Repeated


def test_all_that_is_repeated_is_known() -> None:
    once = [("a", number) for number in range(2000)]
    twice = [("b", number) for number in range(500)]
    found = Repeated([*twice, *once, *twice], 3000)
    assert all(key in found for key in twice)
    assert sum(key in found for key in once) < 600
    assert ("a", 1) not in Repeated([], 0)
