"""Imports, and work that makes very many objects, without what comes along, where that is slow and of no use here."""

import gc
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any, Final

# jieba takes it to open its files, which it does as well without
NO_RESOURCES: Final = {"pkg_resources": None}


@contextmanager
def no_collection() -> Iterator[None]:
    """Without the search for reference cycles, of which a build makes none worth the time (a tenth of it).

    Nor is all that was made meanwhile looked through as soon as the search is allowed again: it counts as old.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


@contextmanager
def placed(modules: Mapping[str, ModuleType | None]) -> Iterator[None]:
    """While the block runs, `modules` stand in for those of the names that were not imported yet.

    None: as if it were not installed.
    """
    new = {name: module for name, module in modules.items() if name not in sys.modules}
    sys.modules.update(new)  # type: ignore[arg-type]  # None there is the documented way to make an import fail
    try:
        yield
    finally:
        for name in new:
            sys.modules.pop(name, None)


class Later(ModuleType):
    """Stands in for a module until something of it is asked for: then it is imported."""

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self.__name__), name)


def no_notebooks() -> dict[str, ModuleType]:
    """For pyvis: what it imports but seldom uses, and which takes long to import.

    From IPython (up to half a second) it takes what shows a page in a notebook; networkx and jsonpickle it needs to
    convert whole networks.
    """
    display = ModuleType("IPython.display")
    display.IFrame = None  # type: ignore[attr-defined]
    later = {name: Later(name) for name in ("networkx", "jsonpickle")}
    return {"IPython": ModuleType("IPython"), "IPython.display": display, **later}
