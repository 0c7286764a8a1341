"""Texts and files that the tests of reading share; people and events are invented."""

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

from kg.ingest import ReadOptions, read
from kg.model import Rejected, Source

SIMPLIFIED = (
    "3月8日，青田县市场监管局召开食品安全工作会议，局长何青川主持会议并讲话。"
    "会议要求，各科室要压实责任。\n（记者 叶知秋）"
)
TRADITIONAL = (
    "3月8日，青田縣市場監管局召開食品安全工作會議，局長何青川主持會議並講話。"
    "會議要求，各科室要壓實責任。\n（記者 葉知秋）"
)


def sources(inputs: Iterable[str | Path], options: ReadOptions | None = None) -> list[Source]:
    """What was read, in order."""
    return [item for item in read(inputs, options or ReadOptions()) if isinstance(item, Source)]


def rejected(inputs: Iterable[str | Path], options: ReadOptions | None = None) -> list[Rejected]:
    """What was not read, in order."""
    return [item for item in read(inputs, options or ReadOptions()) if isinstance(item, Rejected)]


def line(**fields: object) -> str:
    """A line of JSON."""
    return json.dumps(fields, ensure_ascii=False) + "\n"


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    """An uncompressed tar of these members."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def tar_gz(members: dict[str, bytes]) -> bytes:
    """A compressed tar of these members."""
    return gzip.compress(tarred(members))


def put(folder: Path, files: dict[str, bytes]) -> Path:
    """Write files below a folder, with the folders that they need."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder
