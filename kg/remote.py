"""Files behind URLs (s3://, hdfs://, https://, memory:// …), by fsspec: read as they are, and builds put there."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, NamedTuple

from kg.errors import InputError, OutputError
from kg.extras import need
from kg.output import IGNORED, MARK

_URL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{1,30}://")


class Remote(NamedTuple):
    """A file: its id (path below the URL that was given, or its name), its whole URL, and how to open it."""

    id: str
    url: str
    system: Any
    path: str

    @classmethod
    def of(cls, url: str, identifier: str) -> "Remote":
        """A file by its URL. Raises InputError."""
        return cls(identifier, url, *_system(url))

    def open(self) -> BinaryIO:
        """The bytes. Raises OSError."""
        opened: BinaryIO = self.system.open(self.path, "rb")
        return opened

    @property
    def size(self) -> int | None:
        """Bytes, where the system tells."""
        size = self.system.info(self.path).get("size")
        return int(size) if size is not None else None


def is_url(name: str) -> bool:
    """Whether a name is a URL and no path.

    >>> is_url("s3://news/2021"), is_url("news/2021"), is_url("C:/news")
    (True, False, False)
    """
    return _URL.match(name) is not None


def files(url: str) -> Iterator[Remote]:
    """The file of a URL, or all files below it, by path. Raises InputError if there are none or no way to them."""
    system, root = _system(url)
    try:
        if not system.isdir(root):
            if not system.exists(root):
                raise InputError("cannot be found; check the URL")
            yield Remote(PurePosixPath(root).name, url, system, root)
            return
        found = sorted(system.find(root))
    except (OSError, ValueError, RuntimeError) as error:
        raise InputError(f"cannot be read: {error}; check the URL and your access to it") from error
    for path in found:
        below = path.removeprefix(root).lstrip("/")
        yield Remote(below, f"{url.rstrip('/')}/{below}", system, path)


def check(url: str) -> None:
    """OutputError if a build may not be put there: as for folders, one that holds other things and no build."""
    try:
        system, root = _system(url)
        names = {PurePosixPath(path).name for path in system.ls(root, detail=False)} if system.exists(root) else set()
    except (OSError, ValueError, RuntimeError, InputError) as error:
        raise OutputError(f"{url}: cannot be reached: {error}; give another place with -o") from error
    if names - IGNORED and MARK not in names:
        raise OutputError(f"{url}: holds files that are not govkg's; nothing was touched; give an empty place with -o")


def publish(folder: Path, url: str) -> None:
    """Put the files of a build there, the one that marks it as whole last. Raises OutputError."""
    try:
        system, root = _system(url)
        system.makedirs(root, exist_ok=True)
        for path in sorted((p for p in folder.iterdir() if p.is_file()), key=lambda p: (p.name == MARK, p.name)):
            system.put_file(str(path), f"{root.rstrip('/')}/{path.name}")
    except (OSError, ValueError, RuntimeError, InputError) as error:
        raise OutputError(f"{url}: the build could not be put there: {error}; it is in {folder}") from error


@contextmanager
def folder_for(output: str) -> Iterator[Path]:
    """The folder of a build: `output` itself, or for a URL one that is put there when the block ends well."""
    if not is_url(output):
        yield Path(output)
        return
    check(output)
    with TemporaryDirectory() as name:
        folder = Path(name) / "output"
        yield folder
        publish(folder, output)


def _system(url: str) -> tuple[Any, str]:
    core = need("fsspec.core", "formats", f"{url}: a URL")
    try:
        system, path = core.url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise InputError(f"{url}: cannot be opened: {error}") from error
    return system, str(path)
