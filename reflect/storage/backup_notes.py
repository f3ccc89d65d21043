"""What a journal remembers of its backups: a wish, so that nothing of it lies in the clear."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec import ValidationError, convert

from reflect.domain.backup import BackupNotes
from reflect.storage.wishes import WishStore, put_wish

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.storage.journal import Journal

_NAME = "backups"


class NoteStore:
    """Reads and changes the notes on backups."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._wishes = WishStore(journal)

    def read(self) -> BackupNotes:
        """The notes; none when a newer Reflect has written them in a form of its own."""
        try:
            return convert(self._wishes.get(_NAME, {}), BackupNotes)
        except ValidationError:
            return BackupNotes()

    def change(self, changed: Callable[[BackupNotes], BackupNotes]) -> None:
        """Write them anew. That is no change that a backup would be made for."""
        before = self.read()
        with self._journal.writing() as writing:
            after = changed(before)
            if after.through == writing.generation - 1:
                after = replace(after, through=writing.generation)
            put_wish(writing, _NAME, after)
