"""A gold folder with forms: what stands where in it, and the corrected forms together as gold annotations."""

import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.annotation.read import Fault, Form, read
from kg.annotation.rules import problems
from kg.errors import InputError
from kg.evaluation.gold import ANNOTATIONS, DOCUMENTS

FORMS, HOWTO = "forms", "HOWTO.md"
_MADE_FROM = "form"  # in each line of annotations.jsonl that was made from a form: which
_NO_NAME = re.compile(r"[^\w.-]+")
_LONGEST = 40  # characters of a file's name that stand for the document


@dataclass(frozen=True, slots=True)
class Corrected:
    """What the forms of a folder say. `annotations` are those that count, in the order of the forms; `faults` are
    file:line: what is wrong, for forms that do not count for it; `notes` tell what else does not count."""

    annotations: tuple[Mapping[str, Any], ...]
    faults: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(slots=True)
class _Forms:
    forms: dict[str, tuple[Path, Form]] = field(default_factory=dict)  # by document
    faults: list[str] = field(default_factory=list)
    bad: int = 0  # forms with faults


def has_forms(folder: Path) -> bool:
    """Whether a gold folder is one with forms."""
    return (folder / FORMS).is_dir()


def file_name(number: int, of: int, document: str) -> str:
    """The name of the form of the document with a number (from 1), of so many.

    >>> file_name(7, 120, "jinyun/20190315_推进会.txt")
    '007-jinyun_20190315_推进会.txt'
    """
    plain = _NO_NAME.sub("_", document.removesuffix(".txt"))[:_LONGEST].strip("._")
    return f"{number:0{max(3, len(str(of)))}d}-{plain}.txt"


def corrected(folder: Path, texts: Mapping[str, Iterable[str]]) -> Corrected:
    """Read all forms of a folder; `texts`: those of each document in which its names may stand.

    If any form is no longer marked as unread, only such forms count, else all. Raises InputError if there is none
    that counts; the message has all faults.
    """
    found = _Forms()
    for path in sorted(path for path in (folder / FORMS).glob("*.txt") if not path.name.startswith(".")):
        _read_one(found, path, texts)
    done = {document: form for document, (_, form) in found.forms.items() if not form.unread}
    counting = [document for document in found.forms if not done or document in done]
    if not counting:
        raise InputError("\n".join(found.faults) or f"{folder / FORMS}: holds no form; kg annotate writes them")
    annotations = tuple(
        {**found.forms[document][1].annotation, _MADE_FROM: f"{FORMS}/{found.forms[document][0].name}"}
        for document in counting
    )
    return Corrected(annotations, tuple(found.faults), tuple(_notes(found, done, len(texts))))


def _notes(found: _Forms, done: Mapping[str, Form], documents: int) -> Iterable[str]:
    unread = len(found.forms) - len(done)
    if not done:
        yield "all forms are marked unread: these figures compare the program with itself"
    elif unread:
        yield f"not counted: {unread} of {len(found.forms)} forms, which are marked unread"
    if found.bad:
        yield f"not counted: forms with errors, {found.bad}"
    if documents > len(found.forms) + found.bad:
        yield f"not counted: documents without a form, {documents - len(found.forms) - found.bad}"


def _read_one(found: _Forms, path: Path, texts: Mapping[str, Iterable[str]]) -> None:
    try:
        form = read(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        form = Form(faults=[Fault(1, f"is not UTF-8 (byte {error.start}); save it as UTF-8")])
    except OSError as error:
        form = Form(faults=[Fault(1, f"cannot be read ({error.strerror})")])
    document = form.document
    if document is not None and document not in texts:
        form.faults.append(Fault(1, f"{DOCUMENTS} has no document {document}; write its id as it stands there"))
    elif document in found.forms:
        form.faults.append(Fault(1, f"is a second form of {document}; {found.forms[document][0].name} is the first"))
    elif document is not None:
        for problem in problems(form.annotation, texts[document]):
            form.faults.append(Fault(form.lines.get(problem.id or "", 1), problem.what))
    if form.faults:
        found.bad += 1
        found.faults += [f"{path}:{fault.line}: {fault.what}" for fault in sorted(form.faults)]
    elif document is not None:
        found.forms[document] = (path, form)


def annotation_lines(annotations: Iterable[Mapping[str, Any]]) -> str:
    """Annotations as the content of annotations.jsonl."""
    return "".join(json.dumps(annotation, ensure_ascii=False) + "\n" for annotation in annotations)


def check_made_from_forms(folder: Path) -> None:
    """Raises InputError if a folder with forms has annotations that were not made from forms."""
    path = folder / ANNOTATIONS
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.exists() else []
    if not all(f'"{_MADE_FROM}": "{FORMS}/' in line for line in lines):
        raise InputError(
            f"{path}: was not made from {FORMS}/, and would be overwritten by what is; move one of them away"
        )


def write_annotations(folder: Path, content: str) -> None:
    """Write annotations.jsonl, whole or not at all, if it is not so already. Raises OSError."""
    path = folder / ANNOTATIONS
    if path.exists() and path.read_text(encoding="utf-8") == content:
        return
    new = path.with_name(f".{ANNOTATIONS}.{os.getpid()}")
    try:
        new.write_text(content, encoding="utf-8", newline="\n")
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
