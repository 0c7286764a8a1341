"""What every request passes: who may ask, how much may be sent, headers of every answer, a line in the log."""

import hmac
from collections.abc import Iterable
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.log import log
from kg.serve.options import Access
from kg.serve.protocol import Refused
from kg.serve.reply import Reply, text

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": POLICY,
}
_MOST_HEAD = 65_536  # bytes of the address and the headers of a request
_ALLOWED = "GET, HEAD, POST, OPTIONS"
_OPEN = ("/health", "/login", "/static/style.css")


class Shield:
    """Middleware around the application; `most` is the largest body of a request in bytes."""

    def __init__(self, app: ASGIApp, access: Access, most: int, *, verbose: bool = False) -> None:
        self._app = app
        self._access = access
        self._most = most
        self._verbose = verbose

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        exchange = _Exchange(self._answer_headers(headers), receive, send, self._most)
        began = perf_counter()
        try:
            refused = self._refuse(scope, headers)
            if refused is not None:
                await exchange.reply(refused)
            else:
                await self._app(scope, exchange.receive, exchange.send)
        finally:
            self._log(scope, exchange, perf_counter() - began)

    def _refuse(self, scope: Scope, headers: dict[str, str]) -> Reply | None:
        if not self._addressed(headers.get("host", "")):
            return text(421, "this server does not go by that name; see kg serve --host-name")
        length = headers.get("content-length", "0")
        if length.isdecimal() and int(length) > self._most:
            return text(413, f"a request may have {self._most} bytes")
        head = len(scope["query_string"]) + sum(len(name) + len(value) for name, value in scope["headers"])
        if head > _MOST_HEAD:
            return text(431, f"address and headers may have {_MOST_HEAD} bytes; send a long query by POST")
        if scope["method"] == "OPTIONS":
            return Reply(204, "", b"", {"Allow": _ALLOWED})
        if not self._known(scope, headers):
            return text(
                401, "a token is needed; browsers give it at /login", {"WWW-Authenticate": 'Bearer realm="govkg"'}
            )
        return None

    def _addressed(self, host: str) -> bool:
        allowed = self._access.hosts
        if allowed is None:
            return True
        try:
            return urlsplit(f"//{host}").hostname in allowed
        except ValueError:
            return False

    def _known(self, scope: Scope, headers: dict[str, str]) -> bool:
        token = self._access.token
        if token is None or scope["path"] in _OPEN:
            return True
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and hmac.compare_digest(given.strip().encode(), token.encode()):
            return True
        cookies = dict(part.strip().partition("=")[::2] for part in headers.get("cookie", "").split(";"))
        return scheme == "" and hmac.compare_digest(cookies.get("govkg", "").encode(), token.encode())

    def _answer_headers(self, headers: dict[str, str]) -> dict[str, str]:
        found = dict(_HEADERS)
        origin = headers.get("origin")
        origins = self._access.origins
        if origins:
            found["Vary"] = "Origin"
        if origin and ("*" in origins or origin in origins):
            found |= {
                "Access-Control-Allow-Origin": "*" if "*" in origins else origin,
                "Access-Control-Allow-Methods": _ALLOWED,
                "Access-Control-Allow-Headers": "Accept, Authorization, Content-Type",
                "Access-Control-Expose-Headers": "Retry-After, X-Error-Line, X-Error-Column",
                "Access-Control-Max-Age": "3600",
                "Cross-Origin-Resource-Policy": "cross-origin",
            }
        return found

    def _log(self, scope: Scope, exchange: "_Exchange", seconds: float) -> None:
        fields: dict[str, object] = {"method": scope["method"], "path": _kind(scope["path"]), "status": exchange.status}
        fields |= {"ms": round(seconds * 1000, 1), "bytes": exchange.sent}
        if self._verbose:
            fields |= {"client": (scope.get("client") or ("",))[0], "address": scope["path"]}
            fields |= {"parameters": scope["query_string"].decode("latin-1")}
        log("request", **fields)


def _kind(path: str) -> str:
    """The part of a path that says what was asked for and not of whom."""
    first = path.lstrip("/").partition("/")[0]
    return f"/{first}" if first.isascii() and len(first) < 20 and first.replace(".", "").isalpha() else "/"


class _Exchange:
    """One request's two directions, measured."""

    def __init__(self, headers: dict[str, str], receive: Receive, send: Send, most: int) -> None:
        self._headers = headers
        self._receive = receive
        self._send = send
        self._most = self._left = most
        self.status = 0
        self.sent = 0

    async def receive(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise Refused(413, f"a request may have {self._most} bytes")
        return message

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message = {**message, "headers": _joined(message.get("headers", ()), self._headers)}
        else:
            self.sent += len(message.get("body", b""))
        await self._send(message)

    async def reply(self, reply: Reply) -> None:
        headers: list[tuple[bytes, bytes]] = [(b"content-length", str(len(reply.body)).encode())]
        headers += [(b"content-type", reply.media.encode())] if reply.media else []
        headers += [(name.lower().encode(), value.encode()) for name, value in reply.headers.items()]
        await self.send({"type": "http.response.start", "status": reply.status, "headers": headers})
        await self.send({"type": "http.response.body", "body": reply.body})


def _joined(given: Iterable[tuple[bytes, bytes]], ours: dict[str, str]) -> list[Any]:
    """Headers of an answer and those of every answer; its own have the word."""
    found = list(given)
    names = {name.lower() for name, _ in found} - {b"vary"}
    return found + [(n.encode(), v.encode()) for key, v in ours.items() if (n := key.lower()).encode() not in names]
