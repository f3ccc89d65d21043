"""Making an account: choose answers, change the wording beside the original, lock it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reflect.domain.entry import title_or_beginning
from reflect.domain.wording_changes import wording_changes
from reflect.ui.autosave import Autosave
from reflect.ui.numbers import capitalised, number
from reflect.ui.parts.bars import BottomBar, TopBar
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.checks import Tick
from reflect.ui.prepare.choose_page import ChoosePage
from reflect.ui.prepare.side_by_side import SideBySide
from reflect.ui.view import Bound, View

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.domain.account import Account, AccountDraft
    from reflect.domain.entry import Entry
    from reflect.ui.desk import Desk


COUNT_MILLISECONDS = 250
"""After the last keystroke the changes are counted."""


class AccountDoor(View):
    """Two steps and a lock. The entry itself is never changed."""

    locked = Signal(object)
    """The account, which never changes from now on."""
    back_wanted = Signal()

    def __init__(self, desk: Desk, draft: AccountDraft, entry: Entry) -> None:
        super().__init__()
        self._desk = desk
        self._draft = draft
        title = title_or_beginning(entry.content.title, entry.prompts.title, "")
        self._entry_title = title
        self._bar = TopBar(desk.look, title)
        self._stack = QStackedWidget()
        self.choose = ChoosePage(desk.look, draft)
        self.compare: SideBySide | None = None
        self._stack.addWidget(self.choose)
        self._foot = BottomBar(desk.look, side=56)
        self.read = Tick(desk.look, self.tr("I have read it as a colleague might"))
        self.go_on = Button(desk.look, self.tr("Go on"), "primary")
        self.autosave = Autosave(self, desk.jobs, self._as_it_is, desk.journal.accounts.save_draft)
        self._counting = QTimer(self, singleShot=True, interval=COUNT_MILLISECONDS)
        self._counting.timeout.connect(self._say)
        self._build()
        self._connect()
        self._show_step()

    def arrive(self) -> None:
        """Begin at the first box, or in the first wording."""
        if self.compare:
            self.compare.focus_first()
        elif self.choose.ticks:
            self.choose.ticks[0].setFocus()

    def leave(self, left: Callable[[bool], object]) -> None:
        """Keep the unfinished account."""
        self.autosave.save(left)

    def panes(self) -> tuple[QWidget, ...]:
        """The step, then the bars."""
        return (self._stack, self._foot, self._bar)

    def commands(self) -> tuple[Bound, ...]:
        """Ctrl+Return goes on."""
        return (Bound(id="primary", run=self._on_primary), Bound(id="save", run=self.autosave.save))

    def step_back(self) -> bool:
        """Esc goes from the wording back to the boxes."""
        if self.compare is None:
            return False
        self._draft = self._as_it_is()
        self.choose.carry(self._draft)
        self._stack.removeWidget(self.compare)
        self.compare.deleteLater()
        self.compare = None
        self._show_step()
        self.arrive()
        return True

    def _build(self) -> None:
        self._foot.add(self.read)
        self._foot.add(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        self._bar.back_pressed.connect(self._on_back_pressed)
        self.go_on.clicked.connect(self._on_primary)
        self.choose.edited.connect(self._on_edited)
        self.autosave.failed.connect(self._desk.messages.failed)

    def _on_edited(self) -> None:
        self.autosave.touch()
        self.read.setChecked(False)
        self._counting.start()

    def _on_back_pressed(self) -> None:
        if not self.step_back():
            self.back_wanted.emit()

    def _on_primary(self) -> None:
        if self.compare:
            self._lock()
        elif not any(tick.isChecked() for tick in self.choose.ticks):
            self._foot.say(self.tr("Choose at least one answer, then go on."), strong=True)
            self.arrive()
        else:
            self._compare()

    def _compare(self) -> None:
        # Wordings that were changed before stay changed; the boxes decide which are shown.
        self._draft = self._as_it_is()
        self.compare = SideBySide(self._desk.look, self._draft)
        self.compare.edited.connect(self._on_edited)
        self._stack.addWidget(self.compare)
        self._stack.setCurrentWidget(self.compare)
        self._show_step()
        self.arrive()

    def _lock(self) -> None:
        if not self.read.isChecked():
            self._foot.say(
                self.tr("Read the right side first, then tick the box."),
                self.tr("Once locked, the account never changes."),
            )
            self.read.setFocus()
            return
        self.go_on.set_busy(self.tr("Locking…"))
        self.autosave.forget()
        draft = self._as_it_is()
        self._desk.jobs.start(
            lambda context: self._desk.journal.accounts.lock(draft),
            owner=self,
            done=self._on_locked,
            failed=self._on_failed,
        )

    def _on_locked(self, account: Account) -> None:
        self.locked.emit(account)

    def _on_failed(self, error: Exception) -> None:
        self.go_on.set_ready()
        self.autosave.touch()
        self._desk.messages.failed(error)

    def _as_it_is(self) -> AccountDraft:
        return self.compare.reworded() if self.compare else self.choose.chosen()

    def _show_step(self) -> None:
        steps = (self.tr("Choose"), self.tr("Side by side"), self.tr("Lock"))
        second = self.compare is not None
        self._bar.set_back(self.tr("Choose") if second else self._entry_title)
        self._bar.set_steps(steps, 1 if second else 0)
        self.read.setVisible(second)
        self.go_on.set_ready(self.tr("Lock this account") if second else self.tr("Go on"))
        self.go_on.set_icon("lock" if second else "")
        self._say()

    def _say(self) -> None:
        """Say what is different from the entry, in words."""
        draft = self._as_it_is()
        left_out = sum(not section.chosen for section in draft.sections)
        if self.compare is None:
            chosen = len(draft.sections) - left_out
            words = self.tr("{n} of {count} answers chosen. Nothing leaves the journal yet.")
            self._foot.say(words.format(n=chosen, count=len(draft.sections)))
            return
        changed = sum(
            len(wording_changes(section.original, section.text))
            for section in draft.sections
            if section.chosen
        )
        note = self.tr(
            "This list is kept with the account. Once locked, the account never changes."
        )
        self._foot.say(self._changes(changed, left_out), note)

    def _changes(self, changed: int, left_out: int) -> str:
        """One wording changed, no answer left out."""
        if changed == 0:
            wordings = self.tr("No wording changed")
        elif changed == 1:
            wordings = self.tr("One wording changed")
        else:
            wordings = capitalised(self.tr("{n} wordings changed").format(n=number(changed)))
        if left_out == 0:
            return self.tr("{wordings}, no answer left out").format(wordings=wordings)
        if left_out == 1:
            return self.tr("{wordings}, one answer left out").format(wordings=wordings)
        words = self.tr("{wordings}, {n} answers left out")
        return words.format(wordings=wordings, n=number(left_out))
