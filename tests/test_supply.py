"""What the program is made of and shipped as: locked versions with digests, licences, a bill of materials, a wheel."""

import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import ROOT, environment

PERMISSIVE = frozenset(
    "MIT BSD-2-Clause BSD-3-Clause Apache-2.0 MPL-2.0 MPL-1.1 ISC PSF-2.0 W3C-20150513 CNRI-Python "
    "0BSD Zlib CC0-1.0".split()
)


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "requirements" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


sbom = script("sbom")


def normal(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~;\[ ]", requirement)[0]).lower()


def test_everything_declared_is_locked_with_digests() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    core, dev = sbom.locked("core.lock"), sbom.locked("dev.lock")
    assert {normal(each) for each in project["dependencies"]} <= set(core)
    assert {normal(each) for each in project["optional-dependencies"]["dev"]} <= set(dev)
    assert {normal(each) for each in project["optional-dependencies"]["serve"]} <= set(dev)
    assert all(digests for _, digests in (*core.values(), *dev.values()))
    assert {name: core[name] for name in core} == {name: dev.get(name) for name in core}


def test_licences_are_permissive() -> None:
    known = sbom.licences()
    assert set(known) == set(sbom.locked("dev.lock"))
    for name, licence in known.items():
        assert any(set(choice.split(" AND ")) <= PERMISSIVE for choice in licence.split(" OR ")), f"{name}: {licence}"


def test_packages_say_the_same() -> None:
    seen = 0
    for name, licence in sbom.licences().items():
        try:
            told = metadata(name)
        except PackageNotFoundError:
            continue
        seen += 1
        expression = next(iter(told.get_all("License-Expression") or ()), None)
        assert expression in (None, licence), f"{name} says {expression}"
        classifiers = " ".join(each for each in told.get_all("Classifier") or () if each.startswith("License"))
        assert "GPL" not in classifiers or " OR " in licence, f"{name}: {classifiers}"
    assert seen > 30


def test_the_bill_of_materials() -> None:
    bill = sbom.bill()
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert {component["name"] for component in bill["components"]} == {*sbom.locked("core.lock"), *sbom.editor()}
    assert len({component["bom-ref"] for component in bill["components"]}) == len(bill["components"])
    assert bill == sbom.bill()


def test_the_wheel_is_reproducible_and_works_from_elsewhere(tmp_path: Path) -> None:
    pytest.importorskip("setuptools", minversion="70.1")
    made: list[dict[str, bytes]] = []
    for name, where in (("one", ROOT), ("other", tmp_path)):
        command = [sys.executable, str(ROOT / "requirements" / "dist.py"), str(tmp_path / name)]
        env = environment(PYTHONHASHSEED=str(len(made)), TZ="Asia/Shanghai" if made else "UTC")
        done = subprocess.run(command, cwd=where, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        made.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert made[0] == made[1]
    assert sorted(name.rsplit(".", 1)[-1] for name in made[0]) == ["gz", "whl"]
    wheel = next((tmp_path / "one").glob("*.whl"))
    site = tmp_path / "site"
    pip = [sys.executable, "-m", "pip", "-q", "install", "--no-deps", "--no-index", "--target", str(site), str(wheel)]
    subprocess.run(pip, check=True, capture_output=True)
    env = {**os.environ, "PYTHONPATH": str(site)}
    sample = str(ROOT / "data" / "sample" / "jinyun")
    lines = (["-m", "kg.cli", "build", sample, "-o", "out", "-q"], ["-m", "kg.cli", "doctor", "out"])
    for line in (*lines, ["-c", f"import kg; assert kg.__file__.startswith({str(site)!r})"]):
        command = [sys.executable, *line]
        done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
