"""What was lost after it was saved is always noticed: a log, a page or a file that was put back.

SQLCipher alone accepts an older page and an older file, and drops the rest of a log behind one
flipped bit (`docs/FORMAT.md`, Seal).
"""

from __future__ import annotations

import random
import shutil
from typing import NamedTuple

import pytest
from sqlalchemy import text

from reflect.domain.prompts import FREE
from reflect.errors import JournalDamaged, RolledBack
from reflect.storage import tables
from reflect.storage.checks import JournalCheck
from reflect.storage.drafts import DraftStore
from reflect.storage.entries import EntryStore
from reflect.storage.folder import JournalFolder
from reflect.storage.journal import Journal
from reflect.storage.log_guard import log_of
from reflect.storage.pages import PAGE
from reflect.storage.state_file import StateFile
from reflect.storage.wishes import WishStore
from tests.support.builders import JOURNAL_ID, MASTER, content, entry_id
from tests.support.everything import everything

SEED = 20261126
FLIPS, CUTS = 400, 100


class Crashed(NamedTuple):
    """The files of a journal as a crash left them, and what was in it."""

    folder: JournalFolder
    rows: object


@pytest.fixture
def crashed(journal, tmp_path):
    """Killed with five changes in the log that were said to be saved."""
    return _crashed(journal, tmp_path)


def _crashed(journal, tmp_path):
    for step in everything(journal)[:10]:
        step()
    journal.settle()
    store = EntryStore(journal)
    for number in range(10, 15):
        store.save(entry_id(number), FREE, content(f"albatross {number}"))
    copy = JournalFolder(tmp_path / "crashed.reflect")
    shutil.copytree(journal.folder.path, copy.path)
    return Crashed(copy, rows_of(journal))


def rows_of(journal):
    """All rows of all tables, by which two journals are the same or not."""
    with journal.reading() as connection:
        found = {
            t.name: connection.execute(t.select()).all() for t in tables.metadata.sorted_tables
        }
        index = connection.execute(text("SELECT rowid, * FROM entry_text ORDER BY rowid")).all()
    return repr((found, index))


def noticed(folder, clock, rows):
    """Whether unlocking or a full check tells; None where nothing is missing."""
    try:
        journal = Journal.open(folder, MASTER, JOURNAL_ID, clock=clock)
    except (RolledBack, JournalDamaged):
        return True
    try:
        if rows_of(journal) == rows:
            return None
        check = JournalCheck(journal)
        for _ in (*check.pages(), *check.structure(thorough=True), *check.rows()):
            pass
        return bool(check.findings)
    except JournalDamaged:
        return True
    finally:
        journal.close()


def flipped(log, chance):
    data = bytearray(log)
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def cut(log, chance):
    return log[: chance.randrange(len(log))]


def harmed(crashed, clock, how, times):
    """What came of so many logs that were harmed, in turn."""
    # Chance for places, not for keys.
    chance = random.Random(SEED)  # noqa: S311
    whole = {path: path.read_bytes() for path in crashed.folder.path.iterdir()}
    log = log_of(crashed.folder.database)
    for _ in range(times):
        for path, data in whole.items():
            path.write_bytes(data)
        log.write_bytes(how(whole[log], chance))
        yield noticed(crashed.folder, clock, crashed.rows)


@pytest.mark.parametrize(("how", "times"), [(flipped, FLIPS), (cut, CUTS)])
def test_every_log_that_lost_something_is_noticed(crashed, clock, how, times) -> None:
    found = list(harmed(crashed, clock, how, times))
    assert found.count(False) == 0, f"seed {SEED}"
    assert found.count(True) > times * 0.9


@pytest.mark.parametrize("how", [flipped, cut])
def test_without_a_note_at_each_commit_most_would_not_be(
    journal, tmp_path, monkeypatch, how
) -> None:
    """The control: how it was when the state was written only when the journal settled."""
    monkeypatch.setattr(StateFile, "note", lambda _self, _state: None)
    found = list(harmed(_crashed(journal, tmp_path), journal.clock, how, 30))
    assert found.count(False) > 20


def test_a_log_that_was_taken_away_is_noticed(crashed, clock) -> None:
    log_of(crashed.folder.database).unlink()
    with pytest.raises(RolledBack) as told:
        Journal.open(crashed.folder, MASTER, JOURNAL_ID, clock=clock)
    assert told.value.missing == 5


def test_a_log_that_is_whole_is_missed_by_nobody(crashed, clock) -> None:
    assert noticed(crashed.folder, clock, crashed.rows) is None


class Days(NamedTuple):
    """The file of a journal on an earlier day and today."""

    folder: JournalFolder
    before: bytes
    now: bytes
    rows: object

    def put_back(self, page):
        """Today's file with one page of the earlier day."""
        here = slice(page * PAGE, (page + 1) * PAGE)
        data = bytearray(self.now)
        data[here] = self.before[here]
        self.folder.database.write_bytes(data)
        log_of(self.folder.database).unlink(missing_ok=True)

    def changed(self):
        """Pages that are on both days and not the same."""
        both = range(min(len(self.before), len(self.now)) // PAGE)
        here = [slice(page * PAGE, (page + 1) * PAGE) for page in both]
        return [page for page in both if self.before[here[page]] != self.now[here[page]]]


@pytest.fixture
def days(journal):
    """A small journal in which every table has changed since."""
    steps = everything(journal)
    for step in (*steps[:18], *steps[19:28]):
        step()
    journal.settle()
    before = journal.folder.database.read_bytes()
    entries, drafts, wishes = EntryStore(journal), DraftStore(journal), WishStore(journal)
    for step in steps[:9]:
        step()
    entries.save(entry_id(5), FREE, content("albatross", tags=("sea",)))
    entries.delete(entry_id(2))
    for name in ("a", "b"):
        wishes.put(name, value=9)
    drafts.discard(entry_id(1))
    for step in (steps[18], steps[21], *steps[28:31]):
        step()
    rows = rows_of(journal)
    journal.close()
    return Days(journal.folder, before, journal.folder.database.read_bytes(), rows)


def test_every_page_that_was_put_back_is_noticed(days, clock) -> None:
    state = days.folder.state.read_bytes()
    found = {}
    for page in days.changed():
        days.put_back(page)
        days.folder.state.write_bytes(state)
        found[page + 1] = noticed(days.folder, clock, days.rows)
    assert [page for page, told in found.items() if told is False] == []
    assert list(found.values()).count(True) > 10


def test_without_a_seal_some_would_not_be(days, clock, monkeypatch) -> None:
    """The control: the checks that SQLite, SQLCipher and the chains of entries make."""
    monkeypatch.setattr("reflect.storage.checks._are_of_today", lambda _connection: True)
    monkeypatch.setattr(Journal, "_compare", lambda _self, _here, **_how: None)
    found = []
    for page in days.changed():
        days.put_back(page)
        found.append(noticed(days.folder, clock, days.rows))
    assert found.count(False) > 0


def test_a_file_that_was_put_back_is_noticed(days, clock) -> None:
    days.folder.database.write_bytes(days.before)
    with pytest.raises(RolledBack):
        Journal.open(days.folder, MASTER, JOURNAL_ID, clock=clock)
