"""What holds for every control of a screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

SMALLEST_TARGET = 32


def controls(screen: QWidget) -> list[QWidget]:
    """Whatever is shown and can have the focus."""
    return [
        part
        for part in screen.findChildren(QWidget)
        if part.isVisible()
        and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(part, QScrollBar)
    ]


def assert_named_and_large(screen: QWidget, scale: float) -> None:
    """Each control has a name, and is large enough to hit, once the layout has settled."""
    QApplication.processEvents()
    found = controls(screen)
    assert found
    for control in found:
        name = QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
        assert name, control
        assert min(control.width(), control.height()) >= SMALLEST_TARGET * scale, (name, control)
