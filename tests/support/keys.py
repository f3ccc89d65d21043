"""Presses keys as the table of commands writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QKeyCombination
    from PySide6.QtGui import QWindow


def press(keys: str, target: QWidget | QWindow | None = None) -> None:
    """Press keys in a widget or a window, or else in whatever has the focus or is open."""
    where = target or QApplication.activePopupWidget() or QApplication.focusWidget()
    assert where is not None, "nothing has the focus"
    # The stubs do not know that a sequence can be indexed.
    combination = cast("list[QKeyCombination]", QKeySequence(keys))[0]
    QTest.keyClick(cast("QWidget", where), combination.key(), combination.keyboardModifiers())
