"""Builds wheel and sdist into dist/, the same bytes from the same files: python requirements/dist.py [FOLDER]"""

import gzip
import io
import os
import shutil
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EPOCH = 1_577_836_800  # 2020-01-01: a date that a zip file can have
_SHIPPED = ("kg", "ontology", "pyproject.toml", "setup.py", "README.md", "README.zh.md", "LICENSE", "CHANGELOG.md")


def build(target: Path) -> list[Path]:
    """The wheel and the sdist; needs setuptools >= 70.1."""
    os.environ["SOURCE_DATE_EPOCH"] = str(EPOCH)
    from setuptools import build_meta

    target = target.resolve()
    target.mkdir(parents=True, exist_ok=True)
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "govkg"
        _copy(tree)
        os.chdir(tree)
        try:
            names = [build_meta.build_wheel(str(target)), build_meta.build_sdist(str(target))]
        finally:
            os.chdir(before)
    _normalise(target / names[1])
    return [target / name for name in names]


def _copy(tree: Path) -> None:
    """The files that are shipped, without what was made of them, all of one date and with the same rights."""
    tree.mkdir()
    for name in _SHIPPED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tree / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
        else:
            shutil.copyfile(source, tree / name)
    for path in sorted(tree.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (EPOCH, EPOCH))


def _normalise(sdist: Path) -> None:
    """The same archive with its members in order, of nobody and of one date."""
    packed = io.BytesIO()
    with tarfile.open(sdist) as old, tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as new:
        for member in sorted(old.getmembers(), key=lambda member: member.name):
            content = old.extractfile(member) if member.isfile() else None
            member.uid = member.gid = 0
            member.uname = member.gname = ""
            member.mtime = EPOCH
            member.pax_headers = {}
            new.addfile(member, content)
    with sdist.open("wb") as file, gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=EPOCH) as gz:
        gz.write(packed.getvalue())


if __name__ == "__main__":
    for made in build(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "dist")):
        print(made)
