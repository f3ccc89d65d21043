"""What the program is made of, for whoever must check it: a CycloneDX 1.6 document.

``python packaging/bill_of_materials.py``, with the locked packages installed, prints it. The same
lock gives the same bytes: it names no day and no machine. (https://cyclonedx.org/docs/1.6/json/)
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
_ENTRY = re.compile(r"^([a-z\d-]+)==([^\s;]+)(?: ; ([^\\\n]+?))? \\\n((?: .*\n?)+)", re.MULTILINE)

_UNSTATED = {"pywin32-ctypes": "BSD-3-Clause", "sqlcipher3": "Zlib"}
"""What packages say in a file of theirs only; see docs/dependencies.md."""


def bill_of_materials(lock: str, project: dict[str, Any], version: str) -> dict[str, Any]:
    """The document for the packages of a lock, in the lock's order."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": project["name"],
                "version": version,
                "licenses": [{"expression": project["license"]}],
            }
        },
        "components": [_component(*found) for found in _ENTRY.findall(lock)],
    }


def _component(name: str, version: str, system: str, lines: str) -> dict[str, Any]:
    hashes = re.findall(r"sha256:([0-9a-f]{64})", lines)
    component: dict[str, Any] = {
        "type": "library",
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name}@{version}",
        "hashes": [{"alg": "SHA-256", "content": each} for each in hashes],
    }
    if licence := _UNSTATED.get(name) or _stated(name):
        component["licenses"] = [{"license": {"name": licence}}]
    if system:
        component["properties"] = [{"name": "only where", "value": system}]
    return component


def _stated(name: str) -> str:
    """As the package that is installed states it; nothing for one that is not."""
    try:
        found = metadata(name)
    except PackageNotFoundError:
        return ""
    stated = found.get("License-Expression") or ""
    classified = [
        line.rpartition(" :: ")[2]
        for line in found.get_all("Classifier") or ()
        if line.startswith("License ::")
    ]
    return stated or ", ".join(classified) or (found.get("License") or "").partition("\n")[0]


if __name__ == "__main__":
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lock = (ROOT / "requirements" / "run.txt").read_text("utf-8")
    bill = bill_of_materials(lock, project, metadata(project["name"])["Version"])
    sys.stdout.write(json.dumps(bill, indent=1, sort_keys=True) + "\n")
