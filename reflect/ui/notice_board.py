"""Where messages appear in the window: one quiet line at its foot, a dialog for a decision."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import Button, IconButton
from reflect.ui.parts.focus_ring import FocusRing
from reflect.ui.parts.notice import Notice as NoticeBar
from reflect.ui.parts.para import Para
from reflect.ui.parts.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from reflect.ui.look.theme import Look
    from reflect.ui.messages import Notice, Question

SECONDS = 10
"""How long good news without a button stays."""


class NoticeBoard(Surface):
    """Shows the newest notice until it is closed, replaced, or old news."""

    def __init__(self, look: Look) -> None:
        super().__init__("window")
        self._look = look
        self._bar: NoticeBar | None = None
        self._button: Button | None = None
        self._place = ""
        self._close = IconButton(look, "x", self.tr("Close this notice"))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.timer = QTimer(self, singleShot=True, interval=SECONDS * 1000)
        """Runs while good news is shown."""
        self.timer.timeout.connect(self.clear)
        self._close.clicked.connect(self.clear)
        look.changed.connect(self._fit)
        self._fit()
        self.hide()

    def put(self, notice: Notice) -> None:
        """Show a notice in place of the one before."""
        self.clear()
        self._place = notice.place
        if notice.action:
            self._button = Button(self._look, notice.action.text)
            self._button.clicked.connect(self.clear)
            self._button.clicked.connect(partial(_run, notice.action.run))
        self._bar = NoticeBar(
            self._look, notice.tone, notice.title, notice.text, button=self._button
        )
        self._row.insertWidget(0, self._bar, 1)
        self.show()
        if not notice.action and notice.tone == "ok":
            self.timer.start()

    def at(self, place: str) -> None:
        """Show nothing that belongs to another place than this one."""
        if self._place and self._place != place:
            self.clear()

    def ask(self, question: Question, answered: Callable[[bool], object]) -> None:
        """Ask in a dialog; closing it is a no."""
        window = self.window()
        dialog = Decision(self._look, window, question, answered)
        # A dialog keeps the keys of its window from working, but locking always works.
        everywhere = Qt.ShortcutContext.ApplicationShortcut
        dialog.addActions([a for a in window.actions() if a.shortcutContext() == everywhere])
        dialog.open()

    def clear(self) -> None:
        """Show nothing."""
        self.timer.stop()
        self.hide()
        if self._bar:
            self._bar.hide()
            self._bar.deleteLater()
        self._bar = self._button = None
        self._place = ""

    def _fit(self) -> None:
        side, small = self._look.px(16), self._look.px(8)
        self._row.setContentsMargins(side, small, small, small)
        self._row.setSpacing(small)


class Decision(QDialog):
    """One question with two answers. The way out has the focus."""

    def __init__(
        self,
        look: Look,
        window: QWidget,
        question: Question,
        answered: Callable[[bool], object],
    ) -> None:
        super().__init__(window)
        # A title of a window is seen in lists of windows: it says nothing of the journal.
        self.setWindowTitle("Reflect")
        self.setAccessibleName(question.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        yes = Button(look, question.yes, "danger" if question.grave else "primary", high=44)
        no = Button(look, question.no, "secondary", high=44)
        self._lay_out(look, question, (no, yes))
        yes.clicked.connect(self.accept)
        no.clicked.connect(self.reject)
        self.finished.connect(lambda result: answered(result == QDialog.DialogCode.Accepted))
        FocusRing(look, self)
        no.setFocus()

    def _lay_out(self, look: Look, question: Question, buttons: tuple[Button, Button]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.px(32)] * 4)
        column.setSpacing(look.px(12))
        column.addWidget(Para(look, question.title, Role.PANEL_TITLE))
        column.addWidget(Para(look, question.text))
        row = QHBoxLayout()
        row.setContentsMargins(0, look.px(12), 0, 0)
        row.setSpacing(look.px(12))
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        column.addLayout(row)


def _run(action: Callable[[], object]) -> None:
    action()
