"""The account under review: what was done, undone, and looked at by the check meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reflect.domain.review import Looked, Review, looked_at, wordings

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.domain.account import AccountDraft
    from reflect.ui.jobs import Job, Jobs

LOOK_MILLISECONDS = 200
"""After the last change the check looks again."""


_Seen = tuple[str, dict[str, str]]


class AccountReview(QObject):
    """Holds the review and lets the check look at each new wording, off the GUI thread."""

    changed = Signal()
    """Wording, marks or question are others now."""
    edited = Signal()
    """The writer did something that has to be kept."""
    failed = Signal(object)
    """The check could not look; the error."""

    def __init__(
        self, parent: QObject, jobs: Jobs, look: Callable[[AccountDraft], Looked],
        draft: AccountDraft,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._jobs = jobs
        self._look = look
        self._job: Job | None = None
        self._before: list[Review] = []
        self._seen: _Seen | None = None
        self._result = Looked()
        """What the check found in the wording that it has seen last."""
        self.review = Review(draft)
        self._timer = QTimer(self, singleShot=True, interval=LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._start)

    @property
    def draft(self) -> AccountDraft:
        """The account as it stands."""
        return self.review.draft

    @property
    def is_seen(self) -> bool:
        """Whether the check has looked at the wording as it stands."""
        return self._seen == _seen(self.draft)

    @property
    def has_looked(self) -> bool:
        """Whether the check has looked at all."""
        return self._seen is not None or bool(self.review.looked.version)

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._before)

    def begin(self, draft: AccountDraft) -> None:
        """Review this from now on; what was done before is not undone any more."""
        self._before = []
        self.review = Review(draft, self.review.looked)
        self.changed.emit()
        if not self.is_seen:
            self._start()

    def do(self, review: Review, *, goes_on: bool = False) -> None:
        """Put the account after a change in the place of the one before.

        A change that ``goes_on``, as typing does, is undone together with the one before it.
        """
        if not goes_on:
            self._before.append(self.review)
        self.review = review
        self._tell()

    def undo(self) -> None:
        """Take the last change back, to the letter."""
        if self._before:
            self.review = self._before.pop()
            self._tell()

    def look_if_needed(self) -> None:
        """Let the check look unless it has, or is about to; it may have failed before."""
        if not self.is_seen and self._job is None:
            self._start()

    def look_again(self) -> None:
        """Let the check look although the wording is the same: it knows other words now."""
        self._seen = None
        self._start()

    def _tell(self) -> None:
        if self.is_seen:
            # What a decision took out of the marks comes back with the words.
            self.review = looked_at(self.review, self._result)
        else:
            self._timer.start()
        self.edited.emit()
        self.changed.emit()

    def _start(self) -> None:
        self._timer.stop()
        if self._job:
            self._job.cancel()
        draft = self.draft
        self._job = self._jobs.start(
            lambda _context: self._look(draft),
            owner=self,
            done=lambda looked: self._on_looked(draft, looked),
            failed=self._on_failed,
        )

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self.failed.emit(error)

    def _on_looked(self, draft: AccountDraft, looked: Looked) -> None:
        self._job = None
        if _seen(draft) != _seen(self.draft):
            # It was changed meanwhile, and is to be looked at again.
            return
        self._result = looked
        self.review = looked_at(self.review, looked)
        self._seen = _seen(self.draft)
        self.changed.emit()


def _seen(draft: AccountDraft) -> _Seen:
    """What a look depends on: by which rule, and the wording."""
    return draft.check.profile, wordings(draft)
