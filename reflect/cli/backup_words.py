"""What the command line says of backups: why one does not count, what hindered it, where it is."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from reflect.domain.backup import Fault, Hindrance, Place
from reflect.services.shared_places import Sharing, shared_place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reflect.domain.backup import Drill, FailedBackup

FAULTS: Mapping[str, str] = MappingProxyType(
    {
        Fault.KEYS: "its key file is missing or damaged",
        Fault.OTHER_KEYS: "its key file is not one of this journal",
        Fault.MISSING: "its database is missing",
        Fault.EMPTY: "it is empty",
        Fault.PAGES: "part of it cannot be read",
        Fault.CONTENTS: "it does not hold what was copied",
        Fault.NEWER: "a newer Reflect has written it",
        Fault.DISK: "the disk did not let it be read",
    }
)
"""Why a backup does not count."""

_HINDRANCES: Mapping[Hindrance, str] = MappingProxyType(
    {
        Hindrance.DISK_FULL: "the disk was full",
        Hindrance.READ_ONLY: "the place could not be written to",
        Hindrance.VANISHED: "the disk or folder was not there",
        Hindrance.DISK_FAILED: "the disk reported an error",
        Hindrance.NOT_READ_BACK: "it could not be read back",
        Hindrance.JOURNAL_DAMAGED: "part of the journal cannot be read; no backup is deleted",
        Hindrance.OTHER: "something went wrong",
    }
)

PLACES: Mapping[Place, str] = MappingProxyType(
    {Place.JOURNAL: "with the journal", Place.FOLDER: "in the folder you chose"}
)
"""Where a backup is."""


def entries_words(count: int) -> str:
    """So many entries."""
    return "1 entry" if count == 1 else f"{count} entries"


def failed_words(failed: FailedBackup) -> str:
    """What is said of a backup that could not be made."""
    return (
        f"A backup {PLACES[failed.place]} could not be made on {failed.at:%Y-%m-%d}: "
        f"{_HINDRANCES[failed.why]}. Your journal and the earlier backups are untouched. "
        "Make one with: reflect backup"
    )


def drill_words(drill: Drill) -> str:
    """What is said of a rehearsal; nothing when it went well."""
    if drill.fault is None:
        return ""
    return (
        f"The backup made {drill.made:%Y-%m-%d %H:%M} UTC did not come back whole in a rehearsal: "
        f"{FAULTS[drill.fault]}. Your journal is untouched. Make another with: reflect backup"
    )


def shared_words(path: Path) -> str:
    """What is said of a journal that is not on this computer alone; nothing if it is."""
    shared = shared_place(path)
    if shared is None:
        return ""
    if shared.sharing is Sharing.NETWORK:
        return (
            f"{path.name} is on a network disk ({shared.by}), where a lost connection can damage "
            "a journal that is open. Keep it on this computer, and send its backups there with: "
            "reflect backup --to FOLDER"
        )
    return (
        f"{path.name} is in a folder that {shared.by} synchronises, which can mix old and new "
        "parts of a journal that is open. Keep it elsewhere on this computer, and send its backups "
        f"there with: reflect backup --to {shared.root}"
    )
