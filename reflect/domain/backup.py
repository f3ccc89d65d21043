"""Backups as values: their names, what is in one, which are due and which are kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DAYS, WEEKS, MONTHS, LEAST = 7, 4, 12, 3
"""How many days, weeks and months keep their last backup, and how many are kept in any case."""

_EVERY = timedelta(days=1)
_REHEARSED_EVERY = timedelta(days=30)
_TIME = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(\d{8}T\d{6}Z)-g(\d{1,18})")
_MONDAY = datetime(1970, 1, 5, tzinfo=UTC)


class Fault(StrEnum):
    """Why a backup does not count."""

    KEYS = "keys"
    """Its key file is missing, or does not match its own checksum."""
    OTHER_KEYS = "other-keys"
    """Its key file was not made with the journal's own key."""
    MISSING = "missing"
    """Its database is not there."""
    EMPTY = "empty"
    """Its database has nothing in it: the copying was cut short."""
    PAGES = "pages"
    """Its database has pages that cannot be read, or too few of them."""
    CONTENTS = "contents"
    """Its database is whole, and not what was copied."""
    NEWER = "newer"
    """A newer Reflect has written it."""
    DISK = "disk"
    """The disk did not let it be read."""


class Hindrance(StrEnum):
    """Why a backup could not be made."""

    DISK_FULL = "disk-full"
    READ_ONLY = "read-only"
    VANISHED = "vanished"
    DISK_FAILED = "disk-failed"
    NOT_READ_BACK = "not-read-back"
    """It was written, and could not be read back as what was copied."""
    JOURNAL_DAMAGED = "journal-damaged"
    """The journal itself, or its key file, is not whole."""
    OTHER = "other"


class Place(StrEnum):
    """Where a backup is."""

    JOURNAL = "journal"
    """With the journal, in its folder."""
    FOLDER = "folder"
    """In the folder that the writer has chosen."""


class Reason(StrEnum):
    """Why a backup was made."""

    CLOSING = "closing"
    QUIET = "quiet"
    """It was time, and nobody wrote."""
    BY_HAND = "by-hand"
    MIGRATION = "migration"
    IMPORT = "import"
    RESTORE = "restore"
    NEW_KEYS = "new-keys"


@dataclass(frozen=True, slots=True)
class BackupName:
    """What the folder of a backup is called: when it was made, of which generation."""

    made: datetime
    generation: int

    def __str__(self) -> str:
        return f"{self.made.astimezone(UTC):{_TIME}}-g{self.generation}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What is in a database, as far as two of them are compared."""

    generation: int
    entries: int
    """Those outside the bin."""
    revisions: int
    accounts: int
    rows: int
    """In all tables together."""
    chains: str
    """A digest over the chain of every revision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is known of one backup since it was last read from end to end."""

    contents: Contents | None = None
    verified: datetime | None = None
    """When it was last found whole."""
    fault: Fault | None = None
    """What was wrong with it when it was last read."""
    reason: Reason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedBackup:
    """A backup that could not be made, and that no later one in the same place has made up for."""

    at: datetime
    place: Place
    why: Hindrance


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """A rehearsal: the newest backup brought back to a scratch folder, opened and counted."""

    at: datetime
    made: datetime
    """When the backup was made."""
    entries: int | None
    fault: Fault | None
    """Why it did not come back whole; None if it did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupNotes:
    """What a journal remembers of its backups."""

    backup: int = -1
    """The generation of the newest backup beside the journal."""
    through: int = -1
    """The generation up to which nothing was written since but such notes."""
    folder: str = ""
    """Where backups go as well."""
    failed: tuple[FailedBackup, ...] = ()
    """One at most for each place."""
    drill: Drill | None = None
    of: dict[str, Note] = field(default_factory=dict)
    """By place and name."""


def parsed_name(name: str) -> BackupName | None:
    """What the name of a backup's folder says; None for any other name."""
    found = _NAME.fullmatch(name)
    if not found:
        return None
    try:
        made = datetime.strptime(found[1], _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
    return BackupName(made, int(found[2]))


def is_due(newest: datetime, now: datetime) -> bool:
    """Whether the newest backup is old enough for another.

    One from the future was made by a clock that was wrong, or is wrong now: it counts as old.
    """
    return not timedelta() <= now - newest <= _EVERY


def is_rehearsal_due(last: datetime | None, now: datetime) -> bool:
    """Whether it is time to see again that the newest backup opens."""
    return last is None or not timedelta() <= now - last <= _REHEARSED_EVERY


def outdated(backups: Iterable[BackupName], *, good: int) -> frozenset[BackupName]:
    """Those that may go: all but the last of 7 days, 4 weeks and 12 months, and the last three.

    ``good`` is the generation up to which the journal is known to be whole. A backup of a later one
    stays and pushes none out. Order is that of the generation; a clock that was wrong gives
    a backup a day of its own, and so keeps it.
    """
    known = [backup for backup in backups if backup.generation <= good]
    newest_first = sorted(known, key=lambda backup: (backup.generation, backup.made), reverse=True)
    kept = {
        *newest_first[:LEAST],
        *_last_of(newest_first, _day, DAYS),
        *_last_of(newest_first, _week, WEEKS),
        *_last_of(newest_first, _month, MONTHS),
    }
    return frozenset(known) - kept


def _last_of(
    newest_first: list[BackupName], period: Callable[[datetime], int], count: int
) -> list[BackupName]:
    """The last backup of each of so many periods."""
    last: dict[int, BackupName] = {}
    for backup in newest_first:
        last.setdefault(period(backup.made), backup)
    return list(last.values())[:count]


def _day(made: datetime) -> int:
    return made.astimezone(UTC).toordinal()


def _week(made: datetime) -> int:
    return (made - _MONDAY).days // 7


def _month(made: datetime) -> int:
    utc = made.astimezone(UTC)
    return utc.year * 12 + utc.month
