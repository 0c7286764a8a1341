"""Ships ontology/ inside the package, as kg/ontology; all else is in pyproject.toml.

With GOVKG_COMPILED=1 in the environment mypyc compiles what a build spends its time in (`make compiled`); without it
the same files are run as they are.
"""

import os
import sys
from pathlib import Path
from typing import Any

from setuptools import find_namespace_packages, setup

GROUPS = (
    ("kg_extract", ("extract/*.py",)),
    ("kg_stages", ("clean/*.py", "resolve/*.py", "graph/*.py", "web/*.py", "text.py", "ids.py", "pinyin*.py")),
)
INTERPRETED = (
    "__init__.py",
    "extract/segmenter.py",  # its class inherits from one of jieba
    "graph/network.py",  # a class that is a collection of one type
    "resolve/sighting.py",  # frozen objects that go through a file
    "resolve/evidence.py",  # the types of its columns are asked for at run time
)


def extensions() -> list[Any]:
    """Two libraries: mypy, a C compiler and Python's headers are needed, and six minutes of two cores."""
    if os.environ.get("GOVKG_COMPILED") != "1" or not {"build_ext", "bdist_wheel"} & set(sys.argv):
        return []  # what only asks for metadata need not wait
    from mypyc.build import mypycify

    groups = [([file for pattern in patterns for file in files(pattern)], name) for name, patterns in GROUPS]
    every = [file for group, _ in groups for file in group]
    return list(mypycify(["--ignore-missing-imports", *every], separate=groups, opt_level="3", debug_level="0"))


def files(pattern: str) -> list[str]:
    """The modules of a folder that are compiled."""
    return [str(path) for path in sorted(Path("kg").glob(pattern)) if not str(path).endswith(INTERPRETED)]


setup(
    packages=[*find_namespace_packages(include=["kg*"]), "kg.ontology"],
    package_dir={"kg.ontology": "ontology"},
    ext_modules=extensions(),
    options={"build_ext": {"parallel": os.cpu_count()}},
)
