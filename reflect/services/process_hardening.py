"""Keeps this process's memory from other programs of the same person, as far as the system can."""

from __future__ import annotations

import ctypes
import sys

if sys.platform != "win32":  # pragma: no branch (Windows has no such module)
    import resource

PR_SET_DUMPABLE = 4
"""From linux/prctl.h."""


def harden() -> None:
    """Write no core dump; on Linux, also refuse a look into memory by another process.

    Nothing is promised against the system's administrator, swap or a debugger started earlier.
    """
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
