"""Prints how fast `kg serve` answers: lookups, lookups beside endless queries, named queries beside rdflib-endpoint.

The server runs as users run it, in processes of its own; the clients are another process, on the same processors.
"""

import argparse
import asyncio
import http.client
import json
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

import kg
from kg.query.bind import bind
from kg.query.catalogue import catalogue

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "data" / "sample"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LOOKUP = "SELECT ?p ?o {{ <{iri}> ?p ?o }}"
_LISTENING = re.compile(r"http://[^:]+:(\d+)/")
_LABEL = re.compile(rb'"([^"\\]*)"@zh-Hans')
_OTHER = """
import sys, rdflib, uvicorn, warnings
from rdflib_endpoint import SparqlEndpoint
warnings.simplefilter("ignore")
dataset = rdflib.Dataset(default_union=True)
dataset.parse(sys.argv[1], format="nquads")
sys.stderr.write("at http://127.0.0.1:" + sys.argv[2] + "/\\n")
uvicorn.run(SparqlEndpoint(graph=dataset, path="/sparql"), port=int(sys.argv[2]), log_level="critical")
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=200_000, help="as many copies of the sample as make these")
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--seconds", type=float, default=10.0, help="of each part")
    parser.add_argument("--rate", type=float, default=800.0, help="of lookups in a second, all clients together")
    parser.add_argument("--other", action="store_true", help="rdflib-endpoint too, where it is installed")
    parser.add_argument("--budget", type=float, default=120.0, help="seconds for rdflib-endpoint altogether")
    parser.add_argument("--patience", type=float, default=15.0, help="seconds for one of its answers")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="govkg-serve-") as folder:
        figures = measure(Path(folder), asked)
    print(json.dumps(figures, indent=1) if asked.json else "\n".join(told(figures)))


def told(figures: dict[str, Any]) -> Iterator[str]:
    yield f"{figures['statements']:,} statements, {figures['clients']} clients, load of the machine {figures['load']}"
    for name, part in figures["parts"].items():
        times = f"p50 {part['p50']:7.1f} ms  p99 {part['p99']:7.1f} ms"
        yield f"{name:34} {part['rate']:8.0f}/s  {times}  failed {part['failed']}"
    yield f"memory of the server, MB           {figures['memory'][0]:8.0f} before  {figures['memory'][1]:.0f} after"
    if "ratio" in figures:
        yield f"{figures['queries']} named queries, rdflib-endpoint / kg serve at least {figures['ratio']:.0f}"


def measure(folder: Path, asked: argparse.Namespace) -> dict[str, Any]:
    sample = folder / "sample"
    kg.build(SAMPLE, sample)
    output = multiplied(sample, folder / "output", asked.statements)
    iris = people(output)
    with server(output, folder / "log", "--timeout", "5") as (url, process):
        paths = [f"/sparql?{urlencode({'query': LOOKUP.format(iri=iri)})}" for iri in iris]
        asyncio.run(drive(url, paths, Load(asked.clients, 2.0)))  # what nobody has asked yet is on disk
        before = memory(process)
        parts = {
            "lookups": asyncio.run(drive(url, paths, Load(asked.clients, asked.seconds))),
            f"lookups, {asked.rate:g}/s": asyncio.run(
                drive(url, paths, Load(asked.clients, asked.seconds, asked.rate))
            ),
            "lookups beside 4 runaway queries": asyncio.run(beside(url, paths, asked)),
        }
        after = memory(process)
    statements = sum(1 for _ in (output / "graph.nq").open("rb"))
    load = Path("/proc/loadavg").read_text(encoding="utf-8").split()[0] if Path("/proc/loadavg").exists() else "?"
    found = {
        "statements": statements,
        "clients": asked.clients,
        "load": load,
        "parts": parts,
        "memory": (before, after),
    }
    return {**found, **(against(sample, folder, asked) if asked.other else {})}


def multiplied(sample: Path, output: Path, statements: int) -> Path:
    """The sample's graph again and again, each copy with names of its own."""
    output.mkdir()
    for name in ("report.json", "graph.html"):
        shutil.copyfile(sample / name, output / name)
    content = (sample / "graph.nq").read_bytes()
    copies = max(1, round(statements / content.count(b"\n")))
    with (output / "graph.nq").open("wb") as file:
        file.write(content)
        for number in range(1, copies):
            copy = content.replace(b"govkg/id/", b"govkg/id/copy%d/" % number)
            file.write(_LABEL.sub(rb'"\g<1>%d"@zh-Hans' % number, copy))
    return output


def people(output: Path) -> list[str]:
    """IRIs of officials, in an order without order."""
    found = {row["p"] for row in kg.open(output).query("SELECT ?p { ?p a kg:Official }").records()}
    iris = sorted(found)
    Random(1).shuffle(iris)
    return iris[:5000]


@contextmanager
def server(output: Path, log: Path, *options: str) -> Iterator[tuple[str, int]]:
    command = [sys.executable, "-m", "kg.cli", "serve", str(output), "--port", "0", *options]
    with _running(command, log) as started:
        yield started


@contextmanager
def _running(command: list[str], log: Path) -> Iterator[tuple[str, int]]:
    with log.open("w", encoding="utf-8") as stream:
        process = subprocess.Popen(command, stderr=stream, cwd=ROOT)
    try:
        while not (found := _LISTENING.search(log.read_text(encoding="utf-8"))):
            if process.poll() is not None:
                raise SystemExit(log.read_text(encoding="utf-8"))
            time.sleep(0.2)
        yield f"127.0.0.1:{found[1]}", process.pid
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@dataclass
class Load:
    """clients, seconds, and requests in a second of all together (0: as fast as they can)."""

    clients: int
    seconds: float
    rate: float = 0.0
    times: list[float] = field(default_factory=list)
    failed: int = 0


async def drive(url: str, paths: list[str], load: Load) -> dict[str, float]:
    """Ask the paths in turn by as many clients."""
    host, port = url.split(":")
    end = time.perf_counter() + load.seconds

    async def client(number: int) -> None:
        reader, writer = await asyncio.open_connection(host, int(port))
        due = time.perf_counter() + number * (load.clients and 1 / (load.rate or 1e9))
        turn = number
        while time.perf_counter() < end:
            if load.rate:
                due += load.clients / load.rate
                await asyncio.sleep(max(0.0, due - time.perf_counter()))
            began = time.perf_counter()
            writer.write(request(url, paths[turn % len(paths)]))
            load.failed += not await answered(reader)
            load.times.append(time.perf_counter() - began)
            turn += load.clients
        writer.close()

    await asyncio.gather(*(client(number) for number in range(load.clients)))
    times = sorted(load.times)
    p50, p99 = (1000 * times[min(len(times) - 1, int(len(times) * share))] for share in (0.5, 0.99))
    return {"rate": len(times) / load.seconds, "p50": p50, "p99": p99, "failed": load.failed}


def request(url: str, path: str) -> bytes:
    return f"GET {quote(path, safe='/?=&%+')} HTTP/1.1\r\nHost: {url}\r\nAccept: */*\r\n\r\n".encode()


async def answered(reader: asyncio.StreamReader) -> bool:
    """Whether the answer was a good one."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = int(re.search(rb"content-length: (\d+)", head)[1])  # type: ignore[index]
    await reader.readexactly(length)
    return head.startswith(b"http/1.1 200")


async def beside(url: str, paths: list[str], asked: argparse.Namespace) -> dict[str, float]:
    """Lookups at their rate while four queries without end run and are killed at their limit, over and over."""
    long = [f"/sparql?{urlencode({'query': RUNAWAY})}"]
    endless = [asyncio.create_task(drive(url, long, Load(1, asked.seconds))) for _ in range(4)]
    await asyncio.sleep(0.5)
    found = await drive(url, paths, Load(asked.clients, asked.seconds, asked.rate))
    await asyncio.gather(*endless)
    return found


def memory(process: int) -> float:
    """MB of a process and of all that it started, shared pages counted once for each that has them."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines() if ":" in line)
        except OSError:
            continue
        if process in (int(fields["Pid"]), int(fields["PPid"])):
            total += int(fields.get("VmRSS", "0").split()[0])
    return total / 1000


def against(sample: Path, folder: Path, asked: argparse.Namespace) -> dict[str, Any]:
    """Seconds for the named queries, as far as there is time, of rdflib-endpoint over rdflib's memory; and ours."""
    queries = dict(enumerate(named(sample)))
    script = folder / "other.py"
    script.write_text(_OTHER, encoding="utf-8")
    command = [sys.executable, str(script), str(sample / "graph.nq"), "18893"]
    theirs: dict[int, float] = {}
    end = time.monotonic() + asked.budget
    while queries.keys() - theirs.keys() and time.monotonic() < end:
        with _running(command, folder / "log3") as (url, _):
            time.sleep(3)
            for number in sorted(queries.keys() - theirs.keys()):
                theirs[number] = timed(url, queries[number], asked.patience)
                if theirs[number] == asked.patience or time.monotonic() > end:
                    break
    with server(sample, folder / "log2") as (url, _):
        ours = {number: min(timed(url, queries[number], 60.0) for _ in range(3)) for number in theirs}
    late = sum(seconds == asked.patience for seconds in theirs.values())
    figures = {"queries": len(theirs), "late": late, "named": sum(ours.values()), "named_other": sum(theirs.values())}
    return {**figures, "ratio": figures["named_other"] / figures["named"]}


def timed(url: str, sparql: str, patience: float) -> float:
    """Seconds until a query is answered; `patience` if that is not in time."""
    began = time.perf_counter()
    connection = http.client.HTTPConnection(url, timeout=patience)
    try:
        body = urlencode({"query": sparql})
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/sparql-results+json"}
        connection.request("POST", "/sparql", body, headers)
        connection.getresponse().read()
    except TimeoutError:
        return patience
    finally:
        connection.close()
    return time.perf_counter() - began


def named(sample: Path) -> Iterator[str]:
    """The named queries with the parameters of their examples."""
    store = kg.open(sample).store
    for query in catalogue().values():
        words = shlex.split(query.example)[3:]
        given = {name.removeprefix("--"): value for name, value in zip(words[::2], words[1::2], strict=True)}
        given.pop("format", None)
        if query.columns and query.name != "history-of-agency":
            yield bind(store, query, given)[0]


if __name__ == "__main__":
    main()
