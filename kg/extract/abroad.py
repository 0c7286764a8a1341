"""Bodies of other countries: 巴西农业部, 巴基斯坦参议院, by the country's name and what such bodies end with."""

import re
from collections.abc import Iterable, Iterator

from kg.extract.organizations import ABROAD, Org, OrgMention
from kg.extract.reading import Reading

_BODY = re.compile(
    r"(?:国家|联邦|中央|最高|全国|临时|过渡)?[一-鿿]{0,6}?"
    r"(?:外交部|国防部|司法部|财政部|内政部|农业部|卫生部|商务部|能源部|教育部|国土安全部|[一-鿿]{2}部(?=长(?!级)|发言人|表示|宣布|官员)"
    r"|参议院|众议院|国民议会|人民议会|联邦议院|国家议会|国会|议会|杜马|主权委员会|人民委员会|国务委员会|部长会议|选举委员会|宪法委员会"
    r"|总统府|首相府|武装部队|国防军|航天局|宇航局|航空航天局|情报局|调查局|药品管理局|食品安全局|警察局|联邦警察|中央银行|央行|最高法院|宪法法院)"
)
_NEVER_INSIDE = re.compile("政府|主要|[的在和与及对向将被同称说于从为是以]")


def find_foreign(reading: Reading, bodies: Iterable[OrgMention]) -> Iterator[OrgMention]:
    """Mentions that begin with a country's name and overlap none of the `bodies`; ascending."""
    last = 0
    for token in reading.tokens.get("mask", ()):
        match = _BODY.match(reading.text, token.end) if token.start >= last else None
        if match is None or _NEVER_INSIDE.search(match.group()):
            continue
        if any(m.start < match.end() and token.start < m.end for m in bodies):
            continue
        if any(cue.end > cue.start + 1 for at in range(token.end, match.end()) if (cue := reading.cue_starts.get(at))):
            continue
        last = match.end()
        org = Org(reading.text[token.start : last], "Agency", None, None, ABROAD)
        yield OrgMention(token.start, last, org, True, "body of another country", 0.8)
