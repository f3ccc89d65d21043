"""Trying a set: the real page, over the studio, in a journal that is gone afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.ui.write.write_view import WriteView

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from reflect.domain.entry import Draft
    from reflect.services.studio.trial import Trial
    from reflect.ui.desk import Desk


class TrialDoor(WriteView):
    """Leaving it ends the trial, whatever was written."""

    def __init__(
        self, desk: Desk, trial: Trial, draft: Draft, *, back: str, today: Callable[[], date]
    ) -> None:
        super().__init__(desk._replace(journal=trial.journal), draft, back=back, today=today)
        self._trial = trial
        self._jobs = desk.jobs

    def leave(self, left: Callable[[bool], object]) -> None:
        """Keep nothing."""
        self.autosave.forget()
        self._jobs.start(lambda context: self._trial.end(), owner=self, settled=lambda: left(True))
