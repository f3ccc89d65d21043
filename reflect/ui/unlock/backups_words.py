"""How backups are told of while the journal itself does not open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from reflect.domain.backup import Place
from reflect.ui.safety.safety_words import fault_words

if TYPE_CHECKING:
    from datetime import datetime

    from reflect.services.backup_list import BackupRow
    from reflect.ui.unlock.coming_back import CameBack

translate = QCoreApplication.translate


def row_words(row: BackupRow, now: datetime) -> str:
    """How old a backup is, how it was checked as far as that is seen without a key, and where."""
    days = (now - row.made).days
    old = translate("backups", "1 day old") if days == 1 else translate("backups", "{n} days old")
    # A backup has its name only since every page of it was read back.
    state = (
        fault_words(row.fault).lower()
        if row.fault
        else translate("backups", "read back in full when it was made")
    )
    parts = [old.format(n=days)] if days > 0 else []
    parts += [state, QLocale().formattedDataSize(row.size, 0)]
    if row.place is Place.FOLDER:
        parts.append(translate("backups", "in the other folder"))
    said = ", ".join(parts)
    return said[:1].upper() + said[1:]


def back_words(came: CameBack) -> tuple[str, str]:
    """What is said of a journal that is open again."""
    if came.restored is None:
        return (
            translate("backups", "The key file of the backup is in place."),
            translate("backups", "A damaged one is kept beside it as journal.keys.damaged."),
        )
    back = came.restored
    title = translate("backups", "Brought back as {name}.").format(name=came.journal.name)
    one, more = translate("backups", "1 entry."), translate("backups", "{n} entries.")
    parts = [(one if back.entries == 1 else more).format(n=back.entries)]
    if back.passed_over:
        over = translate("backups", "Newer backups that could not be read: {n}.")
        parts.append(over.format(n=len(back.passed_over)))
    parts.append(translate("backups", "The one that did not open is not changed; keep it."))
    return title, " ".join(parts)


def about_keys() -> str:
    """What a damaged key file means."""
    return translate(
        "backups",
        "If only the key file is damaged, that of a backup opens your entries as they are now, and "
        "nothing that you wrote since is lost. The damaged one is set aside, not deleted.",
    )


def none_here() -> str:
    """There is no backup to show."""
    return translate(
        "backups",
        "No backup that is whole is in the folder of this journal. If you gave a second place for "
        "backups, connect it and look there.",
    )
