"""What was done to a draft, step by step, so that all of it can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reflect.domain.pack_draft import PackDraft, Place


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done, with what was there before and after it."""

    words: str
    """As in ``Move “What fell flat”``."""
    place: Place
    """Where to look after it was done or undone."""
    before: PackDraft
    after: PackDraft
    typing: Place | None = None
    """The field that it was typed in; typing goes on in the same step."""


class History:
    """The steps that led to a draft, and those that were taken back."""

    def __init__(self, draft: PackDraft) -> None:
        self._draft = draft
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._typing: Place | None = None

    @property
    def draft(self) -> PackDraft:
        """The draft as it is now."""
        return self._draft

    @property
    def undoing(self) -> Step | None:
        """What would be undone."""
        return self._done[-1] if self._done else None

    @property
    def redoing(self) -> Step | None:
        """What would be done again."""
        return self._undone[-1] if self._undone else None

    def base_of(self, field: Place) -> PackDraft:
        """What typing in this field begins from: the draft before its first key."""
        return self._done[-1].before if self._typing == field else self._draft

    def add(self, step: Step) -> None:
        """Take a step. One in the field that is being typed in replaces the one before."""
        if step.typing is not None and step.typing == self._typing:
            self._done.pop()
        if step.after != step.before:
            self._done.append(step)
        self._typing = step.typing if step.after != step.before else None
        self._undone.clear()
        self._draft = step.after

    def settle(self) -> None:
        """End the step of what is being typed: what comes next is another one."""
        self._typing = None

    def undo(self) -> Step | None:
        """Take the last step back."""
        self.settle()
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        self._draft = step.before
        return step

    def redo(self) -> Step | None:
        """Do again what was taken back last."""
        self.settle()
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        self._draft = step.after
        return step
