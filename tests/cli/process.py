"""The command line in a process of its own, as a person starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any


def command(*arguments: object) -> list[str]:
    """What starts the program with these arguments."""
    return [sys.executable, "-m", "reflect", *map(str, arguments)]


def reflect(*arguments: object, said: dict[str, str] | None = None, **how: Any) -> Any:
    """Run it to its end; ``said`` is added to the environment."""
    options: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | how
    # The arguments are the test's own.
    return subprocess.run(  # noqa: S603
        command(*arguments),
        encoding="utf-8",
        env=os.environ | (said or {}),
        check=False,
        timeout=60,
        **options,
    )
