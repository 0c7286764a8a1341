"""Libraries that not everybody installs: imported when they are needed, with what to do where they are missing."""

from importlib import import_module
from typing import Any

from kg.errors import GovkgError


class MissingExtra(GovkgError):
    """A library of an extra is not installed."""


def need(module: str, extra: str, what: str) -> Any:
    """A module of an extra of pyproject.toml; MissingExtra says how to install it. `what` needs it, in words."""
    try:
        return import_module(module)
    except ImportError as error:
        library = module.partition(".")[0]
        raise MissingExtra(f"{what} needs {library}: pip install 'govkg[{extra}]'") from error
