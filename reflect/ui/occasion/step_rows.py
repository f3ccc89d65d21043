"""What a prompt set asks, numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.para import Para
from reflect.ui.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.ui.look.theme import Look
    from reflect.ui.occasion.prompt_shelf import Step


class PrivateMark(QWidget):
    """A lock and the word for it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._lock = QLabel()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self._lock)
        self._line.addWidget(Words(self.tr("Private"), Role.GROUP, "private"))
        look.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        look = self._look
        ratio = self.devicePixelRatioF()
        self._lock.setPixmap(look.icons.pixmap("lock", "private", 15, ratio=ratio))
        self._lock.setFixedSize(QSize(look.px(15), look.px(15)))
        self._line.setSpacing(look.px(4))
        self.setFixedHeight(look.line(Role.BODY))


class StepRow(QWidget):
    """A number, what is asked, and whether the answer is private."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._number = Words("", tone="ink3")
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._heading = Para(look)
        self._private = PrivateMark(look)
        self._line = QHBoxLayout(self)
        top = Qt.AlignmentFlag.AlignTop
        self._line.addWidget(self._number, 0, top)
        self._line.addWidget(self._heading, 1)
        self._line.addWidget(self._private, 0, top)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_step(self, number: int, step: Step) -> None:
        """Show what is asked at this place."""
        private = f", {self.tr('private')}" if step.private else ""
        self.setAccessibleName(f"{number}, {step.heading}{private}")
        self._number.setText(str(number))
        self._heading.set_text(step.heading)
        self._private.setVisible(step.private)

    def _restyle(self) -> None:
        px = self._look.px
        self._line.setContentsMargins(0, px(6), 0, px(6))
        self._line.setSpacing(px(12))
        self._number.setFixedWidth(px(18))


class StepRows(QWidget):
    """The rows, one under the other. They are used again: sets are looked through quickly."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: list[StepRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these."""
        for _ in range(len(steps) - len(self._rows)):
            self._rows.append(StepRow(self._look))
            self._column.addWidget(self._rows[-1])
        for number, (row, step) in enumerate(zip(self._rows, steps, strict=False), 1):
            row.show_step(number, step)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(steps))
