"""Chooses, over all documents, what each means by a name that several places or bodies bear; before all else."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from kg.gazetteer import Gazetteer
from kg.model import Choice, Deferred, Facts
from kg.resolve import namesakes, retell
from kg.resolve.evidence import Reason, score
from kg.resolve.whose import Answer, Survey
from kg.spool.documents import Documents

_SHOWN = 3  # documents that a choice names


class Meant(NamedTuple):
    """What one document was found to mean, by (document, local id)."""

    thing: tuple[str, str]
    name: str
    clear: bool
    reasons: tuple[Reason, ...]


Told = tuple[tuple[str, str, str], ...]  # officials: name, body with a slot, code of the division


def choose(documents: Documents, known: Mapping[str, Told] = MappingProxyType({})) -> list[Meant]:
    """Put into `documents` what they mean; gives what they do not tell by themselves. Reads all of them once.

    `known`: by id what `tells` says of documents, which need not be read then.
    """
    survey, cases = Survey(), list[namesakes.Case]()
    light = documents.light() if not known else documents.later()
    for number, document in enumerate(light):
        if isinstance(document, Deferred):
            if (told := known.get(document.id)) is not None:
                for official in told:
                    survey.officials.add(*official)
                continue
            document = document.load()
        facts = document
        own = namesakes.cases(number, facts)
        cases += own
        if not own:
            survey.add(number, facts)
    meant = _divisions(documents, cases, survey)
    answers: dict[int, list[Answer]] = defaultdict(list)
    for answer in survey.answers():
        answers[answer.question.document].append(answer)
    for number, found in sorted(answers.items()):
        meant += _bodies(documents, number, found)
    return meant


def tells(facts: Facts) -> Told | None:
    """The officials that a document names; None if there is anything in it to choose, so that it has to be read."""
    survey = Survey()
    survey.add(0, facts)
    return None if survey.questions or namesakes.cases(0, facts) else tuple(survey.officials.told())


def _divisions(documents: Documents, cases: list[namesakes.Case], survey: Survey) -> list[Meant]:
    """Put the divisions that are meant into their documents, and let the survey read these."""
    changed: dict[int, list[namesakes.Chosen]] = defaultdict(list)
    meant: list[Meant] = []
    for chosen in namesakes.choose(cases):
        case = chosen.case
        changed[case.document] += [chosen] if chosen.code != case.read else []
        if not chosen.alone and (chosen.sure or chosen.reasons):
            meant.append(Meant((case.id, case.local), case.name, chosen.sure, chosen.reasons))
    for number, found in changed.items():
        facts = documents[number]
        for chosen in found:
            facts = retell.of_division(facts, chosen.case.local, chosen.code)
        if found:
            documents.replace(number, facts)
        survey.add(number, facts)
    return meant


def _bodies(documents: Documents, number: int, answers: list[Answer]) -> list[Meant]:
    """Put the bodies that are meant into a document."""
    facts, meant = documents[number], list[Meant]()
    for answer in answers:
        question = answer.question
        part = question.part
        if question.read is None and len(answers) == 1:
            part = _whole(facts, part)
        facts, local = retell.of_body(facts, part, Gazetteer.load().by_code[answer.code])
        name = question.shown or next(e.label for e in facts.entities if e.id == local)
        meant.append(Meant((question.id, local), name, True, answer.reasons))
    documents.replace(number, facts)
    return meant


def _whole(facts: Facts, part: retell.Part) -> retell.Part:
    """All that the document says of the body."""
    said = frozenset(at for at, mention in enumerate(facts.mentions) if mention.entity == part.body)
    held = frozenset(at for at, tenure in enumerate(facts.tenures) if tenure.organization == part.body)
    return part._replace(mentions=said, tenures=held)


def choices(
    meant: Iterable[Meant], iris: Mapping[tuple[str, str], str], blank: Callable[[str], str]
) -> tuple[Choice, ...]:
    """What was chosen by the IRIs of what is meant, for one name and kind of evidence together, sorted. `blank` takes
    away the names of those who are to be forgotten."""
    alike: dict[tuple[str, str, bool, str], list[Meant]] = defaultdict(list)
    for each in meant:
        if each.thing in iris:
            kind = each.reasons[0].evidence if each.reasons else ""
            alike[each.name, iris[each.thing], each.clear, kind].append(each)
    return tuple(sorted(_told(name, iri, found, blank) for (name, iri, _, _), found in alike.items()))


def _told(name: str, iri: str, found: list[Meant], blank: Callable[[str], str]) -> Choice:
    weakest = min(found, key=lambda each: (score(each.reasons), each.thing))
    shown = sorted({each.thing[0] for each in found})
    reasons = tuple((blank(reason.en), blank(reason.zh)) for reason in weakest.reasons)
    return Choice(name, iri, weakest.clear, tuple(shown[:_SHOWN]), len(shown), score(weakest.reasons), reasons)
