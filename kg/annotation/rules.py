"""What holds for every gold annotation, whoever made it: ids, kinds, references, and names that stand in the text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from kg.annotation.notation import KINDS, LETTERS, ROLES

Item = Mapping[str, Any]
_KINDS = {section: {kind.value for kind in KINDS if kind.section == section} for section in ("places", "organizations")}
_KINDS["events"] = {"meeting", "inspection"}
_DATE = re.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class Problem(NamedTuple):
    """What is wrong with an annotation; `id` is the entity's, None where it is about no single one."""

    id: str | None
    what: str


def is_date(text: str) -> bool:
    """Whether a text is a date as precise as it may be: 2021-01-27, 2021-01 or 2021.

    >>> is_date("2021-02"), is_date("2021-02-30"), is_date("2021年")
    (True, False, False)
    """
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


def problems(annotation: Item, texts: Iterable[str] | None = None) -> Iterator[Problem]:
    """Everything that is wrong with an annotation of a document; `texts` are those in which names may stand: as it
    was read, and cleaned. Without them names are not looked for."""
    sections = {item["id"]: section for section in LETTERS for item in annotation.get(section, ()) if "id" in item}
    every = [(section, item) for section in LETTERS for item in annotation.get(section, ())]
    if len(sections) < len(every):
        yield Problem(None, "an id is used twice, or an entity has none")
    known = None if texts is None else tuple(texts)
    for section, item in every:
        identifier = str(item.get("id"))
        for what in (*_names(section, item, known), *_facts(section, item), *_references(section, item, sections)):
            yield Problem(identifier, what)


def _names(section: str, item: Item, texts: tuple[str, ...] | None) -> Iterator[str]:
    names = item.get("names") or ()
    free = section == "events" or item.get("implied") or item.get("optional")
    if not names:
        yield "has no name"
    elif texts is not None and not free and not any(name in text for name in names for text in texts):
        implied = "implied (only a title or the context shows it) or " if section == "organizations" else ""
        missing = f"{' / '.join(names)}: no such name stands in the text letter for letter"
        yield f"{missing}; add the one that does, or mark it {implied}optional"


def _facts(section: str, item: Item) -> Iterator[str]:
    if section in _KINDS and item.get("kind") not in _KINDS[section]:
        yield f"kind {item.get('kind')!r} is none of {' '.join(sorted(map(str, _KINDS[section])))}"
    if section == "people" and item.get("posts") and item.get("official") is None:
        yield "official true or false?"
    if section == "events" and "required" not in item:
        yield "required true or false?"
    if section == "events" and item.get("date") is not None and not is_date(str(item["date"])):
        yield f"date {item['date']!r} is none like 2021-01-27, 2021-01 or 2021"


def _references(section: str, item: Item, sections: Mapping[str, str]) -> Iterator[str]:
    for key, value, wanted in _named(section, item):
        if value is not None and sections.get(value) not in wanted:
            yield f"{key}: {value!r} is none of the {' or '.join(wanted)}"
    for post in item.get("posts") or ():
        if not post.get("title"):
            yield "a post has no title"
    for part in item.get("participants") or ():
        if part.get("role") not in ROLES:
            yield f"role {part.get('role')!r} is none of {' '.join(ROLES)}"


def _named(section: str, item: Item) -> Iterator[tuple[str, Any, tuple[str, ...]]]:
    """(key, id, sections that it must be of) of every reference of an entity to another."""
    actors = ("organizations", "people")
    if section != "people":
        yield "place", item.get("place"), ("places",)
    yield "parent", item.get("parent"), ("organizations",)
    yield from (("post", post.get("org"), ("organizations",)) for post in item.get("posts") or ())
    yield from (("organizer", one, actors) for one in item.get("organizers") or ())
    yield from (("participant", part.get("who") or "", actors) for part in item.get("participants") or ())
    yield from (("campaign", one, ("campaigns",)) for one in item.get("campaigns") or ())
