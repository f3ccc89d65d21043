"""Words that a person wrote, to be read, selected and copied, with search hits marked."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from reflect.ui.browse.letters import types_a_letter
from reflect.ui.browse.read_setting import ReadSetting, boxes_in
from reflect.ui.look.tokens import Role
from reflect.ui.parts.clipboard import private_text
from reflect.ui.parts.focus_ring import SQUARE_LEFT
from reflect.ui.parts.lines import utf16
from reflect.ui.parts.para import INDENT, Span, SpanKind
from reflect.ui.parts.span_paint import span_ground

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent

    from reflect.ui.look.theme import Look
    from reflect.ui.look.tokens import Token

RULE = 3
_SCROLLS = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Space)


class ReadText(QTextEdit):
    """Plain text that grows and never scrolls by itself. ``name`` is what it answers.

    ``rule`` draws the margin rule of a person's words in that colour.
    """

    caret_moved = Signal()
    """What is being read should be in sight."""
    left_up = Signal()
    """Up was pressed on the first line."""
    left_down = Signal()
    """Down was pressed on the last line."""

    def __init__(
        self, look: Look, name: str, role: Role = Role.WRITER, *, rule: Token | None = None
    ) -> None:
        super().__init__()
        self._look = look
        self._role = role
        self._rule: Token | None = rule
        self._text = ""
        self._spans: tuple[Span, ...] = ()
        self._current = -1
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setProperty(SQUARE_LEFT, rule is not None)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self.cursorPositionChanged.connect(self.caret_moved)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text

    @property
    def hits(self) -> tuple[Span, ...]:
        """The search hits, in order."""
        return tuple(span for span in self._spans if span.kind is SpanKind.HIT)

    @property
    def current_hit(self) -> int:
        """The hit that is being looked at; -1 for none."""
        return self._current

    def set_words(self, text: str, spans: Sequence[Span] = ()) -> None:
        """Show a text, with stretches of it set differently."""
        self._text, self._spans = text, tuple(spans)
        self._current = -1
        self.setPlainText(text)
        self._restyle()

    def set_current_hit(self, index: int) -> QRect:
        """Mark the hit that is being looked at, -1 for none; returns where it stands."""
        self._current = index
        self.viewport().update()
        boxes = self._boxes(self.hits[index]) if index >= 0 else []
        return boxes[0].toAlignedRect() if boxes else QRect()

    def begin_at_start(self) -> None:
        """Take the focus, to be read from the start."""
        self._begin(QTextCursor.MoveOperation.Start)

    def begin_at_end(self) -> None:
        """Take the focus, to be read from the end backwards."""
        self._begin(QTextCursor.MoveOperation.End)

    def sizeHint(self) -> QSize:
        """The size it would like."""
        return QSize(self._look.column, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """The smallest size that can be used."""
        return QSize(self._look.px(120), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows read on over the edge; the page scrolls; letters are left to the window."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self._step(key)
        elif key in _SCROLLS or types_a_letter(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the text, and ask clipboard managers not to keep it."""
        return private_text(self.textCursor().selection().toPlainText())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rule and the grounds of hits, then the text."""
        painter = QPainter(self.viewport())
        if self._rule is not None:
            stroke = self._look.px(RULE)
            painter.fillRect(0, 0, stroke, self.height(), self._look.colour(self._rule))
        for index, hit in enumerate(self.hits):
            shown = Span(hit.start, hit.end, hit.kind, current=index == self._current)
            span_ground(painter, self._look, shown, self._boxes(hit))
        painter.end()
        super().paintEvent(event)

    def _begin(self, where: QTextCursor.MoveOperation) -> None:
        self.moveCursor(where)
        self.setFocus(Qt.FocusReason.TabFocusReason)
        self.caret_moved.emit()

    def _step(self, key: Qt.Key) -> None:
        cursor = self.textCursor()
        down = key == Qt.Key.Key_Down
        way = QTextCursor.MoveOperation.Down if down else QTextCursor.MoveOperation.Up
        if cursor.movePosition(way):
            self.setTextCursor(cursor)
        elif down:
            self.left_down.emit()
        else:
            self.left_up.emit()

    def _boxes(self, span: Span) -> list[QRectF]:
        start, end = utf16(self._text, span.start), utf16(self._text, span.end)
        return list(boxes_in(self.document(), start, end))

    def _restyle(self) -> None:
        self.setFont(self._look.font(self._role))
        self.setCursorWidth(max(2, self._look.px(2)))
        left = self._look.px(RULE + INDENT) if self._rule is not None else 0
        setting = ReadSetting(self._look, self._role, self.document())
        setting.set_all(self._text, self._spans, left)
        self._on_size_changed(self.document().documentLayout().documentSize())

    def _on_size_changed(self, size: QSizeF) -> None:
        self.setFixedHeight(math.ceil(size.height()))
