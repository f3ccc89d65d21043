"""Making an account: choose answers, settle what may identify somebody, compare, lock it."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from reflect.domain.entry import title_or_beginning
from reflect.domain.review import is_asked, open_marks
from reflect.errors import Undecided
from reflect.ui.autosave import Autosave
from reflect.ui.commands import edit_focused
from reflect.ui.parts.bars import BottomBar, TopBar
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.checks import Tick
from reflect.ui.prepare.account_review import AccountReview
from reflect.ui.prepare.check_page import CheckPage
from reflect.ui.prepare.choose_page import ChoosePage
from reflect.ui.prepare.evidence_told import EvidenceTold
from reflect.ui.prepare.mark_words import still_to_settle
from reflect.ui.prepare.side_by_side import SideBySide
from reflect.ui.prepare.what_changed import what_changed
from reflect.ui.room import Breadth
from reflect.ui.view import Bound, View

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.domain.account import Account, AccountDraft
    from reflect.domain.entry import Entry
    from reflect.ui.desk import Desk


COUNT_MILLISECONDS = 250
"""After the last keystroke the changes are counted."""


class Step(IntEnum):
    """The steps of the way, in order; the lock is the last."""

    CHOOSE = 0
    CHECK = 1
    COMPARE = 2


class AccountDoor(View):
    """Three steps and a lock. The entry itself is never changed."""

    locked = Signal(object)
    """The account, which never changes from now on."""
    back_wanted = Signal()

    def __init__(self, desk: Desk, draft: AccountDraft, entry: Entry) -> None:
        super().__init__()
        self._desk = desk
        self._entry_title = title_or_beginning(entry.content.title, entry.prompts.title, "")
        self._bar = TopBar(desk.look, self._entry_title)
        self._stack = QStackedWidget()
        self.choose = ChoosePage(desk.look, draft)
        self.check: CheckPage | None = None
        self.compare: SideBySide | None = None
        self._stack.addWidget(self.choose)
        self._foot = BottomBar(desk.look, side=56)
        self.read = Tick(desk.look, self.tr("I have read it as a colleague might"))
        self.see_button = Button(desk.look, "", high=44)
        self.go_on = Button(desk.look, self.tr("Go on"), "primary")
        self.review = AccountReview(self, desk.jobs, desk.journal.privacy.look, draft)
        self.told = EvidenceTold(self, desk.jobs, desk.journal.accounts.details)
        self.autosave = Autosave(self, desk.jobs, self._as_it_is, desk.journal.accounts.save_draft)
        self._counting = QTimer(self, singleShot=True, interval=COUNT_MILLISECONDS)
        self._counting.timeout.connect(self._say)
        self._build()
        self._connect()
        self.told.ask(draft)
        self._show_step()

    @property
    def step(self) -> Step:
        """The step on screen."""
        if self.compare:
            return Step.COMPARE
        return Step.CHECK if self.check else Step.CHOOSE

    def arrive(self) -> None:
        """Begin at the first box, at what is open, or with the text to read."""
        if self.compare:
            self.read.setFocus()
        elif self.check:
            self.check.arrive()
        elif self.choose.ticks:
            self.choose.ticks[0].setFocus()

    def leave(self, left: Callable[[bool], object]) -> None:
        """Keep the unfinished account."""
        self.autosave.save(left)

    def panes(self) -> tuple[QWidget, ...]:
        """The step, then the bars."""
        return (self._stack, self._foot, self._bar)

    def commands(self) -> tuple[Bound, ...]:
        """Ctrl+Return goes on, Ctrl+Z takes the last decision back."""
        return (
            Bound(id="primary", run=self._on_primary),
            Bound(id="save", run=self.autosave.save),
            Bound(id="undo", run=self._on_undo),
        )

    def step_back(self) -> bool:
        """Esc closes what is being typed in, then goes back a step."""
        page = self.compare or self.check
        if page is None:
            return False
        if page.stop():
            return True
        if self.compare:
            self._drop(self.compare)
            self.compare = None
        elif self.check:
            self.choose.carry(self.review.draft)
            self._drop(self.check)
            self.check = None
        self._show_step()
        self.arrive()
        return True

    def _build(self) -> None:
        for part in (self.read, self.see_button, self.go_on):
            self._foot.add(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        self._bar.back_pressed.connect(self._on_back_pressed)
        self.go_on.clicked.connect(self._on_primary)
        self.see_button.clicked.connect(self._on_see)
        self.choose.edited.connect(self._on_edited)
        self.told.changed.connect(lambda: self.choose.evidence.show_details(self.told.known))
        self.told.failed.connect(self._desk.messages.failed)
        self.review.edited.connect(self._on_edited)
        self.review.changed.connect(self._counting.start)
        self.review.failed.connect(self._desk.messages.failed)
        self.autosave.failed.connect(self._desk.messages.failed)
        self._desk.room.changed.connect(self._fit)

    def _on_edited(self) -> None:
        self.told.ask(self._as_it_is())
        self.autosave.touch()
        self.read.setChecked(False)
        self._counting.start()

    def _on_back_pressed(self) -> None:
        page = self.compare or self.check
        if page:
            page.stop()
        if not self.step_back():
            self.back_wanted.emit()

    def _on_undo(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit | QTextEdit):
            edit_focused("undo")
        elif self.check or self.compare:
            self.review.undo()

    def _on_see(self) -> None:
        if self.check:
            self.check.see_text(alone=not self.check.text_alone)
            self._fit()

    def _on_primary(self) -> None:
        if self.compare:
            self._lock()
        elif self.check:
            self._on_checked(self.check)
        elif not any(tick.isChecked() for tick in self.choose.ticks):
            self._foot.say(self.tr("Choose at least one answer, then go on."), strong=True)
            self.arrive()
        else:
            self._open_check()

    def _open_check(self) -> None:
        """Wordings that were changed before stay changed; the boxes decide which are shown."""
        self.review.begin(self.choose.chosen())
        self.check = CheckPage(self._desk.look, self.review, self.told)
        self.check.settled.connect(self.go_on.setFocus)
        self.check.always_wanted.connect(self._on_always)
        self.check.fine_wanted.connect(self._on_fine)
        self._put(self.check)

    def _on_checked(self, check: CheckPage) -> None:
        check.stop()
        if not self.review.is_seen:
            self.review.look_if_needed()
            self._foot.say(self.tr("The check is still looking. Wait a moment."), strong=True)
        elif not check.point_to_open():
            self.compare = SideBySide(self._desk.look, self.review)
            self._put(self.compare)

    def _put(self, page: QWidget) -> None:
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._show_step()
        self.arrive()

    def _drop(self, page: QWidget) -> None:
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()

    def _on_always(self, words: str) -> None:
        self._teach(lambda: self._desk.journal.wishes.mark_always(words))

    def _on_fine(self, words: str) -> None:
        self._teach(lambda: self._desk.journal.wishes.mark_never(words))

    def _teach(self, note: Callable[[], None]) -> None:
        """Keep a word of the writer's own, then look again with it in mind."""
        self._desk.jobs.start(
            lambda _context: note(),
            owner=self,
            done=lambda _none: self.review.look_again(),
            failed=self._desk.messages.failed,
        )

    def _lock(self) -> None:
        if open_marks(self.review.review):
            self._back_to_check()
        elif not self.read.isChecked():
            self._foot.say(
                self.tr("Read the right side first, then tick the box."),
                self.tr("Once locked, the account never changes."),
            )
            self.read.setFocus()
        else:
            self._lock_now()

    def _lock_now(self) -> None:
        self.go_on.set_busy(self.tr("Locking…"))
        self.autosave.forget()
        draft = self._as_it_is()
        self._desk.jobs.start(
            lambda context: self._desk.journal.accounts.lock(draft),
            owner=self,
            done=self._on_locked,
            failed=self._on_failed,
        )

    def _back_to_check(self) -> None:
        """What is typed here can be something new to decide on."""
        if self.compare:
            self.compare.stop()
        self.step_back()

    def _on_locked(self, account: Account) -> None:
        self.locked.emit(account)

    def _on_failed(self, error: Exception) -> None:
        self.go_on.set_ready()
        self.autosave.touch()
        if isinstance(error, Undecided):
            self._back_to_check()
            self.review.look_again()
        self._desk.messages.failed(error)

    def _as_it_is(self) -> AccountDraft:
        return self.choose.chosen() if self.step is Step.CHOOSE else self.review.draft

    def _show_step(self) -> None:
        steps = (self.tr("Choose"), self.tr("Check"), self.tr("Side by side"), self.tr("Lock"))
        last = self.step is Step.COMPARE
        self._bar.set_back(steps[self.step - 1] if self.step else self._entry_title)
        self._bar.set_steps(steps, self.step)
        self.read.setVisible(last)
        self.go_on.set_ready(self.tr("Lock this account") if last else self.tr("Go on"))
        self.go_on.set_icon("lock" if last else "")
        self._fit()
        self._say()

    def _fit(self) -> None:
        narrow = self._desk.room.breadth is Breadth.NARROW
        self.see_button.setVisible(narrow and self.step is Step.CHECK)
        if self.check:
            self.check.set_breadth(self._desk.room.breadth)
            alone = self.check.text_alone
            words = self.tr("See the marks") if alone else self.tr("See the text")
            self.see_button.set_words(words)

    def _say(self) -> None:
        """Say what is open, or what is different from the entry, in words."""
        draft = self._as_it_is()
        if self.step is Step.CHOOSE:
            chosen = sum(section.chosen for section in draft.sections)
            words = self.tr("{n} of {count} answers chosen. Nothing leaves the journal yet.")
            self._foot.say(words.format(n=chosen, count=len(draft.sections)))
            return
        count = len(open_marks(self.review.review))
        asked = is_asked(self.review.review)
        if self.step is Step.CHECK or count:
            self._foot.say(still_to_settle(count, question=asked), strong=True)
            return
        note = self.tr(
            "This list is kept with the account. Once locked, the account never changes."
        )
        self._foot.say(what_changed(draft), note)
