"""A server in a process of its own over a build of the sample, and a plain HTTP client."""

import http.client
import json
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.conftest import environment

pytest.importorskip("starlette", reason="kg serve was NOT tested: the extra is not installed (pip install -e .[serve])")
pytest.importorskip("uvicorn", reason="kg serve was NOT tested: the extra is not installed (pip install -e .[serve])")
FORM = "application/x-www-form-urlencoded"
_LISTENING = re.compile(r"at http://[^:]+:(\d+)/")


@dataclass(frozen=True)
class Answer:
    """What came back; header names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def media(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    def json(self) -> Any:
        return json.loads(self.body)

    def rows(self) -> list[dict[str, str]]:
        """Bindings as plain text."""
        return [{name: cell["value"] for name, cell in row.items()} for row in self.json()["results"]["bindings"]]


@dataclass
class Server:
    """A running `kg serve`."""

    process: "subprocess.Popen[str]"
    port: int
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def request(
        self, method: str, path: str, body: bytes | str | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, dict(headers or {}))
            found = connection.getresponse()
            return Answer(found.status, {name.lower(): value for name, value in found.getheaders()}, found.read())
        finally:
            connection.close()

    def get(self, path: str, accept: str = "", /, **parameters: str) -> Answer:
        query = f"?{urlencode(parameters)}" if parameters else ""
        return self.request("GET", path + query, None, {"Accept": accept} if accept else {})

    def query(self, sparql: str, accept: str = "application/sparql-results+json", **more: str) -> Answer:
        return self.get("/sparql", accept, query=sparql, **more)

    def post(self, path: str, accept: str = "", /, **fields: str) -> Answer:
        headers = {"Content-Type": FORM, **({"Accept": accept} if accept else {})}
        return self.request("POST", path, urlencode(fields), headers)

    def logged(self) -> str:
        return self.log.read_text(encoding="utf-8")


@contextmanager
def serving(output: Path, log: Path, *options: str, **variables: str) -> Iterator[Server]:
    """`kg serve` over a build, at a free port, until the block ends."""
    command = [sys.executable, "-m", "kg.cli", "serve", str(output), "--port", "0", *options]
    with log.open("w", encoding="utf-8") as stream:
        process = subprocess.Popen(command, stderr=stream, text=True, env=environment(**variables))
    try:
        yield Server(process, _port(process, log), log)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _port(process: "subprocess.Popen[str]", log: Path) -> int:
    for _ in range(2400):
        found = _LISTENING.search(log.read_text(encoding="utf-8"))
        if found:
            return int(found[1])
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise AssertionError(f"the server did not start:\n{log.read_text(encoding='utf-8')}")


@pytest.fixture(scope="session")
def output(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample's build that servers may add their index to."""
    folder = tmp_path_factory.mktemp("serve") / "output"
    shutil.copytree(sample / "output", folder)
    return folder


@pytest.fixture(scope="session")
def server(output: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One for all tests that only ask; queries may take two seconds, answers 2 MB, two long ones at a time."""
    log = tmp_path_factory.mktemp("log") / "serve.log"
    options = ("--timeout", "2", "--max-result", "2", "--long", "2", "--workers", "3", "--max-request", "100")
    with serving(output, log, *options) as running:
        yield running
