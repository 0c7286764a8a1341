"""Writes a CycloneDX bill of materials of the program: python requirements/sbom.py > govkg.cdx.json

What is installed beside govkg, with versions and digests of the lock file and the licences of licences.tsv, and what
the built-in editor of `kg serve` is made of, from its own lock file; no clock.
"""

import base64
import json
import re
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
_LOCKED = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s\\]+)((?:[^\n]*\\\n[^\n]*)*)", re.MULTILINE)


def locked(name: str) -> dict[str, tuple[str, list[str]]]:
    """Package -> version and SHA-256 digests of a lock file."""
    text = (HERE / name).read_text(encoding="utf-8")
    return {found[1]: (found[2], re.findall(r"sha256:([0-9a-f]{64})", found[3])) for found in _LOCKED.finditer(text)}


def licences() -> dict[str, str]:
    """Package -> SPDX expression."""
    lines = (HERE / "licences.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: licence for name, licence, _ in rows if name != "package"}


def editor() -> dict[str, dict[str, Any]]:
    """Package -> what package-lock.json says of it: version, license, integrity."""
    found = json.loads((HERE / "editor" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    return {path.rpartition("node_modules/")[2]: part for path, part in found.items() if path}


def _part(name: str, part: dict[str, Any]) -> dict[str, Any]:
    version, digest = part["version"], base64.b64decode(part["integrity"].removeprefix("sha512-")).hex()
    purl, page = f"pkg:npm/{name.replace('@', '%40')}@{version}", f"https://www.npmjs.com/package/{name}/v/{version}"
    return _component(purl, part["license"].strip("()"), page, "SHA-512", [digest])


def _component(purl: str, licence: str, page: str, algorithm: str, digests: list[str]) -> dict[str, Any]:
    name, version = purl.removeprefix("pkg:").partition("/")[2].replace("%40", "@").rsplit("@", 1)
    hashes = [{"alg": algorithm, "content": digest} for digest in digests]
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
        "licenses": [{"expression": licence}],
        "externalReferences": [{"type": "distribution", "url": page, "hashes": hashes}],
    }


def bill() -> dict[str, Any]:
    """The bill as CycloneDX 1.6 has it."""
    project = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    known = licences()
    components = [
        _component(
            f"pkg:pypi/{name}@{version}", known[name], f"https://pypi.org/project/{name}/{version}/", "SHA-256", digests
        )
        for name, (version, digests) in sorted(locked("core.lock").items())
    ] + [_part(name, part) for name, part in sorted(editor().items())]
    ref = f"pkg:pypi/{project['name']}@{project['version']}"
    main = {"type": "application", "bom-ref": ref, "name": project["name"], "version": project["version"], "purl": ref}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {**main, "licenses": [{"expression": project["license"]["text"]}]}},
        "components": components,
        "dependencies": [{"ref": ref, "dependsOn": sorted(component["bom-ref"] for component in components)}],
    }


if __name__ == "__main__":
    print(json.dumps(bill(), indent=1))
