"""Asking once more for the passphrase of a journal that is open, before its lock is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer, Signal

from reflect.ui.parts.door_page import DoorPage
from reflect.ui.parts.field import PasswordField
from reflect.ui.parts.notice import Notice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reflect.ui.look.theme import Look


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


class AskPassphrase(DoorPage):
    """What will happen, what else is to be chosen, the field, and the primary that goes on."""

    given = Signal()
    """There is something in the field, and the writer wants to go on."""

    def __init__(self, look: Look, asking: Asking, back: str, *also: QWidget) -> None:
        """``back`` names the place behind; ``also`` stands above the field."""
        super().__init__(look, asking.title, back, foot=asking.foot, go_on=asking.go_on)
        self.passphrase = PasswordField(
            look,
            self.tr("Your passphrase, once more"),
            help=self.tr("The recovery code is taken too."),
        )
        self.passphrase.submitted.connect(self.press_primary)
        notice = Notice(look, "plain", asking.what, asking.why)
        self._lay_out(notice, *also, self.passphrase)

    def arrive(self) -> None:
        """Begin at the field, with as much of what is over it as there is room for."""
        self.passphrase.edit.setFocus()
        # Not before what is over it has its height.
        QTimer.singleShot(0, self, self._come_into_view)

    def _come_into_view(self) -> None:
        self.page.bring_into_view(self.passphrase)

    def forget(self) -> None:
        """Hold nothing that was typed."""
        self.passphrase.clear()

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
