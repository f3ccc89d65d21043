"""Step 1 of 2: a name, a folder and a passphrase make an encrypted journal."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from reflect.errors import (
    JournalExists,
    NameRefused,
    ReflectError,
    StorageError,
    WeakPassphrase,
)
from reflect.ui.unlock.disk_words import not_made
from reflect.ui.unlock.first_run_form import FirstRunForm
from reflect.ui.unlock.front_page import FrontPage, Side
from reflect.ui.unlock.law_line import LawLine
from reflect.ui.unlock.side_facts import Fact, SideFacts

if TYPE_CHECKING:
    from pathlib import Path

    from reflect.app import Reflect
    from reflect.services.jobs import JobContext
    from reflect.services.journals import Made
    from reflect.ui.jobs import Jobs
    from reflect.ui.look.theme import Look
    from reflect.ui.messages import Messages
    from reflect.ui.room import Room

translate = QCoreApplication.translate

FIRST_SIDE = Side(width=400, left=40, edge=40, top=66, beside=56, foot=64)
"""The panel of both steps."""
FIRST_TOP = 71
FORM = 544


class FirstRun(FrontPage):
    """Makes a journal, and says what it is, what the law may ask, how good the passphrase is."""

    made = Signal(object)
    """Carries `Made`: the new journal, and its recovery code. The lock is not open yet."""
    open_wanted = Signal()
    """The writer has a journal already."""

    def __init__(
        self, look: Look, room: Room, *, jobs: Jobs, messages: Messages, reflect: Reflect
    ) -> None:
        super().__init__(look, room, FIRST_SIDE, translate("FirstRun", "Make a journal"))
        self._jobs = jobs
        self._messages = messages
        self._reflect = reflect
        self.form = FirstRunForm(look, jobs, reflect.places.journals)
        self.law = LawLine(look)
        self.put_beside(SideFacts(look, self.tr("A private place to think about your practice"),
                                  _facts()))  # fmt: skip
        self.put_foot(self.law)
        self.lane.add(self.form, width=FORM, top=FIRST_TOP)
        self.form.submitted.connect(self.press_primary)
        self.form.open_wanted.connect(self.open_wanted)
        QWidget.setTabOrder(self.form.primary, self.law.link)

    @property
    def may_go_back(self) -> bool:
        """Not while a journal is made."""
        return not self.form.busy

    def arrive(self) -> None:
        """Begin at the first empty field."""
        self.into_view(self.form.first_empty())

    def press_primary(self) -> None:
        """Make the journal, or say in its place what is missing."""
        passphrase = "" if self.form.busy else self.form.checked()
        if passphrase:
            self.form.set_making(making=True)
            self._jobs.start(
                partial(
                    self._make, self.form.place, self.form.name, self.form.whole_file, passphrase
                ),
                owner=self,
                done=self._on_made,
                failed=self._on_failed,
            )

    def _make(
        self, place: Path, name: str, file: Path | None, passphrase: str, context: JobContext
    ) -> Made:
        journals = self._reflect.journals
        if file is None:
            return journals.make(place, name, passphrase)
        # It brings the reading of documents along.
        from reflect.services.whole_file import make_from_whole

        return make_from_whole(
            journals, place, name, passphrase=passphrase, file=file, context=context
        )

    def _on_made(self, made: Made) -> None:
        self.form.clear()
        self.made.emit(made)

    def _on_failed(self, error: Exception) -> None:
        self.form.set_making(making=False)
        if isinstance(error, WeakPassphrase):
            said = self._messages.words(error)
            self.form.passphrase.refuse(f"{said.title} {said.text}" if said else "")
        elif isinstance(error, NameRefused) and (said := self._messages.words(error)):
            self.form.refuse_name(said.text)
        elif isinstance(error, StorageError):
            self.form.show_failure(not_made(error), self.form.change_folder)
        elif isinstance(error, JournalExists) and (said := self._messages.words(error)):
            self.form.show_failure(said, self.form.name_field.edit)
        elif isinstance(error, ReflectError) and (said := self._messages.words(error)):
            self.form.show_failure(said, self.form.beginning.choose)
        else:
            self._messages.failed(error)


def _facts() -> tuple[Fact, ...]:
    return (
        Fact(
            "lock",
            translate("FirstRun", "Only you can open it"),
            translate(
                "FirstRun", "Everything is encrypted on this computer, dates and search included."
            ),
        ),
        Fact(
            "wifi-off",
            translate("FirstRun", "It does not use the network"),
            translate("FirstRun", "Nothing is sent or fetched unless you press it."),
        ),
        Fact(
            "file-check",
            translate("FirstRun", "You choose what others see"),
            translate(
                "FirstRun",
                "An entry never leaves. An account of it may, after you have checked it.",
            ),
        ),
    )
