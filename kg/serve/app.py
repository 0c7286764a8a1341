"""The web application: which address leads to which job of the workers."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from kg.serve import media, protocol
from kg.serve.editions import Editions
from kg.serve.formats import GRAPHS
from kg.serve.protocol import Asked, Refused, Sent
from kg.serve.reply import Reply, text
from kg.serve.static import asset

Handler = Callable[[Request], Awaitable[Response]]
_READ = ["GET", "HEAD"]
_ANY = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"]
_PAGE = ("text/html", *GRAPHS)


def application(editions: Editions) -> Starlette:
    """The application over the newest edition of a graph."""
    site = _Site(editions)

    async def missing(_: Request, __: Exception) -> Response:
        return _response(text(404, "there is nothing at this address"))

    async def not_allowed(_: Request, error: Exception) -> Response:
        headers = getattr(error, "headers", None)
        return _response(text(405, "this address is not for that method; this graph is only read", headers))

    routes = [Route(path, _told(handler), methods=methods) for path, handler, methods in site.table()]
    return Starlette(routes=routes, exception_handlers={404: missing, 405: not_allowed})


def _told(handler: Handler) -> Handler:
    """What is refused becomes an answer."""

    async def told(request: Request) -> Response:
        try:
            return await handler(request)
        except Refused as refused:
            return _response(text(refused.status, refused.message, refused.headers))

    return told


def _response(reply: Reply) -> Response:
    return Response(reply.body, reply.status, dict(reply.headers), reply.media or None)


class _Site:
    """The handlers. They read a request, ask a worker and pass on what it says."""

    def __init__(self, editions: Editions) -> None:
        self._editions = editions

    def table(self) -> list[tuple[str, Handler, list[str]]]:
        """Every address: path, handler, methods."""
        return [
            ("/sparql", self.sparql, _ANY),
            ("/graphs", self.graphs, _READ),
            ("/id/{path:path}", self.entity, _READ),
            ("/resource", self.entity, _READ),
            ("/search", self.search, _READ),
            ("/complete", self._job("complete"), _READ),
            ("/queries", self._job("catalogue"), _READ),
            ("/queries/{name}", self._job("fill"), _READ),
            ("/ask", self._job("ask"), [*_READ, "POST"]),
            ("/reconcile", self._job("reconcile"), [*_READ, "POST"]),
            ("/reconcile/preview", self._job("preview"), _READ),
            ("/reconcile/suggest/{kind}", self._job("suggest"), _READ),
            ("/", self.front, _READ),
            ("/.well-known/void", self.void, _READ),
            ("/explorer", self.explorer, _READ),
            ("/dump/graph.nq", self.dump, _READ),
            ("/static/{name}", self.static, _READ),
            ("/health", self.health, _READ),
            ("/login", self.login, [*_READ, "POST"]),
        ]

    async def sparql(self, request: Request) -> Response:
        """The SPARQL 1.1 Protocol."""
        asked = protocol.read(
            Sent(
                request.method,
                request.scope["query_string"],
                request.headers.get("content-type", ""),
                await request.body() if request.method == "POST" else b"",
            )
        )
        if asked.query is None:
            return await self._description(request, asked)
        job = {
            "do": "query",
            "query": asked.query,
            "default_graphs": asked.default_graphs,
            "named_graphs": asked.named_graphs,
            "accept": request.headers.get("accept", ""),
            "format": asked.format,
        }
        return _response(await self._editions.ask(job, _gone(request)))

    async def _description(self, request: Request, asked: Asked) -> Response:
        if request.method == "POST":
            raise Refused(400, "no query; send it as the field query")
        if media.choose(request.headers.get("accept", ""), ("text/turtle", "text/html")) == "text/html":
            return Response(status_code=303, headers={"Location": "/"})
        return await self._ask(request, "describe", format=asked.format)

    async def graphs(self, request: Request) -> Response:
        """The read side of the Graph Store Protocol."""
        given = protocol.fields(request.scope["query_string"])
        names = [value for name, value in given if name == "graph"]
        default = any(name == "default" for name, _ in given)
        if len(names) + default != 1:
            raise Refused(400, "give one graph: ?graph=IRI, or ?default")
        formats = [value for name, value in given if name == "format"]
        return await self._ask(request, "graph", graph=names[0] if names else None, format="".join(formats[:1]))

    async def entity(self, request: Request) -> Response:
        """A thing of the graph: a page for people, RDF for machines."""
        raw = request.scope.get("raw_path", b"").decode("latin-1").partition("?")[0]
        return await self._ask(request, "entity", path=raw.partition("/id/")[2], **_parameters(request))

    async def search(self, request: Request) -> Response:
        """Entities and sentences, as a page or JSON."""
        return await self._ask(request, "search", **_parameters(request))

    async def front(self, request: Request) -> Response:
        """The workbench for people, the description of service and dataset for machines."""
        if media.choose(request.headers.get("accept", ""), _PAGE) == "text/html":
            return await self._ask(request, "page", name="workbench", editor=request.query_params.get("editor", ""))
        return await self._ask(request, "describe", **_parameters(request))

    async def void(self, _: Request) -> Response:
        """Where the description is (https://www.w3.org/TR/void/#well-known)."""
        return Response(status_code=303, headers={"Location": "/sparql"})

    async def explorer(self, _: Request) -> Response:
        """The page that the build wrote; it has a policy of its own, by digests of its scripts."""
        path = self._editions.folder / "graph.html"
        if not path.is_file():
            raise Refused(404, "this build has no graph.html")
        policy = "frame-ancestors 'none'"
        return FileResponse(path, media_type="text/html", headers={"Content-Security-Policy": policy})

    async def dump(self, _: Request) -> Response:
        """The whole graph."""
        return FileResponse(self._editions.folder / "graph.nq", media_type="application/n-quads")

    async def static(self, request: Request) -> Response:
        """A script or style of ours."""
        found = asset(request.path_params["name"])
        if found is None:
            raise Refused(404, "there is nothing at this address")
        headers = {"Cache-Control": "no-cache", "ETag": found.tag}
        if request.headers.get("if-none-match") == found.tag:
            return Response(status_code=304, headers=headers)
        return Response(found.body, headers=headers, media_type=found.media)

    async def health(self, _: Request) -> Response:
        """For whoever watches over the server."""
        return _response(text(200, "ok"))

    async def login(self, request: Request) -> Response:
        """Keeps the token for a browser, which cannot send it by itself."""
        if request.method != "POST":
            return await self._ask(request, "page", name="login")
        token = dict((await _form(request))["form"]).get("token", "")
        if not (token.isascii() and token.isprintable() and token) or set(token) & set('";, \\'):
            raise Refused(400, "a token has no spaces, quotes, commas and semicolons")
        response = Response(status_code=303, headers={"Location": "/"})
        response.set_cookie("govkg", token, httponly=True, samesite="strict", secure=request.url.scheme == "https")
        return response

    def _job(self, name: str) -> Handler:
        async def handler(request: Request) -> Response:
            return await self._ask(request, name, **_parameters(request), **await _form(request))

        return handler

    async def _ask(self, request: Request, job: str, **fields: Any) -> Response:
        origin = f"{request.url.scheme}://{request.url.netloc}"
        asked = {"accept": request.headers.get("accept", ""), "origin": origin, **request.path_params, **fields}
        return _response(await self._editions.ask({**asked, "do": job}, _gone(request)))


def _parameters(request: Request) -> Mapping[str, Any]:
    """The first of each parameter of the address; all of them, in order, in `given`."""
    pairs = protocol.fields(request.scope["query_string"])
    first = dict(reversed(pairs))
    return {"given": pairs, **{name: first[name] for name in ("format", "iri", "q") if name in first}}


async def _form(request: Request) -> Mapping[str, Any]:
    if request.method != "POST":
        return {}
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != protocol.FORM:
        raise Refused(415, f"send a form ({protocol.FORM})")
    return {"form": protocol.fields(await request.body())}


def _gone(request: Request) -> Callable[[], Awaitable[None]]:
    async def gone() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass

    return gone
