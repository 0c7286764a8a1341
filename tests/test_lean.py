"""Modules stand in for others, and the search for cycles is off, only while they have to."""

import gc
import sys
import weakref
from contextlib import suppress
from types import ModuleType

import pytest

from kg.lean import Later, no_collection, no_notebooks, placed


def test_a_module_stands_in_for_a_while() -> None:
    here = ModuleType("govkg_nowhere")
    with placed({"govkg_nowhere": here}):
        import govkg_nowhere  # type: ignore[import-not-found]

        assert govkg_nowhere is here
    assert "govkg_nowhere" not in sys.modules


def test_a_module_is_as_if_not_installed() -> None:
    with placed({"govkg_nowhere": None}), pytest.raises(ImportError):
        import govkg_nowhere  # noqa: F401


def test_what_was_imported_stays() -> None:
    with placed({"sys": None}):
        import sys as again

        assert again is sys


def test_pyvis_does_without_notebooks() -> None:
    before = set(sys.modules)
    with placed(no_notebooks()):
        import pyvis.network

        assert pyvis.network.Network
    assert "IPython.display" not in set(sys.modules) - before


def test_what_pyvis_seldom_needs_is_imported_when_it_is_needed() -> None:
    later = Later("colorsys")
    assert later.rgb_to_hsv(1.0, 1.0, 1.0) == (0.0, 0.0, 1.0)
    with pytest.raises(AttributeError, match="nothing"):
        later.nothing  # noqa: B018


class Knot:
    """Something that refers to itself."""

    def __init__(self) -> None:
        self.itself = self


def test_nothing_is_searched_for_cycles_for_a_while() -> None:
    assert gc.isenabled()
    with no_collection():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_on_again_after_an_error() -> None:
    with suppress(ValueError), no_collection():
        raise ValueError("stop")
    assert gc.isenabled()


def test_cycles_are_found_afterwards() -> None:
    with no_collection():
        knot = weakref.ref(Knot())
        assert knot() is not None
    assert gc.get_freeze_count() == 0
    gc.collect()
    assert knot() is None


def test_who_never_searches_still_does_not() -> None:
    gc.disable()
    try:
        with no_collection():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
