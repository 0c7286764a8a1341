"""Reads the parameters of an address or a form that a worker was handed."""

from typing import Any

from kg.serve.protocol import Refused


def text(job: dict[str, Any], name: str, default: str | None = None) -> str:
    """The value of a parameter, of the form before the address. Raises Refused if there is none and no default."""
    for pairs in (job.get("form", ()), job.get("given", ())):
        for key, value in pairs:
            if key == name:
                return str(value)
    if default is None:
        raise Refused(400, f"the parameter {name} is missing")
    return default


def number(job: dict[str, Any], name: str, default: int, most: int) -> int:
    """A whole number from 0 to `most`. Raises Refused."""
    given = text(job, name, str(default))
    if not (given.isascii() and given.isdecimal() and len(given) < 10):
        raise Refused(400, f"{name}: {given[:20]!r} is no whole number")
    return min(int(given), most)


def words(job: dict[str, Any], name: str) -> tuple[str, ...]:
    """All values of a parameter, divided by commas."""
    given = [value for key, value in job.get("given", ()) if key == name]
    return tuple(word for value in given for word in value.split(",") if word)
