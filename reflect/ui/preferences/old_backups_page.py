"""What becomes of backups that still open with what was given up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal

from reflect.ui.parts.door_page import DoorPage
from reflect.ui.parts.notice import Notice
from reflect.ui.parts.options import OneOf

if TYPE_CHECKING:
    from pathlib import Path

    from reflect.services.journal_keys import OldBackup
    from reflect.services.open_journal import OpenJournal
    from reflect.ui.desk import Desk


class OldOnes(NamedTuple):
    """What still opens with what was given up."""

    found: tuple[OldBackup, ...]
    second: Path | None
    """The second place for backups, which was looked into as well."""
    away: bool = False
    """Whether it cannot be reached now."""


def found_old(journal: OpenJournal) -> OldOnes:
    """Looks for them in the journal's folder and in the second place."""
    second = journal.backups.folder()
    away = second is not None and not journal.backups.folder_is_there()
    return OldOnes(journal.keys.old_backups_with_other_keys(second), second, away)


class OldBackupsPage(DoorPage):
    """Their locks are changed, their keys taken away, or they are left or deleted."""

    finished = Signal()

    def __init__(self, desk: Desk, old: OldOnes, *, back: str) -> None:
        super().__init__(
            desk.look,
            self.tr("Older backups"),
            back,
            foot=self.tr("The journal itself is not touched."),
            go_on=self.tr("Go on"),
        )
        self._desk = desk
        self._old = old
        same = any(backup.same_master_key for backup in old.found)
        self.choice = OneOf(
            desk.look, self.tr("What becomes of them"), self._options(same), upright=True
        )
        self.choice.set_value("rewrap" if same else "delete")
        self._lay_out(Notice(desk.look, "mark", self._count(old), self._where(old)), self.choice)
        if not old.found:
            self.choice.hide()

    def arrive(self) -> None:
        """Begin at the choice."""
        if self._old.found:
            self.choice.radio(self.choice.value()).setFocus()
        else:
            super().arrive()

    def press_primary(self) -> None:
        """Do what is chosen."""
        keys = self._desk.journal.keys
        acts = {
            "rewrap": keys.rewrap_backups,
            "forget": keys.forget_backup_keys,
            "delete": keys.delete_old_backups,
        }
        act = acts.get(self.choice.value()) if self._old.found else None
        if self.primary.busy:
            return
        if act is None:
            self.finished.emit()
            return
        second = self._old.second
        self.primary.set_busy(self.tr("Seeing to them…"))
        self._desk.jobs.start(
            lambda _context: act(second),
            owner=self,
            done=partial(self._on_done, self.choice.value()),
            failed=self._desk.messages.failed,
            settled=self.primary.set_ready,
        )

    def _count(self, old: OldOnes) -> str:
        if not old.found:
            return self.tr("The second place for backups is away")
        if len(old.found) == 1:
            return self.tr("1 backup still opens with what you gave up")
        said = self.tr("{count} backups still open with what you gave up")
        return said.format(count=len(old.found))

    def _where(self, old: OldOnes) -> str:
        elsewhere = self.tr(
            "A copy that you keep elsewhere opens with what was right on its day, too."
        )
        here = self.tr("They are in the journal's folder.")
        if old.second is None:
            return f"{here} {elsewhere}"
        if old.away:
            said = self.tr(
                "What is in {name} still opens with what you gave up. Connect it, then change "
                "something here once more, or: reflect keys copies."
            )
            return said.format(name=old.second)
        said = self.tr("They are in the journal's folder, or in {name}.")
        return f"{said.format(name=old.second)} {elsewhere}"

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
