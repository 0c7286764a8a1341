"""Files that are made from the ontology, written anew or compared with what would be written."""

import sys
from pathlib import Path


def made(text: str, target: Path) -> int:
    """Write the file, or with --check on the command line compare it; the exit code: 1 if it is out of date."""
    if "--check" in sys.argv[1:]:
        return 0 if target.read_text(encoding="utf-8") == text else 1
    target.write_text(text, encoding="utf-8", newline="\n")
    return 0
