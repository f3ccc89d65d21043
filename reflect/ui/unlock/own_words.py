"""A passphrase of one's own words, judged while it is typed, and typed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reflect.ui.parts.field import Field, PasswordField, SecretEdit
from reflect.ui.parts.stack import Stack
from reflect.ui.unlock.strength_meter import StrengthMeter, StrengthWatch
from reflect.ui.unlock.strength_words import words_for_strength

if TYPE_CHECKING:
    from reflect.services.passphrases import Strength
    from reflect.ui.jobs import Jobs
    from reflect.ui.look.theme import Look


class OwnWords(QWidget):
    """Two fields, and between them how good the passphrase is."""

    submitted = Signal()

    def __init__(self, look: Look, jobs: Jobs) -> None:
        super().__init__()
        self._strength: Strength | None = None
        self.field = PasswordField(look, self.tr("Choose a passphrase"))
        hint = self.tr("Four or five uncommon words are easier to remember than symbols.")
        self.meter = StrengthMeter(look, hint)
        self.again = Field(look, self.tr("Type it again"), high=44, edit=SecretEdit())
        self._watch = StrengthWatch(jobs, self)
        stack = Stack(look, self)
        stack.put(self.field)
        stack.put(self.meter, above=12)
        stack.put(self.again, above=20)
        self._connect()

    def checked(self) -> str:
        """The passphrase; empty if something is missing, which is then said in its place."""
        text = self.field.text()
        if not text:
            self.field.point_to(self.tr("Choose a passphrase first."))
        elif self._strength and self._strength.band == "weak":
            self.refuse(words_for_strength(self._strength).sentence)
        elif not self.again.text():
            self.again.point_to(self.tr("Type the same passphrase once more."))
        elif self.again.text() != text:
            self.again.point_to(self.tr("The two are not the same. Type it again."))
        else:
            return text
        return ""

    def refuse(self, error: str) -> None:
        """Say why the passphrase will not do."""
        self.meter.hush()
        self.field.point_to(error)

    def clear(self) -> None:
        """Forget what was typed."""
        self._watch.rest()
        self._strength = None
        self.field.clear()
        self.again.edit.clear()
        self.meter.show_nothing()

    def set_read_only(self, *, read_only: bool) -> None:
        """Let nothing be typed while the passphrase is in use."""
        self.field.edit.setReadOnly(read_only)
        self.again.edit.setReadOnly(read_only)

    def _connect(self) -> None:
        self.field.changed.connect(self._on_changed)
        self.again.changed.connect(self._on_again_changed)
        self.field.submitted.connect(self.again.edit.setFocus)
        self.again.submitted.connect(self.submitted)
        self._watch.judged.connect(self._on_judged)

    def _on_changed(self, text: str) -> None:
        if self.field.error:
            self.field.set_error("")
        self._strength = None
        self.meter.hold()
        self._watch.look_at(text)
        if not text:
            self.meter.show_nothing()

    def _on_again_changed(self) -> None:
        if self.again.error:
            self.again.set_error("")

    def _on_judged(self, strength: Strength) -> None:
        self._strength = strength
        self.meter.show_strength(strength)
