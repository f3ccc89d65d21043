"""Takes from this process what reading a journal does not need, before it reads anything."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

from reflect.imports.limits import MIB

if sys.platform != "win32":  # pragma: no branch (Windows has no such module)
    import resource

MEMORY = 512 * MIB
SECONDS = 10
"""Of the processor's time, not of the clock on the wall."""
OPEN_FILES = 32

_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
"""From linux/sched.h."""


def confine(*, memory: int = 0, seconds: int = 0) -> None:
    """Bound memory, time and files, write nothing, start nothing, and leave the network.

    What a system cannot do is left undone: the reader is strict without it.
    """
    _leave_network()
    if sys.platform == "win32":
        return
    bounds = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: OPEN_FILES,
        resource.RLIMIT_CPU: seconds or SECONDS,
        resource.RLIMIT_AS: memory or MEMORY,
        getattr(resource, "RLIMIT_NPROC", resource.RLIMIT_CORE): 0,
    }
    for which, bound in bounds.items():
        with suppress(ValueError, OSError):
            # A second past the time, so that the parent can tell by the signal that it was up.
            hard = bound + 1 if which == resource.RLIMIT_CPU else bound
            resource.setrlimit(which, (bound, hard))


def _leave_network() -> None:
    """Go where there is no network; who is not root needs a user namespace for it."""
    if sys.platform != "linux":
        return
    unshare = getattr(ctypes.CDLL(None), "unshare", None)
    if unshare and unshare(_NEW_NET) != 0:
        unshare(_NEW_USER | _NEW_NET)
