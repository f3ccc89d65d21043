"""Turns what the database says into our errors, in one place."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from reflect import errors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Result codes of SQLite (https://www.sqlite.org/rescode.html); the low byte is the family.
_BUSY, _LOCKED, _PERMISSION, _READ_ONLY = 5, 6, 3, 8
_IO, _CORRUPT, _FULL, _CANNOT_OPEN, _NOT_A_DATABASE = 10, 11, 13, 14, 26
_MOVED = _READ_ONLY | 4 << 8

_MEANING: dict[int, type[errors.ReflectError]] = {
    _BUSY: errors.InUse,
    _LOCKED: errors.InUse,
    _PERMISSION: errors.ReadOnly,
    _READ_ONLY: errors.ReadOnly,
    _FULL: errors.DiskFull,
    _IO: errors.StorageFailed,
    _CANNOT_OPEN: errors.StorageFailed,
    _MOVED: errors.Vanished,
}
_DAMAGED = frozenset({_CORRUPT, _NOT_A_DATABASE})
_MAY_BE_THE_FOLDER = frozenset({_IO, _CANNOT_OPEN})


@contextmanager
def database_faults(database: Path) -> Iterator[None]:
    """Raise ours for whatever the disk or another program did to the database.

    Errors that only a mistake of ours can cause pass through unchanged.
    """
    try:
        yield
    except DBAPIError as error:
        raise _ours(error.orig, database) or error from None
    except dbapi2.Error as error:
        raise _ours(error, database) or error from None


def _ours(error: BaseException | None, database: Path) -> errors.ReflectError | None:
    code: int = getattr(error, "sqlite_errorcode", 0)
    family = code & 0xFF
    if family in _DAMAGED:
        return errors.JournalDamaged("the database cannot be read")
    kind = _MEANING.get(code) or _MEANING.get(family)
    if kind is None:
        return None
    if family in _MAY_BE_THE_FOLDER:
        kind = _seen_from_outside(database) or kind
    # The name of the code and no more: the text of an error may quote a statement.
    return kind(getattr(error, "sqlite_errorname", ""))


def _seen_from_outside(database: Path) -> type[errors.ReflectError] | None:
    """What is wrong with the file or its folder, where the database knows no more than that."""
    if not os.path.exists(database):
        return errors.Vanished
    effective = os.access in os.supports_effective_ids
    needed = ((database, os.R_OK | os.W_OK), (database.parent, os.W_OK | os.X_OK))
    if all(os.access(path, mode, effective_ids=effective) for path, mode in needed):
        return None
    return errors.ReadOnly
