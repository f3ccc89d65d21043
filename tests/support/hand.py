"""Uses a window as a person does: by what is on it, the mouse and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QTextEdit, QWidget

from tests.support.keys import press
from tests.support.waiting import wait_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

Kind = TypeVar("Kind", bound=QWidget)

MANY_TABS = 80


class Hand:
    """What is looked for must come on screen before the patience ends."""

    def __init__(self, window: QWidget, qtbot: QtBot) -> None:
        self.window = window
        self._qtbot = qtbot

    def find(self, kind: type[Kind], name: str) -> Kind:
        """The widget on screen with these words on it, or this accessible name."""
        found: Kind = self.until(lambda: next(iter(self._named(kind, name)), None))
        return found

    def sees(self, name: str) -> bool:
        """Whether a button with these words is on screen."""
        return bool(self._named(QAbstractButton, name))

    def click(self, name: str) -> None:
        """Press the button with these words."""
        button = self.find(QAbstractButton, name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())

    def fill(self, name: str, text: str) -> None:
        """Type into the field with this name."""
        field: QWidget = self.until(
            lambda: next(iter([*self._named(QLineEdit, name), *self._named(QTextEdit, name)]), None)
        )
        field.setFocus()
        QTest.keyClicks(field, text)

    def write(self, text: str) -> None:
        """Type where the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the focus"
        QTest.keyClicks(focused, text)

    def press(self, keys: str) -> None:
        """Press keys where the focus is."""
        press(keys, QApplication.focusWidget() or self.window)

    def tab_to(self, name: str) -> None:
        """Press Tab until the focus is on what is called so, or begins so."""
        for _ in range(MANY_TABS):
            focused = QApplication.focusWidget()
            if focused and any(each.startswith(name) for each in _names(focused)):
                return
            self.press("Tab")
        message = f"Tab never comes to {name}"
        raise AssertionError(message)

    def until(self, there: Callable[[], Any]) -> Any:
        """Wait until this gives something, and return it."""
        return wait_for(self._qtbot, there)

    def _named(self, kind: type[Kind], name: str) -> list[Kind]:
        return [
            widget
            for widget in self.window.findChildren(kind)
            if widget.isVisible() and name in _names(widget)
        ]


def _names(widget: QWidget) -> tuple[str, ...]:
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return (widget.accessibleName(), words)
