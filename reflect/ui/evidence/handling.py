"""Attaching a file, saving a copy of one, taking one away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reflect.ui.parts.ask_path import ask_file_name, documents_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QFileDialog, QWidget

    from reflect.domain.entry import EntryId
    from reflect.domain.evidence import Evidence
    from reflect.domain.evidence_file import EvidenceFile
    from reflect.ui.desk import Desk

translate = QCoreApplication.translate


def ask_and_save_copy(desk: Desk, owner: QWidget, file: Evidence) -> QFileDialog:
    """Ask where a copy goes, and write it there."""
    title = translate("evidence", "Save a copy")
    proposed = documents_folder() / file.name
    return ask_file_name(owner, title, proposed, partial(save_copy, desk, owner, file))


def save_copy(desk: Desk, owner: QWidget, file: Evidence, path: Path) -> None:
    """Write a copy of a file, in the clear, and say where."""

    def say() -> None:
        title = translate("evidence", "Saved as {name}.").format(name=path.name)
        text = translate("evidence", "The copy is not encrypted.")
        desk.messages.notice(title, text)

    desk.jobs.start(
        lambda _context: desk.journal.evidence.save_copy(file.id, path),
        owner=owner,
        done=lambda _saved: say(),
        failed=desk.messages.failed,
    )


def attach(
    desk: Desk, owner: QWidget, entry_id: EntryId, path: Path, changed: Callable[[], object]
) -> None:
    """Keep a copy of a file with an entry; then call ``changed``."""
    desk.jobs.start(
        lambda _context: desk.journal.evidence.attach(entry_id, path),
        owner=owner,
        done=lambda _attached: changed(),
        failed=desk.messages.failed,
    )


def remove(desk: Desk, owner: QWidget, file: Evidence, changed: Callable[[], object]) -> None:
    """Take a file away at once, with a way back; ``changed`` is called after each."""

    def undo(removed: EvidenceFile) -> None:
        desk.jobs.start(
            lambda _context: desk.journal.evidence.put_back(removed),
            owner=owner,
            done=lambda _nothing: changed(),
            failed=desk.messages.failed,
        )

    def say(removed: EvidenceFile) -> None:
        title = translate("evidence", "{name} is no longer in the journal.")
        text = translate("evidence", "It can be put back until you lock the journal.")
        desk.messages.notice(title.format(name=file.name), text, undo=partial(undo, removed))
        changed()

    desk.jobs.start(
        lambda _context: desk.journal.evidence.remove(file.id),
        owner=owner,
        done=say,
        failed=desk.messages.failed,
    )
