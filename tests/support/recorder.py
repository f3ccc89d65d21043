"""A board that shows nothing and remembers everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.ui.messages import Notice, Question


class Recorder:
    """Keeps the notices put, the questions asked and the faults reported."""

    def __init__(self) -> None:
        self.notices: list[Notice] = []
        self.questions: list[Question] = []
        self.faults: list[BaseException] = []
        self._answered: list[Callable[[bool], object]] = []

    def put(self, notice: Notice) -> None:
        """Remember a notice."""
        self.notices.append(notice)

    def at(self, place: str) -> None:
        """Remember nothing: what was said was said."""

    def ask(self, question: Question, answered: Callable[[bool], object]) -> None:
        """Remember a question until `answer`."""
        self.questions.append(question)
        self._answered.append(answered)

    def report(self, error: BaseException) -> None:
        """Remember a fault of ours."""
        self.faults.append(error)

    def answer(self, yes: bool) -> None:
        """Answer the oldest question still open."""
        self._answered.pop(0)(yes)

    @property
    def said(self) -> list[str]:
        """The titles of the notices, in order."""
        return [notice.title for notice in self.notices]
