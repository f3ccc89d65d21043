"""What the page for a journal that does not open says of its backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reflect.ui.dates import clock, full_day
from reflect.ui.unlock.failure import Failure, Way

if TYPE_CHECKING:
    from reflect.services.backup_list import BackupRow
    from reflect.ui.unlock.failure import Scene

translate = QCoreApplication.translate


def newest_line(scene: Scene) -> str:
    """The newest backup, among the details."""
    if scene.newest is None:
        return translate("failure", "No backup that is whole is in its folder.")
    said = translate("failure", "Newest backup: {when}, read back when it was made.")
    return said.format(when=_when(scene.newest, scene))


def keys_of_a_backup(scene: Scene) -> Failure | None:
    """For a damaged key file without an earlier one; None without a backup."""
    if scene.newest is None:
        return None
    said = translate(
        "failure",
        "The newest backup is from {when}, and was read back when it was made. Its key file opens "
        "your entries as they are now, unless all keys were changed since. It takes the passphrase "
        "or the recovery code of that day, whatever has become of the damaged one.",
    )
    return Failure(
        card=translate("failure", "Each backup has a key file of its own"),
        card_text=said.format(when=_when(scene.newest, scene)),
        ways=(Way.BACKUPS, Way.OTHER_FOLDER),
    )


def backup_beside(scene: Scene, *, gone: bool) -> Failure | None:
    """For damaged or missing entries; None without a backup."""
    if scene.newest is None:
        return None
    said = translate(
        "failure",
        "It is from {when}, and was read back when it was made. It becomes a new journal, without "
        "what you wrote since.",
    )
    rest = translate("failure", "Keep this folder too.") if gone else _salvage_too()
    return Failure(
        card=translate("failure", "The newest backup can come back beside it"),
        card_text=f"{said.format(when=_when(scene.newest, scene))} {rest}",
        ways=(Way.OPEN_BACKUP, Way.OTHER_FOLDER if gone else Way.SAVE_READABLE),
    )


def later_backup(scene: Scene, generation: int) -> Failure | None:
    """For an older copy; None unless the newest backup has changes that it does not have."""
    if scene.newest is None or scene.newest.generation <= generation:
        return None
    said = translate(
        "failure",
        "It is from {when}, and has what was written until then. It comes back as a new journal "
        "beside this one. If you go on with this one, it counts as the newest from then on; keep "
        "both copies this folder first, as it is now, to one beside it.",
    )
    return Failure(
        card=translate("failure", "The newest backup is later than this copy"),
        card_text=said.format(when=_when(scene.newest, scene)),
        ways=(Way.BACKUPS, Way.GO_ON, Way.KEEP_BOTH),
        icon="history",
        tone="mark",
    )


def backups_left(scene: Scene) -> str:
    """For a folder in which nothing else of a journal is; empty without a backup."""
    if scene.newest is None:
        return ""
    said = translate("failure", "Backups are still in it, the newest from {when}.")
    return said.format(when=_when(scene.newest, scene))


def _salvage_too() -> str:
    return translate(
        "failure",
        "Or Reflect saves all it can read of the damaged one, to a new journal as well. Keep the "
        "damaged one: neither touches it.",
    )


def _when(row: BackupRow, scene: Scene) -> str:
    here = row.made.astimezone()
    return f"{full_day(here.date(), scene.today)}, {clock(here)}"
