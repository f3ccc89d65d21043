"""Entries: saved, revised, deleted, brought back, and in the order of the writer's own days."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from reflect.domain.account import Account, AccountId
from reflect.domain.entry import Draft
from reflect.domain.prompts import FREE, Kind, Prompt, PromptSet
from reflect.domain.search import Filter
from reflect.errors import NotFound, Refused
from reflect.storage import tables
from reflect.storage.accounts import AccountStore
from reflect.storage.drafts import DraftStore
from reflect.storage.entries import EntryStore
from reflect.storage.records import civil_seconds
from reflect.storage.search import SearchStore
from tests.support.builders import EVERY_ANSWER, EVERY_KIND, WRITTEN, content, entry_id

ONE, TWO, THREE = entry_id(1), entry_id(2), entry_id(3)
NOTHING = entry_id(99)
ALL = Filter()


@pytest.fixture
def entries(journal):
    return EntryStore(journal)


@pytest.fixture
def listed(journal):
    """The ids in a list, newest first."""
    return lambda wanted=ALL: [row.id for row in SearchStore(journal).rows(wanted)]


def save(entries, name, words="", **given):
    return entries.save(name, FREE, content(words, **given))


def positions(journal):
    with journal.reading() as connection:
        rows = connection.execute(text("SELECT id, position FROM entry"))
        return {row.id: row.position for row in rows}


def test_an_entry_comes_back_as_it_was_saved(entries, clock) -> None:
    typed = content(title="A list", happened=date(2026, 3, 1), tags=("x",), answers=EVERY_ANSWER)
    saved = entries.save(ONE, EVERY_KIND, typed)
    assert entries.entry(ONE) == saved
    assert (saved.content, saved.prompts, saved.revision) == (typed, EVERY_KIND, 1)
    assert saved.saved == clock.now


def test_every_save_adds_a_revision_and_keeps_the_earlier_ones(entries) -> None:
    for words in ("first", "second two", "third"):
        save(entries, ONE, words)
    history = entries.history(ONE)
    assert [(row.number, row.words) for row in history] == [(3, 1), (2, 2), (1, 1)]
    assert entries.revision(ONE, 2).content.answers == {"text": "second two"}
    assert entries.entry(ONE).content.answers == {"text": "third"}


def test_a_set_that_changed_leaves_each_revision_its_own_wording(entries) -> None:
    before = PromptSet(
        id="s", title="Before", prompts=(Prompt(id="q", heading="Old?", kind=Kind.SHORT_TEXT),)
    )
    after = PromptSet(
        id="s", title="After", prompts=(Prompt(id="q", heading="New?", kind=Kind.SHORT_TEXT),)
    )
    entries.save(ONE, before, content(answers={"q": "a"}))
    entries.save(ONE, after, content(answers={"q": "b"}))
    assert entries.revision(ONE, 1).prompts == before
    assert entries.entry(ONE).prompts == after


def test_a_wording_is_kept_once_for_all_that_answered_it(entries, journal) -> None:
    for name in (ONE, TWO):
        entries.save(name, EVERY_KIND, content(answers={"story": "text"}))
    with journal.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM wording")).scalar_one() == 1


@pytest.mark.parametrize("wanted", ["entry", "history", "delete", "undelete"])
def test_what_is_not_there_is_not_found(entries, wanted) -> None:
    if wanted == "history":
        assert entries.history(NOTHING) == ()
        return
    with pytest.raises(NotFound, match="no entry"):
        getattr(entries, wanted)(NOTHING)


def test_a_revision_that_was_never_made_is_not_found(entries) -> None:
    save(entries, ONE)
    with pytest.raises(NotFound):
        entries.revision(ONE, 2)


def test_saving_forgets_the_draft_it_came_from(entries, journal) -> None:
    DraftStore(journal).save(Draft(id=ONE, prompts=FREE, content=content("half")))
    save(entries, ONE, "whole")
    assert DraftStore(journal).draft(ONE) is None


def test_text_that_cannot_be_kept_is_mended_and_told_so(entries) -> None:
    saved = save(entries, ONE, "half \ud800", title="\ud83d\ude00")
    assert saved.content.answers == {"text": "half \ufffd"}
    assert saved.content.title == "😀"
    assert entries.entry(ONE) == saved


def test_entries_are_in_the_order_of_the_writers_own_clock(entries, listed) -> None:
    auckland, hawaii = timezone(timedelta(hours=13)), timezone(timedelta(hours=-10))
    save(entries, ONE, written=datetime(2026, 3, 14, 8, tzinfo=auckland))
    save(entries, TWO, written=datetime(2026, 3, 14, 9, tzinfo=hawaii))
    save(entries, THREE, written=datetime(2026, 3, 14, 8, 30, tzinfo=UTC))
    assert listed() == [TWO, THREE, ONE]


def test_entries_before_1970_come_before_the_others(entries, listed) -> None:
    save(entries, ONE, written=datetime(1969, 7, 20, 20, 17, tzinfo=UTC))
    save(entries, TWO, written=datetime(1948, 7, 5, tzinfo=UTC))
    save(entries, THREE)
    assert listed() == [THREE, ONE, TWO]


def test_entries_of_one_second_stay_in_the_order_they_were_saved(entries, listed) -> None:
    for name in (ONE, TWO, THREE):
        save(entries, name)
    assert listed() == [THREE, TWO, ONE]


def test_an_entry_never_moves_into_the_next_day_for_want_of_room(entries, journal) -> None:
    last = datetime(2026, 3, 14, 23, 59, 59, tzinfo=UTC)
    for name in (ONE, TWO, THREE):
        save(entries, name, written=last)
    assert SearchStore(journal).days(ALL) == ((last.date(), 3),)
    at = civil_seconds(last)
    assert positions(journal) == {ONE: at, TWO: at - 1, THREE: at - 2}


def test_a_day_without_room_is_told(entries, journal) -> None:
    save(entries, ONE)
    with journal.writing() as writing:
        fill = text(
            "WITH RECURSIVE second(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM second LIMIT 86400)"
            " INSERT OR IGNORE INTO entry SELECT n + :first, 'other ' || n, 0, '', '', '', '', 0,"
            " 0, 0, '[]', NULL, 1, '' FROM second"
        )
        first = civil_seconds(WRITTEN.replace(hour=0, minute=0))
        writing.connection.execute(fill, {"first": first})
    with pytest.raises(Refused, match="room"):
        save(entries, TWO)
    assert save(entries, ONE, "still").revision == 2


def test_editing_an_entry_without_its_date_leaves_it_in_its_place(entries, journal) -> None:
    save(entries, ONE)
    save(entries, TWO)
    before = positions(journal)
    save(entries, TWO, "more")
    assert positions(journal) == before


def test_editing_the_date_moves_the_entry_in_lists_and_in_the_index(entries, listed) -> None:
    save(entries, ONE, "albatross")
    save(entries, TWO, "petrel")
    save(entries, ONE, "albatross", written=WRITTEN + timedelta(days=1))
    assert listed() == [ONE, TWO]
    assert listed(Filter(text="albatross", since=date(2026, 3, 15))) == [ONE]
    assert listed(Filter(text="albatross", until=date(2026, 3, 14))) == []


def test_an_edited_entry_is_found_by_its_new_words_only(entries, listed) -> None:
    save(entries, ONE, "albatross", title="gannet", tags=("fulmar",))
    save(entries, ONE, "petrel", title="puffin", tags=("tern",))
    found = {word: listed(Filter(text=word)) for word in ("albatross", "gannet", "fulmar")}
    assert found == {"albatross": [], "gannet": [], "fulmar": []}
    assert all(listed(Filter(text=word)) == [ONE] for word in ("petrel", "puffin", "tern"))
    assert listed(Filter(tag="fulmar")) == []
    assert listed(Filter(tag="tern")) == [ONE]


def test_a_deleted_entry_is_never_found_and_can_still_be_read(entries, listed, clock) -> None:
    save(entries, ONE, "albatross", tags=("sea",))
    entries.delete(ONE)
    assert listed() == listed(Filter(text="albatross")) == listed(Filter(tag="sea")) == []
    assert entries.entry(ONE).deleted == clock.now
    assert entries.history(ONE)


def test_an_entry_from_the_bin_is_found_again(entries, listed) -> None:
    save(entries, ONE, "albatross", tags=("sea",))
    entries.delete(ONE)
    entries.undelete(ONE)
    assert listed() == listed(Filter(text="albatross")) == listed(Filter(tag="sea")) == [ONE]
    assert entries.entry(ONE).deleted is None


def test_deleting_twice_does_not_begin_its_time_in_the_bin_anew(entries) -> None:
    save(entries, ONE)
    entries.delete(ONE)
    before = entries.entry(ONE).deleted
    entries.delete(ONE)
    assert entries.entry(ONE).deleted == before


def test_bringing_back_what_is_not_in_the_bin_does_nothing(entries, listed) -> None:
    save(entries, ONE, "albatross")
    entries.undelete(ONE)
    assert listed(Filter(text="albatross")) == [ONE]


def test_saving_what_is_in_the_bin_takes_it_out(entries, listed) -> None:
    save(entries, ONE, "albatross")
    entries.delete(ONE)
    save(entries, ONE, "petrel")
    assert listed(Filter(text="petrel")) == [ONE]
    assert entries.entry(ONE).revision == 2


class TestPurge:
    """What was long in the bin is deleted for good."""

    @pytest.fixture
    def binned(self, entries, clock):
        save(entries, ONE, "albatross", title="gannet", tags=("sea",))
        entries.delete(ONE)
        clock.go(days=1)
        return entries

    def test_what_is_younger_stays(self, binned, clock) -> None:
        assert binned.purge(clock.now - timedelta(days=2)) == ()
        assert binned.entry(ONE)

    def test_what_is_older_is_gone(self, binned, clock) -> None:
        assert binned.purge(clock.now) == (ONE,)
        for call in (binned.entry, binned.delete, binned.undelete):
            with pytest.raises(NotFound):
                call(ONE)
        assert binned.history(ONE) == ()

    def test_a_tombstone_stays_and_says_nothing(self, binned, journal, clock) -> None:
        before = journal.generation()
        binned.purge(clock.now)
        with journal.reading() as connection:
            row = connection.execute(text("SELECT * FROM entry")).one()
        assert (row.id, row.revision, row.words, row.tags) == (ONE, 0, 0, "[]")
        assert {row.set_id, row.set_title, row.title, row.beginning} == {""}
        assert row.generation == before + 1

    def test_it_is_purged_once(self, binned, journal, clock) -> None:
        binned.purge(clock.now)
        before = journal.generation()
        assert binned.purge(clock.now) == ()
        assert journal.generation() == before

    def test_it_has_no_name_any_more(self, binned, clock) -> None:
        binned.purge(clock.now)
        assert binned.ids_starting_with("0000") == ()
        assert list(binned.every_revision()) == []
        assert list(SearchStore(binned._journal).bin()) == []

    def test_what_an_account_was_made_from_stays(self, binned, journal, clock) -> None:
        AccountStore(journal).add(
            Account(
                id=AccountId("a"),
                entry_id=ONE,
                revision=1,
                title="",
                sections=(),
                left_out=0,
                written=WRITTEN,
                show_date=True,
                language="en-GB",
                locked=WRITTEN,
            )
        )
        assert binned.purge(clock.now) == ()

    def test_what_was_written_on_since_stays(self, binned, journal, clock) -> None:
        DraftStore(journal).save(Draft(id=ONE, prompts=FREE, content=content("more"), base=1))
        assert binned.purge(clock.now - timedelta(hours=1)) == ()
        clock.go(days=40)
        assert binned.purge(clock.now) == (ONE,)
        assert DraftStore(journal).draft(ONE) is None

    def test_what_is_to_go_now_goes_with_what_was_written_on_since(self, binned, journal) -> None:
        DraftStore(journal).save(Draft(id=ONE, prompts=FREE, content=content("more"), base=1))
        assert binned.purge_now([TWO]) == ()
        assert binned.purge_now([ONE, TWO]) == (ONE,)
        assert DraftStore(journal).draft(ONE) is None
        assert binned.history(ONE) == ()
        assert binned.purge_now([ONE]) == ()

    def test_what_is_not_in_the_bin_does_not_go_now(self, entries) -> None:
        save(entries, ONE, "albatross")
        assert entries.purge_now([ONE]) == ()
        assert entries.entry(ONE)

    def test_what_is_finished_after_all_is_an_entry_again(self, binned, clock, listed) -> None:
        binned.purge(clock.now)
        assert save(binned, ONE, "petrel").revision == 1
        assert listed(Filter(text="petrel")) == [ONE]


def test_the_beginning_of_an_id_finds_at_most_two(entries) -> None:
    for number in (0x10, 0x11, 0x12, 0x2):
        save(entries, entry_id(number))
    assert entries.ids_starting_with(entry_id(0x10)[:-1]) == (entry_id(0x10), entry_id(0x11))
    assert entries.ids_starting_with(entry_id(2)) == (entry_id(2),)
    assert entries.ids_starting_with("f") == ()


def test_all_revisions_come_entry_by_entry_the_bin_included(entries) -> None:
    save(entries, TWO, "b", written=WRITTEN + timedelta(days=1))
    save(entries, ONE, "a")
    save(entries, ONE, "a a")
    entries.delete(TWO)
    found = [[(e.id, e.revision) for e in revisions] for revisions in entries.every_revision()]
    assert found == [[(ONE, 1), (ONE, 2)], [(TWO, 1)]]


def test_each_revision_is_chained_to_the_one_before(entries, journal) -> None:
    for words in ("first", "é second", "third"):
        save(entries, ONE, words)
    with journal.reading() as connection:
        rows = connection.execute(text("SELECT * FROM revision ORDER BY number")).mappings().all()
    before = b""
    for row in rows:
        linked = {name: value for name, value in row.items() if name != "chain"}
        line = json.dumps(linked, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        before = sha256(before + line.encode()).digest()
        assert row["chain"] == before
    assert len(rows) == 3


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(st.integers(1, 6), st.integers(0, 3), st.sampled_from(["save", "del", "undel"])),
        max_size=25,
    )
)
def test_lists_index_and_days_agree_whatever_happens(entries, journal, steps) -> None:
    with journal.writing() as writing:
        for table in (tables.revision, tables.entry):
            writing.connection.execute(table.delete())
        writing.connection.execute(text("DELETE FROM entry_text"))
    alive: dict[str, int] = {}
    binned: dict[str, int] = {}
    for number, seconds, step in steps:
        name = entry_id(number)
        if step == "save":
            save(entries, name, "albatross", written=WRITTEN + timedelta(seconds=seconds))
            alive[name] = seconds
            binned.pop(name, None)
        elif step == "del" and name in alive:
            entries.delete(name)
            binned[name] = alive.pop(name)
        elif step == "undel" and name in binned:
            entries.undelete(name)
            alive[name] = binned.pop(name)
    found = SearchStore(journal)
    assert {row.id for row in found.rows(ALL)} == set(alive)
    assert {row.id for row in found.rows(Filter(text="albatross"))} == set(alive)
    assert sum(count for _, count in found.days(ALL)) == len(alive)
    with journal.reading() as connection:
        connection.execute(text("INSERT INTO entry_text(entry_text) VALUES('integrity-check')"))


def test_whoever_takes_the_entries_one_by_one_may_read_others_meanwhile(entries) -> None:
    for number in (1, 2):
        entries.save(entry_id(number), FREE, content("words"))
    read = [entries.entry(revisions[-1].id) for revisions in entries.every_revision()]
    assert len(read) == 2
