"""What a writer does on the page of today: one function for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reflect.domain.commitment import CommitmentState

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from reflect.domain.commitment import Commitment
    from reflect.domain.entry import Draft, DraftRow, EntryId
    from reflect.ui.desk import Desk

translate = QCoreApplication.translate


def settle(desk: Desk, owner: QObject, commitment: Commitment, state: CommitmentState) -> None:
    """Say what became of a commitment; a quiet notice offers to undo it."""
    before = commitment.state

    def undo() -> None:
        _put_state(desk, owner, commitment, before)

    def say(_: None) -> None:
        desk.messages.notice(_settled_words()[state], undo=undo)

    commitments = desk.journal.commitments
    desk.jobs.start(
        lambda _context: commitments.settle(commitment.entry_id, commitment.prompt_id, state),
        owner=owner,
        done=say,
    )


def _put_state(desk: Desk, owner: QObject, commitment: Commitment, state: CommitmentState) -> None:
    commitments = desk.journal.commitments
    desk.jobs.start(
        lambda _context: commitments.settle(commitment.entry_id, commitment.prompt_id, state),
        owner=owner,
    )


def _settled_words() -> dict[CommitmentState, str]:
    return {
        CommitmentState.OPEN: translate("today", "The commitment is open again."),
        CommitmentState.KEPT: translate("today", "The commitment is kept."),
        CommitmentState.CHANGED: translate("today", "The commitment is marked as changed."),
        CommitmentState.DROPPED: translate("today", "The commitment is dropped."),
    }


def discard(desk: Desk, owner: QObject, row: DraftRow) -> None:
    """Forget unfinished writing; a quiet notice offers to bring it back."""
    entries = desk.journal.entries

    def forget() -> Draft:
        kept = entries.edit(row.id)
        entries.discard(row.id)
        return kept

    def bring_back(kept: Draft) -> None:
        desk.jobs.start(lambda _context: entries.save_draft(kept), owner=owner)

    def say(kept: Draft) -> None:
        said = (
            translate("today", "The unfinished entry is discarded.")
            if row.is_new
            else translate("today", "The unfinished changes are discarded. The entry is as it was.")
        )
        desk.messages.notice(said, undo=lambda: bring_back(kept))

    desk.jobs.start(lambda _context: forget(), owner=owner, done=say)


def never_show(desk: Desk, owner: QObject, entry_id: EntryId) -> None:
    """Never show an entry on its day again."""
    wishes = desk.journal.wishes

    def say(_: None) -> None:
        desk.messages.notice(
            translate("today", "That entry will not come back on its day."),
            translate("today", "It stays in the journal."),
        )

    desk.jobs.start(lambda _context: wishes.hide_on_this_day(entry_id), owner=owner, done=say)


def turn_off_memories(desk: Desk) -> None:
    """Show nothing of earlier years on the page of today; a quiet notice offers to undo it."""
    desk.preferences.change(on_this_day=False)
    desk.messages.notice(
        translate("today", "“On this day” is off."),
        translate("today", "You can turn it on again in Preferences."),
        undo=lambda: desk.preferences.change(on_this_day=True),
    )
