"""The column that brings a backup of a journal back, when the journal itself does not open."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reflect.domain.backup import Fault
from reflect.errors import BackupUnreadable, WrongPassphrase
from reflect.ui.look.tokens import Role
from reflect.ui.parts.ask_path import ask_folder, documents_folder
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.field import PasswordField
from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.parts.notice import Notice
from reflect.ui.parts.para import Para
from reflect.ui.parts.stack import Stack
from reflect.ui.parts.surface import Surface
from reflect.ui.unlock.backup_choice import BackupChoice
from reflect.ui.unlock.backups_words import about_keys, back_words, none_here
from reflect.ui.unlock.coming_back import BackupWish, brought_back, keys_put_back

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reflect.app import Reflect
    from reflect.services.backup_list import BackupRow
    from reflect.services.jobs import JobContext
    from reflect.ui.jobs import Job, Jobs
    from reflect.ui.look.theme import Look
    from reflect.ui.messages import Messages
    from reflect.ui.unlock.coming_back import CameBack
    from reflect.ui.unlock.journal_files import ListedJournal


class BackupsColumn(QWidget):
    """Shows what there is, takes the passphrase of its day, and never touches the damaged one."""

    came_back = Signal(object)
    """Carries `CameBack`."""
    back_wanted = Signal()

    def __init__(self, look: Look, *, jobs: Jobs, messages: Messages, reflect: Reflect) -> None:
        super().__init__()
        self._look = look
        self._jobs = jobs
        self._messages = messages
        self._reflect = reflect
        self._journal: ListedJournal | None = None
        self._rows: tuple[BackupRow, ...] = ()
        self._elsewhere: tuple[Path, ...] = ()
        self._job: Job | None = None
        self._keys_damaged = False
        self.title = Para(look, "", Role.PAGE_TITLE)
        self.said = Notice(look, "mark")
        self.choice = BackupChoice(look)
        self.elsewhere = Button(look, self.tr("Look in another folder"), icon="folder-open")
        self.passphrase = PasswordField(
            look,
            self.tr("The passphrase of that day"),
            help=self.tr("The recovery code of that day is taken too."),
        )
        self.keys = Button(look, self.tr("Use its key file"), "primary")
        self.bring_back = Button(look, self.tr("Bring it back"), high=44)
        self.stop = Button(look, self.tr("Stop"), high=44)
        self.back = Button(look, self.tr("Go back"), "quiet", high=44)
        self._build()
        self._connect()

    def show_backups(
        self,
        journal: ListedJournal,
        rows: Sequence[BackupRow],
        typed: str = "",
        *,
        keys_damaged: bool = False,
    ) -> None:
        """List these of a journal, with what was typed for it as far as that is kept.

        Where its key file is damaged, that of a backup can be used for the journal itself.
        """
        self._journal, self._elsewhere = journal, ()
        self.title.set_text(self.tr("Backups of {name}").format(name=journal.name))
        self.passphrase.set_text(typed)
        self._keys_damaged = keys_damaged
        self._say("", "")
        self._show_rows(rows)

    @property
    def primary(self) -> Button:
        """What the page is for, as things are."""
        if not self._some:
            return self.elsewhere
        return self.keys if self._keys_damaged else self.bring_back

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._job is not None

    def first(self) -> QWidget:
        """Where one begins: at the key if it is to be typed, else at what to do with it."""
        if not self._some:
            return self.elsewhere
        return self.primary if self.passphrase.text() else self.choice.first() or self.primary

    def forget(self) -> None:
        """Hold nothing that was typed."""
        self.passphrase.clear()

    def look_in(self, folder: Path) -> None:
        """List the backups in another folder too."""
        if self._journal is None:
            return
        path, elsewhere = self._journal.path, (*self._elsewhere, folder)
        self._jobs.start(
            lambda _context: self._reflect.journals.backups_of(path, *elsewhere),
            owner=self,
            journal=False,
            done=partial(self._on_looked, elsewhere),
            failed=self._messages.failed,
        )

    @property
    def _some(self) -> bool:
        return any(row.readable for row in self._rows)

    def _show_rows(self, rows: Sequence[BackupRow]) -> None:
        self._rows = tuple(rows)
        self.choice.show_rows(rows, datetime.now().astimezone())
        self._card.show_only_if(self._none, not self._some)
        self._card.show_only_if(self.choice, self._some)
        self._stack.show_only_if(self.passphrase, self._some)
        keys = self._some and self._keys_damaged
        self._stack.show_only_if(self._about_keys, keys)
        self.keys.setVisible(keys)
        self.bring_back.setVisible(self._some)
        self.bring_back.set_kind("secondary" if keys else "primary")

    def _on_looked(self, elsewhere: tuple[Path, ...], rows: tuple[BackupRow, ...]) -> None:
        if len(rows) == len(self._rows):
            self._say(
                self.tr("There is no other backup of it in that folder."),
                self.tr("Choose the folder that you gave as the second place, or one in it."),
            )
            return
        self._elsewhere = elsewhere
        self._say("", "")
        self._show_rows(rows)
        self.first().setFocus()

    def _begin(
        self, button: Button, busy: str, work: Callable[[BackupWish, JobContext], Any]
    ) -> None:
        typed, journal = self.passphrase.text(), self._journal
        if self.busy or journal is None:
            return
        if not typed:
            self.passphrase.point_to(self.tr("Type the passphrase that this journal had then."))
            return
        self.passphrase.set_error("")
        self._say("", "")
        row = None if self.choice.newest else self.choice.chosen
        wish = BackupWish(
            journal=journal.path,
            elsewhere=self._elsewhere,
            backup=row.path if row else None,
            typed=typed,
        )
        button.set_busy(busy)
        self.stop.show()
        self._job = self._jobs.start(
            lambda context: work(wish, context),
            owner=self,
            done=self._on_done,
            failed=self._on_failed,
            settled=partial(self._on_settled, button),
        )

    def _on_submitted(self) -> None:
        self.primary.click()

    def _on_bring_back(self) -> None:
        work = partial(brought_back, self._reflect)
        self._begin(self.bring_back, self.tr("Bringing it back…"), work)

    def _on_use_keys(self) -> None:
        row = self.choice.chosen
        if row:
            work = partial(keys_put_back, self._reflect, row.path)
            self._begin(self.keys, self.tr("Opening…"), work)

    def _on_done(self, came: CameBack) -> None:
        self.forget()
        title, text = back_words(came)
        self._messages.notice(title, text)
        self.came_back.emit(came)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, WrongPassphrase):
            self.passphrase.point_to(
                self.tr("That passphrase does not open this backup. Nothing has been changed.")
            )
        elif isinstance(error, BackupUnreadable) and self.keys.busy:
            self._say(
                self.tr("Its key file does not open the entries that are here."),
                self.tr(
                    "All keys were changed since, or the entries are damaged too. Nothing has been "
                    "changed. Bring the backup back instead."
                ),
            )
        elif isinstance(error, BackupUnreadable):
            self._pass_over(Fault(error.fault))
        else:
            self._messages.failed(error)

    def _pass_over(self, fault: Fault) -> None:
        """What was chosen is not whole, and is not offered again."""
        row = self.choice.chosen
        self._show_rows(
            [replace(each, fault=fault) if each is row else each for each in self._rows]
        )
        self._say(
            self.tr("That backup cannot be read in full."),
            self.tr("Nothing has been brought back, and nothing changed. Choose another."),
        )

    def _on_settled(self, button: Button) -> None:
        self._job = None
        self.stop.hide()
        button.set_ready()

    def _say(self, title: str, text: str) -> None:
        self.said.say("mark", title, text)
        self._stack.show_only_if(self.said, bool(title))

    def _on_stop(self) -> None:
        if self._job:
            self._job.stop()

    def _ask_folder(self) -> None:
        ask_folder(self, self.tr("A folder with backups"), documents_folder(), self.look_in)

    def _connect(self) -> None:
        self.elsewhere.clicked.connect(self._ask_folder)
        self.bring_back.clicked.connect(self._on_bring_back)
        self.keys.clicked.connect(self._on_use_keys)
        self.stop.clicked.connect(self._on_stop)
        self.back.clicked.connect(self.back_wanted)
        self.passphrase.submitted.connect(self._on_submitted)

    def _build(self) -> None:
        look = self._look
        lead = self.tr(
            "Each is a whole journal, as it was at that time, with a key file of its own. It opens "
            "with the passphrase or the recovery code of that day."
        )
        beside = self.tr(
            "It is read in full once more, and comes back as a new journal. The folder that does "
            "not open is not touched."
        )
        self._about_keys = Para(look, about_keys(), Role.BODY, "ink2")
        self._none = Para(look, none_here(), Role.BODY, "ink2")
        self._stack = Stack(look, self)
        self._stack.put(self.title)
        self._stack.put(Para(look, lead, Role.LEAD), above=16)
        self._stack.put(Para(look, beside, Role.BODY, "ink2"), above=8)
        self._stack.put(self._about_keys, above=8)
        self._stack.put(self._listed(), above=24)
        self._stack.put(self.said, above=16)
        self._stack.put(self.passphrase, above=20)
        self._stack.put(self._buttons(), above=20)
        look.changed.connect(self._restyle)
        self._restyle()

    def _listed(self) -> Surface:
        card = Surface("card")
        self._card = Stack(self._look, card)
        self._card.put(self._none)
        self._card.put(self.choice)
        self._card.put(self.elsewhere, above=12)
        return card

    def _buttons(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, across=12)
        for button in (self.keys, self.bring_back, self.stop, self.back):
            flow.addWidget(button)
        self.stop.hide()
        return row

    def _restyle(self) -> None:
        edge = self._look.px(24)
        self._card.setContentsMargins(edge, edge, edge, edge)
