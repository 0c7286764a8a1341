"""The files that an input names: itself, or everything readable below a folder, sorted by path."""

import os
import stat
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.ingest.names import READABLE, hidden, kind, readable
from kg.model import Rejected


@dataclass(frozen=True, slots=True)
class Found:
    """A file on disk: its id (path below the input folder, or its name) and where it is."""

    id: str
    path: Path

    @property
    def shown(self) -> str:
        """The path as valid text, whatever bytes the file system has."""
        return readable(os.fsencode(self.path))

    @property
    def kind(self) -> str | None:
        """By the ending; None for a file that was named itself and has no known one."""
        return kind(self.id)


@dataclass(slots=True)
class _Walk:
    """One walk: what was found, what could not be entered, what was skipped by its ending."""

    found: list[Found] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    entered: set[tuple[int, int]] = field(default_factory=set)
    links: list[tuple[Path, str]] = field(default_factory=list)


def walk(path: Path) -> Iterator[Found | Rejected]:
    """The files of one input. A folder without any readable file is itself rejected, as is a path that is not there."""
    shown = readable(os.fsencode(path))
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError) as error:  # ValueError: a zero byte
        reason = error.strerror if isinstance(error, OSError) else error
        yield Rejected(shown, None, f"cannot be found: {reason}; check the path")
        return
    if not is_folder:
        yield Found(readable(os.fsencode(path.name)), path)
        return
    state = _Walk()
    _enter(path, "", state)
    while state.links:  # after all real folders, so that a file is found under its real path
        _enter(*state.links.pop(0), state)
    yield from sorted(state.rejected, key=lambda item: item.path)
    yield from sorted(state.found, key=lambda item: item.id)
    if not state.found and not state.rejected:
        yield Rejected(shown, None, _nothing(state.skipped))


def _enter(folder: Path, prefix: str, state: _Walk) -> None:
    """Look through `folder` and the real folders below it; every folder is entered once, so loops end."""
    waiting = [(folder, prefix)]
    while waiting:
        here, prefix = waiting.pop()
        try:
            entries = _entries(here, state)
        except OSError as error:
            reason = f"folder cannot be entered: {error.strerror}; give yourself the right to read it"
            state.rejected.append(Rejected(readable(os.fsencode(here)), prefix.rstrip("/") or None, reason))
            continue
        for entry in entries:
            name = prefix + readable(os.fsencode(entry.name))
            if hidden(entry.name):
                continue
            if _is_folder(entry):
                (state.links if entry.is_symlink() else waiting).append((Path(entry.path), name + "/"))
            else:
                _file(Path(entry.path), name, state)


def _entries(folder: Path, state: _Walk) -> list["os.DirEntry[str]"]:
    """What is in a folder, by name; nothing if it was entered before under another name. Raises OSError."""
    at = folder.stat()
    if (at.st_dev, at.st_ino) in state.entered:
        return []
    state.entered.add((at.st_dev, at.st_ino))
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _file(path: Path, name: str, state: _Walk) -> None:
    if kind(name) is None:
        state.skipped[path.suffix.lower() or "no ending"] += 1
        return
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
        reason = "is no regular file (a pipe or device); give it by itself"
    except OSError as error:
        regular, reason = False, f"cannot be found: {error.strerror}; mend the link or remove it"
    if regular:
        state.found.append(Found(name, path))
    else:
        state.rejected.append(Rejected(readable(os.fsencode(path)), name, reason))


def _nothing(skipped: Counter[str]) -> str:
    seen = ", ".join(f"{count} {ending}" for ending, count in sorted(skipped.items())[:10])
    return f"folder without any article: it has {seen or 'no files'}; articles are {READABLE}"
