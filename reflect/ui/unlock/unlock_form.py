"""The column that unlocks: a passphrase or the recovery code, and one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.announce import announce
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.field import Field, PasswordField, SecretEdit
from reflect.ui.parts.notice import Notice
from reflect.ui.parts.para import Para
from reflect.ui.parts.stack import Stack
from reflect.ui.unlock.keyboard_state import KeyboardState

if TYPE_CHECKING:
    from reflect.ui.look.theme import Look
    from reflect.ui.parts.notice import NoticeKind

STILL = 3000
"""Milliseconds after which the writer is told that it still goes on."""


class UnlockForm(QWidget):
    """For one journal. What was typed is kept when it is wrong, and forgotten after use."""

    submitted = Signal()
    computer_wanted = Signal()
    """The keychain of this computer should open it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.by_code = False
        """Whether the recovery code is asked for, and not the passphrase."""
        self.title = Para(look, "", Role.PAGE_TITLE)
        self._where = Para(look, "", Role.HELP, "ink2")
        self.notice = Notice(look, "plain")
        self.passphrase = PasswordField(look, self.tr("Passphrase"))
        secret = SecretEdit()
        secret.set_shown(shown=True)
        help_ = self.tr("Eight groups and a check group. Capitals and spaces do not matter.")
        self.code = Field(look, self.tr("Recovery code"), help=help_, high=44, edit=secret)
        self.keyboard = KeyboardState(self.passphrase.edit)
        self.told = Notice(look, "plain")
        self.primary = Button(look, self.tr("Unlock"), "primary")
        self.primary.set_wide()
        self.computer = Button(look, self.tr("Unlock with this computer"), icon="monitor", high=44)
        self.computer.set_wide()
        self._offered = False
        self.other = Button(look, "", "quiet")
        self.still = Para(look, self.tr("Still opening. This is the lock doing its work."),
                          Role.HELP, "ink2")  # fmt: skip
        self._timer = QTimer(self, singleShot=True, interval=STILL)
        self._build()
        self._connect()
        self.ask_for(by_code=False)

    @property
    def field(self) -> Field:
        """The field that is asked for."""
        return self.code if self.by_code else self.passphrase

    def show_journal(self, name: str, where: str) -> None:
        """Ask for the key of another journal."""
        self.clear()
        self.title.set_text(name)
        self._where.set_text(where)
        self._offered = False
        self.ask_for(by_code=False)
        self.say("plain", "")

    def say(self, kind: NoticeKind, title: str, text: str = "") -> None:
        """Say something above the field; nothing takes it away."""
        self.notice.say(kind, title, text)
        self._stack.show_only_if(self.notice, shown=bool(title or text))

    def ask_for(self, *, by_code: bool) -> None:
        """Ask for the recovery code, or for the passphrase."""
        self.by_code = by_code
        self._stack.show_only_if(self.passphrase, shown=not by_code)
        self._stack.show_only_if(self.code, shown=by_code)
        self.offer_computer(offered=self._offered)
        passphrase, code = self.tr("Use the passphrase"), self.tr("Use the recovery code")
        self.other.set_ready(passphrase if by_code else code)
        # New words take the key away.
        self.other.setShortcut("Alt+R")
        self._unsay()

    def offer_computer(self, *, offered: bool) -> None:
        """Offer the keychain of this computer beside the passphrase, or no longer."""
        self._offered = offered
        self._stack.show_only_if(self.computer, shown=offered and not self.by_code)

    def typed(self) -> str:
        """What was typed; if nothing was, that is said in its place."""
        if not self.field.text().strip():
            missing = (
                self.tr("Type the recovery code.")
                if self.by_code
                else self.tr("Type your passphrase.")
            )
            self.field.point_to(missing)
            return ""
        return self.field.text()

    def refuse(self, error: str) -> None:
        """Say that it does not open, keep what was typed, and select it."""
        self.field.point_to(error)
        words = "" if self.by_code else self.keyboard.words()
        self.told.say("plain", "", words)
        self._stack.show_only_if(self.told, shown=bool(words))

    def set_opening(self, *, opening: bool) -> None:
        """Take nothing more while the journal is opened."""
        self.field.edit.setReadOnly(opening)
        for button in (self.other, self.computer):
            button.setEnabled(not opening)
        if opening:
            self._unsay()
            self.primary.set_busy(self.tr("Opening…"))
            self._timer.start()
        else:
            self._timer.stop()
            self.primary.set_ready()
        self._stack.show_only_if(self.still, shown=False)

    def clear(self) -> None:
        """Forget what was typed."""
        self.passphrase.clear()
        self.code.edit.clear()

    def _unsay(self) -> None:
        for field in (self.passphrase, self.code):
            if field.error:
                field.set_error("")
        self._stack.show_only_if(self.told, shown=False)

    def _connect(self) -> None:
        self.other.clicked.connect(self._on_other)
        self.primary.clicked.connect(self.submitted)
        self.computer.clicked.connect(self.computer_wanted)
        self._timer.timeout.connect(self._on_still)
        for field in (self.passphrase, self.code):
            field.submitted.connect(self.submitted)
            field.changed.connect(self._unsay)

    def _on_other(self) -> None:
        self.clear()
        self.ask_for(by_code=not self.by_code)
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_still(self) -> None:
        self._stack.show_only_if(self.still, shown=True)
        announce(self.still, self.still.text())

    def _build(self) -> None:
        self.still.set_centred()
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.other)
        middle.addStretch(1)
        self._stack = Stack(self._look, self)
        self._stack.put(self.title)
        self._stack.put(self._where, above=4)
        self._stack.put(self.notice, above=16)
        self._stack.put(self.passphrase, above=32)
        self._stack.put(self.code, above=32)
        self._stack.put(self.told, above=12)
        self._stack.put(self.primary, above=20)
        self._stack.put(self.computer, above=12)
        self._stack.put(self.still, above=12)
        self._stack.put(middle, above=12)
        for widget in (self.notice, self.told, self.computer, self.still):
            self._stack.show_only_if(widget, shown=False)
