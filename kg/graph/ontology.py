"""Where the ontology's files are: beside the package in the repository, inside it when installed."""

from pathlib import Path

from kg.errors import OutputError

_PLACES = (Path(__file__).parents[1] / "ontology", Path(__file__).parents[2] / "ontology")


def ontology_file(name: str) -> Path:
    """The path of kg.ttl or shapes.ttl; OutputError if the installation lacks it."""
    for place in _PLACES:
        if (place / name).is_file():
            return place / name
    raise OutputError(f"{name}: not found in {_PLACES[0]} nor {_PLACES[1]}; install govkg again")
