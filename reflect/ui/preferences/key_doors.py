"""Doors for the recovery code, the keychain, and all keys at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from reflect.services.journals import Made
from reflect.ui.look.tokens import Role
from reflect.ui.parts.checks import Tick
from reflect.ui.parts.para import Para
from reflect.ui.preferences.passphrase_doors import ChoosingDoor
from reflect.ui.preferences.way_in_door import WayInDoor, asking
from reflect.ui.unlock.new_passphrase import NewPassphrase, PassphraseWords

if TYPE_CHECKING:
    from reflect.services.journal_keys import RecoveryCode
    from reflect.ui.desk import Desk
    from reflect.ui.parts.ask_passphrase import Asking
    from reflect.ui.unlock.recovery_page import RecoveryPage

translate = QCoreApplication.translate


class RecoveryDoor(WayInDoor):
    """Another recovery code for this journal. It is made as soon as the passphrase is right."""

    def __init__(self, desk: Desk, *, back: str) -> None:
        super().__init__(desk, _another_code(), back=back)

    def _change(self, _passphrase: str) -> Made:
        journal = self._desk.journal
        return Made(journal=journal, recovery_code=journal.new_recovery_code())

    def _next_page(self, made: Made) -> RecoveryPage:
        return self._code_page(made)

    def _said(self) -> tuple[str, str]:
        return (
            self.tr("There is a new recovery code."),
            self.tr("The one before no longer opens this journal."),
        )


class KeychainOnDoor(WayInDoor):
    """The keychain of this computer, with its limits."""

    gives_up = False

    def __init__(self, desk: Desk, *, back: str) -> None:
        limits = Para(desk.look, _limits(), Role.BODY, "ink2")
        super().__init__(desk, _keychain_on(), limits, back=back)

    def _change(self, _passphrase: str) -> None:
        self._desk.journal.keys.turn_keychain_on()

    def _said(self) -> tuple[str, str]:
        return (
            self.tr("The keychain is on."),
            self.tr("“Unlock with this computer” stands on the page that asks for the passphrase."),
        )


class KeychainOffDoor(WayInDoor):
    """The keychain no longer."""

    def __init__(self, desk: Desk, *, back: str) -> None:
        super().__init__(desk, _keychain_off(), back=back)

    def _change(self, _passphrase: str) -> None:
        self._desk.journal.keys.turn_keychain_off()

    def _said(self) -> tuple[str, str]:
        return self.tr("The keychain is off."), self.tr("It no longer opens this journal.")


class AllKeysDoor(ChoosingDoor):
    """The journal is encrypted anew."""

    def __init__(self, desk: Desk, *, back: str) -> None:
        self.keep_old = Tick(
            desk.look,
            translate("KeyDoors", "Keep the journal with its old keys as a copy"),
            note=translate("KeyDoors", "Beside it. Whoever has the old keys can read that copy."),
        )
        super().__init__(desk, _all_keys(), self.keep_old, back=back)

    def _next_page(self, _result: Any) -> NewPassphrase:
        keys, keep_old = self._desk.journal.keys, self.keep_old.isChecked()
        return self._choosing(
            lambda passphrase: keys.change_all(passphrase, keep_old=keep_old), _all_keys_words()
        )

    def _on_used(self, code: RecoveryCode) -> None:
        self._show(self._code_page(Made(journal=self._desk.journal, recovery_code=code)))

    def _said(self) -> tuple[str, str]:
        return (
            self.tr("All keys are changed."),
            self.tr("Only the new passphrase and the new recovery code open this journal."),
        )


def _another_code() -> Asking:
    return asking(
        title=translate("WayInDoor", "Make a new recovery code"),
        what=translate("WayInDoor", "The old code stops working at once"),
        why=translate(
            "WayInDoor",
            "The new one is shown once, on the next page. Have paper, a printer or a stick ready.",
        ),
        foot=translate("WayInDoor", "No entry is touched. The passphrase stays."),
        go_on=translate("WayInDoor", "Make a new code"),
    )


def _limits() -> str:
    return translate(
        "KeyDoors",
        "The keychain holds a secret that opens this journal. It is never the only way in, and it "
        "is not enough to change a way in, or to take the whole journal elsewhere. If it is "
        "locked, gone or changed, your passphrase opens the journal as before.",
    )


def _keychain_on() -> Asking:
    return asking(
        title=translate("KeyDoors", "Turn on this computer's keychain"),
        what=translate("KeyDoors", "Any program that runs as you on this computer can read it"),
        why=translate(
            "KeyDoors",
            "And so open this journal, until the passphrase is asked for again: after 14 days, "
            "after a start of the computer, or when its clock was set.",
        ),
        go_on=translate("KeyDoors", "Turn it on"),
    )


def _keychain_off() -> Asking:
    return asking(
        title=translate("KeyDoors", "Turn off the keychain"),
        what=translate("KeyDoors", "No keychain opens this journal then"),
        why=translate("KeyDoors", "The passphrase and the recovery code stay as they are."),
        go_on=translate("KeyDoors", "Turn it off"),
    )


def _all_keys() -> Asking:
    return asking(
        title=translate("KeyDoors", "Change all keys"),
        what=translate("KeyDoors", "Everything that opens this journal today stops working"),
        why=translate(
            "KeyDoors",
            "Do it if somebody may have had a passphrase and a copy of the folder. The journal is "
            "encrypted anew; you choose a new passphrase and get a new recovery code. Other "
            "passphrases and the keychain go.",
        ),
        foot=translate("KeyDoors", "No entry is changed. Until it is done the old keys hold."),
    )


def _all_keys_words() -> PassphraseWords:
    return PassphraseWords(
        title=translate("KeyDoors", "Choose a new passphrase"),
        said=translate(
            "KeyDoors", "The journal is encrypted anew as soon as you press the button."
        ),
        go_on=translate("KeyDoors", "Change all keys"),
        busy=translate("KeyDoors", "Encrypting anew…"),
        first=translate("KeyDoors", "All old keys stop working"),
        what=translate("KeyDoors", "Only this passphrase and the new recovery code open it."),
        second=translate("KeyDoors", "A new recovery code follows"),
        second_what=translate(
            "KeyDoors", "It is shown once. Have paper, a printer or a stick ready."
        ),
        third_what=translate("KeyDoors", "Each reads as before, in every revision."),
        foot=translate("KeyDoors", "It takes as much room as the journal once more, for a while."),
    )
