"""A bad page costs what was on it, and nothing else; the damaged journal is left as it is."""

from __future__ import annotations

import errno
import shutil
import sys
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

import pytest

from reflect.domain.commitment import CommitmentState
from reflect.domain.entry import EntryId
from reflect.domain.ids import uuid7
from reflect.domain.prompts import FREE
from reflect.errors import InUse, JournalDamaged, StorageFailed
from reflect.storage import tables
from reflect.storage.accounts import AccountStore
from reflect.storage.commitments import CommitmentStore
from reflect.storage.entries import EntryStore
from reflect.storage.folder import JournalFolder
from reflect.storage.journal import Journal
from reflect.storage.log_guard import log_of
from reflect.storage.page_rows import Cell
from reflect.storage.pages import PAGE
from reflect.storage.rescue import Rescue
from reflect.storage.salvage import _KEYS, Finder, Found, _shape
from reflect.storage.search import SearchStore
from tests.storage.saving import FakePages, save
from tests.storage.test_checks import full, harm, many, rich
from tests.support.builders import (
    EVERY_ANSWER,
    EVERY_KIND,
    JOURNAL_ID,
    MASTER,
    content,
    entry_id,
)
from tests.support.child import run_python
from tests.support.everything import everything
from tests.support.fakes import FakeClock
from tests.support.folders import contents
from tests.support.old_journals import OldJournal

__all__ = ["rich", "save"]

STEP = 3
"""One of so many pages is tried: each makes a whole journal."""

ONE, TWO, THREE = entry_id(1), entry_id(2), entry_id(3)


def change(folder, page, at=500):
    """Change one byte of a page."""
    data = bytearray(folder.database.read_bytes())
    data[(page - 1) * PAGE + at] ^= 1
    folder.database.write_bytes(data)


def pages_of(folder):
    return folder.database.stat().st_size // PAGE


def without_journal(journal):
    """All rows but what depends on when the journal was written anew."""
    with journal.reading() as connection:
        return {
            t.name: [
                tuple(
                    v
                    for n, v in row._mapping.items()
                    if n != "generation" or t.name not in {"entry", "commitment"}
                )
                for row in connection.execute(t.select().order_by(*t.primary_key))
            ]
            for t in tables.metadata.sorted_tables
            if t.name != "journal"
        }


def test_of_a_whole_journal_everything_is_saved(rich, save) -> None:
    rows = without_journal(rich)
    rich.close()
    with save(rich.folder) as saved:
        assert without_journal(saved.journal) == rows
        assert saved.result.whole
        assert (saved.result.entries, saved.result.revisions) == (3, 5)


def test_what_was_deleted_for_good_stays_so(journal, save) -> None:
    for step in everything(journal):
        step()
    rows = without_journal(journal)
    journal.close()
    with save(journal.folder) as saved:
        assert without_journal(saved.journal)["entry"] == rows["entry"]
        assert saved.result.lost_entries == ()


@pytest.mark.slow
def test_whichever_page_is_bad_all_that_is_on_others_is_saved(rich, save) -> None:
    many(rich, 8)
    total = full(rich).counts
    rich.close()
    whole = rich.folder.database.read_bytes()
    for page in range(1, pages_of(rich.folder) + 1, STEP):
        change(rich.folder, page)
        before = contents(rich.folder.path)
        with save(rich.folder) as saved:
            result = saved.result
            assert result.bad_pages == 1
            assert result.entries + len(result.lost_entries) == total.entries
            assert len(result.lost_entries) + result.lost_revisions <= 8
            assert not result.whole
        assert contents(rich.folder.path) == before
        rich.folder.database.write_bytes(whole)


def test_without_its_first_page_every_entry_is_saved(journal, save) -> None:
    many(journal, 20).close()
    with journal.folder.database.open("r+b") as file:
        file.seek(16)
        file.write(b"\0" * (PAGE - 16))
    with pytest.raises(JournalDamaged):
        Journal.open(journal.folder, MASTER, JOURNAL_ID, clock=journal.clock)
    with save(journal.folder) as saved:
        assert (saved.result.entries, saved.result.bad_pages) == (20, 1)


def test_without_the_row_of_the_journal_its_device_is_that_of_the_rows(journal, save) -> None:
    many(journal, 3)
    harm(journal, "DELETE FROM journal")
    journal.close()
    with save(journal.folder) as saved:
        assert saved.journal.stand().device == "0123456789abcdef"
        assert saved.journal.generation() == 4


def test_a_journal_without_rows_is_saved_as_one(journal, save) -> None:
    harm(journal, "DELETE FROM journal")
    journal.close()
    with save(journal.folder) as saved:
        assert saved.result.whole
        assert saved.journal.stand().device == ""


def test_what_sqlite_drops_behind_a_flipped_bit_of_the_log_is_saved(
    journal, tmp_path, save
) -> None:
    journal.settle()
    store = EntryStore(journal)
    store.save(ONE, FREE, content("albatross"))
    at = log_of(journal.folder.database).stat().st_size - 100
    for number in range(2, 6):
        store.save(entry_id(number), FREE, content("albatross"))
    copy = JournalFolder(tmp_path / "crashed.reflect")
    shutil.copytree(journal.folder.path, copy.path)
    log = log_of(copy.database)
    data = bytearray(log.read_bytes())
    data[at] ^= 1
    log.write_bytes(data)
    with save(copy) as saved:
        assert saved.result.entries == 5
    assert log.read_bytes() == data


@pytest.mark.parametrize("log", [b"", b"short", b"\0" * 10_000])
def test_a_log_that_is_none_is_left_out(journal, save, log) -> None:
    many(journal, 3).close()
    log_of(journal.folder.database).write_bytes(log)
    with save(journal.folder) as saved:
        assert saved.result.entries == 3


def test_an_open_journal_is_not_read_from_outside(journal, tmp_path) -> None:
    """Another process holds it: locks of one process do not keep that process out."""
    many(journal, 2)
    code = f"""
from pathlib import Path
from reflect.errors import InUse
from reflect.storage.folder import JournalFolder
from reflect.storage.rescue import Rescue
from tests.support.builders import JOURNAL_ID, MASTER
from tests.support.fakes import FakeClock
rescue = Rescue(MASTER, JOURNAL_ID, clock=FakeClock(), wordings=(), step=lambda *_: None)
try:
    rescue.from_folder(JournalFolder(Path({str(journal.folder.path)!r})), None)
except InUse:
    print("in use")
"""
    assert run_python(code).strip() == "in use"


def test_an_open_journal_is_read_with_what_it_wrote_last(journal, tmp_path) -> None:
    many(journal, 3)
    new = JournalFolder(tmp_path / "new.reflect")
    new.path.mkdir()
    how: dict[str, Any] = {"clock": FakeClock(), "wordings": (), "step": lambda _done, _total: None}
    result = Rescue(MASTER, JOURNAL_ID, **how).from_open(journal, new)
    assert result.entries == 3
    EntryStore(journal).save(entry_id(9), FREE, content("still open"))


@pytest.mark.skipif(sys.platform == "win32", reason="has other locks")
def test_a_disk_that_knows_no_locks_is_told(journal, save, monkeypatch) -> None:
    def refuse(*_args):
        raise OSError(errno.ENOLCK, "no locks")

    journal.close()
    monkeypatch.setattr("fcntl.lockf", refuse)
    with pytest.raises(StorageFailed):
        save(journal.folder)


@pytest.mark.skipif(sys.platform == "win32", reason="has other locks")
def test_one_that_is_locked_is_in_use(journal, save, monkeypatch) -> None:
    def refuse(*_args):
        raise OSError(errno.EAGAIN, "locked")

    journal.close()
    monkeypatch.setattr("fcntl.lockf", refuse)
    with pytest.raises(InUse):
        save(journal.folder)


def test_what_cannot_be_read_back_is_not_called_saved(journal, save, monkeypatch) -> None:
    many(journal, 2).close()
    monkeypatch.setattr("reflect.storage.rebuild.seal_of", lambda _connection: b"x" * 32)
    with pytest.raises(JournalDamaged, match="cannot be read back"):
        save(journal.folder)


def test_it_is_said_how_far_the_reading_is(journal, tmp_path) -> None:
    many(journal, 80)
    new = JournalFolder(tmp_path / "new.reflect")
    new.path.mkdir()
    far: list[tuple[int, int]] = []
    how: dict[str, Any] = {"clock": FakeClock(), "wordings": (), "step": lambda *at: far.append(at)}
    Rescue(MASTER, JOURNAL_ID, **how).from_open(journal, new)
    assert far[0][0] == 200
    assert all(done <= total for done, total in far)


def test_pages_of_a_log_before_this_one_are_left_out(journal, tmp_path, save) -> None:
    """SQLite begins a log again from its start; behind its end the one before is still there."""
    journal.settle()
    store = EntryStore(journal)
    for number in range(1, 20):
        store.save(entry_id(number), FREE, content("albatross"))
    copy = JournalFolder(tmp_path / "crashed.reflect")
    shutil.copytree(journal.folder.path, copy.path)
    with save(copy) as saved:
        assert saved.result.entries == 19


def test_without_a_database_nothing_is_made(journal, save) -> None:
    journal.close()
    journal.folder.database.unlink()
    with pytest.raises(JournalDamaged, match="missing"):
        save(journal.folder)


def test_a_lost_entry_is_told_with_its_title_and_day(journal, save) -> None:
    many(journal, 3)
    harm(journal, "UPDATE revision SET content = '{' WHERE entry_id LIKE '%2'")
    harm(journal, "UPDATE entry SET title = '' WHERE entry_id LIKE '%2'".replace("entry_id", "id"))
    harm(journal, "DELETE FROM revision WHERE entry_id LIKE '%3'")
    journal.close()
    with save(journal.folder) as saved:
        told = {(lost.title[:7], lost.day) for lost in saved.result.lost_entries}
        assert told == {("xxxxxxx", date(2026, 3, 14)), ("Entry 3", date(2026, 3, 14))}


def test_a_lost_entry_whose_row_is_lost_is_told_by_when_it_was_begun(journal, save) -> None:
    begun = EntryId(uuid7(datetime(2026, 2, 1, tzinfo=UTC), bytes(10)))
    for name in (begun, TWO):
        EntryStore(journal).save(name, FREE, content("albatross"))
    harm(journal, "UPDATE revision SET content = '{'")
    harm(journal, "DELETE FROM entry")
    journal.close()
    with save(journal.folder) as saved:
        told = [(lost.title, lost.day) for lost in saved.result.lost_entries]
        assert told == [("", None), ("", date(2026, 2, 1))]


def test_a_lost_revision_is_counted_and_the_others_follow_each_other(rich, save) -> None:
    harm(rich, "UPDATE revision SET content = '[' WHERE number = 1 AND entry_id LIKE '%1'")
    rich.close()
    with save(rich.folder) as saved:
        assert saved.result.lost_revisions == 1
        assert saved.result.revisions == 4
        history = EntryStore(saved.journal).history(ONE)
        assert [row.number for row in history] == [2, 1]
        # It was made from what is now lost.
        assert AccountStore(saved.journal).rows()[0].outdated


def test_what_belongs_to_a_lost_entry_is_saved(rich, save) -> None:
    harm(rich, "DELETE FROM revision")
    harm(rich, "DELETE FROM entry WHERE revision > 1")
    rich.close()
    with save(rich.folder) as saved:
        assert (saved.result.accounts, saved.result.evidence) == (1, 2)
        assert len(AccountStore(saved.journal).rows()) == 1
        assert SearchStore(saved.journal).bin() == ()


def test_the_bin_stays_the_bin_and_what_was_kept_stays_kept(journal, save) -> None:
    entries = EntryStore(journal)
    for name in (ONE, TWO):
        entries.save(name, EVERY_KIND, content(answers=EVERY_ANSWER, tags=("a",)))
        CommitmentStore(journal).settle(name, "next", CommitmentState.KEPT)
    entries.delete(TWO)
    journal.close()
    with save(journal.folder) as saved:
        assert [row.id for row in SearchStore(saved.journal).bin()] == [TWO]
        assert [c.state for c in CommitmentStore(saved.journal).every()] == [CommitmentState.KEPT]


def test_a_lost_list_is_made_anew(journal, save) -> None:
    many(journal, 3)
    harm(journal, "DELETE FROM entry")
    harm(journal, "DELETE FROM entry_text")
    journal.close()
    with save(journal.folder) as saved:
        assert saved.result.entries == 3
        assert EntryStore(saved.journal).entry(ONE).content.title == "Entry 1"


def test_a_file_of_which_a_page_is_lost_is_counted_and_not_saved(journal, save) -> None:
    EntryStore(journal).save(ONE, FREE, content("albatross"))
    file = b"0123456789abcdef" * 4096
    with journal.writing() as writing:
        row = {
            "id": "e1", "entry_id": ONE, "name": "a", "media_type": "image/png",
            "size": len(file), "sha256": sha256(file).hexdigest(), "added_at": 0,
            "added_offset": 0, "content": file,
        }  # fmt: skip
        writing.add(tables.evidence, {**row, **writing.stamp})
    journal.close()
    with save(journal.folder) as saved:
        assert saved.result.evidence == 1
    change(journal.folder, pages_of(journal.folder) - 3)
    with save(journal.folder) as saved:
        assert (saved.result.evidence, saved.result.lost_rows) == (0, 1)


def test_a_file_that_is_not_what_was_added_is_not_saved(rich, save) -> None:
    harm(rich, "UPDATE evidence SET content = x'00' WHERE id = 'e1'")
    rich.close()
    with save(rich.folder) as saved:
        assert saved.result.evidence == 1


def test_of_two_copies_of_a_row_the_newer_is_saved() -> None:
    cells = [Cell(1, ("name", "1", generation, "d"), is_table=True) for generation in (5, 7, 6)]
    found = Found()
    # It reads no page.
    finder = Finder(FakePages())  # type: ignore[arg-type]
    for cell in cells:
        finder._keep(found, cell, (1, 0))
    assert [row["generation"] for row in found.every("wish")] == [7]


def test_a_journal_of_the_first_format_is_saved_as_one_of_today(tmp_path, save) -> None:
    old = OldJournal(tmp_path / "old")
    old.grow(20)
    with save(old.folder, master=old.master, journal_id=old.id) as saved:
        assert saved.result.whole
        assert saved.result.entries > 20


def test_entries_of_all_times_are_read(journal, save) -> None:
    for number, year in enumerate((1, 1800, 1969, 1970, 9999), 1):
        written = datetime(year, 6, 1, tzinfo=UTC)
        EntryStore(journal).save(entry_id(number), FREE, content("x", written=written))
    journal.close()
    with save(journal.folder) as saved:
        assert saved.result.entries == 5


def test_every_row_is_told_by_its_shape() -> None:
    shapes = {name: _shape(tables.metadata.tables[name]) for name in _KEYS}
    assert len(set(shapes.values())) == len(shapes)


def test_every_table_is_saved_or_made_anew() -> None:
    made_anew = {"journal", "wording", "entry_tag"}
    assert set(_KEYS) == set(tables.metadata.tables) - made_anew
