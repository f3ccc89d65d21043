"""Keys that write the marks of plain Markdown: ``**``, ``*`` and the dash of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from reflect.ui.parts.lines import BULLET

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument


def toggle_around(cursor: QTextCursor, mark: str) -> None:
    """Put ``mark`` on both sides of the selection, or take it away if it is there.

    What was selected stays selected.
    """
    first, last = cursor.selectionStart(), cursor.selectionEnd()
    document, size = cursor.document(), len(mark)
    around = (_text(document, first - size, first), _text(document, last, last + size))
    cursor.beginEditBlock()
    if around == (mark, mark):
        _replace(cursor, last, last + size, "")
        _replace(cursor, first - size, first, "")
        moved = -size
    else:
        _replace(cursor, last, last, mark)
        _replace(cursor, first, first, mark)
        moved = size
    cursor.endEditBlock()
    cursor.setPosition(first + moved)
    cursor.setPosition(last + moved, QTextCursor.MoveMode.KeepAnchor)


def continue_list(cursor: QTextCursor) -> None:
    """Begin a new line; in a list it begins with a dash, and an empty item ends the list."""
    line = cursor.block().text()
    cursor.beginEditBlock()
    if line.strip() == BULLET.strip() and not cursor.hasSelection():
        _empty_line(cursor)
    else:
        cursor.insertBlock()
        if line.startswith(BULLET):
            cursor.insertText(BULLET)
    cursor.endEditBlock()


def _empty_line(cursor: QTextCursor) -> None:
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()


def _text(document: QTextDocument, first: int, last: int) -> str:
    if first < 0 or last >= document.characterCount():
        return ""
    cursor = QTextCursor(document)
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def _replace(cursor: QTextCursor, first: int, last: int, text: str) -> None:
    place = QTextCursor(cursor.document())
    place.setPosition(first)
    place.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    place.insertText(text)
