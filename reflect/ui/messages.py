"""The only place that shows an error, a notice or a question."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from PySide6.QtCore import QCoreApplication

from reflect.errors import ReflectError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.ui.said_of_errors import Words

Tone = Literal["plain", "ok", "mark", "wrong", "private"]
"""How a notice is meant; an icon and a colour follow from it."""


class Action(NamedTuple):
    """A button: its words, and what it does."""

    text: str
    run: Callable[[], object]


class Notice(NamedTuple):
    """One quiet line in the window, perhaps with a sentence and a button."""

    title: str
    text: str = ""
    tone: Tone = "ok"
    action: Action | None = None
    place: str = ""
    """Where it belongs: it goes when the writer goes on to another place. Empty: it stays."""


class Question(NamedTuple):
    """A decision that cannot be taken back, so it is asked before."""

    title: str
    text: str
    yes: str
    """What the button does: a verb and its object."""
    no: str
    """The way out, which has the focus."""
    grave: bool = False
    """Whether something is lost by saying yes."""


class Board(Protocol):
    """Where messages appear: the window, or a recorder."""

    def put(self, notice: Notice) -> None:
        """Show a notice in place of the one before."""

    def at(self, place: str) -> None:
        """Take away what belongs to another place than this one."""

    def ask(self, question: Question, answered: Callable[[bool], object]) -> None:
        """Ask, and call ``answered`` later with the answer; closing the question is a no."""


class Messages:
    """Tells the writer what happened, in the words of the window."""

    def __init__(self, board: Board, report: Callable[[BaseException], object]) -> None:
        """``report`` keeps what can be known about a fault of ours, without content."""
        self._board = board
        self._report = report
        self.journal_name = ""
        """The journal that errors speak of; empty while none is chosen."""

    def failed(self, error: BaseException, *, action: Action | None = None) -> None:
        """Say what the world did, or keep a report of what we did wrong and say so."""
        if not isinstance(error, ReflectError):
            self._report(error)
            self._board.put(_our_fault())
            return
        words = self.words(error)
        if words:
            self._board.put(Notice(title=words.title, text=words.text, tone="wrong", action=action))

    def words(self, error: ReflectError, name: str = "") -> Words | None:
        """The words for an error, for a screen that shows them itself; None if there are none."""
        # There is nothing wrong while the window opens.
        from reflect.ui.error_words import words_for
        from reflect.ui.said_of_errors import Scene

        said = name or self.journal_name or _translate("The journal")
        return words_for(error, Scene(said, datetime.now().astimezone().date()))

    def notice(
        self,
        title: str,
        text: str = "",
        *,
        tone: Tone = "ok",
        action: Action | None = None,
        undo: Callable[[], object] | None = None,
        place: str = "",
    ) -> None:
        """Say something quietly; ``undo`` puts a button of that name beside it.

        With a ``place`` it goes when the writer goes on to another.
        """
        button = Action(_translate("Undo"), undo) if undo else action
        self._board.put(Notice(title=title, text=text, tone=tone, action=button, place=place))

    def at(self, place: str) -> None:
        """Note where the writer is now."""
        self._board.at(place)

    def ask(self, question: Question, answered: Callable[[bool], object]) -> None:
        """Ask for a decision; the answer comes later."""
        self._board.ask(question, answered)


def _our_fault() -> Notice:
    return Notice(
        title=_translate("Something went wrong inside Reflect."),
        text=_translate(
            "What was saved is safe. A report without any of your words is in the log folder."
        ),
        tone="wrong",
    )


def _translate(text: str) -> str:
    return QCoreApplication.translate("messages", text)
