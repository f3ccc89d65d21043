"""How a pack begins, what it is called, and where its folder is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflect.services.studio.beginnings import About
from reflect.ui.look.tokens import Role
from reflect.ui.parts.ask_path import ask_file, ask_folder, documents_folder
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.choice_field import ChoiceField
from reflect.ui.parts.door_page import DoorPage
from reflect.ui.parts.field import Field
from reflect.ui.parts.options import OneOf
from reflect.ui.parts.para import Para
from reflect.ui.parts.stack import Stack
from reflect.ui.studio.language_words import languages, licences
from reflect.ui.studio.part_editor import labelled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reflect.services.pack_offers import InstalledPack
    from reflect.services.studio.beginnings import Model
    from reflect.services.studio.studio import DraftFolder
    from reflect.ui.look.theme import Look

NOTHING, MODEL, PACK, FOLDER = "nothing", "model", "pack", "folder"
WHOLE = 100
"""The share of a column that takes all the room it may."""
FILE = "\0file"
"""A pack that is not listed: out of a file."""


class FolderRow(QWidget):
    """Where something is saved, and a quiet way to choose another place."""

    chosen = Signal()

    def __init__(self, look: Look, label: str, path: Path) -> None:
        super().__init__()
        self._label = label
        self.path = path
        self._words = Para(look, "", Role.BODY)
        self.change = Button(look, self.tr("Change folder"), "quiet", icon="folder-open")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        self.change.clicked.connect(self._ask)
        self.set_path(path)

    def set_path(self, path: Path) -> None:
        """Save there from now on."""
        self.path = path
        self._words.set_text(f"{self._label} {path}")

    def _ask(self) -> None:
        ask_folder(self, self.change.text(), self.path, self._on_chosen)

    def _on_chosen(self, path: Path) -> None:
        self.set_path(path)
        self.chosen.emit()


class BeginPage(DoorPage):
    """What is asked depends on how it begins."""

    wanted = Signal()
    """Everything is there: begin."""
    folder_wanted = Signal(object)
    """Go on with the pack in this folder."""

    def __init__(self, look: Look, back: str) -> None:
        super().__init__(
            look, self.tr("Make a pack"), back, heading=self.tr("How would you like to begin?"),
            foot=self.tr("Your words are saved in a folder of plain files. Nothing is sent."),
            go_on=self.tr("Begin"),
        )  # fmt: skip
        self._folders: tuple[DraftFolder, ...] = ()
        self._file: Path | None = None
        self.how = OneOf(look, self.tr("How to begin"), self._ways(), upright=True)
        self.how.set_value(NOTHING)
        self.models = QWidget()
        self.model: OneOf | None = None
        self.pack = ChoiceField(look, self.tr("Which pack"), (), high=40)
        self.file_button = Button(look, self.tr("Choose a pack file"), icon="folder-open")
        self._file_words = Para(look, "", Role.HELP, "ink2")
        self.recent = QWidget()
        self.folder: OneOf | None = None
        self.folder_button = Button(look, self.tr("Choose a folder"), icon="folder-open")
        self.title = Field(look, self.tr("Title of the pack"))
        self.author = Field(
            look, self.tr("Author"),
            help=self.tr("You, or the group that hands it out. All who have the pack can read it."),
        )  # fmt: skip
        self.language = ChoiceField(look, self.tr("Language"), languages(), high=40)
        self.licence = ChoiceField(look, self.tr("Licence"), licences(), high=40)
        self.place = FolderRow(look, self.tr("Saved in"), documents_folder() / "Reflect packs")
        self._build()
        self._connect()
        self._fit()

    def arrive(self) -> None:
        """Begin with the choice."""
        self.how.radio(self.how.value()).setFocus()

    def about(self) -> About:
        """What is said of the new pack."""
        return About(
            title=self.title.text().strip(),
            author=self.author.text().strip(),
            licence=self.licence.value(),
            language=self.language.value(),
        )

    @property
    def file(self) -> Path | None:
        """The file of a pack that it is to begin with."""
        return self._file

    def show_choices(
        self,
        models: Sequence[Model],
        packs: Sequence[InstalledPack],
        folders: Sequence[DraftFolder],
    ) -> None:
        """Offer these models, packs whose licence allows it, and packs in the making."""
        self._folders = tuple(each for each in folders if each.is_there)
        offered = [(each.id, each.title, ", ".join(each.headings)) for each in models]
        self.model = _put(self.models, OneOf(self._look, self.tr("Model"), offered, upright=True))
        self.model.set_value(offered[0][0])
        for each in packs:
            self.pack.addItem(f"{each.title} ({each.licence})", each.id)
        self.pack.addItem(self.tr("Another, from a file"), FILE)
        if self._folders:
            listed = [
                (str(at), each.title, str(each.path)) for at, each in enumerate(self._folders)
            ]
            name = self.tr("Packs in the making")
            self.folder = _put(self.recent, OneOf(self._look, name, listed, upright=True))
            self.folder.set_value("0")
        self._fit()

    def press_primary(self) -> None:
        """Go on, or say in its place what is missing."""
        if self.primary.busy:
            return
        if self.how.value() == FOLDER:
            self._go_on_with_folder()
        elif not self.title.text().strip():
            self.title.point_to(self.tr("Give the pack a title first. You can change it later."))
        elif self._lacks_file():
            self.file_button.setFocus()
            self.foot.say(self.tr("Choose the file of the pack first."), strong=True)
        else:
            self.wanted.emit()

    def _lacks_file(self) -> bool:
        wants = self.how.value() == PACK and self.pack.value() == FILE
        return wants and self._file is None

    def _go_on_with_folder(self) -> None:
        if self.folder is None:
            self.folder_button.click()
        else:
            self.folder_wanted.emit(self._folders[int(self.folder.value())].path)

    def _ways(self) -> list[tuple[str, str, str]]:
        return [
            (NOTHING, self.tr("From nothing"), self.tr("One set with one prompt, both empty.")),
            (MODEL, self.tr("From a model"), self.tr("Prompts in an order that many know.")),
            (
                PACK, self.tr("From a pack that I have"),
                self.tr("Where its licence allows that. Where it is from is written into yours."),
            ),
            (
                FOLDER, self.tr("Go on with a pack in the making"),
                self.tr("The folder that its words are saved in."),
            ),
        ]  # fmt: skip

    def _build(self) -> None:
        look = self._look
        self._about = QWidget()
        about = Stack(look, self._about)
        about.put(self.title)
        about.put(self.author, above=20)
        self._language = labelled(look, self.tr("Language"), self.language)
        about.put(self._language, above=20)
        about.put(labelled(look, self.tr("Licence"), self.licence), above=20)
        about.put(self.place, above=20)
        self._of_about = about
        self._from_pack = QWidget()
        pack = Stack(look, self._from_pack)
        pack.put(labelled(look, self.tr("Which pack"), self.pack))
        self._of_file = QWidget()
        of_file = Stack(look, self._of_file)
        of_file.put(_left(self.file_button))
        of_file.put(self._file_words, above=4)
        of_file.show_only_if(self._file_words, False)
        self._in_file = of_file
        pack.put(self._of_file, above=12)
        self._on_folder = QWidget()
        folder = Stack(look, self._on_folder)
        folder.put(self.recent)
        folder.put(_left(self.folder_button), above=12)
        for column in (self.models, self.recent):
            QVBoxLayout(column).setContentsMargins(0, 0, 0, 0)
        self._lay_out(self.how, self.models, self._from_pack, self._on_folder, self._about)
        self._row.setStretch(0, WHOLE)
        self._in_pack = pack

    def _connect(self) -> None:
        self.how.chosen.connect(lambda _value: self._fit())
        self.pack.activated.connect(self._fit)
        self.file_button.clicked.connect(self._ask_file)
        self.folder_button.clicked.connect(self._ask_folder)
        self.title.submitted.connect(self.press_primary)
        self.title.changed.connect(lambda _text: self.title.set_error(""))

    def _ask_file(self) -> None:
        ask_file(self, self.file_button.text(), documents_folder(), self._on_file)

    def _on_file(self, path: Path) -> None:
        self._file = path
        self._file_words.set_text(self.tr("Chosen: {name}").format(name=path.name))
        self._in_file.show_only_if(self._file_words, True)
        self.foot.say(self.tr("Your words are saved in a folder of plain files. Nothing is sent."))
        self.primary.setFocus()

    def _ask_folder(self) -> None:
        ask_folder(self, self.folder_button.text(), documents_folder(), self.folder_wanted.emit)

    def _fit(self) -> None:
        how = self.how.value()
        self.models.setVisible(how == MODEL)
        self._from_pack.setVisible(how == PACK)
        self._in_pack.show_only_if(self._of_file, self.pack.value() == FILE)
        self._on_folder.setVisible(how == FOLDER)
        self._about.setVisible(how != FOLDER)
        self._of_about.show_only_if(self._language, how != PACK)
        self.primary.set_words(self.tr("Go on with it") if how == FOLDER else self.tr("Begin"))


def _put(place: QWidget, choice: OneOf) -> OneOf:
    """Put a choice into the place that is kept for it."""
    layout = place.layout()
    if layout is not None:
        layout.addWidget(choice)
    return choice


def _left(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row
