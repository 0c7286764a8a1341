"""The named queries: reads the headers of queries/*.rq, checks them, and puts values in the place of parameters."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from kg.errors import QueryError

TYPES = ("entity", "text", "date", "integer")
_HEADER = re.compile(r"#\s*(question|param|columns|graph|example)(?:\.([^\s:]{1,60}))?:\s*(.*)")
_USE = re.compile(r"optional|required|default (\S+)")
_SLOT = re.compile(r"VALUES \?(\w{1,60}) \{ UNDEF \}")
_LANGUAGES = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a named query can be asked with. `type`: entity | text | date | integer.

    In the query the line `VALUES ?name { UNDEF }` stands for it (`-` in the name is `_` there).
    """

    name: str
    type: str
    required: bool
    default: str | None
    en: str
    zh: str

    @property
    def use(self) -> str:
        """ "required", "optional" or "default 1"."""
        return "required" if self.required else f"default {self.default}" if self.default else "optional"

    @property
    def slot(self) -> str:
        """The text in the query that the values take the place of."""
        return f"VALUES ?{self.name.replace('-', '_')} {{ UNDEF }}"


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with its header; `columns` is empty for CONSTRUCT. `text` is valid SPARQL by itself."""

    name: str
    en: str
    zh: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    example: str
    text: str

    def fill(self, values: Mapping[str, Iterable[str]]) -> str:
        """The query with terms (as SPARQL writes them) for each parameter; one without a value may be anything.

        The caller answers for the terms: `kg.query.bind` makes them from what a user typed.
        """
        # One pass: a value that looks like a slot must stay a value.
        return _SLOT.sub(lambda slot: self._line(slot.group(1).replace("_", "-"), slot.group(0), values), self.text)

    def _line(self, name: str, slot: str, values: Mapping[str, Iterable[str]]) -> str:
        if not any(parameter.name == name for parameter in self.parameters):
            return slot
        terms = " ".join(values.get(name, ()))
        return slot.replace("UNDEF", terms) if terms else ""


def parse(name: str, text: str) -> NamedQuery:
    """A query from its text and header comments.

    Raises QueryError that lists everything wrong with the header.
    """
    found = [match.groups() for line in text.splitlines() if (match := _HEADER.match(line))]
    header = {(key, part or ""): value.strip() for key, part, value in found}
    parameters = tuple(_parameter(part, header) for key, part in header if key == "param" and "." not in part)
    columns = tuple(header.get(("columns", ""), "").split())
    en, zh = (header.get(("question", language), "") for language in _LANGUAGES)
    query = NamedQuery(name, en, zh, parameters, columns, header.get(("example", ""), ""), text)
    if found:
        problems = list(_problems(query))
        if problems:
            raise QueryError(f"query {name}: " + "; ".join(problems))
    return query


def _parameter(name: str, header: Mapping[tuple[str, str], str]) -> Parameter:
    type_, _, use = header["param", name].partition(" ")
    how = _USE.fullmatch(use.strip() or "optional")
    if type_ not in TYPES or how is None:
        types = "|".join(TYPES)
        raise QueryError(f'parameter {name}: "{type_} {use}" is not {types} and required, optional or default X')
    en, zh = (header.get(("param", f"{name}.{language}"), "") for language in _LANGUAGES)
    return Parameter(name, type_, use.strip() == "required", how.group(1), en, zh)


def _problems(query: NamedQuery) -> Iterable[str]:
    for language, question in zip(_LANGUAGES, (query.en, query.zh), strict=True):
        if not question:
            yield f"no question.{language}"
    for parameter in query.parameters:
        if query.text.count(parameter.slot) != 1:
            yield f'parameter {parameter.name} needs "{parameter.slot}" once in the query'
        if not (parameter.en and parameter.zh):
            yield f"parameter {parameter.name} is not described in both languages"


@cache
def catalogue() -> dict[str, NamedQuery]:
    """The named queries that come with govkg, by name, sorted."""
    folder = files("kg.query") / "queries"
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".rq")), key=lambda path: path.name)
    return {path.name[:-3]: parse(path.name[:-3], path.read_text(encoding="utf-8")) for path in paths}


def find(name: str) -> NamedQuery:
    """The named query `name`. Raises QueryError, which offers the nearest names."""
    known = catalogue()
    if name in known:
        return known[name]
    near = get_close_matches(name, known, n=3, cutoff=0.4)
    near += [other for other in known if other not in near and set(name.split("-")) & set(other.split("-")) - _SMALL]
    hint = f"; nearest: {', '.join(near[:5])}" if near else ""
    raise QueryError(f'no query is named "{name}"{hint}. "kg query --list" lists them')


_SMALL = {"of", "in", "with", "who", "by", "together", ""}


def listing() -> str:
    """All named queries for a reader: name, question in both languages, parameters."""
    return "\n\n".join(describe(query) for query in catalogue().values())


def describe(query: NamedQuery) -> str:
    """One named query for a reader."""
    lines = [query.name, f"  {query.en}", f"  {query.zh}"]
    lines += [f"  --{p.name} {p.type.upper()} ({p.use})  {p.en} / {p.zh}" for p in query.parameters]
    lines.append(f"  columns: {' '.join(query.columns)}" if query.columns else "  gives: a graph")
    return "\n".join([*lines, f"  $ {query.example}"] if query.example else lines)
