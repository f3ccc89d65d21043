"""Choosing a passphrase: one's own words, or six random ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.part_choice import PartChoice
from reflect.ui.parts.stack import Stack
from reflect.ui.parts.words import Words
from reflect.ui.unlock.own_words import OwnWords
from reflect.ui.unlock.six_words import SixWords

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from reflect.ui.jobs import Jobs
    from reflect.ui.look.theme import Look

OWN, SIX = "own", "six"
_ROOM_FOR_WORDS = 340


class PassphraseChoice(QWidget):
    """The two-part choice, and the fields of the chosen part. Alt+1 and Alt+2 choose."""

    submitted = Signal()
    """Return was pressed in the last field."""
    typed = Signal()
    """A key was pressed in any field."""

    def __init__(self, look: Look, jobs: Jobs) -> None:
        super().__init__()
        name = self.tr("Passphrase")
        options = ((OWN, self.tr("My own words")), (SIX, self.tr("Six random words")))
        self._look = look
        self._texts = dict(options)
        self._short = {OWN: self.tr("My words"), SIX: self.tr("Six words")}
        self.choice = PartChoice(look, name, options, high=44, wide=True)
        self.own = OwnWords(look, jobs)
        self.six = SixWords(look, jobs)
        self._stack = Stack(look, self)
        self._stack.put(Words(name, Role.STRONG))
        self._stack.put(self.choice, above=8)
        self._stack.put(self.own, above=20)
        self._stack.put(self.six, above=16)
        self._connect()
        self._choose(OWN)

    @property
    def first(self) -> QWidget:
        """What takes the focus on arrival."""
        part = self.own if self.choice.value() == OWN else self.six
        return part.field.edit

    def checked(self) -> str:
        """The passphrase; empty if something is missing, which is then said in its place."""
        return self._part().checked()

    def refuse(self, error: str) -> None:
        """Say in its place why the passphrase will not do."""
        self._part().refuse(error)

    def clear(self) -> None:
        """Forget all that was typed and shown."""
        self.own.clear()
        self.six.clear()

    def set_read_only(self, *, read_only: bool) -> None:
        """Let nothing be changed while the passphrase is in use."""
        for value in (OWN, SIX):
            self.choice.part(value).setEnabled(not read_only)
        self.own.set_read_only(read_only=read_only)
        self.six.set_read_only(read_only=read_only)

    def _part(self) -> OwnWords | SixWords:
        return self.own if self.choice.value() == OWN else self.six

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where there is little room."""
        super().resizeEvent(event)
        self._name_parts()

    def _name_parts(self) -> None:
        room = self.width() / self._look.scale
        texts = self._texts if room >= _ROOM_FOR_WORDS else self._short
        for value, keys in ((OWN, "Alt+1"), (SIX, "Alt+2")):
            part = self.choice.part(value)
            part.setMinimumWidth(1)
            part.setText(texts[value])
            part.setAccessibleName(self._texts[value])
            # New words take the key away.
            part.setShortcut(keys)

    def _connect(self) -> None:
        self._name_parts()
        for value in (OWN, SIX):
            # A click, or its key, leaves the focus in the field, which then moves it to the other.
            self.choice.part(value).setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.choice.chosen.connect(self._on_chosen)
        for field in (self.own.field, self.own.again, self.six.field):
            field.changed.connect(self.typed)
        self.own.submitted.connect(self.submitted)
        self.six.submitted.connect(self.submitted)

    def _on_chosen(self, value: str) -> None:
        focused = self.focusWidget()
        typing = bool(focused and self._other(value).isAncestorOf(focused) and focused.hasFocus())
        self._choose(value)
        # With arrow keys the focus stays on the choice.
        if typing:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _other(self, value: str) -> QWidget:
        return self.six if value == OWN else self.own

    def _choose(self, value: str) -> None:
        self.choice.set_value(value)
        self._stack.show_only_if(self.own, shown=value == OWN)
        self._stack.show_only_if(self.six, shown=value == SIX)
        if value == SIX:
            self.six.begin()
