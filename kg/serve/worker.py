"""A process that answers one request after another and can be killed at any time: `python -m kg.serve.worker`.

Jobs come on stdin, answers go to stdout (`kg.serve.frames`); the end of stdin is the end of the process.
"""

import ctypes
import os
import resource
import signal
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any

from kg.errors import ForbiddenQueryError, GovkgError, UnknownEntityError
from kg.serve import frames, sparql  # the commonest job is there before it is asked for
from kg.serve.home import Home
from kg.serve.jobs import job
from kg.serve.protocol import Refused
from kg.serve.reply import Reply, text

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
_STATUS = ((ForbiddenQueryError, 403), (UnknownEntityError, 404), (GovkgError, 400))


def answer(home: Home, asked: dict[str, Any]) -> Reply:
    """The answer to a job; whatever goes wrong becomes one, and its details stay in the server's log."""
    try:
        return job(asked["do"])(home, asked)
    except Refused as refused:
        return text(refused.status, refused.message, refused.headers)
    except GovkgError as error:
        return text(next(status for kind, status in _STATUS if isinstance(error, kind)), str(error))
    except MemoryError:
        return text(422, "this needs more memory than a query may take; ask for less at a time")
    except Exception:
        traceback.print_exc()
        return text(500, "this is a bug of govkg; the server's log says more")


def _confine(memory: int) -> None:
    """End with the server, leave Ctrl-C to it, and take no more memory than this."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if memory:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(arguments: list[str]) -> int:
    """`FOLDER LIMIT MEMORY`: of `kg.serve.snapshot`, the largest answer, the memory in bytes."""
    folder, limit, memory = arguments
    _confine(int(memory))
    jobs, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing but answers may get between answers
    home = Home(Path(folder), int(limit))
    sparql.warm(home)
    while (asked := frames.read_job(jobs)) is not None:
        reply = answer(home, asked)
        answers.write(frames.write_reply(reply))
        answers.write(reply.body)
        answers.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
