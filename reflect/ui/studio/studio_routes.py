"""The ways of making a pack: beginning, the studio, trying a set, signing."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reflect.services.studio.trial import Trial
from reflect.ui.studio.askable import askable
from reflect.ui.studio.begin_door import BeginDoor
from reflect.ui.studio.sign_door import SignDoor
from reflect.ui.studio.studio_door import StudioDoor
from reflect.ui.studio.trial_door import TrialDoor

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from reflect.domain.entry import Draft
    from reflect.domain.prompts import PromptSet
    from reflect.services.studio.open_draft import OpenDraft
    from reflect.services.studio.sending import Version
    from reflect.services.studio.signing_keys import SigningKey
    from reflect.ui.desk import Desk


class StudioRoutes(QObject):
    """Opens the doors of the studio, one over the other."""

    def __init__(
        self, desk: Desk, *, now: Callable[[], datetime], today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._desk = desk
        self._now = now
        self._today = today

    def begin(self, back: str) -> None:
        """Choose how a pack begins; ``back`` names the place behind."""
        door = BeginDoor(self._desk, back=back)
        door.back_wanted.connect(self._close)
        door.opened.connect(partial(self._on_begun, back))
        self._desk.doors.open(door)

    def _on_begun(self, back: str, draft: OpenDraft) -> None:
        self._desk.doors.close(partial(self.open_studio, draft, back))

    def open_studio(self, draft: OpenDraft, back: str) -> None:
        """Work on a pack."""
        door = StudioDoor(self._desk, draft, back=back, now=self._now, today=self._today)
        door.back_wanted.connect(self._close)
        door.sign_wanted.connect(partial(self._ask_to_sign, door))
        door.try_wanted.connect(partial(self._try, door))
        self._desk.doors.open(door)

    def _ask_to_sign(self, door: StudioDoor) -> None:
        studio, draft = self._desk.journal.studio, door.draft
        to = draft.path.parent
        self._desk.jobs.start(
            lambda context: (studio.keys.rows(), studio.version(draft, to)),
            owner=door,
            done=lambda found: self._open_signing(door, *found),
        )

    def _open_signing(
        self, door: StudioDoor, keys: tuple[SigningKey, ...], version: Version
    ) -> None:
        signing = SignDoor(self._desk, door.draft, keys=keys, version=version)
        signing.back_wanted.connect(self._close)
        signing.built.connect(lambda _parcel: door.show_built())
        self._desk.doors.open(signing)

    def _try(self, door: StudioDoor, set_key: str) -> None:
        """Answer a set; what stands for what is missing in it is asked too."""
        draft = door.draft
        prompts = askable(draft.draft, set_key, door.language)
        pack = replace(draft.overview().pack, prompt_sets=(prompts,))

        def begin() -> tuple[Trial, Draft]:
            trial = Trial(pack, clock=self._now)
            return trial, trial.journal.entries.begin(prompts)

        self._desk.jobs.start(
            lambda context: begin(),
            owner=door,
            done=lambda begun: self._open_trial(prompts, *begun),
        )

    def _open_trial(self, prompts: PromptSet, trial: Trial, draft: Draft) -> None:
        back = self.tr("Studio")
        door = TrialDoor(self._desk, trial, draft, back=back, today=self._today)
        door.back_wanted.connect(self._close)
        door.lock_wanted.connect(lambda: self._desk.commands.run("lock"))
        door.finished.connect(lambda _entry: self._on_tried(prompts))
        self._desk.doors.open(door)
        self._desk.messages.notice(
            self.tr("You are trying {title}.").format(title=prompts.title),
            self.tr("Nothing of what you write here is kept."),
            tone="plain",
        )

    def _on_tried(self, prompts: PromptSet) -> None:
        self._close()
        words = self.tr("{title} can be answered to its end. Nothing of it was kept.")
        self._desk.messages.notice(words.format(title=prompts.title))

    def _close(self) -> None:
        self._desk.doors.close()
