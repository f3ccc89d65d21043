"""Making an earlier wording the newest one, with a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.domain.entry import EntryId
    from reflect.ui.desk import Desk

translate = QCoreApplication.translate


def bring_wording_back(
    desk: Desk, entry_id: EntryId, number: int, name: str, *, instead_of: int
) -> None:
    """Save the wording of an old save anew; undoing it brings back the one it took the place of."""

    def undo() -> None:
        title = translate("browse", "The wording is as it was before.")
        _save_again(desk, entry_id, instead_of, lambda: desk.messages.notice(title))

    def say() -> None:
        title = translate("browse", "The wording of {moment} is back.").format(moment=name)
        text = translate("browse", "It is the newest revision. None was removed.")
        desk.messages.notice(title, text, undo=undo)

    _save_again(desk, entry_id, number, say)


def _save_again(desk: Desk, entry_id: EntryId, number: int, say: Callable[[], object]) -> None:
    # Owned by the jobs themselves: the notice with Undo outlives the door that it came from.
    desk.jobs.start(
        lambda _context: desk.journal.entries.bring_back(entry_id, number),
        owner=desk.jobs,
        done=lambda _entry: say(),
        failed=desk.messages.failed,
    )
