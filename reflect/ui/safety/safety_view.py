"""Safety: one sentence on everything; ways in, backups, and the check of the journal itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from reflect.ui.check_words import check_words as check_result_words
from reflect.ui.look.tokens import Role
from reflect.ui.parts.ask_path import ask_folder, documents_folder
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.notice import Notice
from reflect.ui.parts.page import Page
from reflect.ui.parts.para import Para
from reflect.ui.parts.stack import Stack
from reflect.ui.preferences.setting_card import SettingCard
from reflect.ui.preferences.ways_in import WaysIn
from reflect.ui.safety.backups_card import BackupsCard
from reflect.ui.safety.fact_row import FactRow
from reflect.ui.safety.locking_card import LockingCard
from reflect.ui.safety.safety_state import SafetyState, read_state
from reflect.ui.safety.safety_words import (
    check_words,
    drill_words,
    folder_words,
    made_words,
    shared_words,
    whole_state,
)
from reflect.ui.view import Bound, View

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path
    from typing import Any

    from PySide6.QtGui import QResizeEvent

    from reflect.domain.backup import Drill
    from reflect.domain.check import CheckResult
    from reflect.services.backup_list import BackupRow
    from reflect.services.changes import Changes
    from reflect.services.jobs import JobContext
    from reflect.ui.desk import Desk
    from reflect.ui.jobs import Job
    from reflect.ui.parts.notice import NoticeKind

FEW = 2
TWO_COLUMNS = 880
"""A narrower page has the cards one under the other."""


class SafetyView(View):
    """What keeps the journal, and what would bring it back."""

    bring_back_wanted = Signal()
    """The writer wants to choose a backup."""

    def __init__(self, desk: Desk, *, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._desk = desk
        self._now = now
        self._job: Job | None = None
        look = desk.look
        self.state = SafetyState()
        self.page = Page("window", name=self.tr("Safety"))
        self.primary = Button(look, self.tr("Back up now"), "primary", icon="hard-drive")
        self.stop = Button(look, self.tr("Stop"))
        self.whole = Notice(look, "plain")
        self.ways = WaysIn(desk)
        self.locking = LockingCard(look, desk.preferences)
        self.backups = BackupsCard(look)
        self.choose = Button(look, self.tr("Choose a place"))
        self.elsewhere = Notice(look, "mark", icon="hard-drive", button=self.choose)
        self.shared = Notice(look, "mark")
        self.verify = Button(look, self.tr("Verify"))
        self.check = FactRow(look, self.tr("Read every page and every seal"), self.verify)
        self.found = Notice(look, "wrong")
        self._lay_out()
        self._connect()
        self._restyle()
        self.reload()

    def arrive(self) -> None:
        """Begin at what is done most."""
        self.primary.setFocus()

    def panes(self) -> tuple[QWidget, ...]:
        """One page."""
        return (self.page,)

    def commands(self) -> tuple[Bound, ...]:
        """Ctrl+Return backs up."""
        return (Bound(id="primary", run=self.back_up),)

    def leave(self, left: Callable[[bool], object]) -> None:
        """Stop what is under way: a backup that is not whole never counts."""
        self._on_stop()
        left(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards side by side, or one under the other."""
        super().resizeEvent(event)
        self._restyle()

    def reload(self) -> None:
        """Read what is known."""
        journal = self._desk.journal
        self._desk.jobs.start(
            lambda _context: read_state(journal), owner=self, done=self.show_state
        )

    def show_state(self, state: SafetyState) -> None:
        """Show what is known."""
        self.state = state
        now = self._now()
        if not self._job:
            said = whole_state(state, now)
            self.whole.say(
                said.kind, "", said.text, icon="shield-check" if said.kind == "ok" else ""
            )
        self.backups.show_state(state, now)
        self.check.say(check_words(state.check, now.date()))
        wrong = state.check is not None and not state.check.fine
        if state.check and wrong:
            tone: NoticeKind = "wrong" if state.check.damaged else "mark"
            self.found.say(tone, *check_result_words(state.check, self._desk.journal.name))
        self._right.show_only_if(self.found, wrong)
        some = bool(state.backups)
        kind: NoticeKind = "mark" if state.one_disk or not state.folder_there else "plain"
        self.elsewhere.say(kind, *folder_words(state), icon="hard-drive")
        self.choose.set_words(
            self.tr("Choose another") if state.folder else self.tr("Choose a place")
        )
        self._right.show_only_if(self.elsewhere, some)
        if state.shared:
            self.shared.say("mark", *shared_words(state.shared))
        self._column.show_only_if(self.shared, state.shared is not None)

    def back_up(self) -> None:
        """Make a backup now, and read it back."""
        backups = self._desk.journal.backups
        self._run(self.tr("Backing up, and reading it back…"), backups.make, self._on_backed_up)

    def rehearse(self) -> None:
        """Bring the newest backup back to a scratch folder, and count."""
        drill = self._desk.journal.backups.drill
        self._run(self.tr("Bringing the newest backup back, to see that it would…"), drill,
                  self._on_rehearsed)  # fmt: skip

    def check_now(self) -> None:
        """Read every page and every row."""
        full = self._desk.journal.checking.full
        self._run(self.tr("Reading every page and every seal…"), full, self._on_checked)

    def choose_folder(self, folder: Path) -> None:
        """Put backups there as well, beginning with one now."""
        backups = self._desk.journal.backups

        def choose(context: JobContext) -> BackupRow:
            backups.choose_folder(folder)
            return backups.make(context)

        self._run(self.tr("Backing up to {name}…").format(name=folder.name), choose,
                  self._on_backed_up)  # fmt: skip

    def _run(
        self, saying: str, work: Callable[[JobContext], Any], done: Callable[[Any], object]
    ) -> None:
        """Do one thing at a time; its progress stands in the place of the sentence."""
        if self._job:
            return
        self._saying = saying
        self.whole.say("plain", "", saying)
        self.stop.show()
        self._job = self._desk.jobs.start(
            work, owner=self, done=done, failed=self._desk.messages.failed,
            progress=self._on_progress, settled=self._on_settled,
        )  # fmt: skip

    def _on_progress(self, done: int, total: int) -> None:
        # Two steps or fewer tell nothing.
        if total > FEW:
            far = self.tr("{done} of {total}").format(done=done, total=total)
            self.whole.say("plain", "", f"{self._saying} {far}")

    def _on_stop(self) -> None:
        if self._job:
            self._job.stop()

    def _on_settled(self) -> None:
        self._job = None
        self.stop.hide()
        self.reload()

    def _on_backed_up(self, row: BackupRow) -> None:
        words = self.tr("Backed up and read back: {when}.")
        self._desk.messages.notice(words.format(when=made_words(row, self._now()).lower()))

    def _on_rehearsed(self, drill: Drill) -> None:
        self._desk.messages.notice(
            drill_words(drill, self._now().date()), tone="wrong" if drill.fault else "ok"
        )

    def _on_checked(self, result: CheckResult) -> None:
        if result.fine:
            words = self.tr("Everything was read, and nothing is wrong.")
            self._desk.messages.notice(words)

    def _on_changed(self, changes: Changes) -> None:
        if changes.settings and not self._job:
            self.reload()

    def _on_choose(self) -> None:
        ask_folder(
            self, self.tr("A second place for backups"), documents_folder(), self.choose_folder
        )

    def _connect(self) -> None:
        self.primary.clicked.connect(self.back_up)
        self.stop.clicked.connect(self._on_stop)
        self.verify.clicked.connect(self.check_now)
        self.choose.clicked.connect(self._on_choose)
        self.backups.rehearse_wanted.connect(self.rehearse)
        self.backups.bring_back_wanted.connect(self.bring_back_wanted)
        self._desk.changed.connect(self._on_changed)
        self._desk.look.changed.connect(self._restyle)
        self._desk.room.changed.connect(self._restyle)

    def _lay_out(self) -> None:
        look = self._desk.look
        self.stop.hide()
        head = QHBoxLayout()
        title = Para(look, self.tr("Safety"), Role.PAGE_TITLE)
        head.addWidget(title, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.stop)
        head.addWidget(self.primary)
        self._column = Stack(look, self.page.content)
        self._column.put(head)
        self._column.put(self.whole, above=16)
        self._column.put(self.shared, above=16)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.addLayout(self._left_column(), 1)
        self._columns.addLayout(self._right_column(), 1)
        self._column.put(self._columns, above=24)
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.page)

    def _left_column(self) -> Stack:
        look = self._desk.look
        self._left = Stack(look)
        self._left.put(Para(look, self.tr("Ways in"), Role.PROMPT))
        self._left.put(self.ways, above=8)
        self._left.put(Para(look, self.tr("Locking"), Role.PROMPT), above=24)
        self._left.put(self.locking, above=8)
        self._left.addStretch(1)
        return self._left

    def _right_column(self) -> Stack:
        look = self._desk.look
        self._right = Stack(look)
        self._right.put(self.backups)
        self._right.put(self.elsewhere, above=16)
        self._right.put(Para(look, self.tr("Check"), Role.PROMPT), above=24)
        card = SettingCard(look)
        card.add(self.check)
        self._right.put(card, above=8)
        self._right.put(self.found, above=12)
        self._right.addStretch(1)
        return self._right

    def _restyle(self) -> None:
        px = self._desk.look.px
        narrow = self.width() < px(TWO_COLUMNS)
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._columns.setSpacing(px(24))
        side = px(24 if narrow else 48)
        self._column.setContentsMargins(side, px(40), side, px(32))
