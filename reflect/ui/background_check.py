"""Looks after unlocking whether the journal is whole; quiet if it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reflect.domain.check import Fault
from reflect.errors import JournalDamaged, StorageError
from reflect.ui.check_words import check_words
from reflect.ui.messages import Action
from reflect.ui.saved_words import new_name, saved_words

if TYPE_CHECKING:
    from reflect.domain.check import CheckResult
    from reflect.services.checking import Steps
    from reflect.services.jobs import JobContext
    from reflect.services.salvage import SavedJournal
    from reflect.ui.desk import Desk


class BackgroundCheck(QObject):
    """One check, each step a job of its own: what the writer does comes in between."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._steps: Steps | None = None
        self._stopped = False

    def begin(self) -> None:
        """Begin, or take the next step."""
        self._desk.jobs.start(self._step, owner=self, done=self._on_step, failed=self._on_failed)

    def stop(self) -> None:
        """Take no further step: the journal is about to close."""
        self._stopped = True

    def _step(self, context: JobContext) -> CheckResult | None:
        # Locking asks all work to stop.
        context.step(0, 1)
        if self._steps is None:
            self._steps = self._desk.journal.checking.quick_steps()
        try:
            next(self._steps)
        except StopIteration as ended:
            result: CheckResult = ended.value
            return result
        return None

    def _on_step(self, result: CheckResult | None) -> None:
        if result is None and not self._stopped:
            self.begin()
        elif result and not result.fine:
            self._tell(result)

    def _on_failed(self, error: Exception) -> None:
        # A disk that does not do what is asked is told by whoever wants to save.
        if not isinstance(error, StorageError):
            self._desk.messages.failed(error)

    def _tell(self, result: CheckResult) -> None:
        messages, name = self._desk.messages, self._desk.journal.name
        save = Action(self.tr("Save what can be read"), self._save_readable)
        pages = result.count(Fault.PAGES)
        if pages:
            messages.failed(JournalDamaged("pages", pages), action=save)
            return
        title, text = check_words(result, name)
        if result.damaged:
            messages.notice(title, text, tone="wrong", action=save)
        else:
            messages.notice(title, text, tone="mark")

    def _save_readable(self) -> None:
        self._desk.jobs.start(self._saved, owner=self, done=self._on_saved)

    def _saved(self, context: JobContext) -> SavedJournal:
        # For the rare day on which a journal is damaged.
        from reflect.services.salvage import under_free_name

        journal = self._desk.journal
        save = partial(journal.save_readable, journal.path.parent, context=context)
        return under_free_name(save, new_name(journal.name))

    def _on_saved(self, saved: SavedJournal) -> None:
        title, text = saved_words(saved)
        self._desk.messages.notice(title, text, tone="mark")
