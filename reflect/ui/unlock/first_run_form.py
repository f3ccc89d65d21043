"""The form that makes a journal."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reflect.paths import SUFFIX
from reflect.ui.look.tokens import Role
from reflect.ui.parts.ask_path import ask_folder, home_folder
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.field import Field
from reflect.ui.parts.notice import Notice
from reflect.ui.parts.para import Para
from reflect.ui.parts.stack import Stack
from reflect.ui.parts.words import Words
from reflect.ui.unlock.beginning import Beginning
from reflect.ui.unlock.journal_files import folder_in_words
from reflect.ui.unlock.passphrase_choice import PassphraseChoice
from reflect.ui.unlock.two_ends import TwoEnds

if TYPE_CHECKING:
    from pathlib import Path

    from reflect.ui.jobs import Jobs
    from reflect.ui.look.theme import Look
    from reflect.ui.said_of_errors import Words as Said

LONGEST_NAME = 80


class FirstRunForm(QWidget):
    """Name, folder, passphrase, and the button that makes the journal of them."""

    submitted = Signal()
    open_wanted = Signal()

    def __init__(self, look: Look, jobs: Jobs, place: Path) -> None:
        super().__init__()
        self._look = look
        self.place = place
        """The folder that the journal is made in."""
        self._step = Words(self.tr("Step 1 of 2"), Role.GROUP, "ink3")
        self._title = Para(look, self.tr("Make a journal"), Role.PAGE_TITLE)
        self.name_field = Field(look, self.tr("Name"))
        self._kept = Para(look, "", Role.HELP, "ink2")
        self.change_folder = Button(look, self.tr("Change folder"), "quiet")
        self.beginning = Beginning(look)
        self._notice = Notice(look, "wrong")
        self.passphrase = PassphraseChoice(look, jobs)
        self.open_other = Button(look, self.tr("Open a journal I have"), "quiet", edge=True)
        self.primary = Button(look, self.tr("Make this journal"), "primary")
        self._build()
        self._connect()
        self._restyle()
        look.changed.connect(self._restyle)

    @property
    def name(self) -> str:
        """What the journal is to be called."""
        return self.name_field.text()

    @property
    def whole_file(self) -> Path | None:
        """The saved journal that it begins with, if it does not begin empty."""
        return self.beginning.file

    @property
    def busy(self) -> bool:
        """Whether the journal is being made."""
        return self.primary.busy

    def first_empty(self) -> QWidget:
        """Where the writer begins."""
        return self.passphrase.first if self.name.strip() else self.name_field.edit

    def checked(self) -> str:
        """The passphrase; empty if something is missing, which is then said in its place."""
        self._stack.show_only_if(self._notice, shown=False)
        if not self.name.strip():
            self.refuse_name(self.tr("Give the journal a name."))
            return ""
        return self.passphrase.checked()

    def refuse_name(self, error: str) -> None:
        """Say in its place why the name will not do."""
        self.name_field.point_to(error)

    def show_failure(self, said: Said, mend: QWidget) -> None:
        """Say under the folder why nothing was made; begin with what would ``mend`` it."""
        self._notice.say("wrong", said.title, said.text)
        self._stack.show_only_if(self._notice, shown=True)
        mend.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_making(self, *, making: bool) -> None:
        """Let nothing be changed while the journal is made."""
        self.name_field.edit.setReadOnly(making)
        self.passphrase.set_read_only(read_only=making)
        for button in (self.change_folder, self.beginning.choose, self.open_other):
            button.setEnabled(not making)
        if making:
            self.primary.set_busy(self.tr("Making the journal…"))
        else:
            self.primary.set_ready()

    def clear(self) -> None:
        """Forget the passphrase."""
        self.passphrase.clear()

    def put_place(self, place: Path) -> None:
        """Make the journal in another folder."""
        self.place = place
        where = folder_in_words(place, home_folder())
        self._kept.set_text(self.tr("Kept in {folder}").format(folder=where))

    def _connect(self) -> None:
        self.change_folder.clicked.connect(self._on_change_folder)
        self.beginning.changed.connect(partial(self._stack.show_only_if, self._notice, False))
        self.name_field.changed.connect(self._on_name_changed)
        for submitted in (self.name_field.submitted, self.passphrase.submitted):
            submitted.connect(self.submitted)
        self.primary.clicked.connect(self.submitted)
        self.open_other.clicked.connect(self.open_wanted)

    def _on_change_folder(self) -> None:
        title = self.tr("Where to keep the journal")
        ask_folder(self, title, self.place, self._on_place_chosen)

    def _on_place_chosen(self, place: Path) -> None:
        self._stack.show_only_if(self._notice, shown=False)
        self.put_place(place)

    def _on_name_changed(self) -> None:
        self._stack.show_only_if(self._notice, shown=False)
        if self.name_field.error:
            self.name_field.set_error("")

    def _build(self) -> None:
        self.name_field.edit.setMaxLength(LONGEST_NAME)
        usual = self.tr("Practice")
        if not (self.place / f"{usual}{SUFFIX}").exists():
            self.name_field.set_text(usual)
        self.put_place(self.place)
        folder = QHBoxLayout()
        folder.addWidget(self._kept, 0, Qt.AlignmentFlag.AlignVCenter)
        folder.addWidget(self.change_folder)
        folder.addStretch(1)
        self._folder = folder
        self._stack = Stack(self._look, self)
        self._stack.put(self._step)
        self._stack.put(self._title, above=5)
        self._stack.put(self.name_field, above=24)
        self._stack.put(folder, above=6)
        self._stack.put(self.beginning)
        self._stack.put(self._notice, above=8)
        self._stack.put(self.passphrase, above=22)
        ends = TwoEnds(self._look, self.open_other, self.primary, right_above=True)
        self._stack.put(ends, above=40)
        self._stack.show_only_if(self._notice, shown=False)

    def _restyle(self) -> None:
        self._folder.setSpacing(self._look.px(8))
