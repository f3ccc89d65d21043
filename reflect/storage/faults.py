"""Turns what the database says into our errors, in one place."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from reflect import errors

if TYPE_CHECKING:
    from collections.abc import Iterator

# SQLite's own words (sqlite3ErrStr), which the binding passes on without a code.
_MEANING: tuple[tuple[str, type[errors.ReflectError]], ...] = (
    ("database is locked", errors.InUse),
    ("database or disk is full", errors.DiskFull),
    ("attempt to write a readonly database", errors.ReadOnly),
    ("unable to open database file", errors.Vanished),
    ("disk I/O error", errors.StorageFailed),
)
_DAMAGE = ("file is not a database", "database disk image is malformed", "malformed")


@contextmanager
def database_faults() -> Iterator[None]:
    """Raise ours for whatever the disk or another program did to the database.

    Errors that only a mistake of ours can cause pass through unchanged.
    """
    try:
        yield
    except DBAPIError as error:
        raise _ours(error.orig) or error from None
    except dbapi2.Error as error:
        raise _ours(error) or error from None


def _ours(error: BaseException | None) -> errors.ReflectError | None:
    said = str(error)
    for words, kind in _MEANING:
        if words in said:
            return kind()
    if any(words in said for words in _DAMAGE):
        return errors.JournalDamaged("the database cannot be read")
    return None
