"""What every control offers, whatever it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reflect.domain.answers import Answer


class Control(QObject):
    """One answer on the page; its subclasses know one kind of prompt each."""

    answered = Signal()
    """The writer changed the answer."""

    widget: QWidget
    """What is put on the page."""
    first: QWidget
    """What takes the focus."""

    def answer(self) -> Answer | None:
        """The answer as it stands; None when there is none."""
        raise NotImplementedError

    def show_answer(self, answer: Answer | None) -> None:
        """Show an answer, or none; nobody is told."""
        raise NotImplementedError
