"""Prints how large the explorer page is and how quickly it opens, searches, expands and pans in a real Chromium."""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kg.model import Article, Claim, Entity, Facts, Line, Link, Mention, Participation, Span, Tenure, World  # noqa: E402
from kg.text import MappedText  # noqa: E402
from kg.web import PageOptions, write_page  # noqa: E402

BASE = "https://w3id.org/govkg/id/"
SIZES = (500, 2_000, 10_000, 50_000)
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# What the page may take by its size: MB, seconds until it can be used, MB of JavaScript's heap, milliseconds.
TARGETS: dict[int, dict[str, float]] = {
    500: {"megabytes": 1.2, "ready_seconds": 2.0},
    10_000: {"ready_seconds": 4.0, "search_ms": 50.0, "expand_ms": 300.0},
    50_000: {"ready_seconds": 10.0, "heap_mb": 400.0},
}
FRAMES = 25.0  # a second, at least, at any size
IN_VIEW = 300  # entities that are dragged about
_SURNAMES, _GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许", "云才雪梅青松文石若谷知远砚秋牧野向晨可为多吉"
_PLACES = "青田缙云遂昌松阳景宁庆元龙泉莲都云和椒江黄岩路桥临海温岭玉环天台仙居三门"
_BUREAUS = ("市场监督管理局", "教育局", "公安局", "农业农村局", "卫生健康局", "人民政府", "财政局", "民政局")
_LETTERS = [chr(0x4E00 + n * 7) for n in range(700)] + list("，。、的一是在" * 20)  # deflates like articles do
_TOPICS = ("食品安全", "春耕备耕", "校园安全", "防汛抗旱", "营商环境", "垃圾分类", "文明创建", "乡村振兴")


class _Maker:
    """Writes articles of meetings in counties until there are so many entities; the same for the same seed."""

    def __init__(self, entities: int) -> None:
        self.random = Random(7)
        self.cast: dict[str, Entity] = {}
        self.documents: list[Facts] = []
        self.people = max(20, entities * 45 // 100)
        while len(self.cast) < entities:
            self._article()

    def _known(self, kind: str, label: str) -> Entity:
        return self.cast.setdefault(label, Entity(f"{BASE}{kind.lower()}/{label}", kind, label))

    def _person(self) -> Entity:
        number = int(self.people * self.random.random() ** 1.7)
        places = (number * 7, number // 22, number // 484)[: 3 if number > 9_000 else 2]
        given = "".join(_GIVEN[place % 22] for place in places)
        return self._known("Official", f"{_SURNAMES[number % 20]}{given}")

    def _article(self) -> None:
        number, pick = len(self.documents), self.random
        start = pick.randrange(len(_PLACES) // 2) * 2
        county = f"{_PLACES[start : start + 2]}{'' if pick.random() < 0.7 else pick.choice('东西南北')}县"
        place = self._known("AdministrativeDivision", county)
        agency = self._known("Agency", county + pick.choice(_BUREAUS))
        event = self._known("Meeting", f"{county}第{number}次{pick.choice(_TOPICS)}工作会议")
        people = list({person.id: person for person in (self._person() for _ in range(3))}.values())
        day = f"{2012 + number % 12}-{1 + number % 12:02}-{1 + number % 28:02}"
        text, mentions = f"{event.label}召开\n", []
        first = len(text)
        named = [part for person in people for part in ("副局长", person, "、")]
        for part in ("近日，", agency, "在", place, "召开", event, "。", *named):
            name = part if isinstance(part, str) else part.label
            if isinstance(part, Entity):
                mentions.append(Mention(part.id, len(text), len(text) + len(name), name))
            text += name
        claim = Claim(Span(first, len(text)), "meeting.hold", 0.5 + pick.random() / 2)
        text += "出席会议。\n" + "".join(pick.choices(_LETTERS, k=600))
        links = [Link(event.id, "organizer", agency.id, claim), Link(event.id, "place", place.id, claim)]
        links += [Link(event.id, "date", day, claim), Link(agency.id, "jurisdiction", place.id, claim)]
        tenures = [Tenure(person.id, agency.id, "副局长", day, claim) for person in people]
        roles = ["chair", *["attendee"] * len(people)]
        parts = [Participation(who.id, event.id, role, claim) for who, role in zip(people, roles, strict=False)]
        campaign = None
        if number % 9 == 0:
            campaign = self._known("Campaign", f"{county}{pick.choice(_TOPICS)}专项行动")
            links.append(Link(event.id, "campaign", campaign.id, claim))
        article = Article(
            f"a{number:06}", f"a{number:06}.txt", text, MappedText.identity(text), (Line(0, len(text), "body"),),
            title=event.label, published=day, source=f"{county}融媒体中心",
        )  # fmt: skip
        found = (tuple(tenures), tuple(parts), tuple(links))
        things = (place, agency, event, *people, *([campaign] if campaign else []))
        self.documents.append(Facts(article, things, tuple(mentions), *found))


def synthetic(entities: int) -> World:
    """A world of at least so many entities and about three times as many different links, with evidence."""
    made = _Maker(entities)
    known = {facts.article.id: f"{BASE}document/{facts.article.id}" for facts in made.documents}
    return World(BASE, tuple(sorted(made.cast.values(), key=lambda e: e.id)), tuple(made.documents), known)


class Measured(NamedTuple):
    """Of one size; milliseconds, frames a second and MB are of the browser."""

    entities: int
    statements: int
    build_seconds: float
    megabytes: float
    ready_seconds: float
    search_ms: float
    expand_ms: float
    frames: float
    in_view: int
    heap_mb: float


_SEARCH = """async typed => {
  const box = document.querySelector("#search"), times = [];
  for (const text of typed) {
    box.value = text;
    const begun = performance.now();
    box.dispatchEvent(new Event("input"));
    times.push(performance.now() - begun);
    await new Promise(requestAnimationFrame);
  }
  return times;
}"""
_EXPAND = """async () => {
  const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  document.querySelector("#content .rows a.entity").click();
  await frame(); await frame();
  for (const name of ["only", "collapse"]) { // where all is drawn there is nothing to expand
    if (!document.querySelector("[data-expand]")) document.querySelector(`[data-do=${name}]`).click();
  }
  const button = document.querySelector("[data-expand]"), begun = performance.now();
  button.click();
  await frame();
  return performance.now() - begun;
}"""
_PAN = """async () => {
  const canvas = document.querySelector("#canvas canvas"), box = canvas.getBoundingClientRect();
  const common = { bubbles: true, pointerId: 1, pointerType: "mouse", isPrimary: true, button: 0 };
  const send = (type, x) => canvas.dispatchEvent(new PointerEvent(type, {
    ...common, buttons: type === "pointerup" ? 0 : 1, clientX: box.left + x, clientY: box.top + box.height - 90,
  }));
  send("pointerdown", 300);
  const begun = performance.now();
  let frames = 0;
  while (performance.now() - begun < 2000) {
    send("pointermove", 300 + 120 * Math.sin(frames / 5));
    await new Promise(requestAnimationFrame);
    frames += 1;
  }
  send("pointerup", 300);
  return frames / ((performance.now() - begun) / 1000);
}"""
_TYPED = ("县", "沈", "syc", "shenyun", "食品安全", "教育局", "qtx", "第1", "zhao", "不存在的名字")


def _open(browser: Any, page: Path) -> tuple[float, Any, Any]:
    """Seconds until the page is drawn and can be used."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True, reduced_motion="reduce")
    tab = context.new_page()
    begun = perf_counter()
    tab.goto(page.as_uri(), wait_until="commit")
    tab.wait_for_selector("html[data-ready]", timeout=120_000)
    return perf_counter() - begun, context, tab


def measure(browser: Any, entities: int, folder: Path, runs: int) -> Measured:
    """Everything of one size."""
    world, path = synthetic(entities), folder / f"{entities}.html"
    begun = perf_counter()
    counts = write_page(world, path)
    assert counts["entities"] == len(world.entities), "the page leaves entities out"
    built = perf_counter() - begun
    ready, found = [], []
    for _ in range(runs):
        seconds, context, tab = _open(browser, path)
        ready.append(seconds)
        tab.wait_for_timeout(300)
        searches = tab.evaluate(_SEARCH, _TYPED)
        tab.keyboard.press("Escape")
        tab.evaluate("document.querySelector('#search').value = ''")
        tab.wait_for_selector("#content .rows a.entity", state="attached")
        found.append((max(searches), tab.evaluate(_EXPAND), _heap(context, tab)))
        context.close()
    search, expand, heap = (median(run[n] for run in found) for n in range(3))
    sizes, waits = (counts["entities"], counts["statements"], built, path.stat().st_size / 1e6), (median(ready), search)
    path.unlink()
    return Measured(*sizes, *waits, expand, *_panned(browser, world, path, runs), heap)


def _panned(browser: Any, world: World, path: Path, runs: int) -> tuple[float, int]:
    """Frames a second while a page that draws IN_VIEW entities is dragged about, and how many it draws."""
    drawn = write_page(world, path, PageOptions(limit=IN_VIEW))["drawn"]
    frames = []
    for _ in range(runs):
        _, context, tab = _open(browser, path)
        tab.wait_for_timeout(300)
        frames.append(tab.evaluate(_PAN))
        context.close()
    return median(frames), drawn


def _heap(context: Any, tab: Any) -> float:
    """MB that JavaScript holds after a collection, the buffers beside its heap included."""
    session = context.new_cdp_session(tab)
    session.send("HeapProfiler.collectGarbage")
    usage = session.send("Runtime.getHeapUsage")
    return float(usage["usedSize"] + usage.get("backingStorageSize", 0)) / 1e6


def verdicts(asked: int, got: Measured) -> list[str]:
    """What of the targets is missed."""
    told = got._asdict()
    missed = [
        f"{name} {told[name]:.2f} > {most:g}" for name, most in TARGETS.get(asked, {}).items() if told[name] > most
    ]
    slow = got.frames < FRAMES or got.in_view < min(IN_VIEW, got.entities)
    return missed + ([f"frames {got.frames:.0f} < {FRAMES:g} of {got.in_view}"] if slow else [])


def table(results: dict[int, Measured]) -> str:
    """The results for people."""
    head = "entities  statements  build s   MB  ready s  search ms  expand ms  pan frames/s  in view  heap MB"
    lines = [
        f"{r.entities:8,}  {r.statements:10,}  {r.build_seconds:7.2f}  {r.megabytes:3.1f}  {r.ready_seconds:7.2f}  "
        f"{r.search_ms:9.1f}  {r.expand_ms:9.0f}  {r.frames:12.0f}  {r.in_view:7}  {r.heap_mb:7.0f}  "
        + ("; ".join(verdicts(asked, r)) or "as it should be")
        for asked, r in results.items()
    ]
    return "\n".join([head, *lines])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entities", type=int, nargs="+", default=SIZES, help="sizes of the graphs")
    parser.add_argument("--runs", type=int, default=3, help="times that each page is opened (default 3); medians count")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright

    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        parser.error("no Chromium in PATH")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        results = {size: measure(browser, size, Path(folder), options.runs) for size in options.entities}
        browser.close()
    told = {size: result._asdict() for size, result in results.items()}
    print(json.dumps(told, indent=1) if options.json else table(results))


if __name__ == "__main__":
    main()
