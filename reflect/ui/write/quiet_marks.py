"""Quiet underlines while one writes, under what may identify somebody. They never interrupt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from reflect.ui.parts.answer_edit import AnswerEdit
from reflect.ui.parts.lines import utf16

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reflect.domain.identifying import Finding
    from reflect.ui.jobs import Job, Jobs
    from reflect.ui.look.theme import Look

    MarksIn = Callable[[Sequence[str]], Sequence[Sequence[Finding]]]

REST_MILLISECONDS = 1_200
"""After the last keystroke: nothing appears under a word that is being typed."""


class QuietMarks(QObject):
    """Underlines in the answers of a page. Nothing is said, and nothing moves."""

    def __init__(self, page: QWidget, look: Look, jobs: Jobs, marks_in: MarksIn) -> None:
        super().__init__(page)
        self._page = page
        self._look = look
        self._jobs = jobs
        self._marks_in = marks_in
        self._job: Job | None = None
        self._timer = QTimer(self, singleShot=True, interval=REST_MILLISECONDS)
        self._timer.timeout.connect(self.mark_now)

    def touch(self) -> None:
        """Something was typed: look once it rests."""
        self._timer.start()

    def mark_now(self) -> None:
        """Look at what stands there, off the GUI thread."""
        if self._job:
            self._job.cancel()
        edits = self._page.findChildren(AnswerEdit)
        texts = [edit.text() for edit in edits]
        self._job = self._jobs.start(
            lambda _context: self._marks_in(texts),
            owner=self,
            done=lambda found: self._show(edits, texts, found),
            # Nothing that was asked for has failed: there are no lines.
            failed=lambda _error: None,
        )

    def _show(
        self,
        edits: Sequence[AnswerEdit],
        texts: Sequence[str],
        found: Sequence[Sequence[Finding]],
    ) -> None:
        for edit, text, findings in zip(edits, texts, found, strict=True):
            # What has been typed meanwhile is looked at when it rests.
            if edit.text() == text:
                edit.setExtraSelections([self._line(edit, text, each) for each in findings])

    def _line(self, edit: AnswerEdit, text: str, found: Finding) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(edit.document())
        cursor.setPosition(utf16(text, found.start))
        cursor.setPosition(utf16(text, found.end), QTextCursor.MoveMode.KeepAnchor)
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        form.setUnderlineColor(self._look.colour("markLine"))
        made.cursor, made.format = cursor, form
        return made
