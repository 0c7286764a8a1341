"""The bodies of one session of a congress: 十四届全国人大一次会议|主席团, later 大会主席团 and 大会秘书处."""

import re
from collections.abc import Iterator

from kg.extract.anchors import SESSION_BODIES, near
from kg.extract.org import Org, OrgMention
from kg.extract.reading import Reading

_NUMBER = "第?[一二三四五六七八九十]{1,3}"
_PLAIN = "[^，。、；：“”（）于的了在由对向把届\\s]"
_WHOSE = "(?:中华人民共和国|(?:全国|[一-鿿]{0,5}[省市县区州旗盟])(?:人大|政协)?|政协)"
_BODY = re.compile(
    rf"(?:(?P<session>(?:{_WHOSE}?{_NUMBER}届)?{_PLAIN}{{2,10}}?{_NUMBER}次(?:全体)?(?:会议|代表大会))|大会|(?<![一-鿿])(?=主席团常务))"
    rf"(?P<body>{'|'.join(SESSION_BODIES)})"
)
_REACH = 34  # characters of the longest session before its body: only saves time


def find_sessions(reading: Reading) -> Iterator[OrgMention]:
    """Mentions, ascending; 大会主席团 is that of the session which the document names."""
    matches = list(near(_BODY, reading.text, reading.anchors("session"), _REACH))
    named = {match["body"]: match["session"] for match in reversed(matches) if match["session"]}
    for match in matches:
        session = match["session"] or named.get(match["body"]) or next(iter(named.values()), "大会")
        yield OrgMention(*match.span(), Org(session + match["body"], "Agency"))
