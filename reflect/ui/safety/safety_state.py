"""What is known of a journal's safety, read in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflect.services.shared_places import shared_place

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from reflect.domain.backup import Drill, FailedBackup
    from reflect.domain.check import CheckResult
    from reflect.services.backup_list import BackupRow
    from reflect.services.open_journal import OpenJournal
    from reflect.services.shared_places import SharedPlace

OLD_DAYS = 14
"""A journal whose newest verified backup is older than this is in danger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyState:
    """Backups, the last check, and where the journal lies."""

    backups: tuple[BackupRow, ...] = ()
    """The newest first."""
    failed: tuple[FailedBackup, ...] = ()
    folder: Path | None = None
    """The second place for backups."""
    folder_there: bool = False
    check: CheckResult | None = None
    drill: Drill | None = None
    shared: SharedPlace | None = None
    """The service or network that the journal itself lies in."""

    @property
    def newest(self) -> BackupRow | None:
        """The newest backup that counts and was read back."""
        return next((row for row in self.backups if row.readable and row.verified), None)

    @property
    def size(self) -> int:
        """Bytes of all backups together."""
        return sum(row.size for row in self.backups)

    @property
    def one_disk(self) -> bool:
        """Whether all backups would be lost with the disk of the journal."""
        return all(row.same_disk for row in self.backups if row.readable)

    def days_old(self, now: datetime) -> int | None:
        """How many days ago the newest backup was made; None without one."""
        newest = self.newest
        return (now - newest.made).days if newest else None


def read_state(journal: OpenJournal) -> SafetyState:
    """All that is known, without looking anew at any page of a backup."""
    backups = journal.backups
    return SafetyState(
        backups=backups.rows(),
        failed=backups.failed(),
        folder=backups.folder(),
        folder_there=backups.folder_is_there(),
        check=journal.checking.last(),
        drill=backups.drills.last(),
        shared=shared_place(journal.path),
    )
