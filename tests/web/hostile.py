"""A world in which every field holds what must show as text and do nothing."""

from dataclasses import replace
from typing import Any

from kg.model import (
    Entity,
    Findings,
    Inference,
    Link,
    Participation,
    Reform,
    Tenure,
    TenureSpan,
    Validity,
    World,
)
from tests.web.worlds import Writer, entity, world_of

# Things that must show as text and do nothing, whatever field they come in.
HOSTILE = (
    "</script><script>window.__pwned=1</script>",
    "<img src=x onerror=window.__pwned=2>",
    "javascript:window.__pwned=3",
    "{{7*7}}{% raw %}",
    "\u2028window.__pwned=4\u2029//",
    "\u202egnp.exe\u202c",
    '"><svg/onload=window.__pwned=5>',
    "';window.__pwned=6;//",
    "<!--<script>window.__pwned=7",
    "]]><![CDATA[<b>",
    "&lt;script&gt;&#60;script&#62;",
    "\\u003cscript\\u003e\\",
    "${window.__pwned=8}`",
    "</style><style>*{display:none}</style>",
    "<iframe srcdoc='<script>parent.__pwned=9</script>'>",
    "https://evil.invalid/x.js",
    "data:text/html,<script>window.__pwned=10</script>",
    "\ud800lone",
    "\x00\x07null",
    "__proto__",
    "constructor",
    "#entity=x&with=y",
    "<a href=javascript:window.__pwned=11>click</a>",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.__pwned=12>",
    "<svg><script>window.__pwned=13</script></svg>",
    "<body onload=window.__pwned=14>",
    "<details open ontoggle=window.__pwned=15>",
    "<input autofocus onfocus=window.__pwned=16>",
    "<meta http-equiv=refresh content='0;url=https://evil.invalid/'>",
    "<base href=https://evil.invalid/>",
    "<link rel=stylesheet href=https://evil.invalid/x.css>",
    "<form action=https://evil.invalid/><button>go",
    "<template><img src=x onerror=window.__pwned=17></template>",
    "<noscript><p title='</noscript><img src=x onerror=window.__pwned=18>'>",
    "<textarea></textarea><script>window.__pwned=19</script>",
    "<title></title><script>window.__pwned=20</script>",
    "' onmouseover='window.__pwned=21",
    '" onmouseover="window.__pwned=22',
    "` onmouseover=`window.__pwned=23",
    "<scr<script>ipt>window.__pwned=24</scr</script>ipt>",
    "%3Cscript%3Ewindow.__pwned=25%3C/script%3E",
    "toString",
    "hasOwnProperty",
    '=HYPERLINK("https://evil.invalid")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "}; window.__pwned=26; //",
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    "> } DROP ALL ; SELECT * WHERE { ?s ?p <",
    "\u2066\u202e\u2069反\u200f",
    "\U0001f600\ufffe\uffff",
    "<marquee onstart=window.__pwned=27>",
    "<object data=javascript:window.__pwned=28>",
    "vbscript:msgbox(1)",
    'https://evil.invalid/" onclick=window.__pwned=29',
    "*/ window.__pwned=30 /*",
)


def hostile_world() -> World:
    """Every hostile string as label, alias, title, rule, level, source, path, identifier and sentence."""
    people, documents = [], []
    for number, text in enumerate(HOSTILE):
        person = entity("Official", f"{text}{number}", aliases=(text, f"又名{text}"))
        body = entity("Agency", f"局{number}{text}", level=text, code=text)
        event = entity("Meeting", f"会{text}{number}")
        people += [person, body, event]
        writer = Writer(f"{number}{text}", text, text, text)
        claim = writer.say(body, "局长", person, "主持", event, text, rule=text)
        writer.tenures.append(Tenure(person.id, body.id, text, text, claim))
        writer.participations.append(Participation(person.id, event.id, "chair", claim))
        writer.links += [Link(event.id, "date", text, claim), Link(event.id, "organizer", body.id, claim)]
        documents.append(writer.facts(()))
    return replace(world_of(people, documents), **_hostile_findings(people))


def _hostile_findings(things: list[Entity]) -> dict[str, Any]:
    """The same strings in times in office, reforms, inferences, histories of divisions and conflicts."""
    spans, reforms, inferences, validities, conflicts = [], [], [], [], []
    for number, text in enumerate(HOSTILE):
        person, body, event = things[3 * number : 3 * number + 3]
        after = things[3 * ((number + 1) % len(HOSTILE))].id
        spans.append(TenureSpan(person.id, body.id, text, text, text, text, text, None, after, ()))
        reforms.append(Reform(text, text, text, (body.id,), (things[1].id,), text, text, text))
        inferences.append(Inference(body.id, "parent", things[4].id, text, 0.5))
        validities.append(Validity(body.id, text, text, (text,), (text,), (things[1].id,)))
        conflicts.append((event.id, "date"))
    findings = Findings((), tuple(validities), tuple(inferences), tuple(reforms), {}, tuple(conflicts))
    return {"findings": findings, "spans": tuple(spans)}
