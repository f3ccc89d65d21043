"""Doors: views that take the whole window, opened over a place and closed back to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.ui.view import View


class Doors(QObject):
    """The doors open at the moment, one over the other."""

    changed = Signal()
    """Another view is on screen."""

    def __init__(self, stack: QStackedWidget, arrive: Callable[[], object]) -> None:
        """``stack`` holds what the doors are opened over; ``arrive`` gives that the focus."""
        super().__init__(stack)
        self._stack = stack
        self._arrive = arrive
        self._open: list[tuple[View, QWidget | None]] = []

    @property
    def views(self) -> tuple[View, ...]:
        """The open doors, the one on top first."""
        return tuple(view for view, _ in reversed(self._open))

    def open(self, view: View) -> None:
        """Show a view instead of everything; it is deleted once it has closed."""
        self._open.append((view, QApplication.focusWidget()))
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        self.changed.emit()
        view.arrive()

    def close(self, closed: Callable[[], object] | None = None) -> None:
        """Close the door on top as soon as it has kept its work.

        The focus goes back to where it was, unless ``closed`` is called to go elsewhere.
        """
        view = self._open[-1][0]
        view.leave(partial(self._on_left, view, closed))

    def close_all(self, closed: Callable[[], object]) -> None:
        """Close every door, the one on top first; then call ``closed``."""
        if self._open:
            self.close(partial(self.close_all, closed))
        else:
            closed()

    def _on_left(self, view: View, closed: Callable[[], object] | None, kept: bool) -> None:
        # A view that was asked twice answers twice.
        if not kept or not self._open or self._open[-1][0] is not view:
            return
        _, focused = self._open.pop()
        self._stack.removeWidget(view)
        self._stack.setCurrentIndex(self._stack.count() - 1)
        view.hide()
        view.deleteLater()
        self.changed.emit()
        if closed:
            closed()
        else:
            self._give_back(focused)

    def _give_back(self, focused: QWidget | None) -> None:
        if focused and isValid(focused) and focused.isVisible():
            focused.setFocus()
        else:
            self._arrive()
