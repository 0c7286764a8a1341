"""Starts the server and ends it."""

import asyncio
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn

from kg.errors import GovkgError
from kg.serve.app import application
from kg.serve.editions import Editions
from kg.serve.options import Access, Limits
from kg.serve.shield import Shield


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """Where to listen, what a request may cost, who may ask, and whether the log may say what was asked."""

    host: str = "127.0.0.1"
    port: int = 8180
    limits: Limits = field(default_factory=Limits)
    access: Access = field(default_factory=Access)
    verbose: bool = False


class _Server(uvicorn.Server):
    """Says where it listens once it does."""

    def __init__(self, config: uvicorn.Config, output: Path) -> None:
        super().__init__(config)
        self._output = output

    async def startup(self, sockets: Any = None) -> None:
        """As uvicorn has it."""
        await super().startup(sockets=sockets)
        for server in getattr(self, "servers", ()):
            for socket in server.sockets:
                host, port = socket.getsockname()[:2]
                name = f"[{host}]" if ":" in host else host
                sys.stderr.write(f"serving {self._output} at http://{name}:{port}/ (Ctrl-C ends it)\n")
        sys.stderr.flush()


def serve(output: Path, options: ServeOptions) -> None:
    """Serve the build in `output` until interrupted. Raises OutputError, and GovkgError if it cannot listen."""
    editions = Editions(output, options.limits)
    app = Shield(application(editions), options.access, options.limits.request, verbose=options.verbose)
    config = uvicorn.Config(
        app,
        host=options.host,
        port=options.port,
        lifespan="off",
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=60,  # a client that waits some seconds between two queries finds its connection open
        timeout_graceful_shutdown=5,
    )
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that what was copied goes then too
    try:
        with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
            runner.run(_serve(_Server(config, output), editions))
    except SystemExit:  # uvicorn has said why
        raise GovkgError(f"{options.host}:{options.port}: cannot listen there; choose another --port") from None


async def _serve(server: uvicorn.Server, editions: Editions) -> None:
    try:
        await editions.start()
        await server.serve()
    finally:
        await editions.stop()
