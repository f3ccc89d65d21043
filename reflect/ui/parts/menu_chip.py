"""A chip that opens a menu and wears what was chosen in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMenu, QStyle, QStyleOptionButton, QStylePainter

from reflect.ui.look.icons import paint_icon
from reflect.ui.look.tokens import Role
from reflect.ui.parts.chips import Chip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from reflect.ui.look.theme import Look

_ICON = 20
_LONGEST = 200
"""The widest name of a choice, in pixels at scale 1."""


class MenuChip(Chip):
    """``what`` is chosen by; the chip shows it until something is chosen."""

    chosen = Signal(str)
    """The value chosen, empty for any."""

    def __init__(self, look: Look, what: str, anything: str) -> None:
        """``anything`` is what the menu calls choosing nothing."""
        super().__init__(look, what, checkable=False)
        self._what = what
        self._anything = anything
        self._value = ""
        self._options: Sequence[tuple[str, str]] = ()
        self._menu = QMenu(self)
        self._menu.setAccessibleName(what)
        self.setAccessibleDescription(self.tr("Opens a menu"))
        self.clicked.connect(self._on_clicked)
        look.changed.connect(self._show)

    @property
    def value(self) -> str:
        """What is chosen; empty for any."""
        return self._value

    @property
    def menu_shown(self) -> QMenu:
        """The menu, as it was opened last."""
        return self._menu

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these values with these names."""
        self._options = options
        self._show()

    def set_value(self, value: str) -> None:
        """Show that this was chosen; nobody is told."""
        self._value = value
        self._show()

    def fill(self, menu: QMenu) -> None:
        """Offer the choices in a menu."""
        menu.clear()
        for value, name in (("", self._anything), *self._options):
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == self._value)
            action.triggered.connect(partial(self._on_chosen, value))

    def sizeHint(self) -> QSize:
        """The size it would like: the words as they are when chosen, and an icon."""
        words = QFontMetrics(self._look.font(Role.LABEL)).horizontalAdvance(self.text())
        plain = QFontMetrics(self._look.font(Role.CHIP)).horizontalAdvance(self.text())
        hint = super().sizeHint()
        more = words - plain if self._value else 0
        return QSize(hint.width() + more + self._look.px(_ICON), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it: a tick before what was chosen, or else a chevron after the words."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        if self._value:
            option.state |= QStyle.StateFlag.State_On
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        room, side = self._look.px(_ICON), self._look.px(15)
        before, after = (room, 0) if self._value else (0, room)
        option.rect = inside.adjusted(before, 0, -after, 0)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        left = inside.left() if self._value else inside.right() + 1 - side
        box = QRectF(left, (self.height() - side) / 2, side, side)
        icon = "check" if self._value else "chevron-down"
        paint_icon(painter, icon, box, self._look.colour("accent" if self._value else "ink2"))

    def _show(self) -> None:
        name = next((name for value, name in self._options if value == self._value), self._value)
        font = QFontMetrics(self._look.font(Role.LABEL))
        short = font.elidedText(name, Qt.TextElideMode.ElideRight, self._look.px(_LONGEST))
        self.setText((short if self._value else self._what).replace("&", "&&"))
        self.setAccessibleName(f"{self._what}: {name}" if self._value else self._what)
        self.updateGeometry()
        self.update()

    def _on_clicked(self) -> None:
        self.fill(self._menu)
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _on_chosen(self, value: str) -> None:
        self.set_value(value)
        self.chosen.emit(value)
