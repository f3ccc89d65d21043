"""Runs a piece of Python in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any


def run_python(code: str) -> str:
    """What the code printed; raises `CalledProcessError` when it failed."""
    command = [sys.executable, "-c", code]
    # The code is the test's own text.
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)  # noqa: S603
    return done.stdout


def run_module(name: str, *given: object) -> Any:
    """What a program of ours, which prints JSON, has found; it says itself what went wrong."""
    command = [sys.executable, "-m", name, *map(str, given)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603
    return json.loads(done.stdout)
