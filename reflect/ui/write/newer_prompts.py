"""Offers to move unfinished writing to the newer version of its prompts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reflect.ui.parts.buttons import Button, IconButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.domain.entry import Draft
    from reflect.domain.prompts import PromptSet
    from reflect.services.changes import Changes
    from reflect.ui.desk import Desk
    from reflect.ui.write.write_layout import WriteLayout


class NewerPrompts(QObject):
    """Looks when the writing is opened, and whenever a pack was installed since."""

    wanted = Signal()
    """The writer wants the newer version."""
    declined = Signal()
    """The writer goes on with the version that there is."""

    def __init__(
        self, desk: Desk, spread: WriteLayout, draft: Callable[[], Draft], parent: QObject
    ) -> None:
        """``draft`` tells what is being written at the moment."""
        super().__init__(parent)
        self._desk = desk
        self._spread = spread
        self._draft = draft
        self._declined = ""
        desk.changed.connect(self._on_changed)
        self.look()

    def look(self) -> None:
        """See whether there is a newer version of the prompts."""
        draft, moves = self._draft(), self._desk.journal.draft_moves
        if not draft.base and draft.prompts.pack.id:
            self._desk.jobs.start(
                lambda _context: moves.newer(draft), owner=self, done=self._on_looked
            )

    def _on_changed(self, changes: Changes) -> None:
        if changes.packs:
            self.look()

    def _on_looked(self, newer: PromptSet | None) -> None:
        if newer is None or newer.pack.version == self._declined:
            self._spread.take_offer_back()
            return
        words = self.tr(
            "You began with version {old}; {new} is installed. What you wrote stays. What no "
            "longer fits is kept at the end, as it was asked."
        )
        button = Button(
            self._desk.look, self.tr("Move to version {new}").format(new=newer.pack.version)
        )
        button.clicked.connect(self.wanted)
        self._spread.show_offer(
            self.tr("There is a newer version of these prompts"),
            words.format(old=self._draft().prompts.pack.version, new=newer.pack.version),
            button,
            self._made_decline(newer.pack.version),
        )

    def _made_decline(self, version: str) -> IconButton:
        words = self.tr("Keep version {old}").format(old=self._draft().prompts.pack.version)
        decline = IconButton(self._desk.look, "x", words)
        decline.clicked.connect(partial(self._decline, version))
        return decline

    def _decline(self, version: str) -> None:
        """Say no more of it while this is open; the next time it is offered again."""
        self._declined = version
        self._spread.take_offer_back()
        self.declined.emit()
