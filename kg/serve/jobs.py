"""What workers can be asked to do: a name and the function for it, loaded when first asked for."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any, Final

from kg.serve.home import Home
from kg.serve.reply import Reply

Job = Callable[[Home, dict[str, Any]], Reply]
_HOMES: Final = {
    "query": "kg.serve.sparql",
    "graph": "kg.serve.sparql",
    "describe": "kg.serve.description",
    "entity": "kg.serve.entity",
    "search": "kg.serve.find",
    "complete": "kg.serve.find",
    "fill": "kg.serve.gallery",
    "catalogue": "kg.serve.gallery",
    "ask": "kg.serve.gallery",
    "reconcile": "kg.serve.reconcile",
    "preview": "kg.serve.reconcile",
    "suggest": "kg.serve.reconcile",
    "page": "kg.serve.pages",
}


@cache
def job(name: str) -> Job:
    """The function of a name in the table."""
    found: Job = getattr(import_module(_HOMES[name]), name)
    return found
