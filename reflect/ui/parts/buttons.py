"""Buttons: a verb and its object, or an icon with a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent

    from reflect.ui.look.theme import Look
    from reflect.ui.look.tokens import Token

Kind = Literal["primary", "secondary", "outlined", "quiet", "muted", "danger", "link"]

_PRESSES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select)
_HIGH: dict[Kind, int] = {"primary": 44, "outlined": 44, "link": 32}
_ICON_INKS: dict[Kind, Token] = {
    "primary": "onAccent",
    "outlined": "accent",
    "quiet": "accent",
    "muted": "ink2",
    "danger": "wrong",
    "link": "accent",
}


class Button(QPushButton):
    """A button with words. ``high`` is 36 for secondary ones unless they stand by a primary.

    ``edge`` takes the padding of a quiet one away, so that its words begin where a column does.
    """

    def __init__(
        self, look: Look, text: str, kind: Kind = "secondary", *, icon: str = "",
        high: int = 0, edge: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(text)
        self._look = look
        self._kind: Kind = kind
        self._icon = icon
        self._text = text
        self.setProperty("kind", kind)
        self.setProperty("high", str(high or _HIGH.get(kind, 36)))
        self.setProperty("edge", edge)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(kind == "primary")
        self._restyle()
        look.changed.connect(self._restyle)

    @property
    def busy(self) -> bool:
        """Whether it waits for its work to end."""
        return bool(self.property("busy"))

    def set_busy(self, text: str) -> None:
        """Say what is being done ("Opening…"), keep the width, and take no press."""
        self.setMinimumWidth(max(self.minimumWidth(), self.width()))
        self.setProperty("busy", True)
        self.setText(text)

    def set_ready(self, text: str = "") -> None:
        """Be pressable again, with the words it had or with others."""
        self._text = text or self._text
        self.setProperty("busy", False)
        self.setText(self._text)
        self.setMinimumWidth(0)

    def set_words(self, text: str) -> None:
        """Say something else, or nothing beside the icon."""
        self._text = text
        self.setText(text)

    def set_icon(self, name: str) -> None:
        """Show another icon, or none."""
        self._icon = name
        self._restyle()

    def set_kind(self, kind: Kind) -> None:
        """Be of another kind: what is primary on a page may change with what it shows."""
        self._kind = kind
        self._set("kind", kind)
        self.setAutoDefault(kind == "primary")
        self._restyle()

    def set_high(self, high: int) -> None:
        """Be as high as this, at scale 1."""
        self._set("high", str(high))

    def set_edge(self, *, edge: bool) -> None:
        """Whether its words begin where a column does."""
        self._set("edge", edge)

    def set_wide(self) -> None:
        """Take the whole width there is."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def hitButton(self, pos: QPoint) -> bool:
        """A busy button takes no press."""
        return not self.busy and super().hitButton(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A busy button takes no key that would press it."""
        if self.busy and event.key() in _PRESSES:
            event.accept()
            return
        super().keyPressEvent(event)

    def _set(self, name: str, value: object) -> None:
        """Give it a property of the style sheet."""
        if self.property(name) != value:
            self.setProperty(name, value)
            self.style().unpolish(self)
            self.style().polish(self)
            self.updateGeometry()

    def _restyle(self) -> None:
        if not self._icon:
            self.setIcon(QIcon())
            return
        self.setIcon(self._look.icons.icon(self._icon, _ICON_INKS.get(self._kind, "ink")))
        self.setIconSize(self._look.icons.size())


class IconButton(QToolButton):
    """An icon alone; ``name`` is what a screen reader says and the tooltip shows."""

    def __init__(
        self, look: Look, icon: str, name: str, *, tone: Token = "ink2", boxed: bool = False,
        high: int = 36,
    ) -> None:  # fmt: skip
        super().__init__()
        self._look = look
        self._icon = icon
        self._tone: Token = tone
        self._filled = False
        self._size = 20
        self.setProperty("kind", "boxed" if boxed else "plain")
        self.setProperty("high", str(high))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_name(name)
        self._restyle()
        look.changed.connect(self._restyle)

    def set_name(self, name: str) -> None:
        """Call it otherwise, as when pressing it would now do the opposite."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def set_icon(self, icon: str, tone: Token | None = None, *, filled: bool = False) -> None:
        """Show another icon."""
        self._icon = icon
        self._tone = tone or self._tone
        self._filled = filled
        self._restyle()

    def set_icon_size(self, size: int) -> None:
        """Draw the icon larger or smaller than 20; the target stays as large."""
        self._size = size
        self._restyle()

    def _restyle(self) -> None:
        side = self._look.px(self._size)
        icon = self._look.icons.icon(
            self._icon, self._tone, self._size, filled=self._filled, beside=False
        )
        self.setIcon(icon)
        self.setIconSize(QSize(side, side))
