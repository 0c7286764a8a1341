"""Parts of one bureau in a list, of which the first alone stands behind its name: 县局鹤城所、|瓯南所|开展."""

import re
from collections.abc import Iterable, Iterator

from kg.extract.org import OrgMention
from kg.extract.reading import Reading

_HEAD = re.compile("(?:所|[大支中]队|科|股)$")
_NEXT = re.compile(
    "[、和](?P<name>[一-鿿]{2,6}?)(?P<head>所|[大支中]队|科|股)(?=[、和等的，。]|联合|分别|执法|工作|负责|组织|开展)"
)
_NO_NAME = (*"场厕住会诊各等多该本", "派出")  # what the name of no office ends or begins with


def find_siblings(reading: Reading, bodies: Iterable[OrgMention]) -> Iterator[OrgMention]:
    """The others of such lists, as parts of the same body."""
    text = reading.text
    known = list(bodies)
    starts = {m.start for m in known}
    for m in known:
        head = _HEAD.search(m.org.label) if m.org.parent and m.org.kind == "Agency" and m.named else None
        at = m.end
        while head and (match := _NEXT.match(text, at)):
            name = match["name"]
            if head.group() != match["head"] or name.startswith(_NO_NAME) or name.endswith(_NO_NAME):
                break
            if match.start("name") not in starts:
                label = f"{m.org.parent}{name}{match['head']}"
                yield m._replace(start=match.start("name"), end=match.end(), org=m.org._replace(label=label))
            at = match.end()
