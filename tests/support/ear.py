"""Uses a window as a screen reader does: by what it is told, and the actions it may ask for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAccessible, QAccessibleActionInterface

from tests.support.waiting import wait_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QAccessibleInterface
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

Role = QAccessible.Role
PRESSES = (QAccessibleActionInterface.pressAction(), QAccessibleActionInterface.toggleAction())


class Ear:
    """Whatever is looked for must be told before the patience ends. No key and no mouse is used."""

    def __init__(self, window: QWidget, qtbot: QtBot) -> None:
        self._window = window
        self._qtbot = qtbot

    def hears(self, name: str) -> bool:
        """Whether something that is shown is called so; ``name`` is a pattern of the beginning."""
        return bool(self._named(name))

    def find(self, name: str, *roles: Role) -> QAccessibleInterface:
        """What is called so and has one of these roles, if any are given."""
        named: list[QAccessibleInterface] = self.until(lambda: self._named(name, *roles) or None)
        return named[0]

    def press(self, name: str) -> None:
        """Do what a screen reader does to a button, a box or a row."""
        actions = self.find(name, Role.Button, Role.CheckBox, Role.RadioButton).actionInterface()
        known = actions.actionNames()
        actions.doAction(next(each for each in PRESSES if each in known))

    def type(self, name: str, text: str) -> None:
        """Put a text into the field that is called so."""
        field = self.find(name, Role.EditableText)
        field.actionInterface().doAction(QAccessibleActionInterface.setFocusAction())
        length = field.textInterface().characterCount()
        field.editableTextInterface().replaceText(0, length, text)

    def focus(self) -> str:
        """What has the focus is called so."""
        here = self._root().focusChild()
        return here.text(QAccessible.Text.Name) if here else ""

    def until(self, there: Callable[[], Any]) -> Any:
        """Wait until this gives something, and return it."""
        return wait_for(self._qtbot, there)

    def _root(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._window)

    def _named(self, name: str, *roles: Role) -> list[QAccessibleInterface]:
        return [
            each
            for each in _all(self._root())
            if (not roles or each.role() in roles)
            and re.match(name, each.text(QAccessible.Text.Name) or "")
        ]


def _all(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Everything that is shown, in the order in which it is read."""
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child is not None and child.isValid() and not child.state().invisible:
            yield child
            yield from _all(child)
