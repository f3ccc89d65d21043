"""Saving the whole journal in the clear, for its own writer: behind the passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal

from reflect.ui.parts.ask_path import ask_file_name, documents_folder
from reflect.ui.parts.field import PasswordField
from reflect.ui.parts.notice import Notice
from reflect.ui.parts.options import OneOf
from reflect.ui.work_door import WorkDoor, WorkWords

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from reflect.domain.account import Departure
    from reflect.ui.desk import Desk


def tr(text: str) -> str:
    """The text in the language of the window."""
    return QCoreApplication.translate("WholeJournalDoor", text)


class WholeJournalDoor(WorkDoor):
    """Private answers and earlier wordings leave with it, so it asks for the passphrase again."""

    saved = Signal(str)
    """The name of the file or folder."""

    def __init__(self, desk: Desk, *, back: str, today: Callable[[], date]) -> None:
        look = desk.look
        self.kind = OneOf(look, tr("Kind of file"), _kinds(), upright=True)
        self.kind.set_value("json")
        warning = Notice(
            look,
            "mark",
            tr("This file is not encrypted"),
            tr("Whoever has it can read all of it. Keep it where only you can reach it."),
        )
        passphrase = PasswordField(look, tr("Your passphrase, once more"))
        super().__init__(desk, _words(), passphrase, self.kind, warning, back=back)
        self._today = today

    def arrive(self) -> None:
        """Begin with the kind of file."""
        self.kind.radio(self.kind.value()).setFocus()

    def save_to(self, path: Path) -> None:
        """Write the journal there, if the passphrase is right."""
        kind, passphrase = self.kind.value(), self.passphrase.text()
        hand_on = self._desk.journal.hand_on
        self._work(
            lambda context: hand_on.save_whole_journal(
                path, kind=kind, passphrase=passphrase, context=context
            )
        )

    def _begin(self) -> None:
        suffix = ".json" if self.kind.value() == "json" else ""
        proposed = documents_folder() / f"journal-export-{self._today():%Y-%m-%d}{suffix}"
        ask_file_name(self, self._words.go_on, proposed, self.save_to)

    def _on_progress(self, done: int, total: int) -> None:
        words = tr("{done} of {total} entries written.")
        self._page.foot.say(words.format(done=done, total=total))

    def _done(self, departure: Departure) -> None:
        self.saved.emit(departure.file_name)


def _words() -> WorkWords:
    return WorkWords(
        title=tr("Save the whole journal"),
        heading=tr("How would you like it?"),
        foot=tr("Nothing is sent. The saved file is noted in the ledger."),
        go_on=tr("Save the journal"),
        icon="download",
        busy=tr("Saving…"),
        missing=tr("Type the passphrase of this journal."),
        wrong=tr("That passphrase does not open this journal. Nothing was saved."),
    )


def _kinds() -> list[tuple[str, str, str]]:
    return [
        (
            "json",
            tr("One JSON file"),
            tr("Everything, every revision and account, for another program to read."),
        ),
        (
            "md",
            tr("A folder of Markdown"),
            tr("One file for each entry as it is now, readable with any editor."),
        ),
    ]
