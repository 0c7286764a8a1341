"""How the server and its workers talk: a job is JSON, an answer JSON and bytes, each with its length in front."""

import json
import struct
from typing import Any, BinaryIO

from kg.serve.reply import Reply

JOB = struct.Struct("!I")
REPLY = struct.Struct("!IQ")


def write_job(job: dict[str, Any]) -> bytes:
    """A job as it travels."""
    data = json.dumps(job).encode()
    return JOB.pack(len(data)) + data


def read_job(stream: BinaryIO) -> dict[str, Any] | None:
    """The next job, None when there will be none."""
    size = stream.read(JOB.size)
    if len(size) < JOB.size:
        return None
    job: dict[str, Any] = json.loads(stream.read(JOB.unpack(size)[0]))
    return job


def write_reply(reply: Reply) -> bytes:
    """The beginning of an answer; its body follows."""
    data = json.dumps([reply.status, reply.media, dict(reply.headers)]).encode()
    return REPLY.pack(len(data), len(reply.body)) + data


def read_reply(head: bytes, body: bytes) -> Reply:
    """An answer from its two parts, without their lengths."""
    status, media, headers = json.loads(head)
    return Reply(status, media, body, headers)
