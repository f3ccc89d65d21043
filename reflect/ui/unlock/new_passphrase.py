"""A new passphrase for an open journal, in the place of one that is forgotten or given up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QWidget

from reflect.errors import WeakPassphrase
from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.para import Para
from reflect.ui.parts.stack import Stack
from reflect.ui.unlock.first_run import FIRST_SIDE, FIRST_TOP, FORM
from reflect.ui.unlock.front_page import FrontPage
from reflect.ui.unlock.passphrase_choice import PassphraseChoice
from reflect.ui.unlock.side_facts import Fact, SideFacts
from reflect.ui.unlock.side_note import SideNote
from reflect.ui.unlock.two_ends import TwoEnds

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.ui.jobs import Jobs
    from reflect.ui.look.theme import Look
    from reflect.ui.messages import Messages
    from reflect.ui.room import Room

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class PassphraseWords:
    """What is said on the page."""

    title: str
    said: str
    go_on: str
    """The words of the primary."""
    busy: str
    first: str
    what: str
    """Of the first fact beside the form, and what it means; then of the second."""
    second: str = ""
    second_what: str = ""
    third_what: str = ""
    """Of the last fact: that no entry is touched."""
    foot: str


class NewPassphrase(FrontPage):
    """The journal is open already; what is done with the passphrase is given, and so are words.

    Without them it takes the place of the one before, and the recovery code stays as it is.
    """

    used = Signal(object)
    """The passphrase is set; carries what came of it."""
    refused = Signal()
    """The writer does not want one now."""
    finished = Signal()
    """The passphrase is set, or the writer does not want one now."""

    def __init__(
        self, look: Look, room: Room, *, jobs: Jobs, messages: Messages,
        use: Callable[[str], object], words: PassphraseWords | None = None,
    ) -> None:  # fmt: skip
        """``use`` is called with the passphrase, on the journal's thread."""
        super().__init__(look, room, FIRST_SIDE, translate("NewPassphrase", "Choose a passphrase"))
        self._use = use
        self._words = words or _in_its_place()
        self._jobs = jobs
        self._messages = messages
        self.passphrase = PassphraseChoice(look, jobs)
        self.later = Button(look, self.tr("Not now"), "quiet", edge=True)
        self.primary = Button(look, self._words.go_on, "primary")
        self._timer = QTimer(self, singleShot=True)
        self._fill(look)
        self._timer.timeout.connect(self._on_later)
        for field in (
            self.passphrase.own.field,
            self.passphrase.own.again,
            self.passphrase.six.field,
        ):
            field.changed.connect(self._on_typed)
        self.passphrase.submitted.connect(self.press_primary)
        self.primary.clicked.connect(self.press_primary)
        self.later.clicked.connect(self._on_later)

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
            use = self._use
            self._timer.stop()
            self._jobs.start(
                lambda _context: use(passphrase),
                owner=self,
                done=self._on_used,
                failed=self._on_failed,
            )

    def _on_typed(self) -> None:
        if self._timer.isActive():
            self._timer.start()

    def forget(self) -> None:
        """Forget what was typed: the page is left."""
        self._timer.stop()
        self.passphrase.clear()

    def _on_used(self, result: object) -> None:
        self.forget()
        self.used.emit(result)
        self.finished.emit()

    def _on_later(self) -> None:
        self.forget()
        self.refused.emit()
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
            self.primary.set_busy(self._words.busy)
        else:
            self.primary.set_ready()

    def _fill(self, look: Look) -> None:
        form = QWidget()
        words = self._words
        stack = Stack(look, form)
        stack.put(Para(look, words.title, Role.PAGE_TITLE))
        stack.put(Para(look, words.said, Role.BODY, "ink2"), above=8)
        stack.put(self.passphrase, above=24)
        stack.put(TwoEnds(look, self.later, self.primary, right_above=True), above=40)
        title = self.tr("What changes, and what does not")
        self.put_beside(SideFacts(look, title, _facts(words)))
        self.put_foot(SideNote(look, words.foot))
        self.lane.add(form, width=FORM, top=FIRST_TOP)


def _in_its_place() -> PassphraseWords:
    return PassphraseWords(
        title=translate("NewPassphrase", "Choose a new passphrase"),
        said=translate(
            "NewPassphrase",
            "The journal is open. A new passphrase takes the place of the old one.",
        ),
        go_on=translate("NewPassphrase", "Use this passphrase"),
        busy=translate("NewPassphrase", "Changing the lock…"),
        first=translate("NewPassphrase", "The old passphrase stops working"),
        what=translate("NewPassphrase", "The new one opens this journal in its place."),
        foot=translate(
            "NewPassphrase", "Until you set a new one, the old passphrase keeps working."
        ),
    )


def _facts(words: PassphraseWords) -> tuple[Fact, ...]:
    return (
        Fact("key-round", words.first, words.what),
        Fact(
            "shield-check",
            words.second or translate("NewPassphrase", "Your recovery code stays"),
            words.second_what
            or translate("NewPassphrase", "It is the same as before. Keep your copy of it."),
        ),
        Fact(
            "book-open",
            translate("NewPassphrase", "No entry is touched"),
            words.third_what
            or translate("NewPassphrase", "Only the lock is changed, not what is behind it."),
        ),
    )
