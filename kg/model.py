"""The words that the stages speak to each other in: sources, articles, facts, the world.

All are frozen; what a build makes by the ten thousand is a NamedTuple, which is made four times as fast as a dataclass.
Offsets are half-open code points; each docstring says of which text.
The stages, in order:

    ingest   paths                -> Source      (decoded original, body mapped onto it)
    clean    Source               -> Article     (cleaned text mapped onto the original, line kinds, metadata)
    extract  Article              -> Facts       (entities by local id, spans of the cleaned text)
    resolve  all Facts            -> World       (the same facts by IRI, one entity for each real thing)
    graph, web, query             <- World or what graph wrote
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.decisions.model import Ruling
from kg.text import MappedText


@dataclass(frozen=True, slots=True)
class Source:
    """One article as it was read.

    `original` is the text that offsets finally point into: the decoded file for .txt and .html, the text field for a
    record (.jsonl, .csv). `body` is what is to be read, mapped onto `original`: equal to it for plain text, the
    visible main text for HTML. A record's title is no part of `original`.
    """

    id: str  # dct:identifier: the record's id, or the path below the input folder
    path: str  # the file as the user can find it, e.g. "articles/a.zip!/b.txt"
    original: str
    body: MappedText
    title: str | None = None
    published: str | None = None  # as the record has it; clean normalises
    source: str | None = None
    encoding: str = "utf-8"
    raw: bytes = b""  # stands for the bytes that it was read from and where they are; only where reading recalls
    content: bytes = b""  # stands for title and text, likewise
    is_page: bool = False  # of HTML that is still to be reduced to its article


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file or record that was not read, with the reason and what to do about it.

    `duplicate`: it was read and has the id of an article that counts already.
    """

    path: str
    id: str | None
    reason: str
    duplicate: bool = False


class Line(NamedTuple):
    """A line of the cleaned text; offsets are of `Article.text`.

    kind: title | header (date, source, editor) | body | byline | caption (image) | furniture | duplicate.
    Extractors read title and body; header and byline feed metadata.
    """

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Byline:
    """A reporter, editor or photographer; offsets are of `Article.text`. role: author | editor | photographer."""

    name: str
    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article.

    `text` is the cleaned text. For a record with a title its first line is the title. Offsets into `text` map through
    `text.span(start, end)` to offsets of a virtual text; those at or after `body_start` are offsets of `original`
    plus `body_start`, those before it lie in the record's title. `locate` does that sum.
    """

    id: str
    path: str
    original: str
    text: MappedText
    lines: tuple[Line, ...]
    body_start: int = 0  # len(title) + 1 when a record's title was put in front, else 0
    record_title: str | None = None  # the title as the record has it
    title: str | None = None  # cleaned; from the record or from the line that is the title
    published: str | None = None  # ISO prefix: 2021-01-27, 2021-01 or 2021
    source: str | None = None  # who published or supplied it, as said
    bylines: tuple[Byline, ...] = ()
    changes: tuple[tuple[str, int], ...] = ()  # what cleaning did: (kind, count), sorted
    encoding: str = "utf-8"

    def locate(self, start: int, end: int) -> tuple[str, int, int]:
        """("text" or "title", start, end) in the original of a span of the cleaned text."""
        first, last = self.text.span(start, end)
        if first >= self.body_start:
            return "text", first - self.body_start, last - self.body_start
        return "title", first, min(last, self.body_start - 1)


class Span(NamedTuple):
    """Half-open code points of the cleaned text."""

    start: int
    end: int


class Entity(NamedTuple):
    """A thing that a document names (`id` local, like "o3") or, after resolution, a thing of the world (`id` an IRI).

    kind is the local name of the most specific class of the ontology: AdministrativeDivision, Venue, Place, Agency,
    Institution, Enterprise, Association, MediaOutlet, Organization, Official, Person, Meeting, Inspection, Event,
    Campaign. `label` is the canonical name in Simplified Chinese.
    """

    id: str
    kind: str
    label: str
    aliases: tuple[str, ...] = ()
    code: str | None = None  # divisions: GB/T 2260 or the statistical code
    level: str | None = None  # divisions: province | prefecture | county | township | village
    within: str | None = None  # divisions: id of the next larger one
    mentioned: bool = True  # False: only a title or the context shows it (县长 -> the county government)


class Mention(NamedTuple):
    """A stretch of the cleaned text that names an entity."""

    entity: str
    start: int
    end: int
    text: str


class Claim(NamedTuple):
    """What every statement carries: the sentence (span of the cleaned text), the rule, and how sure it is (0..1)."""

    evidence: Span
    rule: str
    confidence: float


class Tenure(NamedTuple):
    """A person holds a bare title ("副局长") at an organization (None if the text does not say)."""

    person: str
    organization: str | None
    title: str
    observed_on: str | None
    claim: Claim


class Participation(NamedTuple):
    """A person or organization took part in an event. role: chair | speaker | attendee | instructor."""

    participant: str
    event: str
    role: str
    claim: Claim


class Link(NamedTuple):
    """Any other statement of a document.

    predicate: organizer | place | campaign | date (of an Event or Campaign), jurisdiction | parent (of an
    Organization), within (of a division below the county that the gazetteer does not have). `object` is an entity id,
    or for `date` an ISO prefix.
    """

    subject: str
    predicate: str
    object: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that one document states. Ids are local before resolution and IRIs after it."""

    article: Article
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    participations: tuple[Participation, ...] = ()
    links: tuple[Link, ...] = ()


class Validity(NamedTuple):
    """When a division was in force, what it was called and which codes it had before, and what became of it.

    Dates are ISO prefixes (YYYY-MM or YYYY), None where the lists do not reach or where it is in force.
    `successors` are IRIs; `former_names` are those under the same code, `former_codes` those of the same name.
    """

    division: str
    since: str | None
    until: str | None
    former_names: tuple[str, ...] = ()
    former_codes: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()


class Inference(NamedTuple):
    """What no sentence says but names and the rest of the graph do. predicate: jurisdiction | parent."""

    subject: str
    predicate: str
    object: str
    rule: str
    confidence: float


class Reform(NamedTuple):
    """Bodies of one place that a reform replaced by others, at a time between two dates (ISO prefixes)."""

    id: str
    label: str
    rule: str
    original: tuple[str, ...]
    resulting: tuple[str, ...]
    earliest: str
    latest: str
    source: str  # the decision that ordered it


@dataclass(frozen=True, slots=True)
class Findings:
    """What is known over all documents beyond what each of them states; all sorted by IRI or id.

    `others`: divisions that no document names but that those it names were before or became. `reprints`: the id of
    an article that repeats another -> the id of the first of them. `conflicts`: (event or campaign, predicate) for
    which documents give values that cannot all be true.
    """

    others: tuple[Entity, ...] = ()
    validities: tuple[Validity, ...] = ()
    inferences: tuple[Inference, ...] = ()
    reforms: tuple[Reform, ...] = ()
    reprints: dict[str, str] = field(default_factory=dict)
    conflicts: tuple[tuple[str, str], ...] = ()


class Verdict(NamedTuple):
    """What was decided of two parts of a name's sightings, over all documents.

    `people`: the IRI of the person that they are (joined), or of the two that they stay. `parts`: each part in a few
    words, English and Chinese the same; `score`: the sum of the reasons (natural logarithm of odds); `reasons`: in
    English and in Chinese.
    """

    name: str
    people: tuple[str, ...]
    parts: tuple[str, ...]
    joined: bool
    score: float
    reasons: tuple[tuple[str, str], ...]


class Choice(NamedTuple):
    """Which thing documents mean by a name that several things bear, decided over all documents.

    `meant`: its IRI; `clear`: whether it is; else the text alone was followed. `documents`: the ids of the first of
    them, then their number. `score` and `reasons` (English, Chinese) are those of the least clear.
    """

    name: str
    meant: str
    clear: bool
    documents: tuple[str, ...]
    number: int
    score: float
    reasons: tuple[tuple[str, str], ...]


class TenureSpan(NamedTuple):
    """A person's time in a post over all documents. Dates are ISO prefixes as documents have them, None if unknown.

    In office by `in_office_by` and still on `still_in_office` (None where only former posts are told). `not_before`,
    `not_after`: when a predecessor was still seen, a successor already, or the post is told to be over. `seen`: the
    document and tenure of each observation, former posts included.
    """

    person: str
    organization: str
    title: str
    in_office_by: str | None
    still_in_office: str | None
    not_before: str | None
    not_after: str | None
    predecessor: str | None
    successor: str | None
    seen: tuple[tuple[str, Tenure], ...]


class Deferred(NamedTuple):
    """The facts of a document that are read when somebody asks for them; the rest is that of its `Article`."""

    id: str
    path: str
    published: str | None
    characters: int  # of the cleaned text
    changes: tuple[tuple[str, int], ...]
    load: Callable[[], Facts]


class Recalled(NamedTuple):
    """An article that an earlier build has read from the same bytes: what it came to, and `Source.content` of it."""

    found: Facts | Rejected | Deferred
    content: bytes

    @property
    def id(self) -> str:
        """dct:identifier."""
        return self.found.article.id if isinstance(self.found, Facts) else self.found.id or ""

    @property
    def path(self) -> str:
        """The file as the user can find it."""
        return self.found.article.path if isinstance(self.found, Facts) else self.found.path


@dataclass(frozen=True, slots=True)
class World:
    """The resolved graph: entities sorted by IRI (ancestors of divisions included), documents sorted by id.

    Of a large world, sequences are on disk: what they give is equal each time, not identical.
    """

    base: str
    entities: Sequence[Entity]
    documents: Sequence[Facts]
    document_iris: dict[str, str] = field(default_factory=dict)  # Article.id -> IRI, where it is not `ids.document_iri`
    findings: Findings = field(default_factory=Findings)
    verdicts: Sequence[Verdict] = ()  # on which people are one
    choices: tuple[Choice, ...] = ()  # which division or body is meant
    spans: Sequence[TenureSpan] = ()  # by person, organization and title
    rulings: tuple[Ruling, ...] = ()  # what became of what people decided
