"""What was deleted for good is in no page of the file, and what no search may find in no index."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from reflect.domain.entry import Draft
from reflect.domain.prompts import FREE
from reflect.errors import DiskFull
from reflect.storage import tables
from reflect.storage.drafts import DraftStore
from reflect.storage.entries import EntryStore
from reflect.storage.evidence import EvidenceStore
from reflect.storage.journal import Journal
from reflect.storage.wishes import WishStore
from tests.support import independent_reader as reader
from tests.support.builders import EVERY_KIND, JOURNAL_ID, MASTER, content, entry_id
from tests.support.fakes import FakeChance
from tests.support.files import evidence_file

ONE = entry_id(1)
# Nothing takes a q off their end. Of neighbours an index keeps only where they begin to differ.
CANARIES = [f"{FakeChance(number)(10).hex()}q" for number in range(1000)]
SHARED_AT_MOST = 6


@pytest.fixture
def entries(journal):
    """A store whose index has many small pages."""
    with journal.writing() as writing:
        configured = "INSERT INTO entry_text(entry_text, rank) VALUES ('pgsz', 64)"
        writing.connection.execute(text(configured))
    return EntryStore(journal)


def traces(journal):
    """The canaries that are anywhere in the pages of the closed journal, free ones included."""
    journal.close()
    data = reader.decrypted(journal.folder.database.read_bytes(), MASTER.database_key(JOURNAL_ID))
    return {word for word in CANARIES if word[SHARED_AT_MOST:].encode() in data}


def tokens(journal):
    """The canaries that the index knows."""
    with journal.writing() as writing:
        connection = writing.connection
        connection.execute(
            text("CREATE VIRTUAL TABLE known USING fts5vocab('entry_text', 'instance')")
        )
        known = set(connection.execute(text("SELECT term FROM known")).scalars())
        connection.execute(text("DROP TABLE known"))
    return known & set(CANARIES)


def save_canaries(entries):
    """Among so many other entries that the index is merged."""
    given = {"story": " ".join(CANARIES[:40]), "next": " ".join(CANARIES[40:50])}
    typed = content(title=CANARIES[50], tags=tuple(CANARIES[51:60]), answers=given)
    entries.save(ONE, EVERY_KIND, typed)
    for number in range(2, 40):
        words = " ".join(FakeChance(1000 * number + n)(5).hex() for n in range(40))
        entries.save(entry_id(number), FREE, content(words))


def test_the_search_for_traces_finds_what_is_there(entries, journal) -> None:
    save_canaries(entries)
    assert tokens(journal) == set(CANARIES[:60])
    assert traces(journal) == set(CANARIES[:60])


def expire(entries, clock):
    return entries.purge(clock.now)


def go_at_once(entries, _clock):
    gone = entries.purge_now([entry_id(number) for number in range(60)])
    entries.write_anew()
    return gone


@pytest.mark.parametrize("left_out", [None, (Journal, "compact")])
@pytest.mark.parametrize("purge", [expire, go_at_once])
def test_nothing_stays_of_many_entries_that_were_purged(
    entries, journal, clock, monkeypatch, left_out, purge
) -> None:
    for number in range(60):
        words = CANARIES[number * 15 : number * 15 + 15]
        entries.save(entry_id(number), FREE, content(" ".join(["word", *words])))
        other = f"word {FakeChance(-number)(99).hex()}"
        entries.save(entry_id(100 + number), FREE, content(other))
    for number in range(60):
        entries.delete(entry_id(number))
    clock.go(days=1)
    if left_out:
        monkeypatch.setattr(*left_out, lambda _it: None)
    assert len(purge(entries, clock)) == 60
    assert bool(traces(journal)) == bool(left_out)


def test_what_could_not_be_done_at_once_is_done_the_next_time(
    entries, journal, clock, monkeypatch
) -> None:
    def fail(_journal):
        raise DiskFull

    save_canaries(entries)
    entries.delete(ONE)
    clock.go(days=1)
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "compact", fail)
        with pytest.raises(DiskFull):
            entries.purge(clock.now)
    assert entries.purge(clock.now) == ()
    before = journal.generation()
    assert entries.purge(clock.now) == ()
    assert journal.generation() == before
    assert traces(journal) == set()


def test_an_entry_that_was_purged_leaves_nothing(entries, journal, clock) -> None:
    DraftStore(journal).save(Draft(id=ONE, prompts=EVERY_KIND, content=content(CANARIES[0])))
    save_canaries(entries)
    entries.save(ONE, FREE, content(" ".join(CANARIES)))
    entries.delete(ONE)
    assert tokens(journal) == set()
    clock.go(days=1)
    assert entries.purge(clock.now) == (ONE,)
    assert traces(journal) == set()


@pytest.mark.parametrize("forgets", [1, 0])
def test_an_entry_in_the_bin_is_in_no_page_of_an_index_that_forgets(
    entries, journal, forgets
) -> None:
    with journal.writing() as writing:
        configured = "INSERT INTO entry_text(entry_text, rank) VALUES ('secure-delete', :forgets)"
        writing.connection.execute(text(configured), {"forgets": forgets})
    save_canaries(entries)
    entries.delete(ONE)
    with journal.writing() as writing:
        # What the bin itself keeps: all but the index goes, so that only the index can tell.
        connection = writing.connection
        for table in (tables.commitment, tables.entry_tag, tables.revision):
            connection.execute(table.delete())
        connection.execute(text("UPDATE entry SET title = '', beginning = '', tags = '[]'"))
    assert bool(traces(journal)) != bool(forgets)


def test_a_word_that_was_edited_away_is_in_no_page_of_the_index(entries, journal) -> None:
    save_canaries(entries)
    entries.save(ONE, FREE, content("other words"))
    assert tokens(journal) == set()


@pytest.mark.parametrize("left_out", [None, (tables.evidence, "delete")])
def test_evidence_that_was_purged_leaves_nothing(
    entries, journal, clock, monkeypatch, left_out
) -> None:
    save_canaries(entries)
    store = EvidenceStore(journal)
    store.add(evidence_file(ONE, " ".join(CANARIES[100:800]).encode() * 20))
    assert "certificate" in store.of_entry(ONE)[0].name
    entries.delete(ONE)
    clock.go(days=1)
    if left_out:
        # Deletes nothing: the control that must leave traces.
        monkeypatch.setattr(*left_out, lambda: tables.evidence.update().values(generation=0))
    entries.purge(clock.now)
    assert bool(traces(journal)) == bool(left_out)


def test_evidence_that_was_removed_leaves_nothing_once_the_bin_was_emptied(
    entries, journal, clock
) -> None:
    save_canaries(entries)
    store = EvidenceStore(journal)
    for number in range(8):
        words = " ".join(CANARIES[100 + 80 * number : 180 + 80 * number])
        store.add(evidence_file(ONE, words.encode() * number, number=number))
    for each in store.of_entry(ONE):
        store.remove(each.id)
    entries.purge(clock.now)
    assert traces(journal) == set(CANARIES[:60])


def test_a_discarded_draft_leaves_nothing(entries, journal) -> None:
    drafts = DraftStore(journal)
    drafts.save(Draft(id=ONE, prompts=FREE, content=content(" ".join(CANARIES))))
    drafts.discard(ONE)
    assert traces(journal) == set()


def test_a_wish_that_was_changed_leaves_nothing(journal) -> None:
    wishes = WishStore(journal)
    wishes.put("name", CANARIES * 20)
    wishes.put("name", "")
    assert traces(journal) == set()
