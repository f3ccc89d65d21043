"""Deleting an entry, taking it out of the bin again, and keeping it off its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reflect.domain.entry import DAYS_IN_BIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from reflect.domain.entry import EntryId
    from reflect.ui.desk import Desk

translate = QCoreApplication.translate


def delete_entry(
    desk: Desk, owner: QObject, entry_id: EntryId, brought_back: Callable[[EntryId], object]
) -> None:
    """Put an entry in the bin at once, with a way back; ``brought_back`` follows if it is taken."""

    def undo() -> None:
        bring_back_entry(desk, owner, entry_id, brought_back)

    def say() -> None:
        stays = translate("browse", "It stays there for {days} days and can be brought back.")
        title = translate("browse", "The entry is in the bin.")
        desk.messages.notice(title, stays.format(days=DAYS_IN_BIN), undo=undo)

    desk.jobs.start(
        lambda _context: desk.journal.entries.delete(entry_id),
        owner=owner,
        done=lambda _nothing: say(),
        failed=desk.messages.failed,
    )


def bring_back_entry(
    desk: Desk, owner: QObject, entry_id: EntryId, brought_back: Callable[[EntryId], object]
) -> None:
    """Take an entry out of the bin; then call ``brought_back``."""
    desk.jobs.start(
        lambda _context: desk.journal.entries.undelete(entry_id),
        owner=owner,
        done=lambda _nothing: brought_back(entry_id),
        failed=desk.messages.failed,
    )


def hide_on_this_day(
    desk: Desk, owner: QObject, entry_id: EntryId, hidden: Callable[[], object]
) -> None:
    """Never show an entry on its day in later years; then call ``hidden``."""

    def say() -> None:
        title = translate("browse", "“On this day” will not show this entry.")
        desk.messages.notice(title, translate("browse", "It stays in your journal."))
        hidden()

    desk.jobs.start(
        lambda _context: desk.journal.wishes.hide_on_this_day(entry_id),
        owner=owner,
        done=lambda _nothing: say(),
        failed=desk.messages.failed,
    )
