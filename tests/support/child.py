"""Runs a piece of Python in a process of its own."""

from __future__ import annotations

import subprocess
import sys


def run_python(code: str) -> str:
    """What the code printed; raises `CalledProcessError` when it failed."""
    command = [sys.executable, "-c", code]
    # The code is the test's own text.
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)  # noqa: S603
    return done.stdout
