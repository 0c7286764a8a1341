"""Keeps a part of the tables: what is said of some entities, of a place and what is in it, or in a time."""

import sqlite3
from dataclasses import dataclass

from kg.export.tables import COUNT_DOCUMENTS


@dataclass(frozen=True, slots=True)
class Selection:
    """Which statements are wanted; those that meet every condition given. All of them if none is.

    `entities`: one of these IRIs is an end of the statement. `places`: an end is one of these, lies in one, has its
    jurisdiction there, or takes place there. `since` and `until` are ISO prefixes: the article was published then, both
    included.
    """

    entities: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    def __bool__(self) -> bool:
        return bool(self.entities or self.places or self.since or self.until)


_TOUCHES = "(subject IN (SELECT id FROM {0}) OR object IN (SELECT id FROM {0}))"
_THERE = """
CREATE TEMP TABLE there AS
WITH RECURSIVE
  inside (id) AS (
    SELECT id FROM places
    UNION SELECT l.subject FROM links l JOIN inside ON l.object = inside.id WHERE l.relation = 'within'
    UNION SELECT s.subject FROM statements s JOIN inside ON s.object = inside.id WHERE s.relation = 'within'
  )
SELECT id FROM inside
UNION SELECT s.subject FROM statements s JOIN inside ON s.object = inside.id
  WHERE s.relation IN ('jurisdiction', 'place');
"""
_KEEP = """
CREATE TEMP TABLE dropped (iri TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE alive (id INTEGER PRIMARY KEY);
INSERT INTO dropped SELECT iri FROM statements WHERE id NOT IN (SELECT id FROM kept);
DELETE FROM statements WHERE id NOT IN (SELECT id FROM kept);
INSERT OR IGNORE INTO alive SELECT subject FROM statements UNION SELECT object FROM statements WHERE object IS NOT NULL
  UNION SELECT id FROM wanted;
WITH RECURSIVE around (id) AS (
  SELECT id FROM alive UNION SELECT e.within FROM entities e JOIN around ON around.id = e.id WHERE e.within IS NOT NULL
) INSERT OR IGNORE INTO alive SELECT id FROM around;
DELETE FROM links WHERE subject NOT IN (SELECT id FROM alive) OR object NOT IN (SELECT id FROM alive);
DELETE FROM evidence WHERE statement NOT IN (SELECT id FROM statements);
INSERT OR IGNORE INTO dropped SELECT iri FROM passages WHERE id NOT IN (SELECT passage FROM evidence);
DELETE FROM passages WHERE id NOT IN (SELECT passage FROM evidence);
CREATE TEMP TABLE telling AS SELECT document FROM statements WHERE document IS NOT NULL
  UNION SELECT document FROM passages WHERE document IS NOT NULL;
INSERT OR IGNORE INTO dropped SELECT iri FROM documents WHERE id NOT IN (SELECT document FROM telling);
DELETE FROM documents WHERE id NOT IN (SELECT document FROM telling);
DELETE FROM mentions WHERE entity NOT IN (SELECT id FROM alive) OR document NOT IN (SELECT id FROM documents);
DELETE FROM aliases WHERE entity NOT IN (SELECT id FROM alive);
DELETE FROM properties WHERE entity NOT IN (SELECT id FROM alive);
INSERT OR IGNORE INTO dropped SELECT iri FROM entities WHERE id NOT IN (SELECT id FROM alive);
DELETE FROM entities WHERE id NOT IN (SELECT id FROM alive);
DROP TABLE kept; DROP TABLE wanted; DROP TABLE alive; DROP TABLE telling;
"""


def select(tables: sqlite3.Connection, selection: Selection) -> None:
    """Delete from the tables what is not selected; the IRIs of what went are in the table `dropped` then.

    What stays: the statements, their ends, the divisions that those lie in, the sentences and articles that say so,
    and how often those articles mention what stays.
    """
    tables.execute("CREATE TEMP TABLE wanted (id INTEGER)")
    tables.execute("CREATE TEMP TABLE places (id INTEGER)")
    _put(tables, "wanted", selection.entities)
    _put(tables, "places", selection.places)
    tables.executescript(_THERE)
    conditions = [_TOUCHES.format("wanted")] if selection.entities else []
    conditions += [_TOUCHES.format("there")] if selection.places else []
    values: list[str] = []
    issued = "document IN (SELECT id FROM documents WHERE {})"
    if selection.since:
        conditions.append(issued.format("issued >= substr(?, 1, length(issued))"))
        values.append(selection.since)
    if selection.until:
        conditions.append(issued.format("substr(issued, 1, length(?)) <= ?"))
        values += [selection.until, selection.until]
    tables.execute(f"CREATE TEMP TABLE kept AS SELECT id FROM statements WHERE {' AND '.join(conditions)}", values)
    tables.execute("INSERT INTO wanted SELECT id FROM places")
    tables.executescript(_KEEP)
    tables.executescript("DROP TABLE places; DROP TABLE there;")
    tables.execute(COUNT_DOCUMENTS)
    tables.commit()


def _put(tables: sqlite3.Connection, table: str, iris: tuple[str, ...]) -> None:
    for iri in iris:
        tables.execute(f"INSERT INTO {table} SELECT id FROM entities WHERE iri = ?", (iri,))
