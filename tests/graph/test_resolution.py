"""Times in office and verdicts in the default graph."""

from dataclasses import replace

from kg import vocab
from kg.graph.quads import quads
from kg.model import TenureSpan, Verdict
from tests.graph.worlds import BUILD, BUREAU, CHEN, LI, sample_world


def lines(kind: str) -> list[str]:
    made = sample_world()
    facts = next(facts for facts in made.documents if facts.tenures)
    tenure = facts.tenures[0]
    span = TenureSpan(
        CHEN, BUREAU, "局长", "2021-01", "2021-02-03", None, "2022", None, LI, ((facts.article.id, tenure),)
    )
    verdict = Verdict('<"名', (CHEN, LI), ("甲", "乙"), False, -1.5, (("far -5", "远 -5"), ("rare +3", "罕 +3")))
    found = quads(replace(made, spans=(span,), verdicts=(verdict,)), BUILD)
    return [line for line in found if f"/id/{kind}/" in line.split(" ")[0]]


def test_a_time_in_office() -> None:
    found = "\n".join(lines("tenure"))
    assert f'<{vocab.IN_OFFICE_BY}> "2021-01"^^<{vocab.XSD_G_YEAR_MONTH}> .' in found
    assert f'<{vocab.STILL_IN_OFFICE}> "2021-02-03"^^<{vocab.XSD_DATE}> .' in found
    assert f'<{vocab.NOT_AFTER}> "2022"^^<{vocab.XSD_G_YEAR}> .' in found
    assert vocab.NOT_BEFORE not in found
    assert f"<{vocab.NEXT_HOLDER}> <{LI}> ." in found


def test_its_observations_are_tenures_of_documents() -> None:
    (node,) = {line.split(" ")[2] for line in lines("tenure") if f"<{vocab.OBSERVATION}>" in line}
    stated = [line for line in quads(sample_world(), BUILD) if line.startswith(f"{node} <{vocab.RDF_TYPE}>")]
    assert len(stated) == 1
    assert vocab.CLASS_TENURE in stated[0]


def test_a_verdict() -> None:
    found = "\n".join(lines("resolution"))
    assert found.count(f"<{vocab.RESOLUTION_OF}>") == 2
    assert f'<{vocab.JOINED}> "false"^^<{vocab.XSD_BOOLEAN}> .' in found
    assert '"two people (-1.5): [甲] | [乙]: far -5; rare +3"@en .' in found
    assert '"视为两人 (-1.5): [甲] | [乙]: 远 -5; 罕 +3"@zh-Hans .' in found
    assert all(line.startswith("<https://w3id.org/govkg/id/resolution/%3C%22名/") for line in found.split("\n"))
