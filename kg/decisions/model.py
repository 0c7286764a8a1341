"""Decisions and the references by which they name entities of any build, past or coming."""

from typing import Final, NamedTuple

from kg import vocab

# The kind of thing by the first part of its IRI
FAMILIES: Final = {
    "division": "Place",
    "place": "Place",
    "agency": "Organization",
    "organization": "Organization",
    "person": "Person",
    "event": "Event",
    "campaign": "Campaign",
}
SAME, DIFFERENT, UNSURE, KIND, LABEL, KEEP, DROP = "same", "different", "unsure", "kind", "label", "keep", "drop"
FORGET = "forget"  # a person: no name, no statement, in no file
JUDGEMENTS: Final = (SAME, DIFFERENT, UNSURE, KIND, LABEL, KEEP, DROP, FORGET)


class Reference(NamedTuple):
    """An entity as a decision names it.

    `iri` is below the base ("person/麻志恒/缙云县市场监督管理局"): a person's says the body or place that tells them
    from others of the name, whether or not the graph has to. The rest are the forms at the time of the decision, by
    which the entity is found again when its IRI has changed: `contexts` are names of what it was tied to (bodies and
    places of a person, the place of a body, date and place of an event).
    """

    iri: str
    kind: str = ""
    label: str = ""
    contexts: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """Place, Organization, Person, Event or Campaign."""
        return FAMILIES[self.iri.partition("/")[0]]


class Decision(NamedTuple):
    """A row of decisions.tsv.

    `to` is the other entity (same, different, unsure), `value` the class (kind, unsure) or the name (label). `when` is
    an ISO date. `line` is where the file has it, from 1.
    """

    what: str
    whom: Reference
    to: Reference | None = None
    value: str = ""
    why: str = ""
    who: str = ""
    when: str = ""
    line: int = 0

    @property
    def question(self) -> tuple[str, ...]:
        """What the decision answers; a later answer of the same person takes its place."""
        if self.to is not None:
            return ("pair", *sorted((self.whom.iri, self.to.iri)))
        return ({KEEP: DROP}.get(self.what, self.what), self.whom.iri, self.value if self.what == UNSURE else "")


class Ruling(NamedTuple):
    """What became of a decision in a build.

    status: applied | stale (nothing in the articles is what it speaks of) | conflict (with others). `entities` are the
    IRIs of what it was found to speak of, `note` says why it was not applied. `hidden`: the graph tells nothing of it.
    """

    decision: Decision
    status: str
    entities: tuple[str, ...] = ()
    note: str = ""
    hidden: bool = False


def family_of_kind(kind: str) -> str:
    """The family that a class belongs to ("Agency" -> "Organization"); "" if it is no class of entities."""
    return vocab.KINDS[kind][-1] if kind in vocab.KINDS else ""
