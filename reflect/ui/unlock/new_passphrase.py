"""A new passphrase for an open journal, in the place of one that is forgotten or given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QWidget

from reflect.errors import WeakPassphrase
from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.para import Para
from reflect.ui.unlock.first_run import FIRST_SIDE, FIRST_TOP, FORM
from reflect.ui.unlock.front_page import FrontPage
from reflect.ui.unlock.passphrase_choice import PassphraseChoice
from reflect.ui.unlock.side_facts import Fact, SideFacts
from reflect.ui.unlock.side_note import SideNote
from reflect.ui.unlock.stack import Stack
from reflect.ui.unlock.two_ends import TwoEnds

if TYPE_CHECKING:
    from reflect.services.open_journal import OpenJournal
    from reflect.ui.jobs import Jobs
    from reflect.ui.look.theme import Look
    from reflect.ui.messages import Messages
    from reflect.ui.room import Room

translate = QCoreApplication.translate


class NewPassphrase(FrontPage):
    """The journal is open already; the recovery code stays as it is."""

    changed = Signal()
    """The new passphrase is set."""
    finished = Signal()
    """The passphrase is set, or the writer does not want one now."""

    def __init__(
        self, look: Look, room: Room, *, jobs: Jobs, messages: Messages, journal: OpenJournal
    ) -> None:
        super().__init__(look, room, FIRST_SIDE, translate("NewPassphrase", "Choose a passphrase"))
        self._jobs = jobs
        self._messages = messages
        self._journal = journal
        self.passphrase = PassphraseChoice(look, jobs)
        self.later = Button(look, self.tr("Not now"), "quiet", edge=True)
        self.primary = Button(look, self.tr("Use this passphrase"), "primary")
        self._timer = QTimer(self, singleShot=True)
        self._fill(look)
        self._timer.timeout.connect(self._finish)
        for field in (
            self.passphrase.own.field,
            self.passphrase.own.again,
            self.passphrase.six.field,
        ):
            field.changed.connect(self._on_typed)
        self.passphrase.submitted.connect(self.press_primary)
        self.primary.clicked.connect(self.press_primary)
        self.later.clicked.connect(self._finish)

    def finish_after(self, minutes: int) -> None:
        """Go on without a new passphrase when nothing is typed for so long.

        An open journal locks when it is left alone, but only once it is on screen.
        """
        self._timer.start(minutes * 60 * 1000)

    def arrive(self) -> None:
        """Begin at the field."""
        self.into_view(self.passphrase.first)

    def press_primary(self) -> None:
        """Set the passphrase, or say in its place what is missing."""
        passphrase = "" if self.primary.busy else self.passphrase.checked()
        if passphrase:
            self._set_changing(changing=True)
            journal = self._journal
            self._timer.stop()
            self._jobs.start(
                lambda _context: journal.keys.set_passphrase(passphrase),
                owner=self,
                done=lambda _nothing: self._on_changed(),
                failed=self._on_failed,
            )

    def _on_typed(self) -> None:
        if self._timer.isActive():
            self._timer.start()

    def forget(self) -> None:
        """Forget what was typed: the page is left."""
        self._timer.stop()
        self.passphrase.clear()

    def _on_changed(self) -> None:
        self.changed.emit()
        self._finish()

    def _finish(self) -> None:
        self.forget()
        self.finished.emit()

    def _on_failed(self, error: Exception) -> None:
        self._set_changing(changing=False)
        if isinstance(error, WeakPassphrase) and (said := self._messages.words(error)):
            self.passphrase.refuse(f"{said.title} {said.text}")
        else:
            self._messages.failed(error)

    def _set_changing(self, *, changing: bool) -> None:
        self.passphrase.set_read_only(read_only=changing)
        self.later.setEnabled(not changing)
        if changing:
            self.primary.set_busy(self.tr("Changing the lock…"))
        else:
            self.primary.set_ready()

    def _fill(self, look: Look) -> None:
        form = QWidget()
        said = self.tr("The journal is open. A new passphrase takes the place of the old one.")
        stack = Stack(look, form)
        stack.put(Para(look, self.tr("Choose a new passphrase"), Role.PAGE_TITLE))
        stack.put(Para(look, said, Role.BODY, "ink2"), above=8)
        stack.put(self.passphrase, above=24)
        stack.put(TwoEnds(look, self.later, self.primary, right_above=True), above=40)
        self.put_beside(SideFacts(look, self.tr("What changes, and what does not"), _facts()))
        self.put_foot(
            SideNote(look, self.tr("Until you set a new one, the old passphrase keeps working."))
        )
        self.lane.add(form, width=FORM, top=FIRST_TOP)


def _facts() -> tuple[Fact, ...]:
    return (
        Fact(
            "key-round",
            translate("NewPassphrase", "The old passphrase stops working"),
            translate("NewPassphrase", "From now on only the new one opens this journal."),
        ),
        Fact(
            "shield-check",
            translate("NewPassphrase", "Your recovery code stays"),
            translate("NewPassphrase", "It is the same as before. Keep your copy of it."),
        ),
        Fact(
            "book-open",
            translate("NewPassphrase", "No entry is touched"),
            translate("NewPassphrase", "Only the lock is changed, not what is behind it."),
        ),
    )
