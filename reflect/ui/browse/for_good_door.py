"""Deleting from the bin for good: told plainly, and behind the passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reflect.ui.behind_passphrase import BehindPassphrase
from reflect.ui.browse.row_words import row_title
from reflect.ui.parts.ask_passphrase import Asking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.domain.entry import EntryRow
    from reflect.services.entries import Gone
    from reflect.ui.desk import Desk


def tr(text: str) -> str:
    """The text in the language of the window."""
    return QCoreApplication.translate("ForGoodDoor", text)


class ForGoodDoor(BehindPassphrase):
    """For one entry, or for all that are in the bin."""

    def __init__(self, desk: Desk, rows: Sequence[EntryRow], *, back: str) -> None:
        """``back`` names the place behind."""
        super().__init__(desk, _asking(rows), back=back)
        self._wanted = tuple(row.id for row in rows)

    def _confirmed(self, passphrase: str) -> Gone:
        return self._desk.journal.delete_for_good(self._wanted, passphrase)

    def _go_on(self, gone: Gone) -> None:
        self.done.emit(*gone_words(gone))
        self.back_wanted.emit()


def _asking(rows: Sequence[EntryRow]) -> Asking:
    one = len(rows) == 1
    what = (
        tr("“{title}” goes for good").format(title=row_title(rows[0]))
        if one
        else tr("All {count} entries in the bin go for good").format(count=len(rows))
    )
    why = tr(
        "With every wording, its files and its unfinished writing. Nothing brings it back. Backups "
        "made before keep it until they go. If somebody may ask for your journal, such as a court "
        "or a regulator, take advice first."
    )
    return Asking(
        title=tr("Delete for good") if one else tr("Empty the bin"),
        what=what,
        why=why,
        foot=tr("No other entry is touched. Accounts and files that you saved stay."),
        go_on=tr("Delete for good") if one else tr("Empty the bin"),
    )


def gone_words(gone: Gone) -> tuple[str, str]:
    """What went, and what did not."""
    count, kept = len(gone.gone), len(gone.kept)
    title = {
        0: tr("Nothing was deleted."),
        1: tr("1 entry is deleted for good."),
    }.get(count, tr("{count} entries are deleted for good.").format(count=count))
    if not kept:
        return title, tr("Backups made before keep it until they go.")
    stays = tr("1 stays in the bin: an account was made from it.")
    stay = tr("{count} stay in the bin: accounts were made from them.").format(count=kept)
    return title, stays if kept == 1 else stay
