"""Doors for a key that packs are signed with: another name, a copy in a file, one key less."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflect.domain.evidence_file import tidy_file_name
from reflect.errors import WeakPassphrase
from reflect.ui.behind_passphrase import BehindPassphrase
from reflect.ui.look.tokens import Role
from reflect.ui.parts.ask_passphrase import Asking
from reflect.ui.parts.ask_path import ask_file_name, documents_folder
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.door_page import DoorPage
from reflect.ui.parts.field import Field
from reflect.ui.parts.para import Para
from reflect.ui.preferences.pack_keys import KeyChange
from reflect.ui.unlock.passphrase_choice import PassphraseChoice
from reflect.ui.view import Bound, View

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reflect.services.studio.signing_keys import SigningKey
    from reflect.ui.desk import Desk
    from reflect.ui.look.theme import Look
    from reflect.ui.preferences.pack_keys import KeyWish

translate = QCoreApplication.translate

_ENDING = ".key"
_WHOLE = 100
"""The share of a column that takes all the room it may."""


def signing_key_door(
    desk: Desk, wish: KeyWish, *, back: str
) -> RenameKeyDoor | SaveKeyDoor | RemoveKeyDoor:
    """The door of a wish; ``back`` names the place behind it."""
    if wish.change is KeyChange.RENAME:
        return RenameKeyDoor(desk, wish.key, back=back)
    if wish.change is KeyChange.SAVE:
        return SaveKeyDoor(desk, wish.key, back=back)
    return RemoveKeyDoor(desk, wish.key, back=back)


class NamePage(DoorPage):
    """One field, with the name that the key has."""

    wanted = Signal()
    """There is a name: use it."""

    def __init__(self, look: Look, name: str, back: str) -> None:
        super().__init__(
            look, self.tr("Rename the key"), back,
            foot=self.tr("The key itself stays as it is."), go_on=self.tr("Rename it"),
        )  # fmt: skip
        self.name = Field(
            look, self.tr("Name of the key"),
            help=self.tr("For you alone, to know it by. It is not in any pack."),
        )  # fmt: skip
        self.name.set_text(name)
        self.name.submitted.connect(self.press_primary)
        self._lay_out(self.name)
        self._row.setStretch(0, _WHOLE)

    def arrive(self) -> None:
        """Begin at the name."""
        self.name.edit.setFocus()
        self.name.edit.selectAll()

    def press_primary(self) -> None:
        """Go on, or say in its place that the name is missing."""
        if self.primary.busy:
            return
        if self.name.text().strip():
            self.wanted.emit()
        else:
            self.name.point_to(self.tr("Give the key a name, by which you know it again."))


class RenameKeyDoor(View):
    """Another name for a key. Nothing else is changed, so no passphrase is asked for."""

    back_wanted = Signal()
    done = Signal(str, str)
    """What was done, and what that means."""

    def __init__(self, desk: Desk, key: SigningKey, *, back: str) -> None:
        super().__init__()
        self._desk = desk
        self._key = key
        self.page = NamePage(desk.look, key.name, back)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self.page.back_wanted.connect(self.back_wanted)
        self.page.wanted.connect(self._rename)

    def arrive(self) -> None:
        """Begin at the name."""
        self.page.arrive()

    def panes(self) -> tuple[QWidget, ...]:
        """Page and bars."""
        return self.page.panes()

    def commands(self) -> tuple[Bound, ...]:
        """Ctrl+Return does what the door is for."""
        return (Bound(id="primary", run=self.page.press_primary),)

    def _rename(self) -> None:
        keys, key, name = self._desk.journal.studio.keys, self._key, self.page.name.text()
        self.page.primary.set_busy(self.tr("Renaming…"))
        self._desk.jobs.start(
            lambda _context: keys.rename(key.id, name),
            owner=self,
            done=self._on_renamed,
            failed=self._desk.messages.failed,
            settled=self.page.primary.set_ready,
        )

    def _on_renamed(self, _nothing: object) -> None:
        self.done.emit(self.tr("The key has another name."), self.tr("Its words are the same."))
        self.back_wanted.emit()


class FileRow(QWidget):
    """As which file the key is saved, and a quiet way to choose another."""

    def __init__(self, look: Look, path: Path) -> None:
        super().__init__()
        self.path = path
        self._words = Para(look, "", Role.BODY)
        self.change = Button(look, self.tr("Change the file"), "quiet", icon="folder-open")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        self.change.clicked.connect(
            lambda: ask_file_name(self, self.change.text(), self.path, self.set_path)
        )
        self.set_path(path)

    def set_path(self, path: Path) -> None:
        """Save it as this file."""
        self.path = path
        self._words.set_text(self.tr("Saved as {path}").format(path=path))

    @property
    def place(self) -> Path:
        """The file without the ending that is put behind it."""
        return self.path.with_name(self.path.name.removesuffix(_ENDING))


class SaveKeyDoor(BehindPassphrase):
    """A copy of a key as minisign keeps it, encrypted with a passphrase of its own."""

    def __init__(self, desk: Desk, key: SigningKey, *, back: str) -> None:
        name = tidy_file_name(f"{key.name}{_ENDING}")
        self.file = FileRow(desk.look, documents_folder() / name)
        self.choice = PassphraseChoice(desk.look, desk.jobs)
        about = Para(desk.look, _passphrase_of_the_file(), Role.BODY, "ink2")
        super().__init__(desk, _saving(key.name), self.file, about, self.choice, back=back)
        self._key = key
        self._chosen = ""
        self.choice.submitted.connect(self.asking.passphrase.edit.setFocus)

    def arrive(self) -> None:
        """Begin at the passphrase of the file."""
        self.choice.first.setFocus()
        # Not before what is over it has its height.
        QTimer.singleShot(0, self, self._come_into_view)

    def _come_into_view(self) -> None:
        self.asking.page.bring_into_view(self.choice.first, self._desk.look.px(48))

    def leave(self, left: Callable[[bool], object]) -> None:
        """Forget what was typed."""
        self.choice.clear()
        super().leave(left)

    def _on_given(self) -> None:
        """Have a passphrase for the file first."""
        self._chosen = self.choice.checked()
        if self._chosen:
            super()._on_given()

    def _confirmed(self, passphrase: str) -> tuple[Path, Path]:
        chosen, self._chosen = self._chosen, ""
        return self._desk.journal.studio.keys.save_out(
            self._key.id, self.file.place, passphrase=chosen, journal_passphrase=passphrase
        )

    def _go_on(self, result: tuple[Path, Path]) -> None:
        secret, public = result
        self.choice.clear()
        words = self.tr("{public}, beside it, is for everybody; the key itself is for you alone.")
        self.done.emit(
            self.tr("Saved as {name}.").format(name=secret.name), words.format(public=public.name)
        )
        self.back_wanted.emit()

    def _on_failed(self, error: Exception) -> None:
        words = self._desk.messages.words(error) if isinstance(error, WeakPassphrase) else None
        if words:
            self.choice.refuse(f"{words.title} {words.text}")
        else:
            super()._on_failed(error)


class RemoveKeyDoor(BehindPassphrase):
    """One key less."""

    def __init__(self, desk: Desk, key: SigningKey, *, back: str) -> None:
        words = Para(desk.look, key.words, Role.PROMPT)
        super().__init__(desk, _removing(key.name), words, back=back)
        self._key = key

    def _confirmed(self, passphrase: str) -> None:
        self._desk.journal.studio.keys.remove(self._key.id, passphrase)

    def _go_on(self, _result: object) -> None:
        self.done.emit(
            self.tr("{name} is removed.").format(name=self._key.name),
            self.tr("What it signed stays signed."),
        )
        self.back_wanted.emit()


def _passphrase_of_the_file() -> str:
    return translate(
        "SigningKeyDoors",
        "The file has a passphrase of its own. Keep it where you keep yours, and not beside the "
        "file.",
    )


def _saving(name: str) -> Asking:
    title = translate("SigningKeyDoors", "Save a copy of the key {name}")
    return Asking(
        title=title.format(name=name),
        what=translate(
            "SigningKeyDoors", "Whoever has the file and its passphrase signs in your name"
        ),
        why=translate(
            "SigningKeyDoors",
            "The key is written encrypted, as the program minisign has it, and its public half "
            "beside it. With that file you sign from another journal or on the command line.",
        ),
        foot=translate("SigningKeyDoors", "The key stays in this journal as well."),
        go_on=translate("SigningKeyDoors", "Save the copy"),
    )


def _removing(name: str) -> Asking:
    title = translate("SigningKeyDoors", "Remove the key {name}")
    return Asking(
        title=title.format(name=name),
        what=translate("SigningKeyDoors", "You cannot sign with it any more"),
        why=translate(
            "SigningKeyDoors",
            "If you sign your next version with another key, every learner is warned and told to "
            "ask you why. Only a copy in a file or a backup of this journal brings this one back.",
        ),
        foot=translate(
            "SigningKeyDoors",
            "What it signed stays signed, and packs that have it stay as they are.",
        ),
        go_on=translate("SigningKeyDoors", "Remove the key"),
    )
