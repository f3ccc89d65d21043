"""What came in, said once, with a way to take it out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reflect.domain.entry import DAYS_IN_BIN
from reflect.ui.bring_in.source_words import entries_words

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from reflect.services.importing import TakenOut
    from reflect.services.imports import Brought
    from reflect.ui.desk import Desk

translate = QCoreApplication.translate


def say_brought(desk: Desk, owner: QObject, brought: Brought) -> None:
    """Say how many came in, with Undo beside it."""

    def undo() -> None:
        desk.jobs.start(
            lambda _context: desk.journal.importing.undo(brought.import_id),
            owner=owner,
            done=lambda taken_out: say_taken_out(desk, taken_out),
            failed=desk.messages.failed,
        )

    if not brought.import_id:
        desk.messages.notice(translate("bring_in", "What was missing beside the entries came in."))
        return
    words = translate("bring_in", "{entries} came in.")
    title = words.format(entries=entries_words(len(brought.entries)))
    text = translate("bring_in", "Each keeps its own day.")
    desk.messages.notice(title, text, undo=undo)


def say_taken_out(desk: Desk, taken_out: TakenOut) -> None:
    """Say where it is now, and what stayed."""
    words = translate("bring_in", "{entries} went to the bin.")
    title = words.format(entries=entries_words(len(taken_out.in_bin)))
    text = translate("bring_in", "They can be brought back for {days} days.")
    text = text.format(days=DAYS_IN_BIN)
    if taken_out.kept:
        kept = translate("bring_in", "{entries} stayed, because something was added since.")
        text = f"{text} {kept.format(entries=entries_words(len(taken_out.kept)))}"
    desk.messages.notice(title, text)
