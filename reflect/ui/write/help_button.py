"""The offer of help beside the question that is being answered; it never moves the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from reflect.ui.parts.buttons import Button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reflect.ui.look.theme import Look

_APART = 48


class HelpButton(Button):
    """Stands in the margin right of the column; where there is none, at the heading's end."""

    def __init__(self, look: Look, ground: QWidget) -> None:
        super().__init__(look, "", "quiet", icon="circle-question-mark")
        self._ground = ground
        self.setParent(ground)
        self.hide()

    def stand_by(self, section: QWidget, answer: QWidget, *, free: bool) -> None:
        """Go to this section; in the margin beside ``answer`` if there is room.

        ``free`` says that nothing else stands at the heading's end.
        """
        long = self.tr("Help with this question")
        self.set_ready(long)
        self.adjustSize()
        end = section.mapTo(self._ground, QPoint(section.width(), 0))
        apart = self._look.px(_APART)
        if end.x() + apart + self.width() <= self._ground.width():
            top = answer.mapTo(self._ground, QPoint(0, 0)).y()
            self.move(end.x() + apart, top + self._look.px(4))
        else:
            self.set_ready(self.tr("Help"))
            self.adjustSize()
            self.move(end.x() - self.width(), end.y() - self._look.px(6))
            self.setVisible(free)
            return
        self.show()
        self.raise_()
