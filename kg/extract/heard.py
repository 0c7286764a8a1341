"""Who is told to have been listened to at a meeting (听取副区长X的情况汇报)."""

import re

from kg.extract.reading import Sentence

_HEARS = re.compile("(?:听取|听)了?(?!并)")
_REPORT = re.compile(
    "(?:等(?:同志|人)?|同志)?(?:分别|代表[^，。；、]{2,16}|受[^，。；、]{2,16}委托|所?作)?(?:关于[^。；]{2,60}?|[就对]?[^，。；、的]{2,20})?的?"
    "(?:工作|情况|专题|现场|相关|有关|书面|述职|整改|进展|落实)*(?:汇报|报告|介绍|讲解|发言|意见建议|意见和建议|说明)"
)
_APART = 60  # characters between two of them, titles and all


def heard(text: str, sentence: Sentence, people: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Those of a sentence's people (start, end, name; ascending) between 听取 and the word for their report."""
    if text.find("听", sentence.start, sentence.end) < 0:  # only saves time
        return []
    found: list[tuple[int, int, str]] = []
    for hears in _HEARS.finditer(text, sentence.start, sentence.end):
        told: list[tuple[int, int, str]] = []
        for person in (person for person in people if person[0] >= hears.end()):
            gap = text[told[-1][1] if told else hears.end() : person[0]]
            if "。" in gap or "并" in gap or len(gap) > _APART:
                break
            told.append(person)
            if _REPORT.match(text, person[1], sentence.end):
                found += told
                break
    return found
