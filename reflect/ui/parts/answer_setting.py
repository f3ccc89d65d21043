"""How the text of an answer is set: its margins, the height of a line, the gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextFrameFormat

from reflect.ui.look.fonts import proportional_height
from reflect.ui.look.tokens import Role
from reflect.ui.parts.lines import BULLET, no_gap

if TYPE_CHECKING:
    from PySide6.QtCore import QMargins
    from PySide6.QtGui import QTextBlock, QTextDocument

    from reflect.ui.look.theme import Look


class AnswerSetting:
    """Sets one document. What can be undone stays so; a change of the setting is one step of it."""

    def __init__(self, look: Look, document: QTextDocument) -> None:
        self._look = look
        self._document = document

    def set_all(self, margins: QMargins) -> None:
        """Set the whole text, unless it is so already."""
        document = self._document
        font = self._look.font(Role.WRITER)
        as_it_is = document.rootFrame().frameFormat() == _frame(margins)
        if as_it_is and document.defaultFont() == font:
            return
        document.setDefaultFont(font)
        undoable = document.isUndoAvailable()
        document.setUndoRedoEnabled(undoable)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        document.rootFrame().setFrameFormat(_frame(margins))
        block = document.begin()
        while block.isValid():
            self._set(cursor, block)
            block = block.next()
        cursor.endEditBlock()
        document.setUndoRedoEnabled(True)

    def set_new_line(self, begun: QTextBlock) -> None:
        """Set the lines above one that has just been begun.

        It keeps its distance while it is empty, so that it does not move when typed in.
        """
        cursor = QTextCursor(self._document)
        cursor.joinPreviousEditBlock()
        for block in (begun.previous().previous(), begun.previous()):
            if block.isValid():
                self._set(cursor, block, begun)
        cursor.endEditBlock()

    def _set(self, cursor: QTextCursor, block: QTextBlock, begun: QTextBlock | None = None) -> None:
        below = block.next()
        text = below.text() or (BULLET if below == begun else "")
        close = below.isValid() and no_gap(block.text(), text)
        cursor.setPosition(block.position())
        cursor.setBlockFormat(self._format(0 if close else self._look.line(Role.WRITER) // 2))

    def _format(self, gap: int) -> QTextBlockFormat:
        made = QTextBlockFormat()
        look = self._look
        height = proportional_height(Role.WRITER, look.scale, look.writer_family)
        kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        made.setLineHeight(height, kind.value)
        made.setBottomMargin(gap)
        return made


def _frame(margins: QMargins) -> QTextFrameFormat:
    frame = QTextFrameFormat()
    frame.setLeftMargin(margins.left())
    frame.setTopMargin(margins.top())
    frame.setRightMargin(margins.right())
    frame.setBottomMargin(margins.bottom())
    return frame
