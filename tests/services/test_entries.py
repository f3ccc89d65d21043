"""Writing: begin, keep, finish, change, delete, bring back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from reflect.domain.entry import DAYS_IN_BIN
from reflect.domain.prompts import FREE
from reflect.errors import NotFound
from reflect.services.changes import Changes
from reflect.storage.wishes import WishStore
from tests.support.builders import EVERY_KIND

TEN_YEARS = 3653


@pytest.fixture
def entries(unlocked):
    return unlocked.entries


@pytest.fixture
def told(unlocked):
    """The changes that were announced."""
    heard: list[Changes] = []
    unlocked.announcer.listen(heard.append)
    return heard


def typed(draft, words):
    return replace(draft, content=replace(draft.content, answers={"text": words}))


def write(entries, words):
    return entries.finish(typed(entries.begin(FREE), words))


def words_of(entry):
    return entry.content.answers["text"]


def test_beginning_keeps_nothing(entries, told) -> None:
    entries.begin(FREE)
    assert entries.drafts() == ()
    assert told == []


def test_a_new_draft_is_dated_on_the_writers_clock_to_the_second(entries, clock) -> None:
    clock.go(microseconds=123)
    clock.travel(timezone(timedelta(hours=-7)))
    written = entries.begin(FREE).content.written
    assert written == clock.now.replace(microsecond=0)
    assert written.utcoffset() == timedelta(hours=-7)


def test_prompts_that_are_private_by_default_begin_so(entries) -> None:
    assert entries.begin(EVERY_KIND).content.private == {"name"}


def test_entries_begun_later_sort_later(entries) -> None:
    ids = [entries.begin(FREE).id for _ in range(20)]
    assert ids == sorted(set(ids))
    assert {UUID(name).version for name in ids} == {7}


def test_the_way_of_an_entry_from_draft_to_history(entries, clock) -> None:
    draft = entries.save_draft(typed(entries.begin(FREE), "half"))
    assert draft.saved == clock.now
    assert [row.id for row in entries.drafts()] == [draft.id]
    first = entries.finish(typed(entries.edit(draft.id), "whole"))
    assert entries.drafts() == ()
    second = entries.finish(typed(entries.edit(first.id), "better"))
    third = entries.bring_back(first.id, 1)
    assert [words_of(e) for e in (first, second, third)] == ["whole", "better", "whole"]
    assert [row.number for row in entries.history(first.id)] == [3, 2, 1]
    assert entries.revision(first.id, 2) == replace(second, deleted=None)
    assert entries.entry(first.id) == third


def test_editing_goes_on_with_the_draft_if_there_is_one(entries) -> None:
    entry = write(entries, "whole")
    draft = entries.edit(entry.id)
    assert (draft.base, words_of(draft), draft.saved) == (1, "whole", None)
    entries.save_draft(typed(draft, "half"))
    assert words_of(entries.edit(entry.id)) == "half"


def test_a_discarded_draft_leaves_the_entry_as_it_was(entries) -> None:
    entry = write(entries, "whole")
    entries.save_draft(typed(entries.edit(entry.id), "half"))
    entries.discard(entry.id)
    assert words_of(entries.edit(entry.id)) == "whole"


def test_two_drafts_at_once_do_not_know_each_other(entries) -> None:
    one, other = entries.begin(FREE), entries.begin(EVERY_KIND)
    entries.save_draft(typed(one, "one"))
    entries.save_draft(replace(other, content=replace(other.content, answers={"story": "other"})))
    entries.finish(typed(one, "one"))
    assert [row.id for row in entries.drafts()] == [other.id]
    assert entries.edit(other.id).content.answers == {"story": "other"}


def test_bringing_back_an_old_wording_loses_no_unfinished_one(entries) -> None:
    entry = write(entries, "first")
    entries.save_draft(typed(entries.edit(entry.id), "unfinished"))
    entries.bring_back(entry.id, 1)
    wordings = [words_of(entries.revision(entry.id, number)) for number in (1, 2, 3)]
    assert wordings == ["first", "unfinished", "first"]
    assert entries.drafts() == ()


def test_deleting_and_undeleting(entries, unlocked, clock) -> None:
    entry = write(entries, "whole")
    entries.delete(entry.id)
    assert [row.id for row in entries.bin()] == [entry.id]
    assert unlocked.finder.rows() == ()
    entries.undelete(entry.id)
    assert entries.bin() == ()
    assert [row.id for row in unlocked.finder.rows()] == [entry.id]


def looked(entries, clock, *days):
    """How many have gone at each look, so many days after the one before."""
    gone = []
    for each in days:
        clock.go(days=each)
        gone.append(entries.purge_expired())
    return gone


class TestTheBin:
    """What was there for its days goes, by the word of two looks on two days."""

    @pytest.fixture
    def deleted(self, entries):
        entries.delete(write(entries, "whole").id)

    def test_it_is_emptied_after_its_days(self, entries, clock, deleted) -> None:
        assert looked(entries, clock, DAYS_IN_BIN - 1, 1.1, 1) == [0, 0, 1]
        assert entries.bin() == ()

    def test_two_looks_on_one_day_are_one(self, entries, clock, deleted) -> None:
        assert looked(entries, clock, DAYS_IN_BIN + 1, 0.5, 0.4) == [0, 0, 0]

    def test_what_is_due_only_now_waits_for_the_next_look(self, entries, clock) -> None:
        entries.delete(write(entries, "first").id)
        clock.go(days=10)
        entries.delete(write(entries, "second").id)
        assert looked(entries, clock, 21, 10, 1) == [0, 1, 1]

    @pytest.mark.parametrize("days", [TEN_YEARS, 60])
    def test_a_clock_that_is_ahead_for_a_day_takes_nothing(
        self, entries, clock, deleted, days
    ) -> None:
        assert looked(entries, clock, days, 0.5, -days, 1, 1) == [0] * 5
        assert len(entries.bin()) == 1
        assert sum(looked(entries, clock, DAYS_IN_BIN, 1, 1)) == 1

    def test_nor_does_one_that_jumps_when_something_else_is_due(self, entries, clock) -> None:
        entries.delete(write(entries, "old").id)
        assert looked(entries, clock, DAYS_IN_BIN + 1) == [0]
        entries.delete(write(entries, "new").id)
        assert looked(entries, clock, TEN_YEARS) == [1]
        assert len(entries.bin()) == 1

    def test_nor_one_that_was_behind_when_it_was_deleted(self, entries, clock) -> None:
        entry = write(entries, "whole")
        write(entries, "written in the right year")
        clock.go(days=-TEN_YEARS)
        entries.delete(entry.id)
        assert looked(entries, clock, TEN_YEARS, 1, 1, 1) == [0] * 4
        assert sum(looked(entries, clock, DAYS_IN_BIN, 1, 1)) == 1

    def test_one_that_was_ahead_at_a_save_keeps_nothing_for_years(self, entries, clock) -> None:
        clock.go(days=TEN_YEARS)
        entry = write(entries, "whole")
        clock.go(days=-TEN_YEARS)
        entries.delete(entry.id)
        assert sum(looked(entries, clock, DAYS_IN_BIN + 1, 1)) == 1

    def test_a_change_of_zone_and_of_summer_time_takes_nothing(self, entries, clock) -> None:
        clock.now = datetime(2026, 10, 1, 12, tzinfo=UTC)
        entries.delete(write(entries, "whole").id)
        clock.go(days=DAYS_IN_BIN - 0.1)
        for zone in ("Asia/Tokyo", "America/New_York", "Europe/London"):
            clock.travel(ZoneInfo(zone))
            assert entries.purge_expired() == 0
        assert looked(entries, clock, 0.2, 1) == [0, 1]

    @pytest.mark.parametrize("kept", ["not a day", 7, {"day": 1}])
    def test_a_note_of_a_newer_program_is_taken_for_none(
        self, entries, unlocked, clock, deleted, kept
    ) -> None:
        WishStore(unlocked._journal).put("bin_seen", kept)
        assert looked(entries, clock, DAYS_IN_BIN + 1, 1) == [0, 1]

    def test_looking_into_an_empty_bin_writes_nothing(self, entries, unlocked, clock) -> None:
        write(entries, "whole")
        before = unlocked._journal.generation()
        assert looked(entries, clock, 100, 100) == [0, 0]
        assert unlocked._journal.generation() == before


def test_a_clock_that_was_set_back_empties_no_bin_early(entries, clock) -> None:
    entries.delete(write(entries, "whole").id)
    clock.go(days=-3650)
    assert entries.purge_expired() == 0
    assert len(entries.bin()) == 1


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_jumps_changes_the_order_of_nothing_kept(entries, clock, years) -> None:
    entry = write(entries, "first")
    entries.save_draft(typed(entries.begin(FREE), "one"))
    clock.go(days=365 * years)
    entries.finish(typed(entries.edit(entry.id), "second"))
    entries.save_draft(typed(entries.begin(FREE), "two"))
    assert [row.number for row in entries.history(entry.id)] == [2, 1]
    assert words_of(entries.entry(entry.id)) == "second"
    assert [row.beginning for row in entries.drafts()] == ["two", "one"]


def test_an_entry_is_called_by_its_id_or_its_beginning(entries) -> None:
    entry = write(entries, "whole")
    for name in (entry.id, entry.id.upper(), str(UUID(entry.id)), entry.id[:4]):
        assert entries.called(name) == entry.id


@pytest.mark.parametrize("name", ["", "0", "019", "zzzz", "\udcff" * 5, "0000", "%", "____"])
def test_what_names_no_entry_is_not_found(entries, name) -> None:
    write(entries, "whole")
    with pytest.raises(NotFound):
        entries.called(name)


def test_a_beginning_that_several_share_names_none(entries) -> None:
    one, other = write(entries, "one"), write(entries, "other")
    shared = one.id[:8]
    assert other.id.startswith(shared)
    with pytest.raises(NotFound):
        entries.called(shared)


def test_each_write_is_announced_once_it_is_durable(entries, told) -> None:
    draft = entries.save_draft(typed(entries.begin(FREE), "half"))
    entry = entries.finish(draft)
    entries.discard(entry.id)
    drafts = Changes(drafts=True)
    everything = Changes(
        entries=frozenset({entry.id}), drafts=True, tags=True, commitments=True, accounts=True
    )
    assert told == [drafts, everything, drafts]
    told.clear()
    entries.bring_back(entry.id, 1)
    entries.delete(entry.id)
    entries.undelete(entry.id)
    assert told == [everything] * 3
