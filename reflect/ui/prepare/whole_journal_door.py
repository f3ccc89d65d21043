"""Saving the whole journal in the clear, for its own writer: behind the passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflect.errors import WrongPassphrase
from reflect.ui.look.tokens import Role
from reflect.ui.parts.ask_path import ask_file_name, documents_folder
from reflect.ui.parts.bars import BottomBar, TopBar
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.field import PasswordField
from reflect.ui.parts.notice import Notice
from reflect.ui.parts.options import OneOf
from reflect.ui.parts.page import Page
from reflect.ui.parts.para import Para
from reflect.ui.view import Bound, View

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from reflect.domain.account import Departure
    from reflect.ui.desk import Desk
    from reflect.ui.jobs import Job


class WholeJournalDoor(View):
    """Private answers and earlier wordings leave with it, so it asks for the passphrase again."""

    saved = Signal(str)
    """The name of the file or folder."""
    back_wanted = Signal()

    def __init__(self, desk: Desk, *, back: str, today: Callable[[], date]) -> None:
        super().__init__()
        self._desk = desk
        self._today = today
        self._job: Job | None = None
        look = desk.look
        self._bar = TopBar(look, back)
        self.kind = OneOf(look, self.tr("Kind of file"), self._kinds(), upright=True)
        self.passphrase = PasswordField(look, self.tr("Your passphrase, once more"))
        self._foot = BottomBar(look, side=56)
        self.stop_button = Button(look, self.tr("Stop"), "secondary", high=44)
        self.save_button = Button(look, self.tr("Save the journal"), "primary", icon="download")
        self._page = Page("page", name=self.tr("Save the whole journal"))
        self._build()
        self._connect()
        self._say()

    def arrive(self) -> None:
        """Begin with the kind of file."""
        self.kind.radio(self.kind.value()).setFocus()

    def leave(self, left: Callable[[bool], object]) -> None:
        """Stop what is under way; nothing is left half written."""
        self._on_stop()
        self.passphrase.edit.clear()
        left(True)

    def panes(self) -> tuple[QWidget, ...]:
        """Page and bars."""
        return (self._page, self._foot, self._bar)

    def commands(self) -> tuple[Bound, ...]:
        """Ctrl+Return saves."""
        return (Bound(id="primary", run=self._on_save),)

    def save_to(self, path: Path) -> None:
        """Write the journal there, if the passphrase is right."""
        kind, passphrase = self.kind.value(), self.passphrase.text()
        self.save_button.set_busy(self.tr("Saving…"))
        self.stop_button.show()
        self._job = self._desk.jobs.start(
            lambda context: self._desk.journal.hand_on.save_whole_journal(
                path, kind=kind, passphrase=passphrase, context=context
            ),
            owner=self,
            progress=self._on_progress,
            done=self._on_saved,
            failed=self._on_failed,
            settled=self._on_settled,
        )

    def _kinds(self) -> list[tuple[str, str, str]]:
        return [
            (
                "json",
                self.tr("One JSON file"),
                self.tr("Everything, every revision and account, for another program to read."),
            ),
            (
                "md",
                self.tr("A folder of Markdown"),
                self.tr("One file for each entry as it is now, readable with any editor."),
            ),
        ]

    def _build(self) -> None:
        look = self._desk.look
        self._bar.set_title(self.tr("Save the whole journal"))
        self.kind.set_value("json")
        self.stop_button.hide()
        warning = Notice(
            look,
            "mark",
            self.tr("This file is not encrypted"),
            self.tr("Whoever has it can read all of it. Keep it where only you can reach it."),
        )
        inner = QWidget()
        inner.setMaximumWidth(look.px(640))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(20))
        column.addWidget(Para(look, self.tr("How would you like it?"), Role.DOOR_TITLE))
        for part in (self.kind, warning, self.passphrase):
            column.addWidget(part)
        column.addStretch(1)
        row = QHBoxLayout(self._page.content)
        row.setContentsMargins(look.px(56), look.px(32), look.px(32), look.px(32))
        row.addWidget(inner)
        row.addStretch(1)
        self._foot.add(self.stop_button)
        self._foot.add(self.save_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._bar)
        whole.addWidget(self._page, 1)
        whole.addWidget(self._foot)

    def _connect(self) -> None:
        self._bar.back_pressed.connect(self.back_wanted)
        self.save_button.clicked.connect(self._on_save)
        self.stop_button.clicked.connect(self._on_stop)
        self.passphrase.submitted.connect(self._on_save)

    def _say(self) -> None:
        self._foot.say(self.tr("Nothing is sent. The saved file is noted in the ledger."))

    def _on_save(self) -> None:
        if not self.passphrase.text():
            self.passphrase.point_to(self.tr("Type the passphrase of this journal."))
            return
        suffix = ".json" if self.kind.value() == "json" else ""
        proposed = documents_folder() / f"journal-export-{self._today():%Y-%m-%d}{suffix}"
        ask_file_name(self, self.save_button.text(), proposed, self.save_to)

    def _on_stop(self) -> None:
        if self._job:
            self._job.stop()

    def _on_progress(self, done: int, total: int) -> None:
        words = self.tr("{done} of {total} entries written.")
        self._foot.say(words.format(done=done, total=total))

    def _on_saved(self, departure: Departure) -> None:
        self.passphrase.edit.clear()
        self.saved.emit(departure.file_name)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, WrongPassphrase):
            self.passphrase.point_to(
                self.tr("That passphrase does not open this journal. Nothing was saved.")
            )
        else:
            self._desk.messages.failed(error)

    def _on_settled(self) -> None:
        self._job = None
        self.stop_button.hide()
        self.save_button.set_ready()
        self._say()
