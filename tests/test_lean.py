"""Modules stand in for others only while they have to."""

import sys
from types import ModuleType

import pytest

from kg.lean import no_notebooks, placed


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
