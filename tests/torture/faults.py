"""The faults: each breaks builds some times over, and gives how often what happened, or AssertionError if it loses."""

import json
import os
import random
import resource
import shutil
import signal
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import kg
from kg.errors import GovkgError, OutputError
from kg.output import CACHE
from tests.torture.world import SAMPLE, World, content, ended

Tally = Counter[str]
_EVERY = 10  # faults, after which an undisturbed build is made and compared
_NOBODY = 65534


def killed(folder: Path, rng: random.Random, times: int, *, incremental: bool = False) -> Tally:
    """kill -9 at moments spread over a build, which is of other articles than the output."""
    world, tally = World(folder, incremental=incremental), Tally()
    for number in range(times):
        before = world.standing()
        world.become(1 - before)
        child = world.start()
        time.sleep(rng.random() * world.seconds * 1.2)
        os.kill(child, signal.SIGKILL)
        tally["killed" if ended(child) == -signal.SIGKILL else "was quicker"] += 1
        tally["new output" if world.standing() != before else "old output"] += 1
        if number % _EVERY == _EVERY - 1:
            world.recovers()
    world.recovers()
    return tally


def killed_incremental(folder: Path, rng: random.Random, times: int) -> Tally:
    """The same with the cache of an incremental build."""
    return killed(folder, rng, times, incremental=True)


def _refused(folder: Path, times: int, before: Callable[[], object], codes: set[int]) -> Tally:
    """Builds that cannot end: the old output stays, and the next build is as a clean one."""
    world, tally = World(folder, incremental=True), Tally()
    for _ in range(times):
        standing = world.standing()
        world.become(1 - standing)
        code = ended(world.start(before))
        assert code in codes, f"ended with {code}"
        assert code == 0 or world.standing() == standing
        tally[{0: "built", 2: "told", 4: "out of memory"}.get(code, f"signal {-code}")] += 1
    world.recovers()
    return tally


def disk_full(folder: Path, rng: random.Random, times: int) -> Tally:
    """No file may become larger than so many bytes."""

    def before() -> None:
        limit = int(8_000_000 * random.Random(os.getpid()).random() ** 3)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return _refused(folder, times, before, {0, 2})


def out_of_memory(folder: Path, rng: random.Random, times: int) -> Tally:
    """No more memory than a little above what the process has."""

    def before() -> None:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        limit = pages * resource.getpagesize() + random.Random(os.getpid()).randrange(15) * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))

    return _refused(folder, times, before, {0, 2, 4, -signal.SIGABRT, -signal.SIGSEGV})


def read_only(folder: Path, rng: random.Random, times: int) -> Tally:
    """The folder of the output, or the output, may not be written."""
    world, tally = World(folder), Tally()
    for number in range(times):
        path = (world.folder, world.output)[number % 2]
        path.chmod(0o555)
        try:
            code = ended(world.start(_nobody))
        finally:
            path.chmod(0o755)
        assert code == 2, f"ended with {code}"
        world.standing()
        tally["told"] += 1
    world.recovers()
    return tally


def _nobody() -> None:
    if os.geteuid() == 0:
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)


def changing(folder: Path, rng: random.Random, times: int) -> Tally:
    """Articles vanish, grow, are cut off and come while they are read; the cache learns nothing wrong."""
    world, tally = World(folder, incremental=True), Tally()
    for _ in range(times):
        child = world.start()
        while os.waitpid(child, os.WNOHANG)[0] == 0:
            _disturb(world.articles, rng)
            tally["changes"] += 1
            time.sleep(world.seconds / 60)
        told = content(world.output)["report.json"]
        assert told
        tally["builds"] += 1
        world.become(rng.randrange(2))
        world.recovers()
    return tally


def _disturb(articles: Path, rng: random.Random) -> None:
    paths = sorted(path for path in articles.rglob("*") if path.is_file())
    path = rng.choice(paths)
    act = rng.randrange(5)
    if act == 0:
        path.unlink()
    elif act == 1:
        os.truncate(path, rng.randrange(path.stat().st_size + 1))
    elif act == 2:
        with path.open("ab") as file:
            file.write(rng.randbytes(50))
    elif act == 3:
        shutil.copyfile(path, path.with_name(f"new-{rng.randrange(1000)}{path.suffix}"))
    else:
        path.write_bytes(rng.choice(paths).read_bytes() if paths else b"")


def damaged_cache(folder: Path, rng: random.Random, times: int) -> Tally:
    """Bits flipped, ends cut off, whole stretches overwritten: the next build is as a clean one."""
    world, tally = World(folder, incremental=True), Tally()
    for _ in range(times):
        path = world.output / CACHE
        damaged = bytearray(path.read_bytes())
        act = rng.randrange(3)
        for _ in range(rng.choice((1, 100))):
            damaged[rng.randrange(len(damaged))] ^= 1 << rng.randrange(8)
        if act == 1:
            del damaged[rng.randrange(len(damaged)) :]
        elif act == 2:
            at = rng.randrange(len(damaged))
            damaged[at : at + 5000] = rng.randbytes(5000)
        path.write_bytes(damaged)
        world.become(1 - world.state)
        world.recovers()
        tally["as a clean build"] += 1
    return tally


def damaged_store(folder: Path, rng: random.Random, times: int) -> Tally:
    """Files of the store cut off, gone or empty: the answers are the same, or it is said what to do."""
    world, tally = World(folder), Tally()
    query = "SELECT ?p ?o { ?s ?p ?o } ORDER BY ?p ?o LIMIT 500"
    right = kg.open(world.output).query(query).records()
    store = world.output / "store"
    shutil.copytree(store, folder / "clean" / "store")
    for _ in range(times):
        shutil.rmtree(store, ignore_errors=True)
        shutil.copytree(folder / "clean" / "store", store)
        for path in rng.sample(sorted(path for path in store.iterdir()), rng.choice((1, 3))):
            act = rng.randrange(3)
            if act == 0:
                path.unlink()
            else:
                os.truncate(path, rng.randrange(path.stat().st_size + 1) if act == 1 else 0)
        try:
            answers = kg.open(world.output).query(query).records()
        except OutputError as error:
            tally["told" if "delete this folder" in str(error) else "told without what to do"] += 1
        else:
            assert answers == right
            tally["right answers"] += 1
    shutil.rmtree(store)
    world.recovers()
    return tally


def at_once(folder: Path, rng: random.Random, times: int) -> Tally:
    """Three builds into one folder: one at a time, the others are told so."""
    world, tally = World(folder, incremental=True), Tally()
    for _ in range(times):
        world.become(1 - world.state)
        codes = [ended(child) for child in [world.start() for _ in range(3)]]
        assert set(codes) <= {0, 2}, codes
        assert 0 in codes
        tally["built"] += codes.count(0)
        tally["told"] += codes.count(2)
        assert world.standing() == world.state
    world.recovers()
    return tally


def other_clock(folder: Path, rng: random.Random, times: int) -> Tally:
    """The clock of the machine, and the times of files, years off: the same bytes."""
    world, tally = World(folder, incremental=True), Tally()
    for _ in range(times):
        shift = rng.choice((-1, 1)) * rng.randrange(10**9)
        world.become(1 - world.state)
        for path in (*world.articles.rglob("*"), *world.output.iterdir()):
            os.utime(path, (max(time.time() + shift, 0), max(time.time() - shift, 0)))
        code = ended(world.start(partial(_shifted, shift)))
        assert code == 0, code
        assert world.standing() == world.state
        tally["same bytes"] += 1
    world.recovers()
    return tally


def _shifted(seconds: int) -> None:
    now = time.time
    time.time = lambda: now() + seconds


def nothing_lost(folder: Path, rng: random.Random, times: int) -> Tally:
    """Inputs of known numbers of articles, good and bad: read = built + rejected + duplicate, and nothing else."""
    tally = Tally()
    articles = [path.read_text("utf-8", "replace") for path in sorted(SAMPLE.rglob("*.txt"))]
    for _ in range(times):
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "in").mkdir(parents=True)
        expected = 0
        for number in range(rng.randrange(1, 25)):
            expected += _some(folder / "in", number, articles, rng)
        try:
            report = kg.build(folder / "in", folder / "output").as_json()["documents"]
        except GovkgError:
            tally["nothing to build"] += 1
            continue
        assert report["read"] == expected == report["built"] + report["rejected"] + report["duplicate"], report
        tally.update({name: report[name] for name in ("read", "built", "rejected", "duplicate")})
    return tally


def _some(folder: Path, number: int, articles: list[str], rng: random.Random) -> int:
    """One file with some articles, good or bad; how many."""
    act, text = rng.randrange(4), rng.choice(articles)
    if act == 0:
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        return 1
    if act == 1:
        (folder / f"{number}.txt").write_bytes(rng.choice((b"", bytes(range(256)) * 9, b"\n\n")))
        return 1

    rows = [
        {"id": str(rng.randrange(20)), "text": rng.choice((text, "", text[:200]))} for _ in range(rng.randrange(1, 9))
    ]
    lines = [json.dumps(row, ensure_ascii=False) if rng.random() > 0.1 else "{" for row in rows]
    (folder / f"{number}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines)
