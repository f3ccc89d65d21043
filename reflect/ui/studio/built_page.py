"""The pack is built: its file, the words of its signer, and the letter that goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.announce import announce
from reflect.ui.parts.box_field import BoxField
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.door_page import DoorPage
from reflect.ui.parts.notice import Notice
from reflect.ui.parts.para import Para
from reflect.ui.parts.tiles import WordTile
from reflect.ui.studio.begin_page import WHOLE
from reflect.ui.studio.key_square import KeySquare

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from reflect.services.studio.sending import Parcel
    from reflect.ui.look.theme import Look

_TWO_COLUMNS = 300


class SignerWords(QWidget):
    """The words that stand for a key, numbered, in as many columns as there is room for."""

    def __init__(self, look: Look, words: str) -> None:
        super().__init__()
        self._look = look
        self._columns = 0
        self.setAccessibleName(words)
        self._tiles = []
        for number, word in enumerate(words.split(), 1):
            tile = WordTile(look, number)
            tile.set_word(word)
            self._tiles.append(tile)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(look.px(8))
        self._arrange(2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit what is inside to the new size."""
        super().resizeEvent(event)
        self._arrange(2 if self.width() >= self._look.px(_TWO_COLUMNS) else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, at // columns, at % columns)


class BuiltPage(DoorPage):
    """Everything that is needed to hand it on."""

    finished = Signal()

    def __init__(self, look: Look, parcel: Parcel) -> None:
        pack = parcel.pack
        heading = self.tr("{title} {version} is built").format(
            title=pack.title, version=pack.version
        )
        super().__init__(
            look, self.tr("Sign and build"), self.tr("Studio"), heading=heading,
            foot=self.tr("Hand on the file, and tell the words by another way than the file."),
            go_on=self.tr("Back to the pack"),
        )  # fmt: skip
        self._parcel = parcel
        self.show_file = Button(look, self.tr("Show the file"), icon="folder-open", high=40)
        self.copy_letter = Button(look, self.tr("Copy the letter"), icon="copy", high=40)
        self._copied = Para(look, "", Role.HELP, "ink2")
        self.letter = BoxField(look, self.tr("A letter to go with it"))
        self.letter.set_text(parcel.letter)
        self.letter.edit.setReadOnly(True)
        self._lay_out(*self._parts())
        self._row.setStretch(0, WHOLE)
        self.show_file.clicked.connect(self._on_show)
        self.copy_letter.clicked.connect(self._on_copy)

    def arrive(self) -> None:
        """Begin with the file."""
        self.show_file.setFocus()

    def press_primary(self) -> None:
        """Back to the studio."""
        self.finished.emit()

    def _parts(self) -> list[QWidget]:
        look, parcel = self._look, self._parcel
        file = Para(look, str(parcel.path), Role.BODY)
        parts: list[QWidget] = [file, _left(self.show_file)]
        if parcel.picture is not None:
            parts += [*self._signer()]
        else:
            parts.append(
                Notice(
                    look, "mark", self.tr("Nobody signed it"),
                    self.tr("Whoever opens it is told so, and decides."),
                )
            )  # fmt: skip
        return [*parts, self.letter, _left(self.copy_letter), self._copied]

    def _signer(self) -> list[QWidget]:
        look, parcel = self._look, self._parcel
        about = self.tr(
            "Whoever opens the pack sees these words. Tell them by another way: on a slide, on "
            "paper, on the telephone."
        )
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(20))
        row.addWidget(SignerWords(look, parcel.words), 1)
        if parcel.picture is not None:
            row.addWidget(KeySquare(look, parcel.picture), 0, Qt.AlignmentFlag.AlignTop)
        return [
            Para(look, self.tr("The words of its signer"), Role.PROMPT),
            Para(look, about, Role.BODY, "ink2"),
            beside,
        ]

    def _on_show(self) -> None:
        folder = self._parcel.path.parent
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            words = self.tr("The folder could not be shown. It is {folder}.")
            self.foot.say(words.format(folder=folder), strong=True)

    def _on_copy(self) -> None:
        # The letter is made to be pasted: clipboard managers may keep it.
        QGuiApplication.clipboard().setText(self._parcel.letter)
        self._copied.set_text(self.tr("Copied. Paste it where you write to your learners."))
        announce(self, self._copied.text())


def _left(widget: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
    return whole
