"""Reads a request of the SPARQL 1.1 Protocol: https://www.w3.org/TR/sparql11-protocol/ section 2."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
NO_UPDATES = "updates are refused: this graph is only read; build it again with kg build to change it"


class Refused(Exception):
    """A request that cannot be answered: an HTTP status, a sentence for its sender, headers to go with it."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = dict(headers or {})


@dataclass(frozen=True, slots=True)
class Asked:
    """A query (None: there was none) with the dataset that the protocol gives it; `format` is our own `?format=`."""

    query: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    format: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """What of an HTTP request the protocol looks at; `query_string` and `body` as they came."""

    method: str
    query_string: bytes
    content_type: str = ""
    body: bytes = b""


def read(sent: Sent) -> Asked:
    """The query of a request. Raises Refused."""
    if sent.method in ("GET", "HEAD"):
        return _asked(fields(sent.query_string))
    if sent.method != "POST":
        raise Refused(405, f"{sent.method} is not for queries; use GET or POST", {"Allow": "GET, HEAD, POST, OPTIONS"})
    media, _, parameters = sent.content_type.partition(";")
    media = media.strip().lower()
    if media == UPDATE:
        raise Refused(403, NO_UPDATES)
    _check_charset(parameters)
    if media == FORM:
        return _asked([*fields(sent.body), *fields(sent.query_string)])
    if media == QUERY:
        return _asked([("query", _text(sent.body)), *fields(sent.query_string)])
    what = f'"{media}"' if media else "no Content-Type"
    raise Refused(415, f"{what}: POST a query as {QUERY}, or as {FORM} with the field query")


def fields(encoded: bytes) -> list[tuple[str, str]]:
    """The pairs of a form or of an address. Raises Refused if they are no UTF-8 or too many."""
    try:
        return parse_qsl(
            encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=1000, encoding="utf-8"
        )
    except UnicodeDecodeError:
        raise Refused(400, "the request is not percent-encoded UTF-8") from None
    except ValueError as error:
        raise Refused(400, f"the request cannot be read: {error}") from None


def _asked(pairs: list[tuple[str, str]]) -> Asked:
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        given.setdefault(name, []).append(value)
    if "update" in given:
        raise Refused(403, NO_UPDATES)
    queries = given.get("query", [])
    if len(queries) > 1:
        raise Refused(400, "more than one query; send one at a time")
    default, named = (tuple(given.get(name, ())) for name in ("default-graph-uri", "named-graph-uri"))
    return Asked(queries[0] if queries else None, default, named, given.get("format", [""])[0])


def _check_charset(parameters: str) -> None:
    for parameter in parameters.split(";"):
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "charset" and value.strip(" \"'").lower() not in ("utf-8", "utf8"):
            raise Refused(415, "send UTF-8")


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(400, f"the query is not UTF-8 (byte {error.start})") from None
