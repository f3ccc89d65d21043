"""Says in the studio why nothing is saved, and lets the author choose between two versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reflect.errors import ReflectError, SourceChanged
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.parts.notice import Notice

if TYPE_CHECKING:
    from pathlib import Path

    from reflect.services.studio.open_draft import OpenDraft
    from reflect.ui.desk import Desk
    from reflect.ui.studio.studio_layout import StudioLayout


class NotSaved(QObject):
    """A notice over the panes while the folder does not hold what was written."""

    settled = Signal()
    """One of two versions was chosen."""

    def __init__(self, desk: Desk, draft: OpenDraft, spread: StudioLayout) -> None:
        super().__init__(spread)
        self._desk = desk
        self._draft = draft
        self._spread = spread
        self._said = ""

    def clear(self) -> None:
        """All is saved again."""
        self._said = ""
        self._spread.show_trouble(None)

    def say(self, error: Exception) -> None:
        """Say what happened; saving is tried again by itself."""
        self._spread.state.failed(self.tr("Not saved."))
        words = self._desk.messages.words(error) if isinstance(error, ReflectError) else None
        if words is None:
            self._desk.messages.failed(error)
            return
        kept = self.tr("Your words are still here.")
        text = words.text if isinstance(error, SourceChanged) else f"{kept} {words.text}"
        if self._said == words.title + text:
            return
        self._said = words.title + text
        notice = Notice(self._desk.look, "wrong", words.title, text)
        if isinstance(error, SourceChanged):
            notice.add_under(self._choices())
        self._spread.show_trouble(notice)

    def _choices(self) -> QWidget:
        whole = QWidget()
        flow = FlowLayout(whole)
        look = self._desk.look
        theirs = Button(look, self.tr("Go on with what lies there"), high=36)
        mine = Button(look, self.tr("Keep mine, and put that aside"), high=36)
        flow.addWidget(theirs)
        flow.addWidget(mine)
        theirs.clicked.connect(self._take)
        mine.clicked.connect(self._write_over)
        return whole

    def _take(self) -> None:
        try:
            self._draft.take_from_folder()
        except ReflectError as error:
            self.say(error)
        else:
            self.clear()
            self.settled.emit()

    def _write_over(self) -> None:
        self._desk.jobs.start(
            lambda context: self._draft.save(over=True), owner=self, done=self._on_written,
            failed=self.say,
        )  # fmt: skip

    def _on_written(self, aside: Path | None) -> None:
        self.clear()
        self.settled.emit()
        words = self.tr("What lay there was put aside, in {folder}.").format(folder=aside)
        self._desk.messages.notice(self.tr("Yours is saved."), words if aside else "")
