"""What becomes of backups that still open with what was given up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from reflect.ui.parts.notice import Notice
from reflect.ui.parts.options import OneOf
from reflect.ui.preferences.door_page import DoorPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.services.journal_keys import OldBackup
    from reflect.ui.desk import Desk


class OldBackupsPage(DoorPage):
    """Their locks are changed, their keys taken away, or they are left or deleted."""

    finished = Signal()

    def __init__(self, desk: Desk, found: Sequence[OldBackup], *, back: str) -> None:
        super().__init__(
            desk.look,
            self.tr("Older backups"),
            back,
            foot=self.tr("The journal itself is not touched."),
            go_on=self.tr("Go on"),
        )
        self._desk = desk
        self.choice = OneOf(
            desk.look,
            self.tr("What becomes of them"),
            self._options(any(backup.same_master_key for backup in found)),
            upright=True,
        )
        self.choice.set_value("rewrap" if any(b.same_master_key for b in found) else "delete")
        what = self.tr("1 backup still opens with what you gave up")
        if len(found) > 1:
            what = self.tr("{count} backups still open with what you gave up").format(
                count=len(found)
            )
        why = self.tr(
            "They are in the journal's folder. A copy that you keep elsewhere opens with what was "
            "right on its day, too."
        )
        self._lay_out(Notice(desk.look, "mark", what, why), self.choice)

    def arrive(self) -> None:
        """Begin at the choice."""
        self.choice.radio(self.choice.value()).setFocus()

    def press_primary(self) -> None:
        """Do what is chosen."""
        keys = self._desk.journal.keys
        acts = {
            "rewrap": keys.rewrap_backups,
            "forget": keys.forget_backup_keys,
            "delete": keys.delete_old_backups,
        }
        act = acts.get(self.choice.value())
        if self.primary.busy:
            return
        if act is None:
            self.finished.emit()
            return
        self.primary.set_busy(self.tr("Seeing to them…"))
        self._desk.jobs.start(
            lambda _context: act(),
            owner=self,
            done=partial(self._on_done, self.choice.value()),
            failed=self._desk.messages.failed,
            settled=self.primary.set_ready,
        )

    def _on_done(self, what: str, count: int) -> None:
        said = {
            "rewrap": self.tr("{count} open with what opens the journal today."),
            "forget": self.tr("{count} have no keys any more."),
            "delete": self.tr("{count} are deleted."),
        }[what]
        self._desk.messages.notice(
            self.tr("The older backups are seen to."), said.format(count=count)
        )
        self.finished.emit()

    def _options(self, same: bool) -> list[tuple[str, str, str]]:
        rewrap = (
            "rewrap",
            self.tr("Change their locks too"),
            self.tr("They open with what opens the journal today, and with nothing else."),
        )
        forget = (
            "forget",
            self.tr("Take their keys away"),
            self.tr("Nobody can open them, unless somebody has kept a key file of theirs."),
        )
        delete = (
            "delete",
            self.tr("Delete them"),
            self.tr("They have the key that may be known, and no other can be given to them."),
        )
        leave = (
            "leave",
            self.tr("Leave them as they are"),
            self.tr("They open with what was right on their day."),
        )
        return [rewrap, forget, leave] if same else [delete, forget, leave]
