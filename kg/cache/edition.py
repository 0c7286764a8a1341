"""What results depend on besides the input: the program, its lexicons, the libraries and Python, as one digest.

It is taken of their content and not of a version number, so that whoever edits a rule or a lexicon need not remember
to say so: what was kept under another edition is never used.
"""

import sys
from hashlib import sha256
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_NOT_CONTENT = ("__pycache__", ".pyc")


def edition(*settings: str) -> bytes:
    """32 bytes that stand for the program and for `settings` of the user (the digest of a lexicon, names of fields)."""
    content = sha256(repr((sys.version, *settings)).encode("utf-8", "surrogatepass"))
    for path in sorted(_PACKAGE.rglob("*")):
        name = path.relative_to(_PACKAGE).as_posix()
        if path.is_file() and not name.endswith(_NOT_CONTENT):
            content.update(f"\0{name}\0".encode("utf-8", "surrogateescape") + sha256(path.read_bytes()).digest())
    content.update(repr(_libraries()).encode("utf-8", "surrogateescape"))
    return content.digest()


def _libraries() -> list[str]:
    """Names and versions of all that is installed, as the folders beside it have them: "jieba-0.42.1.dist-info"."""
    entries = (entry for folder in sys.path if folder for entry in Path(folder).glob("*-info"))
    return sorted({entry.name for entry in entries if entry.name.endswith((".dist-info", ".egg-info"))})
