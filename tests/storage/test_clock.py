"""Clocks are wrong now and then: nothing is ordered by them, and a writer's own date stays."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from reflect.domain.entry import Draft, clock_went_back
from reflect.domain.prompts import FREE
from reflect.domain.search import Filter
from reflect.storage.drafts import DraftStore
from reflect.storage.entries import EntryStore
from reflect.storage.journal import Journal
from reflect.storage.search import SearchStore
from tests.support.builders import JOURNAL_ID, MASTER, WRITTEN, content, entry_id

YEARS = 3653
"""Days in ten of them."""
JUMPS = (YEARS, -YEARS, 1, -1)


@pytest.fixture
def entries(journal):
    return EntryStore(journal)


def saved(entries, words, number=1):
    return entries.save(entry_id(number), FREE, content(words))


@pytest.mark.parametrize("days", JUMPS)
def test_revisions_keep_their_order_whatever_the_clock_shows(entries, clock, days):
    for words in ("first", "second", "third"):
        saved(entries, words)
        clock.go(days=days)
    assert [row.number for row in entries.history(entry_id(1))] == [3, 2, 1]
    assert entries.entry(entry_id(1)).content.answers == {"text": "third"}


@pytest.mark.parametrize("days", JUMPS)
def test_unfinished_writing_keeps_its_order(journal, clock, days):
    drafts = DraftStore(journal)
    for number in (1, 2, 3):
        drafts.save(Draft(id=entry_id(number), prompts=FREE, content=content("words")))
        clock.go(days=days)
    assert [row.id for row in drafts.rows()] == [entry_id(3), entry_id(2), entry_id(1)]


@pytest.mark.parametrize("days", JUMPS)
def test_the_bin_keeps_its_order(journal, entries, clock, days):
    for number in (1, 2, 3):
        saved(entries, "words", number)
    for number in (2, 3, 1):
        entries.delete(entry_id(number))
        clock.go(days=days)
    rows = SearchStore(journal).bin()
    assert [row.id for row in rows] == [entry_id(1), entry_id(3), entry_id(2)]


@pytest.mark.parametrize("days", JUMPS)
def test_an_entry_keeps_the_date_that_its_writer_gave_it(journal, entries, clock, days):
    clock.go(days=days)
    saved(entries, "words")
    clock.go(days=-2 * days)
    saved(entries, "other words")
    assert entries.entry(entry_id(1)).content.written == WRITTEN
    assert [row.written for row in SearchStore(journal).rows(Filter())] == [WRITTEN]


@pytest.mark.parametrize("days", JUMPS)
def test_a_journal_opens_whatever_the_clock_shows_and_is_not_called_older(journal, clock, days):
    saved(EntryStore(journal), "words")
    journal.close()
    clock.go(days=days)
    again = Journal.open(journal.folder, MASTER, JOURNAL_ID, clock=clock)
    assert EntryStore(again).entry(entry_id(1)).revision == 1
    again.close()


def test_a_clock_that_was_set_back_is_told_in_the_history(entries, clock):
    saved(entries, "first")
    clock.go(minutes=10)
    saved(entries, "second")
    clock.go(minutes=-5)
    saved(entries, "third")
    clock.go(minutes=-1)
    saved(entries, "a clock that was put right")
    flags = [(row.number, row.clock_back) for row in entries.history(entry_id(1))]
    assert flags == [(4, False), (3, True), (2, False), (1, False)]


def test_a_journey_and_the_end_of_summer_time_do_not_set_a_clock_back(entries, clock):
    clock.now = datetime(2026, 10, 25, 0, 59, tzinfo=UTC)
    for zone in ("Europe/London", "America/New_York", "Asia/Tokyo", "Europe/London"):
        clock.travel(ZoneInfo(zone))
        saved(entries, zone)
        clock.go(minutes=1)
    rows = entries.history(entry_id(1))
    assert [row.clock_back for row in rows] == [False] * 4
    shown = [row.saved.utcoffset() for row in rows]
    assert shown == [timedelta(hours=h) for h in (0, 9, -4, 1)]


@pytest.mark.parametrize(("back", "told"), [(119, False), (120, False), (121, True), (-121, False)])
def test_two_minutes_are_forgiven(back, told):
    assert clock_went_back(WRITTEN, WRITTEN - timedelta(seconds=back)) is told


def test_the_same_hour_twice_keeps_two_entries_in_the_order_of_writing(journal, entries):
    """Half past one comes twice on that night; both entries stand on it."""
    night = datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("Europe/London"))
    for number, fold in ((1, 0), (2, 1)):
        entries.save(entry_id(number), FREE, content("words", written=replace_fold(night, fold)))
    rows = SearchStore(journal).rows(Filter())
    assert [row.id for row in rows] == [entry_id(2), entry_id(1)]


def replace_fold(moment, fold):
    fixed = moment.replace(fold=fold)
    return fixed.astimezone(fixed.astimezone().tzinfo)
