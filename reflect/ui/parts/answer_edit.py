"""Where an answer is written: it grows with its text and never scrolls by itself."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QMimeData, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QTextEdit, QWidget

from reflect.ui.look.shapes import right_rounded
from reflect.ui.look.tokens import RADIUS, Role
from reflect.ui.parts.answer_setting import AnswerSetting
from reflect.ui.parts.clipboard import private_text
from reflect.ui.parts.focus_ring import SQUARE_LEFT
from reflect.ui.parts.markdown_keys import continue_list, toggle_around

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QPaintEvent, QShowEvent, QWheelEvent

    from reflect.ui.look.theme import Look
    from reflect.ui.look.tokens import Token

SMALLEST = 44
_LEFT, _RIGHT = 20, 20
_LONG, _SHORT = (10, 12), (8, 8)
"""Padding above and below."""


class AnswerEdit(QTextEdit):
    """Plain text in the writer's font beside the margin rule.

    Tab leaves it, Ctrl+Tab types a tab; only text is pasted; Ctrl+B and Ctrl+I put asterisks
    round the selection; Return goes on with a list. ``name`` is the prompt it answers.
    """

    entered = Signal()
    """It has the focus now."""
    left = Signal()
    """It has lost the focus."""

    def __init__(self, look: Look, name: str, *, short: bool = False) -> None:
        super().__init__()
        self._look = look
        self._padding = _SHORT if short else _LONG
        self._private = False
        self._area: QScrollArea | None = None
        self._grown = False
        self._setting = AnswerSetting(look, self.document())
        self.setAccessibleName(name)
        self.setProperty("role", str(Role.WRITER))
        self.setProperty(SQUARE_LEFT, True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self.cursorPositionChanged.connect(self._keep_caret_in_sight)
        look.changed.connect(self._restyle)
        self._restyle()

    def text(self) -> str:
        """What is written, as plain text."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Put a text in, as if it had always been there: undo goes back no further."""
        self.setPlainText(text)
        self._restyle()

    @property
    def private(self) -> bool:
        """Whether the answer is private by default."""
        return self._private

    def set_private(self, *, private: bool) -> None:
        """Colour the rule for an answer that stays out of accounts unless it is ticked."""
        self._private = private
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """The size it would like."""
        return QSize(self._look.column, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """The smallest size that can be used."""
        return QSize(self._look.px(120), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the keyboard, with the keys that this edit adds."""
        if not self._own_key(event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Find the page that it stands on."""
        super().showEvent(event)
        area = _scroll_area(self)
        if area is not None and area is not self._area:
            self._area = area
            area.verticalScrollBar().rangeChanged.connect(self._on_page_grown)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that it has the focus."""
        super().focusInEvent(event)
        self.viewport().update()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it has lost the focus."""
        super().focusOutEvent(event)
        self.viewport().update()
        self.left.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Only text can be pasted."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste the text, and nothing but the text."""
        self.insertPlainText(source.text())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the text, and ask clipboard managers not to keep it."""
        return private_text(self.textCursor().selection().toPlainText())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the rule, then the text."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        half = theme.border / 2 if theme.high_contrast else 0
        box = QRectF(self.viewport().rect()).adjusted(half, half, -half, -half)
        edge = QPen(self._look.colour("line2"), theme.border)
        painter.setPen(edge if half else Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("page" if self.hasFocus() else "field"))
        painter.drawPath(right_rounded(box, self._look.px(RADIUS)))
        painter.fillRect(QRect(0, 0, self._rule_width(), self.height()), self._rule_colour())
        painter.end()
        super().paintEvent(event)

    def _rule_width(self) -> int:
        return self._look.px(self._look.theme.rule)

    def _rule_colour(self) -> QColor:
        rule: Token = "line2"
        if self._private:
            rule = "privateLine"
        elif self.hasFocus() and not self._look.theme.high_contrast:
            rule = "accent"
        return self._look.colour(rule)

    def _own_key(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = Qt.KeyboardModifier.ControlModifier
        if held in (control, Qt.KeyboardModifier.MetaModifier) and event.key() == Qt.Key.Key_Tab:
            self.insertPlainText("\t")
        elif held == control and event.key() == Qt.Key.Key_B:
            self._mark("**")
        elif held == control and event.key() == Qt.Key.Key_I:
            self._mark("*")
        elif not held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._break_line()
        else:
            return False
        return True

    def _mark(self, mark: str) -> None:
        cursor = self.textCursor()
        toggle_around(cursor, mark)
        self.setTextCursor(cursor)

    def _break_line(self) -> None:
        cursor = self.textCursor()
        continue_list(cursor)
        self.setTextCursor(cursor)
        self._setting.set_new_line(cursor.block())
        self.ensureCursorVisible()

    def _restyle(self) -> None:
        look = self._look
        top, bottom = (look.px(each) for each in self._padding)
        left = self._rule_width() + look.px(_LEFT)
        self.setCursorWidth(max(2, look.px(2)))
        self._setting.set_all(QMargins(left, top, look.px(_RIGHT), bottom))
        self._on_size_changed(self.document().documentLayout().documentSize())

    def _on_size_changed(self, size: QSizeF) -> None:
        high = max(self._look.px(SMALLEST), math.ceil(size.height()))
        self._grown = self._grown or high > self.height()
        self.setFixedHeight(high)

    def _on_page_grown(self) -> None:
        """Scroll only now: before the page had grown there was nothing to scroll to."""
        if self._grown:
            self._grown = False
            self._keep_caret_in_sight()

    def _keep_caret_in_sight(self) -> None:
        area = self._area
        inside = area.widget() if area is not None else None
        if area is None or inside is None or not self.hasFocus():
            return
        caret = self.cursorRect()
        at = self.mapTo(inside, caret.center())
        area.ensureVisible(at.x(), at.y(), 0, caret.height() + self._look.px(24))


def _scroll_area(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            return parent
        parent = parent.parentWidget()
    return None
