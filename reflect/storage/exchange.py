"""Two folders change names: at one stroke where the system can, else so that it can be undone."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from typing import TYPE_CHECKING

from reflect.storage.aside import old_keys_of
from reflect.storage.files import storage_errors, sync_folder

if TYPE_CHECKING:
    from pathlib import Path

_HERE, _EXCHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE of Linux (rename(2))."""
_CANNOT = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
"""What systems and file systems say that have no such thing."""


def exchange(journal: Path, beside: Path) -> None:
    """Give each folder the other's name, durably. Doing it twice changes nothing.

    Raises a `StorageError`, and then each has the name it had. Where the system needs several
    steps the journal has no name for a moment; `aside.put_back` knows where it is then.
    """
    with storage_errors():
        if not at_one_stroke(journal, beside):
            step_by_step(journal, beside)
        sync_folder(journal.parent)


def at_one_stroke(one: Path, other: Path) -> bool:
    """Exchange them so that nobody ever finds neither; False where the system cannot."""
    rename = _renameat2() if sys.platform == "linux" else None
    if rename is None:
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number))


def step_by_step(journal: Path, beside: Path) -> None:
    """Exchange them with a third name; a step that fails is undone, and so are those before."""
    third = old_keys_of(journal)
    steps = ((journal, third), (beside, journal), (third, beside))
    done: list[tuple[Path, Path]] = []
    try:
        for old, new in steps:
            old.rename(new)
            done.append((old, new))
    except BaseException:
        for old, new in reversed(done):
            new.rename(old)
        raise


def _renameat2() -> ctypes._NamedFuncPointer | None:
    """The system's call, or None where the C library does not have it."""
    # The library that Python itself is linked with.
    return getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
