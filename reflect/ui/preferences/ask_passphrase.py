"""Asking once more for the passphrase of a journal that is open, before its lock is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.bars import BottomBar, TopBar
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.field import PasswordField
from reflect.ui.parts.notice import Notice
from reflect.ui.parts.page import Page
from reflect.ui.parts.para import Para

if TYPE_CHECKING:
    from reflect.ui.look.theme import Look

WIDE = 640


class Asking(NamedTuple):
    """What is said while the passphrase is asked for."""

    title: str
    what: str
    """What will happen, in a bold line."""
    why: str
    """What that means."""
    foot: str
    """What is not touched."""
    go_on: str
    """The words of the primary."""


class AskPassphrase(QWidget):
    """A bar with the way back, the field, and the primary that goes on."""

    back_wanted = Signal()
    given = Signal()
    """There is something in the field, and the writer wants to go on."""

    def __init__(self, look: Look, asking: Asking, back: str) -> None:
        """``back`` names the place behind."""
        super().__init__()
        self._look = look
        self.bar = TopBar(look, back)
        self.page = Page("page", name=asking.title)
        self.passphrase = PasswordField(look, self.tr("Your passphrase, once more"))
        self.foot = BottomBar(look, asking.foot, side=56)
        self.primary = Button(look, asking.go_on, "primary", high=44)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._row = QHBoxLayout(self.page.content)
        self._lay_out(asking)
        self.bar.back_pressed.connect(self.back_wanted)
        self.primary.clicked.connect(self.press_primary)
        self.passphrase.submitted.connect(self.press_primary)
        look.changed.connect(self._restyle)
        self._restyle()

    def press_primary(self) -> None:
        """Go on, or say in its place that the passphrase is missing."""
        if self.primary.busy:
            return
        if self.passphrase.text():
            self.given.emit()
        else:
            self.passphrase.point_to(self.tr("Type the passphrase of this journal."))

    def refuse(self) -> None:
        """Say that it is not the passphrase."""
        self.passphrase.point_to(
            self.tr("That passphrase does not open this journal. Nothing has been changed.")
        )

    def _lay_out(self, asking: Asking) -> None:
        look = self._look
        self.bar.set_title(asking.title)
        self._column.addWidget(Para(look, asking.title, Role.DOOR_TITLE))
        self._column.addWidget(Notice(look, "plain", asking.what, asking.why))
        self._column.addWidget(self.passphrase)
        self._column.addStretch(1)
        self._row.addWidget(self._inner)
        self._row.addStretch(1)
        self.foot.add(self.primary)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        # Read and tabbed through in this order, wherever they stand.
        for part in (self.page, self.foot, self.bar):
            part.setParent(self)
        whole.addWidget(self.bar)
        whole.addWidget(self.page, 1)
        whole.addWidget(self.foot)

    def _restyle(self) -> None:
        px = self._look.px
        self._inner.setMaximumWidth(px(WIDE))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(20))
        self._row.setContentsMargins(px(56), px(32), px(32), px(32))
