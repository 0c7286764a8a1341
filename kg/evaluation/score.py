"""Scores documents against gold: entities by their names in a document, relations after their ends are matched.

The same figures as the gold data's own script gives for the graph that is written. `optional`, `implied`, foreign
places and events that are not `required` count neither when found nor when missed; inspections are not scored.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from kg.evaluation.gold import KINDS, Item, silent
from kg.evaluation.view import View, norm

RELATIONS = ("post", "participation", "organizer", "date", "event place", "jurisdiction")
_CLOSE = {"events": 0.5, "campaigns": 0.65}
Row = tuple[str | None, ...]
Said = dict[Row, list[Row]]
Keep = Callable[[str, str], bool]


@dataclass(slots=True)
class Tally:
    """Counts of right, spurious and missed."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def add(self, tp: int = 0, fp: int = 0, fn: int = 0) -> None:
        """Add to the counts."""
        self.tp += tp
        self.fp += fp
        self.fn += fn

    @property
    def precision(self) -> float:
        """tp / (tp + fp), 0 for nothing."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self) -> float:
        """tp / (tp + fn), 0 for nothing."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """An error: `what` is missed or spurious; `names` are readable; `node` is the world's entity or the event's."""

    document: str
    kind: str
    what: str
    names: tuple[str, ...]
    nodes: tuple[str, ...]


@dataclass(slots=True)
class Scores:
    """Tallies by kind of entity and relation, canonical names (right, of), and every error."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    canonical: dict[str, list[int]] = field(default_factory=dict)
    errors: list[Miss] = field(default_factory=list)
    verdicts: dict[tuple[str, str, Row], bool] = field(default_factory=dict)  # (document, relation, nodes) -> right?

    def tally(self, kind: str) -> Tally:
        """The tally of a kind."""
        return self.tallies.setdefault(kind, Tally())

    def total(self, kinds: Iterable[str]) -> Tally:
        """The sum over kinds."""
        total = Tally()
        for kind in kinds:
            each = self.tally(kind)
            total.add(each.tp, each.fp, each.fn)
        return total

    def table(self) -> dict[str, Tally]:
        """All rows: kinds of entities, official?, relations, and the two totals."""
        rows = {kind: self.tally(kind) for kind in (*KINDS, "official?", *RELATIONS)}
        return {**rows, "ENTITIES": self.total(KINDS), "RELATIONS": self.total(RELATIONS)}


def score(annotations: Iterable[Item], views: Mapping[str, View]) -> Scores:
    """Score all annotated documents; one that was not built counts as empty."""
    scores = Scores()
    for gold in annotations:
        _Document(gold, views.get(str(gold["id"])) or View(), scores).score()
    return scores


def dice(a: str, b: str) -> float:
    """Dice's coefficient of the sets of neighbouring characters."""
    x, y = _pairs(a), _pairs(b)
    return 2 * len(x & y) / (len(x) + len(y))


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)} or {text}


class _Document:
    def __init__(self, gold: Item, found: View, scores: Scores) -> None:
        self.gold, self.found, self.scores = gold, found, scores
        self.gold_of: dict[str, str] = {}  # node -> gold id
        self.silent_ids: set[str] = set()
        self.silent_nodes: set[str] = set()
        self.inspections = {m["id"] for m in gold.get("events", []) if m.get("kind") == "inspection"}
        self.names = {g["id"]: g["names"][0] for kind in KINDS for g in gold.get(kind, [])}
        self.implied = {
            norm(name): g["id"] for g in gold.get("organizations", []) if g.get("implied") for name in g["names"]
        }

    def score(self) -> None:
        for kind in KINDS:
            self._entities(kind)
        self._posts()
        self._participations()
        self._links()

    def _entities(self, kind: str) -> None:
        golds = self.gold.get(kind, [])
        pairs, free = self._match(kind, golds)
        for item in golds:
            node = pairs.get(item["id"])
            counts = not silent(item) and item["id"] not in self.inspections
            if node is None:
                if counts:
                    self.scores.tally(kind).add(fn=1)
                    self._error(kind, "missed", (item["names"][0],), ())
                continue
            self.gold_of[node] = item["id"]
            if counts:
                self._right(kind, item, node)
            else:
                self.silent_nodes.add(node)
        for node in sorted(free):
            self._spurious(kind, node)
        self.silent_ids |= {g["id"] for g in golds if silent(g) and not g.get("implied")}
        if kind == "events":
            self.silent_ids |= self.inspections

    def _right(self, kind: str, item: Item, node: str) -> None:
        self.scores.tally(kind).add(tp=1)
        right = self.found.preferred.get(node) == norm(item["names"][0])
        counts = self.scores.canonical.setdefault(kind, [0, 0])
        counts[0] += right
        counts[1] += 1
        if kind == "people":
            said, official = self.found.classes[node] == "Official", bool(item.get("official"))
            self.scores.tally("official?").add(tp=said and official, fp=said and not official, fn=official and not said)

    def _spurious(self, kind: str, node: str) -> None:
        kind_of = self.found.classes[node]
        bylines = {norm(b["name"]) for b in self.gold.get("bylines", [])} if kind == "people" else set()
        if (kind_of == "Inspection") or (kind_of != "Official" and self.found.labels[node] & bylines):
            self.silent_nodes.add(node)
            return
        self.scores.tally(kind).add(fp=1)
        self._error(kind, "spurious", (self.found.preferred.get(node, node),), (node,))

    def _match(self, kind: str, golds: Iterable[Item]) -> tuple[dict[str, str], set[str]]:
        """Pairs of gold id and node, one to one: preferred labels, then any label, then close names."""
        free = {node for node, k in self.found.kinds.items() if k == kind}
        pairs: dict[str, str] = {}
        names = {g["id"]: {norm(n) for n in g["names"]} for g in golds}
        for preferred in (True, False):
            for gid, wanted in names.items():
                if gid in pairs:
                    continue
                for node in sorted(free):
                    labels = {self.found.preferred.get(node)} if preferred else self.found.labels[node]
                    if labels & wanted:
                        pairs[gid] = node
                        free.discard(node)
                        break
        if kind in _CLOSE:
            self._match_close(_CLOSE[kind], names, pairs, free)
        return pairs, free

    def _match_close(self, least: float, names: dict[str, set[str]], pairs: dict[str, str], free: set[str]) -> None:
        close = sorted(
            (
                (max((dice(a, b) for a in wanted for b in self.found.labels[node]), default=0), gid, node)
                for gid, wanted in names.items()
                if gid not in pairs
                for node in free
            ),
            reverse=True,
        )
        for likeness, gid, node in close:
            if likeness >= least and gid not in pairs and node in free:
                pairs[gid] = node
                free.discard(node)

    def _gold(self, node: str) -> str:
        """The gold id of a node; of an implied body by its label; else the node itself."""
        if node in self.gold_of:
            return self.gold_of[node]
        label = self.found.preferred.get(node)
        return self.implied.get(label, node) if label else node

    def _live(self, *nodes: str) -> bool:
        return not any(node in self.silent_nodes for node in nodes)

    def _relation(self, name: str, want: set[Row], said: Said, either: frozenset[Row] = frozenset()) -> None:
        """`said`: the rows of the world by gold ids, each with the nodes that say so; `either`: (first, last) of rows
        that count neither way."""
        want = {w for w in want if not any(x in self.silent_ids for x in w)}
        got = {g for g in said if not any(x in self.silent_ids for x in g) and (g[0], g[-1]) not in either}
        hit = got & want
        for row in sorted(got - hit, key=str):
            vague = (row[0], None, row[2]) if name == "post" else None
            if vague in want:
                hit.add(row)
                want.discard(vague)
                want.add(row)
        self.scores.tally(name).add(tp=len(hit), fp=len(got - hit), fn=len(want - hit))
        for row in got:
            for nodes in said[row]:
                self.scores.verdicts[str(self.gold["id"]), name, nodes] = row in hit
        for what, rows in (("missed", want - hit), ("spurious", got - hit)):
            for row in sorted(rows, key=str):
                self._error(name, what, tuple(self._readable(x) for x in row), tuple(x for x in row if x))

    def _readable(self, part: str | None) -> str:
        if part is None:
            return "-"
        return self.names.get(part) or self.found.preferred.get(part) or part

    def _error(self, kind: str, what: str, names: tuple[str, ...], nodes: tuple[str, ...]) -> None:
        self.scores.errors.append(Miss(str(self.gold["id"]), kind, what, names, nodes))

    def _posts(self) -> None:
        posts = [(p, q) for p in self.gold.get("people", []) for q in p.get("posts", [])]
        want: set[Row] = {(p["id"], q.get("org"), q["title"]) for p, q in posts if not q.get("optional")}
        got = _by_row(
            ((self._gold(p), self._gold(o) if o else None, norm(t)), (p, o, t))
            for p, o, t in self.found.posts
            if self._live(p)
        )
        self._relation("post", want, got, frozenset((p["id"], q["title"]) for p, q in posts if q.get("optional")))

    def _participations(self) -> None:
        parts = [(a, m) for m in self.gold.get("events", []) for a in m.get("participants", [])]
        want: set[Row] = {(a["who"], m["id"], a["role"]) for a, m in parts if not a.get("optional")}
        got = _by_row(
            ((self._gold(w), self._gold(e), r), (w, e, r)) for w, e, r in self.found.participations if self._live(w, e)
        )
        either = frozenset((a["who"], a["role"]) for a, _ in parts if a.get("optional"))
        self._relation("participation", want, got, either)

    def _links(self) -> None:
        events, campaigns = self.gold.get("events", []), self.gold.get("campaigns", [])
        persons = {p["id"] for p in self.gold.get("people", [])}
        kinds, links = self.found.kinds, self.found.links
        held: set[Row] = {
            (m["id"], o) for m in (*events, *campaigns) for o in m.get("organizers", []) if o not in persons
        }
        self._relation("organizer", held, self._pairs_of("organizer", lambda s, o: kinds.get(o) != "people"))
        dates = _by_row(
            ((self._gold(s), "date", o), (s, o))
            for s, o in links.get("date", ())
            if self._live(s) and kinds.get(s) == "events"
        )
        self._relation("date", {(m["id"], "date", m["date"]) for m in events if m.get("date")}, dates)
        places: set[Row] = {(m["id"], m["place"]) for m in events if m.get("place")}
        self._relation("event place", places, self._pairs_of("place", lambda s, o: kinds.get(s) == "events"))
        seats: set[Row] = {
            (g["id"], g["place"])
            for g in self.gold.get("organizations", [])
            if g.get("place") and g["kind"] == "agency" and not g.get("implied")
        }
        agencies = self._pairs_of(
            "jurisdiction", lambda s, o: self.found.classes.get(s) == "Agency" and s in self.gold_of
        )
        self._relation("jurisdiction", seats, agencies)

    def _pairs_of(self, predicate: str, keep: Keep) -> Said:
        return _by_row(
            ((self._gold(s), self._gold(o)), (s, o))
            for s, o in self.found.links.get(predicate, ())
            if self._live(s, o) and keep(s, o)
        )


def _by_row(pairs: Iterable[tuple[Row, Row]]) -> Said:
    found: Said = {}
    for row, nodes in pairs:
        found.setdefault(row, []).append(nodes)
    return found
