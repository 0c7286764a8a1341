"""The access log: a line of JSON on stderr for each request, without what users asked unless that is wanted."""

import json
import sys
from datetime import UTC, datetime


def log(event: str, **fields: object) -> None:
    """One line. Newlines and whatever else a client may have sent stay inside their strings."""
    line = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event, **fields}
    sys.stderr.write(json.dumps(line) + "\n")
