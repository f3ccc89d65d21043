"""Who signs a pack, which version it is, and where the file goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.ask_path import ask_file, documents_folder
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.door_page import DoorPage
from reflect.ui.parts.field import Field, PasswordField
from reflect.ui.parts.notice import Notice
from reflect.ui.parts.options import OneOf
from reflect.ui.parts.para import Para
from reflect.ui.parts.stack import Stack
from reflect.ui.studio.begin_page import WHOLE, FolderRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reflect.services.studio.sending import Version
    from reflect.services.studio.signing_keys import SigningKey
    from reflect.ui.look.theme import Look

NEW, FILE, NOBODY = "new", "file", "nobody"
KEY = "key:"
"""Before the id of a key that the journal has."""


class SignPage(DoorPage):
    """What is missing is said in its place."""

    wanted = Signal()
    """Everything is there: sign and build."""

    def __init__(
        self, look: Look, title: str, *, keys: Sequence[SigningKey], version: Version, to: Path
    ) -> None:
        super().__init__(
            look, self.tr("Sign and build"), self.tr("Studio"),
            heading=self.tr("Sign and build {title}").format(title=title),
            foot=self.tr("One file is made. Nothing is sent: you hand it on."),
            go_on=self.tr("Build the pack"),
        )  # fmt: skip
        self.primary.set_icon("signature")
        self.key_file: Path | None = None
        self.trouble = Notice(look, "wrong")
        self.who = OneOf(look, self.tr("Who signs it"), self._signers(keys), upright=True)
        self.who.set_value(f"{KEY}{keys[-1].id}" if keys else NEW)
        self.name = Field(
            look, self.tr("Name of the key"),
            help=self.tr("For you alone, to know it by. It is not in the pack."),
        )  # fmt: skip
        self.file_button = Button(look, self.tr("Choose the key file"), icon="key-round")
        self._file_words = Para(look, "", Role.HELP, "ink2")
        self.passphrase = PasswordField(look, self.tr("Passphrase of the key file"))
        self.unsigned = Notice(
            look, "mark", self.tr("Nobody can tell whether it was changed on its way"),
            self.tr(
                "Whoever opens it is told that it is not signed, and has to choose that "
                "deliberately. It is marked as unsigned for as long as it is installed."
            ),
        )  # fmt: skip
        self.version = OneOf(look, self.tr("Version"), _versions(self, version), upright=True)
        self.version.set_value(version.advised)
        self.place = FolderRow(look, self.tr("Saved in"), to)
        self._taken = version.now if version.taken else ""
        self._build()
        self._connect()
        self._fit()

    def arrive(self) -> None:
        """Begin with who signs."""
        self.who.radio(self.who.value()).setFocus()

    def forget(self) -> None:
        """Hold no passphrase."""
        self.passphrase.clear()

    @property
    def over(self) -> bool:
        """Whether a version that was built before is to be built again."""
        return bool(self._taken) and self.version.value() == self._taken

    def say_trouble(self, title: str, text: str) -> None:
        """Say at the top what went wrong, with all that was chosen still there."""
        self.trouble.say("wrong", title, text)
        self.trouble.show()
        self.page.to_top()

    def press_primary(self) -> None:
        """Go on, or say in its place what is missing."""
        if self.primary.busy:
            return
        self.trouble.hide()
        who = self.who.value()
        if who == FILE and self.key_file is None:
            self.foot.say(self.tr("Choose the key file first."), strong=True)
            self.file_button.setFocus()
        elif who in (NEW, FILE) and not self.name.text().strip():
            self.name.point_to(self.tr("Give the key a name, by which you know it again."))
        elif who == FILE and not self.passphrase.text():
            self.passphrase.point_to(self.tr("Type the passphrase of the key file."))
        else:
            self.wanted.emit()

    def _signers(self, keys: Sequence[SigningKey]) -> list[tuple[str, str, str]]:
        new = self.tr("It is kept in this journal, encrypted, and goes into its backups.")
        file = self.tr("It is brought into this journal, and signs from here on.")
        nobody = self.tr("It can be built all the same.")
        return [
            *((f"{KEY}{each.id}", each.name, each.words) for each in keys),
            (NEW, self.tr("A new key"), new),
            (FILE, self.tr("A key file of minisign"), file),
            (NOBODY, self.tr("Nobody: leave it unsigned"), nobody),
        ]

    def _build(self) -> None:
        look = self._look
        self.trouble.hide()
        self._on_file = QWidget()
        on_file = Stack(look, self._on_file)
        row = QHBoxLayout()
        row.addWidget(self.file_button)
        row.addStretch(1)
        on_file.put(row)
        on_file.put(self._file_words, above=4)
        on_file.show_only_if(self._file_words, False)
        self._in_file = on_file
        who = Para(look, self.tr("Who signs it"), Role.PROMPT)
        which = Para(look, self.tr("Which version it is"), Role.PROMPT)
        self._lay_out(
            self.trouble, who, self.who, self._on_file, self.name, self.passphrase, self.unsigned,
            which, self.version, self.place,
        )  # fmt: skip
        self._row.setStretch(0, WHOLE)

    def _connect(self) -> None:
        self.who.chosen.connect(lambda _value: self._fit())
        self.file_button.clicked.connect(self._ask_file)
        self.name.submitted.connect(self.press_primary)
        self.passphrase.submitted.connect(self.press_primary)
        for field in (self.name, self.passphrase):
            field.changed.connect(lambda _text, field=field: field.set_error(""))

    def _ask_file(self) -> None:
        ask_file(self, self.file_button.text(), documents_folder(), self.take_key_file)

    def take_key_file(self, path: Path) -> None:
        """Sign with the key in this file."""
        self.key_file = path
        self._file_words.set_text(self.tr("Chosen: {name}").format(name=path.name))
        self._in_file.show_only_if(self._file_words, True)
        if not self.name.text():
            self.name.set_text(path.stem)
        self.foot.say(self.tr("One file is made. Nothing is sent: you hand it on."))
        self.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        who = self.who.value()
        self._on_file.setVisible(who == FILE)
        self.name.setVisible(who in (NEW, FILE))
        self.passphrase.setVisible(who == FILE)
        self.unsigned.setVisible(who == NOBODY)


def _versions(page: QWidget, version: Version) -> list[tuple[str, str, str]]:
    """What it may be called now, the one that fits first."""
    offered = version.offered
    why = {
        offered.patch: page.tr("Something is said in other words."),
        offered.minor: page.tr("Something is new."),
        offered.major: page.tr("Something was taken out, or it is ready to be used widely."),
    }
    again = page.tr("It was built before with other content. Only if nobody has that one yet.")
    first = page.tr("As the pack says it now.")
    last = {version.now: again if version.taken else first}
    rows = {**why, **last} if version.taken else {**last, **why}
    fits = page.tr("{why} It fits what has changed.")
    if version.taken:
        rows[version.advised] = fits.format(why=rows[version.advised])
    return [(number, number, words) for number, words in rows.items()]
