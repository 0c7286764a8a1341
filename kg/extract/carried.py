"""Whom a sentence goes on about that names nobody: 县市场监管局强化监管。5月8日，|召开会议."""

import re

from kg.extract.around import Around
from kg.extract.coordination import first_run, outermost
from kg.extract.org import OrgMention
from kg.extract.reading import Sentence

_TOLD = (
    "[　 ，]|\\d{1,4}[年月日号]|[今去]年|年?[初底末]|[上中下]旬|[今昨前当][天日晚]|近日|日前|近期|[上下]午|晚上?"
    "|于|[至到—-]|首先|其次|随后|为此|同时|此外|另外|还|并|先后|及时|专门|迅速|立即|第一时间|组织"
)
_NOBODY = re.compile(  # in front of the verb of a sentence without a subject
    "(?:[　 ]{0,4}(?:[一二三四五六七八九]是|[（(]?[一二三四五六七八九十\\d]{1,2}[)）、.])(?:[^，。；：]{2,12}[，：])?)?"
    f"(?:{_TOLD}){{0,12}}(?:在[^，。；]{{2,20}})?(?:专门|隆重|集中)?"
)
_BEGINS = re.compile(  # in front of whom a sentence is about
    f"[　 ]{{0,4}}(?:(?:为|在|按照|根据|结合|围绕|针对|随着|自)[^。；：]{{2,60}}，)?(?:{_TOLD}|以来|来|连日){{0,10}}"
)
_ELSE = re.compile(f"(?:{_TOLD}){{0,8}}(?:我|全|本)[省市县区旗州盟镇乡]")  # is about a county, and no body
_NO_SUBJECT = "的副等长、（"  # behind a body that is none
_SAID = 2  # characters at least that say when or where
_SENTENCES, _REACH = 8, 80  # that it may go on after; characters in which a sentence says whom it is about


def carried(around: Around, sentence: Sentence, verb: int) -> list[OrgMention]:
    """The bodies that the sentences before one are about, if nothing but a day and place stands before its verb."""
    reading, text = around.reading, around.text
    if sentence.kind == "title" or verb - sentence.start < _SAID or not _NOBODY.fullmatch(text, sentence.start, verb):
        return []
    index, low = reading.sentence_index(sentence.start), reading.story_of(sentence.start)[0]
    for before in reversed(reading.sentences[max(index - _SENTENCES, 0) : index]):
        if before.start < low and before.kind != "title":
            return []
        end = min(before.end, before.start + _REACH)
        bodies = outermost([m for m in around.hosts(before.start, end) if m.org.kind != "MediaOutlet"])
        if bodies and _BEGINS.fullmatch(text, before.start, bodies[0].start):
            run = first_run(text, bodies)
            plain = run[-1].end not in reading.titles and text[run[-1].end : run[-1].end + 1] not in _NO_SUBJECT
            return run if plain and not around.speakers.between(run[-1].end, run[-1].end + 1) else []
        about = around.places(before.start, end)[:1]
        county = bool(about) and _BEGINS.fullmatch(text, before.start, about[0].start) is not None
        if county or _ELSE.match(text, before.start) or around.speakers.between(before.start, end):
            return []
    return []
