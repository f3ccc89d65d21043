"""Keeps this process's memory from other programs of the same person, as far as the system can."""

from __future__ import annotations

import ctypes
import sys

if sys.platform != "win32":  # pragma: no branch (Windows has no such module)
    import resource

PR_SET_DUMPABLE = 4
"""From linux/prctl.h."""
PT_DENY_ATTACH = 31
"""From macOS's sys/ptrace.h."""
QUIET = 0x0001 | 0x0002
"""Of SetErrorMode: no box for a missing disk, and none for a fault, which offers a report."""
NO_HEAP = 0x1
"""Of WerSetFlags: a report of a fault has none of the program's memory in it."""
OWNER_ONLY = "D:P(A;;0x101001;;;OW)"
"""Whoever owns the process may end it, wait for it and see that it runs; nobody may read it.

The rights are PROCESS_TERMINATE, PROCESS_QUERY_LIMITED_INFORMATION and SYNCHRONIZE.
"""
_SDDL_1, _DACL = 1, 0x4


def harden() -> None:
    """Write no core dump, and refuse a look into memory by another process of the same person.

    Nothing is promised against the system's administrator, swap or a debugger started earlier.
    """
    if sys.platform == "win32":
        _harden_windows()
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    elif sys.platform == "darwin":
        ctypes.CDLL(None).ptrace(PT_DENY_ATTACH, 0, None, 0)


def _harden_windows() -> None:
    kernel, rights = ctypes.CDLL("kernel32"), ctypes.CDLL("advapi32")
    kernel.SetErrorMode(QUIET)
    kernel.WerSetFlags(NO_HEAP)
    descriptor = ctypes.c_void_p()
    words, size = ctypes.c_wchar_p(OWNER_ONLY), None
    read = rights.ConvertStringSecurityDescriptorToSecurityDescriptorW
    if read(words, _SDDL_1, ctypes.byref(descriptor), size):
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        process = ctypes.c_void_p(kernel.GetCurrentProcess())
        rights.SetKernelObjectSecurity(process, _DACL, descriptor)
        kernel.LocalFree(descriptor)
