"""Reads the arguments of the command line that Typer does not know: fields of records, parameters of queries."""

import sys
from collections.abc import Sequence
from pathlib import Path

from kg.errors import InputError, QueryError


def fields(given: Sequence[str]) -> dict[str, str]:
    """`text=content` ... as a mapping from our names to the input's. Raises InputError."""
    found: dict[str, str] = {}
    for pair in given:
        name, equals, theirs = pair.partition("=")
        if not (name and equals and theirs):
            raise InputError(f'--field "{pair}": write it as name=field, such as text=content')
        found[name] = theirs
    return found


def query_words(words: Sequence[str]) -> tuple[str | None, dict[str, str]]:
    """The query and its parameters: `NAME --agency X --from=2023`, in any order.

    Raises QueryError for a parameter without a value, given twice, or a second query.
    """
    name: str | None = None
    parameters: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        if word.startswith("--") and len(word) > 2:
            option, equals, value = word[2:].partition("=")
            _put(parameters, option, value if equals else _value(option, next(rest, None)))
        elif name is None and (word == "-" or not _is_flag(word)):
            name = word
        else:
            raise QueryError(f'"{word}" is one argument too many; write parameters as --name value, SPARQL in quotes')
    return name, parameters


def _is_flag(word: str) -> bool:
    return word.startswith("-") and " " not in word


def _value(option: str, following: str | None) -> str:
    if following is None or (following.startswith("--") and " " not in following):
        raise QueryError(f"--{option} needs a value (one that begins with -- is written --{option}=VALUE)")
    return following


def _put(parameters: dict[str, str], option: str, value: str) -> None:
    if option in parameters:
        raise QueryError(f"--{option} is given twice")
    parameters[option] = value


def sparql_text(name: str | None, file: str | None) -> str:
    """What is to be asked: the name or SPARQL given, or the text of a file or of stdin (-). Raises QueryError."""
    if (name is None) == (file is None):
        raise QueryError('give one of: a named query ("kg query --list"), SPARQL, -f FILE, or - for stdin')
    path = file if file is not None else "-" if name == "-" else None
    if path is None:
        return str(name)
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise QueryError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise QueryError(f"{path}: is not UTF-8 (byte {error.start}); save it as UTF-8") from None
    # A file is SPARQL even if it holds but one word: the new line tells it from a name.
    return text + "\n "
