"""The recovery code is shown once, copied, and the copy checked."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal

from reflect.errors import StorageError
from reflect.services.recovery_kit import save_recovery_kit
from reflect.ui.parts.ask_path import ask_file_name, home_folder
from reflect.ui.unlock.disk_words import not_saved
from reflect.ui.unlock.first_run import FIRST_SIDE, FIRST_TOP
from reflect.ui.unlock.front_page import FrontPage
from reflect.ui.unlock.recovery_form import RecoveryForm
from reflect.ui.unlock.recovery_print import CodeSheet, ask_printer
from reflect.ui.unlock.side_facts import Fact, SideFacts
from reflect.ui.unlock.side_note import SideNote

if TYPE_CHECKING:
    from reflect.services.journals import Made
    from reflect.ui.jobs import Jobs
    from reflect.ui.look.theme import Look
    from reflect.ui.messages import Messages
    from reflect.ui.room import Room

translate = QCoreApplication.translate

COLUMN = 608
ASKED = 2
"""How many groups are typed from the copy."""


class RecoveryPage(FrontPage):
    """Shows a new code. Nothing but this page and the writer's copy holds it."""

    finished = Signal()
    """The writer may go on: the copy is right, or will be checked later."""

    def __init__(
        self, look: Look, room: Room, *, jobs: Jobs, messages: Messages, made: Made,
        asked: tuple[int, ...] = (),
    ) -> None:  # fmt: skip
        """``asked`` are the groups to type, counted from 1; chance chooses if there are none."""
        super().__init__(look, room, FIRST_SIDE, translate("Recovery", "Keep your recovery code"))
        self._jobs = jobs
        self._messages = messages
        self._journal = made.journal
        self._name = made.journal.name
        self._made: Made | None = made
        self._busy = self.tr("Opening…")
        code = made.recovery_code
        numbers = asked or _by_chance(len(code.groups))
        self.form = RecoveryForm(look, code.groups, code.check, numbers)
        self.put_beside(SideFacts(look, self.tr("If you forget your passphrase"), _facts(), gap=26))
        self.put_foot(SideNote(look, _foot()))
        self.lane.add(self.form, width=COLUMN, top=FIRST_TOP)
        self._connect()

    def for_open_journal(self) -> None:
        """Speak as to a writer whose journal is open, and has a new code in the place of one."""
        self.form.step.hide()
        self.form.primary.setText(self.tr("I have the new code"))
        self._busy = self.tr("Noting it…")

    def forget(self) -> None:
        """Hold the code no longer: the page is left."""
        self._made = None
        self.form.forget()

    def arrive(self) -> None:
        """Begin with a copy on paper."""
        self.into_view(self.form.card.print_it)

    def press_primary(self) -> None:
        """Open the journal if the copy is right; else say what is wrong with it."""
        if self.form.primary.busy or not self.form.copied.check():
            return
        self.form.primary.set_busy(self._busy)
        journal = self._journal
        self._jobs.start(
            lambda _context: journal.wishes.set_recovery_confirmed(),
            owner=self,
            done=lambda _nothing: self._finish(),
            failed=self._on_failed,
        )

    def step_back(self) -> bool:
        """Esc shows a covered code again."""
        if self.form.card.covered:
            self.form.show_code()
            return True
        return False

    def _connect(self) -> None:
        self.form.card.print_it.clicked.connect(self._on_print)
        self.form.card.save.clicked.connect(self._on_save)
        self.form.later.clicked.connect(self._finish)
        self.form.primary.clicked.connect(self.press_primary)
        self.form.copied.submitted.connect(self.press_primary)

    def _finish(self) -> None:
        self.forget()
        self.finished.emit()

    def _on_failed(self, error: Exception) -> None:
        self.form.primary.set_ready()
        self._messages.failed(error)

    def _on_print(self) -> None:
        if self._made:
            code = self._made.recovery_code
            ask_printer(self, CodeSheet(self._name, code.groups, code.check), self._on_printed)

    def _on_printed(self, taken: bool, file: str) -> None:
        if taken and file:
            # Printed into a file, which others may read unless it is told.
            Path(file).chmod(0o600)
            self._on_saved(Path(file))
        elif taken:
            self.form.say("ok", self.tr("The code has gone to the printer."),
                          self.tr("Take the paper out before you go on."))  # fmt: skip
        else:
            self.form.say("wrong", self.tr("The printer did not take it."),
                          self.tr("Choose another printer, or copy the code by hand."))  # fmt: skip

    def _on_save(self) -> None:
        name = self.tr("{journal} recovery kit.pdf").format(journal=self._name)
        title = self.tr("Save the recovery kit")
        ask_file_name(self, title, home_folder() / name, self._on_file_chosen)

    def _on_file_chosen(self, path: Path) -> None:
        if self._made is None:
            return
        code, journal = self._made.recovery_code, self._journal
        self._jobs.start(
            lambda _context: save_recovery_kit(path, journal, code),
            owner=self,
            journal=False,
            done=lambda _nothing: self._on_saved(path),
            failed=self._on_not_saved,
        )

    def _on_saved(self, path: Path) -> None:
        text = ""
        if path.is_relative_to(home_folder()):
            text = self.tr("It is on this computer. Move it to a stick, then delete it here.")
        said = self.tr("Saved as {file}.").format(file=path.name)
        self.form.say("mark" if text else "ok", said, text)

    def _on_not_saved(self, error: Exception) -> None:
        if isinstance(error, StorageError):
            said = not_saved(error)
            self.form.say("wrong", said.title, said.text)
        else:
            self._messages.failed(error)


def _by_chance(count: int) -> tuple[int, ...]:
    return tuple(sorted(secrets.SystemRandom().sample(range(1, count + 1), ASKED)))


def _facts() -> tuple[Fact, ...]:
    return (
        Fact(
            "key-round",
            translate("Recovery", "This code is the only other key"),
            translate("Recovery", "It opens the journal and lets you set a new passphrase."),
        ),
        Fact(
            "eye-off",
            translate("Recovery", "It is shown once"),
            translate(
                "Recovery",
                "You can make a new code later, in Preferences; the old one then stops working.",
            ),
        ),
        Fact(
            "hard-drive",
            translate("Recovery", "Keep it off this computer"),
            translate(
                "Recovery",
                "On paper with things you would not lose, not in an e-mail or a photograph.",
            ),
        ),
    )


def _foot() -> str:
    return translate(
        "Recovery", "Without passphrase and code nobody can open the journal. We cannot either."
    )
