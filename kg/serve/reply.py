"""An answer on its way from a worker to whoever asked."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reply:
    """As HTTP has it: status, media type (with its parameters), body, further headers."""

    status: int
    media: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def text(status: int, message: str, headers: Mapping[str, str] | None = None) -> Reply:
    """A sentence for a reader."""
    return Reply(status, "text/plain; charset=utf-8", f"{message}\n".encode(), dict(headers or {}))


def as_json(value: object, status: int = 200) -> Reply:
    """A value for a program."""
    return Reply(status, "application/json", json.dumps(value, ensure_ascii=False).encode())
