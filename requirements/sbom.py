"""Writes a CycloneDX bill of materials of the program: python requirements/sbom.py > govkg.cdx.json

What is installed beside govkg, with versions and digests of the lock file and the licences of licences.tsv; no clock.
"""

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


def bill() -> dict[str, Any]:
    """The bill as CycloneDX 1.6 has it."""
    project = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    known = licences()
    components = [
        {
            "type": "library",
            "bom-ref": f"pkg:pypi/{name}@{version}",
            "name": name,
            "version": version,
            "purl": f"pkg:pypi/{name}@{version}",
            "licenses": [{"expression": known[name]}],
            "externalReferences": [
                {
                    "type": "distribution",
                    "url": f"https://pypi.org/project/{name}/{version}/",
                    "hashes": [{"alg": "SHA-256", "content": digest} for digest in digests],
                }
            ],
        }
        for name, (version, digests) in sorted(locked("core.lock").items())
    ]
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
