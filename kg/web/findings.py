"""What is known over all documents beside statements: times in office, conflicts, how divisions changed, reforms."""

from typing import Any

from kg.model import World
from kg.web.display import one_line
from kg.web.statements import NOBODY, NUMBER, Words

SPAN_COLUMNS = (
    *("span_person", "span_organization", "span_title", "span_in_office_by", "span_still_in_office"),
    *("span_not_before", "span_not_after", "span_predecessor", "span_successor"),
)


def span_columns(world: World, numbers: dict[str, int], words: Words) -> dict[str, list[int]]:
    """Times in office: entities and words by number, `NOBODY` where nobody is known."""
    rows = [
        (
            *(numbers[span.person], numbers[span.organization], words(span.title)),
            *(words(span.in_office_by), words(span.still_in_office), words(span.not_before), words(span.not_after)),
            *(numbers.get(span.predecessor or "", NOBODY), numbers.get(span.successor or "", NOBODY)),
        )
        for span in world.spans
        if span.person in numbers and span.organization in numbers
    ]
    return {name: [row[at] for row in rows] for at, name in enumerate(SPAN_COLUMNS)}


def found(world: World, numbers: dict[str, int]) -> dict[str, Any]:
    """Conflicts, changes of divisions and reforms, for the page's JSON."""
    findings = world.findings
    names = {entity.id: one_line(entity.label) for entity in (*world.entities, *findings.others)}
    return {
        "conflicts": [[numbers[iri], NUMBER[predicate]] for iri, predicate in findings.conflicts if iri in numbers],
        "validities": {
            numbers[each.division]: [
                one_line(each.since or ""),
                one_line(each.until or ""),
                list(map(one_line, each.former_names)),
                [names[iri] for iri in each.successors if iri in names],
            ]
            for each in findings.validities
            if each.division in numbers
        },
        "reforms": {
            one_line(each.label): [one_line(each.earliest), one_line(each.latest), one_line(each.source)]
            for each in findings.reforms
        },
    }
