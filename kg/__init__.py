"""govkg: Chinese official news as a knowledge graph.

    >>> import kg
    >>> kg.build(["articles/"], "output/")  # doctest: +SKIP
    >>> graph = kg.open("output/")  # doctest: +SKIP
    >>> graph.query("officials-of-agency", agency="台州市市场监督管理局").records()  # doctest: +SKIP

The names below are those of `kg.api` and `kg.opened`, loaded when first used: whoever needs only `kg.text` does not
wait for the stages, and who only asks not for those that build. `__init__.pyi` tells type checkers what the names are.
"""

from importlib import import_module

from kg.lean import no_collection
from kg.version import VERSION

__version__ = VERSION
__all__ = [
    "BuildOptions",
    "KnowledgeGraph",
    "Part",
    "Report",
    "Result",
    "ValidationReport",
    "__version__",
    "build",
    "open",
    "validate",
]
_HOMES = dict.fromkeys(__all__, "kg.api") | dict.fromkeys(("KnowledgeGraph", "Part", "open"), "kg.opened")
_HOMES["Result"] = "kg.query.run"


def __getattr__(name: str) -> object:
    if name in _HOMES:
        with no_collection():
            home = import_module(_HOMES[name])
        return getattr(home, {"open": "open_graph"}.get(name, name))
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
