"""What is remembered of backups is no change that a backup would be made for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reflect.domain.backup import (
    BackupNotes,
    Contents,
    Drill,
    FailedBackup,
    Fault,
    Hindrance,
    Note,
    Place,
    Reason,
)
from reflect.storage.backup_notes import NoteStore
from reflect.storage.wishes import WishStore
from tests.support.builders import reopened

NOW = datetime(2026, 11, 26, 7, 15, tzinfo=UTC)
FOUND = Contents(generation=1, entries=2, revisions=3, accounts=0, rows=9, chains="ab")
NOTES = BackupNotes(
    backup=1,
    through=1,
    folder="/media/stick \N{SNOWMAN}",
    failed=(FailedBackup(at=NOW, place=Place.FOLDER, why=Hindrance.DISK_FULL),),
    drill=Drill(at=NOW, made=NOW, entries=2, fault=Fault.PAGES),
    of={"journal/x": Note(contents=FOUND, verified=NOW, fault=None, reason=Reason.CLOSING)},
)


def test_notes_are_read_as_they_were_written(journal) -> None:
    NoteStore(journal).change(lambda _: replace(NOTES, through=-1))
    again = reopened(journal)
    assert NoteStore(again).read() == replace(NOTES, through=-1)
    again.close()


def test_writing_notes_is_no_change(journal) -> None:
    notes = NoteStore(journal)
    WishStore(journal).put("anything", 1)
    notes.change(lambda before: replace(before, backup=1, through=1))
    notes.change(lambda before: replace(before, folder="there"))
    assert (notes.read().through, journal.generation()) == (3, 3)


def test_a_change_in_between_stays_one(journal) -> None:
    notes = NoteStore(journal)
    notes.change(lambda before: replace(before, backup=0, through=0))
    WishStore(journal).put("anything", 1)
    notes.change(lambda before: replace(before, folder="there"))
    assert (notes.read().through, journal.generation()) == (1, 3)


@pytest.mark.parametrize("shape", [[], {"of": 7}, {"failed": [{"why": "a new word"}]}])
def test_notes_of_a_shape_that_is_not_known_are_taken_for_none(journal, shape) -> None:
    WishStore(journal).put("backups", shape)
    assert NoteStore(journal).read() == BackupNotes()
