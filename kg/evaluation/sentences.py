"""The sentence behind an error: where the world says it, or where the gold's name stands in the text."""

import re
from collections.abc import Mapping

from kg.evaluation.gold import Gold
from kg.evaluation.score import Miss
from kg.model import Claim, Facts, World

_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")


class Sentences:
    """Finds sentences for errors."""

    def __init__(self, world: World, gold: Gold) -> None:
        self._facts: Mapping[str, Facts] = {facts.article.id: facts for facts in world.documents}
        self._texts = gold.texts

    def of(self, miss: Miss) -> str:
        """The sentence of an error, "" where there is none."""
        facts = self._facts.get(miss.document)
        if miss.what == "spurious" and facts is not None:
            said = _claimed(facts, miss.nodes) or _mentioned(facts, miss.nodes)
            if said:
                return said
        text = self._texts.get(miss.document, "") if facts is None else facts.article.text.text
        names = [name for name in miss.names if len(name) > 1]
        return next((s for name in names for s in _SENTENCE.findall(text) if name in s), "").strip()


def _claimed(facts: Facts, nodes: tuple[str, ...]) -> str:
    """The evidence of the first statement that is about all of the nodes that are IRIs."""
    wanted = {node for node in nodes if "://" in node}
    if len(wanted) < 2:
        return ""
    statements: list[tuple[set[str], Claim]] = [
        *(({t.person, t.organization or t.person}, t.claim) for t in facts.tenures),
        *(({p.participant, p.event}, p.claim) for p in facts.participations),
        *(({k.subject, k.object}, k.claim) for k in facts.links),
    ]
    span = next((claim.evidence for about, claim in statements if wanted <= about), None)
    return facts.article.text.text[span.start : span.end] if span else ""


def _mentioned(facts: Facts, nodes: tuple[str, ...]) -> str:
    text = facts.article.text.text
    mention = next((m for m in facts.mentions if m.entity in nodes), None)
    if mention is None:
        return ""
    return next((m[0] for m in _SENTENCE.finditer(text) if m.start() <= mention.start < m.end()), "").strip()
