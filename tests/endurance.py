"""`kg serve` for an hour under load and faults: python -m tests.endurance [--minutes 60] [--seed 1] [--rate 20].

Clients ask what the answer is known of; others leave before it comes, read it slowly, send a request bit by bit, too
large or without sense, or ask without end; every few seconds a worker is killed. Every answer with status 200 must be
the known one to the byte, any other must be one of those that docs/serve.md names; memory, files and processes must
not grow.
"""

import argparse
import asyncio
import json
import os
import random
import re
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

import kg
from tests.conftest import ROOT
from tests.serve.conftest import FORM, serving

_RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
_SOUND = (
    "SELECT ?p ?l { ?p a kg:Official ; skos:prefLabel ?l } ORDER BY ?p",
    "SELECT ?a ?l { ?a a kg:Agency ; skos:prefLabel ?l } ORDER BY ?a LIMIT 50",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "ASK { ?m a kg:Meeting }",
    "CONSTRUCT { ?p a kg:Official } WHERE { ?p a kg:Official }",
    "SELECT ?m ?d { ?m a kg:Meeting ; kg:date ?d } ORDER BY ?d ?m",
)
_PAGES = (
    "/health /queries /dump/graph.nq /queries/campaigns-of-place?place=阆中市 /search?q=敬亭 /search?q=scjd "
    "/id/person/敬亭 /id/person/敬亭?format=ttl /queries/posts-of-person?person=敬亭 "
    "/ask?q=谁参加了2020年全县市场监管工作会议？ /id/nobody"
).split()
_BUSY = frozenset({422, 503, 504})  # a worker was killed under it, none was free, or it was late
_PAUSE = 0.03  # seconds between the pieces of those who are slow
_SETTLED = 0.2  # of the time; what grows after that is a leak
_GROWTH = 1.15  # of memory, from there to the end
_READING = re.compile(r"^(PPid|VmRSS):\s+(\d+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent, as bytes, and the path for the record."""

    content: bytes
    path: str


@dataclass
class Run:
    """A server under load. `known`: status and body by request; `tally`: what happened, how often."""

    port: int
    process: int
    rng: random.Random
    known: dict[Request, tuple[int, bytes]] = field(default_factory=dict)
    tally: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def fault(self, what: str) -> None:
        """Note a wrong answer, and tell of it at once."""
        self.wrong.append(what)
        print(what, file=sys.stderr, flush=True)

    async def connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A connection."""
        return await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 20)

    async def ask(self, sent: bytes, pause: float = 0.0) -> tuple[int, bytes]:
        """Status and body of a request of a connection of its own, sent and read in pieces if with pauses."""
        reader, writer = await self.connect()
        try:
            size = 40 if pause else len(sent)
            for start in range(0, len(sent), size):
                writer.write(sent[start : start + size])
                await writer.drain()
                await asyncio.sleep(pause)
            head = await reader.readuntil(b"\r\n\r\n")
            parts = []
            while part := await reader.read(20_000 if pause else 1 << 20):
                parts.append(part)
                await asyncio.sleep(pause)
            return int(head.split(b" ", 2)[1]), b"".join(parts)
        finally:
            writer.close()

    def judge(self, what: str, status: int, allowed: frozenset[int] | set[int]) -> None:
        """Count an answer; note one that may not be."""
        self.tally[f"{what}: {status}"] += 1
        if status not in allowed:
            self.fault(f"{what}: {status}")

    async def sound(self, pause: float = 0.0) -> None:
        """Ask what is known."""
        request = self.rng.choice(list(self.known))
        status, body = await self.ask(request.content, pause)
        right = self.known[request]
        self.judge("slow" if pause else "sound", status, {right[0]} | _BUSY)
        if status == right[0] and body != right[1]:
            self.fault(f"{request.path}: another answer, {len(body)} bytes for {len(right[1])}")

    async def leaving(self) -> None:
        """Ask and be gone: before the whole request is sent, before the answer, or within it."""
        content = self.rng.choice([get("/dump/graph.nq"), query(_RUNAWAY), query(_SOUND[0])]).content
        reader, writer = await self.connect()
        writer.write(content[: self.rng.choice((len(content), len(content), 30))])
        with suppress(TimeoutError):
            await asyncio.wait_for(reader.read(1000), self.rng.choice((0.01, 0.3)))
        writer.transport.abort()
        self.tally["left"] += 1

    async def endless(self) -> None:
        """Ask what takes for ever."""
        status, _ = await self.ask(query(_RUNAWAY).content)
        self.judge("endless", status, {504} | _BUSY)

    async def oversized(self) -> None:
        """Send too much: by a length that is told, in chunks, in the address or the headers."""
        big = self.rng.choice(
            (
                post("/sparql", b"query=" + b"x" * 2_000_000),
                get("/sparql?query=" + "x" * 200_000),
                Request(b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n", "length"),
                Request(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: " + b"x" * 200_000 + b"\r\n\r\n", "headers"),
            )
        )
        status = 0
        with suppress(ConnectionError, asyncio.IncompleteReadError, TimeoutError):
            status, _ = await asyncio.wait_for(self.ask(big.content), 20)
        self.judge("oversized", status, {0, 400, 413, 414, 431})

    async def senseless(self) -> None:
        """Send what is no request, or one that must be refused."""
        content, allowed = self.rng.choice(
            (
                (self.rng.randbytes(300), {0, 400}),
                (query("SELECT nonsense").content, {400}),
                (query("DELETE WHERE { ?s ?p ?o }").content, {400, 403}),
                (query("SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }").content, {403}),
                (post("/sparql", b"update=DROP+ALL").content, {403}),
                (b"GET / HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n", {421}),
            )
        )
        status = 0
        with suppress(ConnectionError, asyncio.IncompleteReadError, TimeoutError):
            status, _ = await asyncio.wait_for(self.ask(content), 20)
        self.judge("senseless", status, allowed | _BUSY)

    async def killing(self) -> None:
        """Kill a worker, at work or not."""
        workers = list(children(self.process))
        if workers:
            with suppress(ProcessLookupError):
                os.kill(self.rng.choice(workers), signal.SIGKILL)
            self.tally["workers killed"] += 1


def _written(head: str, body: bytes = b"") -> bytes:
    return f"{head}\r\nHost: localhost\r\nConnection: close\r\n".encode() + b"\r\n" + body


def get(path: str) -> Request:
    """A request by GET."""
    return Request(_written(f"GET {quote(path, safe='/?=&%+')} HTTP/1.1"), path)


def post(path: str, body: bytes) -> Request:
    """A form."""
    head = f"POST {path} HTTP/1.1\r\nContent-Type: {FORM}\r\nContent-Length: {len(body)}"
    return Request(_written(head, body), f"{path} {body[:60]!r}")


def query(sparql: str) -> Request:
    """A query by POST."""
    return post("/sparql", urlencode({"query": sparql}).encode())


def children(process: int) -> dict[int, int]:
    """The processes that a process started, with their memory in kB."""
    found: dict[int, int] = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        with suppress(OSError):
            fields = {name: int(value) for name, value in _READING.findall(status.read_text(encoding="utf-8"))}
            if fields.get("PPid") == process:
                found[int(status.parent.name)] = fields.get("VmRSS", 0)
    return found


def standing(process: int) -> dict[str, float]:
    """What may leak: memory of the server and of its workers in MB, files, processes."""
    workers = children(process)
    own = dict(_READING.findall(Path(f"/proc/{process}/status").read_text(encoding="utf-8")))
    files = len(list(Path(f"/proc/{process}/fd").iterdir()))
    mb = max(workers.values(), default=0) / 1000
    return {"server MB": int(own["VmRSS"]) / 1000, "largest worker MB": mb, "files": files, "workers": len(workers)}


async def load(run: Run, minutes: float, rate: float) -> list[dict[str, float]]:
    """Send requests at a rate until the time is over; what stood every so often."""
    acts: list[tuple[Callable[[], Awaitable[None]], float]] = [
        (run.sound, 80.0),
        (lambda: run.sound(_PAUSE), 6.0),
        (run.leaving, 5.0),
        (run.oversized, 3.0),
        (run.senseless, 4.0),
        (run.endless, 0.3),
        (run.killing, 1.0),
    ]
    makers, weights = zip(*acts, strict=True)
    begun, seen, running = time.monotonic(), [standing(run.process)], set[asyncio.Task[None]]()
    while (passed := time.monotonic() - begun) < minutes * 60:
        if len(running) < 60:
            task = asyncio.ensure_future(_told(run, run.rng.choices(makers, weights)[0]))
            running.add(task)
            task.add_done_callback(running.discard)
        await asyncio.sleep(run.rng.expovariate(rate))
        if passed > len(seen) * minutes * 60 / 40:
            seen.append(standing(run.process))
    await asyncio.gather(*running)
    await asyncio.sleep(15)  # what was endless is killed, workers take the place of those that are gone
    return [*seen, standing(run.process)]


async def _told(run: Run, act: Callable[[], Awaitable[None]]) -> None:
    try:
        await asyncio.wait_for(act(), 120)
    except Exception as error:
        run.fault(f"{getattr(act, '__name__', act)}: {type(error).__name__}: {error}")


def known(run: Run, output: Path) -> None:
    """Ask everything once, without load; what queries give is compared with the library's own answer."""
    for request in [*map(get, _PAGES), *map(query, _SOUND)]:
        for _ in range(5):  # on a machine that others use too the first may come late
            run.known[request] = asyncio.run(run.ask(request.content))
            if run.known[request][0] not in _BUSY:
                break
        assert run.known[request][0] in (200, 404), f"{request.path}: {run.known[request][0]}"
    graph = kg.open(output)
    for sparql in _SOUND:
        body = run.known[query(sparql)][1]
        if sparql.startswith("SELECT"):
            rows = [
                {name: cell["value"] for name, cell in row.items()} for row in json.loads(body)["results"]["bindings"]
            ]
            assert rows == graph.query(sparql).records(), sparql


def leaks(seen: list[dict[str, float]]) -> list[str]:
    """What grew since the server had settled."""
    early, late = seen[int(len(seen) * _SETTLED)], seen[-1]
    grown = [name for name in ("server MB", "largest worker MB") if late[name] > _GROWTH * early[name] + 5]
    return grown + [name for name in ("files", "workers") if late[name] > seen[0][name] + 5]


def main() -> None:
    """Print what was asked, answered and used. Ends with 1 at a wrong answer or a leak."""
    parser = argparse.ArgumentParser(prog="tests.endurance", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=20.0, help="requests in a second")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as where:
        output = Path(where) / "output"
        kg.build(ROOT / "data" / "sample", output)
        with serving(output, Path(where) / "log", "--timeout", "30", "--workers", "3", "--long", "3") as server:
            run = Run(server.port, server.process.pid, random.Random(given.seed))
            known(run, output)
            seen = asyncio.run(load(run, given.minutes, given.rate))
            asyncio.run(_told(run, run.sound))
            bugs = server.logged().count("Traceback")
    for what, number in sorted(run.tally.items()):
        print(f"{what}: {number:,}")
    for name in seen[0]:
        settled = seen[int(len(seen) * _SETTLED)][name]
        print(f"{name}: {seen[0][name]:.0f} at first, {settled:.0f} settled, {seen[-1][name]:.0f} at the end")
    faults = [*run.wrong[:20], *(f"{name} grew" for name in leaks(seen)), *([f"{bugs} tracebacks"] if bugs else [])]
    print(f"{given.minutes:g} minutes, {len(run.wrong)} wrong answers, {len(leaks(seen))} leaks")
    raise SystemExit("\n".join(faults) or 0)


if __name__ == "__main__":
    main()
