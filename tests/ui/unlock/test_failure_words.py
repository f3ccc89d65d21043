from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from reflect import errors
from reflect.domain.backup import Fault, Place
from reflect.services.backup_list import BackupRow
from reflect.ui.unlock.failure import Scene, Way, way_words
from reflect.ui.unlock.failure_words import failure_for
from reflect.ui.unlock.journal_files import FileFacts
from tests.ui.test_messages import CLASSES, made

KEYS = FileFacts("journal.keys", 610, datetime(2026, 11, 20, 7, 58, tzinfo=UTC))
ENTRIES = FileFacts("journal.db", 61_000, datetime(2026, 11, 20, 7, 58, tzinfo=UTC))
GOOD = FileFacts("journal.keys.1", 610, datetime(2026, 11, 19, 18, 42, tzinfo=UTC))
SINCE = datetime(2026, 11, 19, tzinfo=UTC)
TODAY = date(2026, 11, 21)


def backup(generation=42, fault=None):
    return BackupRow(
        path=Path(f"g{generation}"),
        made=datetime(2026, 11, 19, 18, 42, tzinfo=UTC),
        generation=generation,
        place=Place.JOURNAL,
        size=61_000,
        same_disk=True,
        fault=fault,
    )


def scene(*facts, by_code=False, backups=()):
    where = "Documents, Reflect, Practice.reflect"
    return Scene("Practice", where, facts, TODAY, by_code=by_code, backups=backups)


def told(failure):
    return " ".join(
        (failure.title, failure.known, failure.untouched, failure.card, failure.card_text)
    )


@pytest.mark.parametrize("kind", CLASSES)
@pytest.mark.parametrize("facts", [(), (KEYS, ENTRIES), (KEYS, ENTRIES, GOOD)])
@pytest.mark.parametrize("backups", [(), (backup(),)])
def test_every_error_has_a_page_with_a_way_out(kind, facts, backups):
    failure = failure_for(made(kind), scene(*facts, backups=backups), "A title")
    assert failure.ways
    assert failure.known.endswith(".")
    assert failure.card_text.endswith(".")
    for unwanted in ("!", "{", "}", "please", "oops", "None"):
        assert unwanted not in told(failure)


@pytest.mark.parametrize("way", Way)
def test_every_way_is_a_verb_and_its_object(way):
    assert len(way_words(way).split()) > 1


def test_the_key_file_before_is_told_with_its_day():
    failure = failure_for(errors.KeysDamaged("x"), scene(KEYS, ENTRIES, GOOD), "t")
    assert failure.ways[0] is Way.LAST_GOOD_KEYS
    assert "From Thursday 19 November, " in failure.card_text


@pytest.mark.parametrize(
    ("error", "facts", "with_backup", "without"),
    [
        (errors.KeysDamaged("x"), (KEYS, ENTRIES), "BACKUPS OTHER_FOLDER", "OTHER_FOLDER BACKUPS"),
        (errors.KeysTampered(), (KEYS, ENTRIES), "OTHER_JOURNAL BACKUPS", "OTHER_JOURNAL BACKUPS"),
        (errors.JournalDamaged("x", 2), (KEYS, ENTRIES), "OPEN_BACKUP SAVE_READABLE",
         "SAVE_READABLE BACKUPS"),
        (errors.JournalDamaged("x"), (KEYS,), "OPEN_BACKUP OTHER_FOLDER", "OTHER_FOLDER BACKUPS"),
        (errors.RolledBack(2, SINCE, 41), (KEYS, ENTRIES), "BACKUPS GO_ON KEEP_BOTH",
         "OTHER_JOURNAL GO_ON KEEP_BOTH"),
        (errors.NewerFormat(2, 1), (KEYS, ENTRIES), "OTHER_JOURNAL BACKUPS", "OTHER_JOURNAL AGAIN"),
        (errors.InUse(), (KEYS, ENTRIES), "AGAIN OTHER_JOURNAL", "AGAIN OTHER_JOURNAL"),
        (errors.NotAJournal(Path("x")), (), "OTHER_FOLDER BACKUPS", "OTHER_FOLDER MAKE"),
        (errors.StorageFailed("x"), (KEYS, ENTRIES), "AGAIN BACKUPS", "AGAIN OTHER_JOURNAL"),
    ],
)  # fmt: skip
def test_a_backup_changes_what_is_the_safe_way(error, facts, with_backup, without):
    for backups, ways in (((backup(),), with_backup), ((), without)):
        failure = failure_for(error, scene(*facts, backups=backups), "t")
        assert [way.name for way in failure.ways] == ways.split()


def test_a_backup_with_no_more_than_this_copy_is_not_called_later():
    for generation, later in ((41, False), (42, True)):
        page = scene(ENTRIES, backups=(backup(generation),))
        failure = failure_for(errors.RolledBack(2, SINCE, 41), page, "t")
        assert (failure.ways[0] is Way.BACKUPS) is later


def test_a_backup_that_is_seen_to_be_bad_does_not_count():
    page = scene(KEYS, ENTRIES, backups=(backup(43, Fault.KEYS), backup(42)))
    details = failure_for(errors.KeysDamaged("x"), page, "t").details
    said = [line for line in details if line.startswith("Newest backup: Thursday 19 November, ")]
    assert said[0].endswith(", read back when it was made.")
    assert page.newest.generation == 42
    bad = scene(KEYS, ENTRIES, backups=(backup(43, Fault.KEYS),))
    assert "No backup that is whole" in " ".join(
        failure_for(errors.KeysDamaged("x"), bad, "t").details
    )


@pytest.mark.parametrize(("by_code", "says"), [(False, "The passphrase"), (True, "The recovery")])
def test_what_was_typed_is_said_to_be_right(by_code, says):
    failure = failure_for(errors.JournalDamaged("x"), scene(ENTRIES, by_code=by_code), "t")
    assert failure.known.startswith(says)


@pytest.mark.parametrize(("pages", "says"), [(1, "1 page of"), (3, "3 pages of")])
def test_damaged_pages_are_counted(pages, says):
    assert says in failure_for(errors.JournalDamaged("x", pages), scene(ENTRIES), "t").known


@pytest.mark.parametrize(
    ("error", "title"),
    [
        (errors.DiskFull("x"), "There is no room left on this disk"),
        (errors.ReadOnly("x"), "Practice cannot be written to"),
        (errors.Vanished("x"), "Practice is no longer where it was"),
        (errors.StorageFailed("x"), "The disk reported an error"),
    ],
)
def test_each_refusal_of_the_disk_has_its_title(error, title):
    assert failure_for(error, scene(KEYS, ENTRIES), "t").title == title


@pytest.mark.parametrize(
    ("error", "kept"),
    [
        (errors.InUse(), True),
        (errors.DiskFull("x"), True),
        (errors.RolledBack(2, datetime(2026, 11, 19, tzinfo=UTC)), True),
        (errors.KeysTampered(), False),
        (errors.KeysDamaged("x"), False),
        (errors.NewerFormat(2, 1), False),
    ],
)
def test_what_was_typed_is_kept_only_where_it_is_used_again(error, kept):
    assert failure_for(error, scene(KEYS, ENTRIES), "t").asks_again is kept


def test_the_details_name_each_file_and_what_was_found():
    details = failure_for(errors.KeysDamaged("its checksum"), scene(KEYS, ENTRIES), "t").details
    assert details[0].startswith("journal.keys, 610 bytes, changed Friday 20 November, ")
    assert details[-1] == "What Reflect found: the key file is damaged: its checksum."
