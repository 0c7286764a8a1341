"""The shapes of ontology/shapes.ttl as a table, read from shapes.json, which ontology/checks.py makes of them."""

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_TABLE = Path(__file__).with_name("shapes.json")


class Value(NamedTuple):
    """What a value must be; all that is set must hold. Terms are as N-Quads has them, classes and datatypes are IRIs.

    `datatypes`: one of these, and well-formed; `classes`: of one of these; `terms`: one of these.
    """

    datatypes: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    pattern: str = ""
    min_length: int = 0
    at_least: int | None = None
    at_most: int | None = None
    is_iri: bool = False
    languages: tuple[str, ...] = ()

    @property
    def is_of_classes_only(self) -> bool:
        """Whether nothing else is asked."""
        return not (self.datatypes or self.terms or self.pattern or self.languages or self.is_iri or self.min_length)


class Property(NamedTuple):
    """What a node has by a property, from `least` to `most` times; `before` is one whose values are all greater."""

    path: str
    messages: tuple[str, str]
    value: Value
    least: int = 0
    most: int | None = None
    unique_language: bool = False
    before: str = ""


class Shape(NamedTuple):
    """What nodes of a class keep to: themselves (`node`, with messages in English and Chinese), in their properties."""

    properties: tuple[Property, ...]
    node: Value = Value()
    messages: tuple[str, str] = ("", "")


@cache
def shapes() -> dict[str, Shape]:
    """The shapes by the IRI of their class."""
    return {class_: _shape(given) for class_, given in json.loads(_TABLE.read_text(encoding="utf-8")).items()}


def _shape(given: dict[str, Any]) -> Shape:
    properties = tuple(_property(one) for one in given["properties"])
    return Shape(properties, _value(given.get("node", {})), tuple(given.get("messages", ("", ""))))


def _property(given: dict[str, Any]) -> Property:
    return Property(**{**given, "messages": tuple(given["messages"]), "value": _value(given["value"])})


def _value(given: dict[str, Any]) -> Value:
    fields: dict[str, Any] = {name: tuple(found) if isinstance(found, list) else found for name, found in given.items()}
    return Value(**fields)
