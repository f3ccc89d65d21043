"""Doors for the passphrases of a journal: another, one more, one less, a name, a dearer lock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from reflect.ui.parts.field import Field
from reflect.ui.preferences.way_in_door import WayInDoor, asking
from reflect.ui.unlock.new_passphrase import NewPassphrase, PassphraseWords

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.services.journal_keys import WayIn
    from reflect.ui.desk import Desk
    from reflect.ui.parts.ask_passphrase import Asking

translate = QCoreApplication.translate


class ChoosingDoor(WayInDoor):
    """One that goes on to choosing a passphrase."""

    def _choosing(
        self, use: Callable[[str], object], words: PassphraseWords | None = None
    ) -> NewPassphrase:
        desk = self._desk
        page = NewPassphrase(
            desk.look,
            desk.room,
            jobs=desk.jobs,
            messages=desk.messages,
            use=use,
            words=words,
        )
        page.used.connect(self._on_used)
        page.refused.connect(self.back_wanted)
        return page

    def _on_used(self, _result: Any) -> None:
        self._finish()


class PassphraseDoor(ChoosingDoor):
    """Another passphrase in the place of one."""

    def __init__(self, desk: Desk, way: WayIn, *, back: str) -> None:
        super().__init__(desk, _another_passphrase(way.name), back=back)
        self._way = way

    def _next_page(self, _result: Any) -> NewPassphrase:
        keys, slot = self._desk.journal.keys, self._way.id
        return self._choosing(lambda passphrase: keys.change_passphrase(slot, passphrase))

    def _said(self) -> tuple[str, str]:
        return (
            self.tr("Your passphrase is changed."),
            self.tr("The one before no longer opens this journal."),
        )


class AddDoor(ChoosingDoor):
    """One more passphrase, with a name."""

    gives_up = False

    def __init__(self, desk: Desk, *, back: str) -> None:
        self.name = _name_field(desk)
        super().__init__(desk, _one_more(), self.name, back=back)

    def arrive(self) -> None:
        """Begin at the name."""
        if self.page:
            super().arrive()
        else:
            self.name.edit.setFocus()

    def _next_page(self, _result: Any) -> NewPassphrase:
        keys, name = self._desk.journal.keys, self.name.text()
        return self._choosing(
            lambda passphrase: keys.add_passphrase(passphrase, name), _one_more_words()
        )

    def _said(self) -> tuple[str, str]:
        return (
            self.tr("There is one more passphrase."),
            self.tr("Each of them opens this journal."),
        )


class RenameDoor(WayInDoor):
    """Another name for a way in."""

    gives_up = False

    def __init__(self, desk: Desk, way: WayIn, *, back: str) -> None:
        self.name = _name_field(desk)
        self.name.set_text(way.name)
        super().__init__(desk, _another_name(), self.name, back=back)
        self._way = way

    def arrive(self) -> None:
        """Begin at the name."""
        self.name.edit.setFocus()
        self.name.edit.selectAll()

    def _change(self, _passphrase: str) -> None:
        self._desk.journal.keys.rename(self._way.id, self.name.text())

    def _said(self) -> tuple[str, str]:
        return self.tr("It has another name."), self.tr("Names are kept inside the journal.")


class RemoveDoor(WayInDoor):
    """One way in less."""

    def __init__(self, desk: Desk, way: WayIn, *, back: str) -> None:
        super().__init__(desk, _one_less(way.name), back=back)
        self._way = way

    def _change(self, _passphrase: str) -> None:
        self._desk.journal.keys.remove(self._way.id)

    def _said(self) -> tuple[str, str]:
        return (
            self.tr("That passphrase is removed."),
            self.tr("It no longer opens this journal."),
        )


class StrengthenDoor(WayInDoor):
    """The same passphrase, dearer to guess."""

    def __init__(self, desk: Desk, way: WayIn, *, back: str) -> None:
        super().__init__(desk, _dearer(way.name), back=back)

    def _change(self, passphrase: str) -> None:
        self._desk.journal.keys.strengthen(passphrase)

    def _said(self) -> tuple[str, str]:
        return (
            self.tr("Your passphrase is dearer to guess."),
            self.tr("It is the same as before."),
        )


def _name_field(desk: Desk) -> Field:
    return Field(
        desk.look,
        translate("WayInDoor", "What you call it"),
        help=translate("WayInDoor", "Such as: At home. Only you see it, in the open journal."),
    )


def _title(words: str, name: str) -> str:
    return f"{words}: {name}" if name else words


def _another_passphrase(name: str) -> Asking:
    return asking(
        title=_title(translate("WayInDoor", "Change the passphrase"), name),
        what=translate("WayInDoor", "The old passphrase will stop working"),
        why=translate(
            "WayInDoor", "You choose the new one on the next page. The recovery code stays."
        ),
    )


def _one_more() -> Asking:
    return asking(
        title=translate("WayInDoor", "Add a passphrase"),
        what=translate("WayInDoor", "One more passphrase will open this journal"),
        why=translate("WayInDoor", "You choose it on the next page. Those there are stay."),
    )


def _one_more_words() -> PassphraseWords:
    return PassphraseWords(
        title=translate("WayInDoor", "Choose one more passphrase"),
        said=translate("WayInDoor", "It opens the journal beside those there are."),
        go_on=translate("WayInDoor", "Add this passphrase"),
        busy=translate("WayInDoor", "Changing the lock…"),
        first=translate("WayInDoor", "The other passphrases stay"),
        what=translate("WayInDoor", "Each of them opens this journal for itself."),
        foot=translate("WayInDoor", "Each way in is a way in for a thief too. Keep them few."),
    )


def _another_name() -> Asking:
    return asking(
        title=translate("WayInDoor", "Rename it"),
        what=translate("WayInDoor", "It is called so from now on"),
        why=translate("WayInDoor", "The passphrase itself stays as it is."),
        foot=translate("WayInDoor", "No entry is touched, and the lock stays."),
        go_on=translate("WayInDoor", "Rename it"),
    )


def _one_less(name: str) -> Asking:
    return asking(
        title=_title(translate("WayInDoor", "Remove a passphrase"), name),
        what=translate("WayInDoor", "It stops working at once"),
        why=translate("WayInDoor", "The other ways in stay as they are."),
        go_on=translate("WayInDoor", "Remove it"),
    )


def _dearer(name: str) -> Asking:
    return asking(
        title=_title(translate("WayInDoor", "Make a passphrase dearer to guess"), name),
        what=translate("WayInDoor", "Opening the journal will take up to a second"),
        why=translate(
            "WayInDoor",
            "So does every guess of a thief. The passphrase stays the same: type the one that this "
            "is about.",
        ),
        go_on=translate("WayInDoor", "Make it dearer"),
    )
