"""Two or three tabs under a page's title; the one chosen is underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from reflect.ui.look.tokens import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from reflect.ui.look.theme import Look


class _Tab(QPushButton):
    def __init__(self, look: Look, text: str) -> None:
        super().__init__(text)
        self._look = look
        self.setCheckable(True)
        self.setFlat(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Wide enough for the bold words."""
        width = QFontMetrics(self._look.font(Role.STRONG)).horizontalAdvance(self.text())
        return QSize(width + 2, self._look.px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, and the line under the one chosen."""
        look, on = self._look, self.isChecked()
        painter = QPainter(self)
        painter.setFont(look.font(Role.STRONG if on else Role.CONTROL))
        painter.setPen(look.colour("ink" if on else "ink2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self.text())
        if on:
            high = look.px(3)
            painter.fillRect(0, self.height() - high, self.width(), high, look.colour("accent"))


class Tabs(QWidget):
    """Left and Right go from one to the next."""

    chosen = Signal(int)
    """The index of the tab that was chosen."""

    def __init__(self, look: Look, name: str, count: int) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._tabs = [_Tab(look, "") for _ in range(count)]
        for index, tab in enumerate(self._tabs):
            self._group.addButton(tab, index)
            self._row.addWidget(tab)
        self._row.addStretch(1)
        self._tabs[0].setChecked(True)
        self._group.idClicked.connect(self.chosen)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def current(self) -> int:
        """The index of the chosen tab."""
        return self._group.checkedId()

    def set_texts(self, texts: Sequence[str]) -> None:
        """Say what the tabs are called."""
        for tab, text in zip(self._tabs, texts, strict=True):
            tab.setText(text)
            tab.updateGeometry()

    def choose(self, index: int) -> None:
        """Choose a tab and tell."""
        self._tabs[index].setChecked(True)
        self.chosen.emit(index)

    def _restyle(self) -> None:
        self._row.setSpacing(self._look.px(24))
