"""One target, led by the lines that it reaches: ``python -m tests.fuzz.guided TARGET …``.

What follows the name is libFuzzer's. Needs atheris, which `requirements/fuzz.txt` installs.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["reflect.packs"]):
    from tests.fuzz.targets import TARGETS

if __name__ == "__main__":
    name, *options = sys.argv[1:]
    atheris.Setup([sys.argv[0], *options], TARGETS[name])
    atheris.Fuzz()
