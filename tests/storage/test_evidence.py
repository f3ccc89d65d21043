"""Files that belong to entries: kept as they are, taken away wholly."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from reflect.domain.prompts import FREE
from reflect.errors import JournalDamaged, NotFound
from reflect.storage.entries import EntryStore
from reflect.storage.evidence import EvidenceStore
from tests.support.builders import content, entry_id, reopened
from tests.support.fakes import FakeChance
from tests.support.files import evidence_file

ONE, TWO = entry_id(1), entry_id(2)


@pytest.fixture
def store(journal):
    """A store with two entries to attach to."""
    entries = EntryStore(journal)
    for each in (ONE, TWO):
        entries.save(each, FREE, content("words"))
    return EvidenceStore(journal)


def test_a_file_comes_back_byte_for_byte(store, journal) -> None:
    kept = evidence_file(ONE, FakeChance()(1_000_000))
    store.add(kept)
    again = reopened(journal)
    assert EvidenceStore(again).file(kept.evidence.id) == kept
    again.close()


def test_files_stand_in_the_order_in_which_they_were_added(store) -> None:
    for number in (3, 1, 2):
        store.add(evidence_file(ONE, number=number))
    store.add(evidence_file(TWO, number=4))
    assert [each.id[-1] for each in store.of_entry(ONE)] == ["3", "1", "2"]
    assert [each.id[-1] for each in store.every()] == ["1", "2", "3", "4"]
    assert [each.evidence for each in store.files()] == list(store.every())


def test_a_file_has_an_entry(store) -> None:
    with pytest.raises(NotFound):
        store.add(evidence_file(entry_id(9)))


def test_what_was_deleted_for_good_gets_no_file(store, journal, clock) -> None:
    entries = EntryStore(journal)
    entries.delete(ONE)
    clock.go(days=1)
    entries.purge(clock.now)
    with pytest.raises(NotFound):
        store.add(evidence_file(ONE))


def test_a_file_that_is_taken_away_is_given_back_once(store) -> None:
    kept = evidence_file(ONE)
    store.add(kept)
    assert store.remove(kept.evidence.id) == kept
    assert store.of_entry(ONE) == ()
    for ask in (store.remove, store.file):
        with pytest.raises(NotFound):
            ask(kept.evidence.id)
    store.add(kept)
    assert store.file(kept.evidence.id) == kept


def test_a_file_goes_with_its_entry(store, journal, clock) -> None:
    store.add(evidence_file(ONE))
    store.add(evidence_file(TWO, number=2))
    entries = EntryStore(journal)
    entries.delete(ONE)
    assert len(store.of_entry(ONE)) == 1
    clock.go(days=1)
    entries.purge(clock.now)
    assert [each.entry_id for each in store.every()] == [TWO]


def test_a_file_that_is_not_what_was_added_is_not_given_out(store, journal) -> None:
    kept = evidence_file(ONE)
    store.add(kept)
    with journal.writing() as writing:
        writing.connection.execute(text("UPDATE evidence SET content = x'00'"))
    with pytest.raises(JournalDamaged):
        store.file(kept.evidence.id)


def test_it_is_found_by_how_its_id_begins(store) -> None:
    store.add(evidence_file(ONE, number=1))
    store.add(evidence_file(ONE, number=2))
    whole = evidence_file(ONE, number=1).evidence.id
    assert store.ids_starting_with(whole) == (whole,)
    assert len(store.ids_starting_with("e000")) == 2
    assert store.ids_starting_with("f000") == ()
