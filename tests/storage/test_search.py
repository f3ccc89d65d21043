"""What lists show, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from reflect.domain.account import Account, AccountId
from reflect.domain.prompts import FREE
from reflect.domain.search import Filter
from reflect.errors import NotFound
from reflect.storage.accounts import AccountStore
from reflect.storage.entries import EntryStore
from reflect.storage.search import SearchStore
from tests.support.builders import EVERY_KIND, WRITTEN, content, entry_id

ALL = Filter()
DAY = timedelta(days=1)


@pytest.fixture
def entries(journal):
    return EntryStore(journal)


@pytest.fixture
def search(journal):
    return SearchStore(journal)


@pytest.fixture
def save(entries):
    """Saves free writing under a number."""

    def saving(number, words="", *, prompts=FREE, **given):
        return entries.save(entry_id(number), prompts, content(words, **given))

    return saving


def numbers(rows):
    return [int(row.id, 16) for row in rows]


def lock_account_of(journal, number):
    account = Account(
        id=AccountId("a"),
        entry_id=entry_id(number),
        revision=1,
        title="",
        sections=(),
        left_out=0,
        written=WRITTEN,
        show_date=True,
        language="en-GB",
        locked=WRITTEN,
    )
    AccountStore(journal).add(account)


def test_an_empty_journal_has_empty_lists(search) -> None:
    assert search.rows(ALL) == search.days(ALL) == search.tags() == search.prompt_sets() == ()
    assert search.bin() == search.on_this_day(date(2026, 3, 14)) == ()
    assert search.count() == 0


def test_a_row_says_what_the_entry_is(search, save, entries) -> None:
    east = timezone(timedelta(hours=5, minutes=45))
    save(
        1,
        prompts=EVERY_KIND,
        title="A list",
        written=WRITTEN.astimezone(east),
        tags=("Ward", "late", "WARD"),
        answers={"story": "one two\nthree", "next": "four"},
    )
    row = search.rows(ALL)[0]
    assert (row.title, row.prompt_set, row.tags) == ("A list", "After a test", ("Ward", "late"))
    assert (row.words, row.beginning, row.snippet) == (4, "one two three four", "")
    assert (row.written, row.written.utcoffset()) == (WRITTEN, timedelta(hours=5, minutes=45))
    assert (row.has_account, row.deleted) == (False, None)
    assert search.row(entry_id(1)) == row


def test_a_row_names_its_set_by_id_even_where_titles_are_alike(search, save) -> None:
    save(1, prompts=EVERY_KIND, answers={"story": "one"})
    save(2, prompts=replace(EVERY_KIND, id="another"), answers={"story": "two"})
    save(3, "three")
    found = {int(row.id, 16): row.set_id for row in search.rows(ALL)}
    assert found == {1: "every-kind", 2: "another", 3: ""}


def test_the_row_of_what_is_not_there_is_not_found(search) -> None:
    with pytest.raises(NotFound):
        search.row(entry_id(1))


def test_pages_follow_each_other_newest_first(search, save) -> None:
    for number in range(1, 8):
        save(number, written=WRITTEN + number * DAY)
    pages = [numbers(search.rows(ALL, skip=skip, limit=3)) for skip in (0, 3, 6, 9)]
    assert pages == [[7, 6, 5], [4, 3, 2], [1], []]


def test_pages_of_a_search_follow_each_other_too(search, save) -> None:
    for number in range(1, 6):
        save(number, "albatross", written=WRITTEN + number * DAY)
    found = Filter(text="albatross")
    assert numbers(search.rows(found, skip=1, limit=2)) == [4, 3]


def test_all_filters_hold_together(search, save, journal) -> None:
    save(1, "albatross", tags=("sea",), written=WRITTEN)
    save(2, "albatross", tags=("sea",), written=WRITTEN + 5 * DAY)
    save(3, "albatross", written=WRITTEN + DAY)
    save(4, "petrel", tags=("sea",), written=WRITTEN + DAY)
    save(5, prompts=EVERY_KIND, answers={"story": "albatross"}, tags=("sea",))
    lock_account_of(journal, 1)
    wanted = Filter(text="albatross", tag="SEA", until=WRITTEN.date(), has_account=True)
    assert numbers(search.rows(wanted)) == [1]
    assert numbers(search.rows(replace(wanted, has_account=False))) == [5, 1]
    assert numbers(search.rows(replace(wanted, set_id="every-kind", has_account=False))) == [5]
    assert search.days(wanted) == ((WRITTEN.date(), 1),)


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        (date(2026, 3, 14), None, [3, 2, 1]),
        (date(2026, 3, 15), None, [3]),
        (None, date(2026, 3, 14), [2, 1, 0]),
        (date(2026, 3, 14), date(2026, 3, 14), [2, 1]),
        (date(2026, 3, 16), date(2026, 3, 13), []),
        (date.min, date.max, [3, 2, 1, 0]),
    ],
)
def test_first_and_last_day_both_count(search, save, since, until, found) -> None:
    midnight = datetime(2026, 3, 14, tzinfo=UTC)
    save(0, written=midnight - timedelta(seconds=1))
    save(1, written=midnight)
    save(2, written=midnight + timedelta(hours=23, minutes=59, seconds=59))
    save(3, written=midnight + DAY)
    assert numbers(search.rows(Filter(since=since, until=until))) == found


def test_days_say_how_many_entries_each_has(search, save) -> None:
    save(1)
    save(2, written=WRITTEN + timedelta(hours=1))
    save(3, written=datetime(1969, 12, 31, 23, tzinfo=UTC))
    assert search.days(ALL) == ((date(2026, 3, 14), 2), (date(1969, 12, 31), 1))


@pytest.mark.parametrize(
    "wanted", [Filter(text="albatross"), Filter(text="albatross", tag="sea"), Filter(tag="sea")]
)
def test_days_of_a_search_are_those_of_its_hits(search, save, wanted) -> None:
    save(1, "albatross", tags=("sea",))
    save(2, "petrel", written=WRITTEN + DAY)
    assert search.days(wanted) == ((date(2026, 3, 14), 1),)


def test_looking_for_nothing_but_signs_finds_nothing(search, save) -> None:
    save(1, "albatross ???")
    assert search.rows(Filter(text=" ??? ")) == search.days(Filter(text="???")) == ()
    assert search.marked(entry_id(1), "???") == ("", "")
    assert len(search.rows(Filter(text="   "))) == 1


def test_tags_are_counted_under_one_of_their_spellings(search, save, entries) -> None:
    save(1, tags=("Zoë", "ward"))
    save(2, tags=("zoe",))
    save(3, tags=("gone",))
    entries.delete(entry_id(3))
    assert search.tags() == (("ward", 1), ("zoe", 2))


def test_a_tag_that_nobody_has_finds_nothing(search, save) -> None:
    save(1, tags=("ward",))
    assert search.rows(Filter(tag="\ud800")) == search.rows(Filter(tag=" ")) == ()
    assert search.rows(Filter(set_id="\ud800")) == ()


def test_sets_are_counted_the_most_answered_first(search, save, entries) -> None:
    save(1)
    save(2, prompts=EVERY_KIND)
    save(3, prompts=EVERY_KIND)
    save(4)
    save(5)
    entries.delete(entry_id(5))
    expected = (("", "", 2), ("every-kind", "After a test", 2))
    assert search.prompt_sets() == expected
    assert search.count() == 4


def test_a_set_is_called_by_its_newest_title(search, save) -> None:
    for number, title in ((1, "Zebra"), (2, "Antelope")):
        save(number, prompts=replace(EVERY_KIND, title=title), written=WRITTEN + number * DAY)
    assert search.prompt_sets() == (("every-kind", "Antelope", 2),)


@pytest.mark.parametrize(
    ("today", "found"),
    [
        (date(2026, 3, 14), [2, 1]),
        (date(2024, 2, 29), [4, 3]),
        (date(2025, 2, 28), []),
        (date(30, 3, 14), []),
    ],
)
def test_on_this_day_looks_at_earlier_years_only(search, save, today, found) -> None:
    save(0, written=datetime(2026, 3, 14, 9, tzinfo=UTC))
    save(1, written=datetime(1999, 3, 14, tzinfo=UTC))
    save(2, written=datetime(2025, 3, 14, 23, 59, 59, tzinfo=UTC))
    save(3, written=datetime(2004, 2, 29, tzinfo=UTC))
    save(4, written=datetime(2020, 2, 29, tzinfo=UTC))
    save(5, written=datetime(2025, 3, 15, tzinfo=UTC))
    assert numbers(search.on_this_day(today)) == found


def test_on_this_day_shows_nothing_from_the_bin(search, save, entries) -> None:
    save(1, written=datetime(2025, 3, 14, tzinfo=UTC))
    entries.delete(entry_id(1))
    assert search.on_this_day(date(2026, 3, 14)) == ()


def test_the_bin_has_what_was_deleted_last_on_top_whatever_the_clock(
    search, save, entries, clock
) -> None:
    for number in (1, 2, 3):
        save(number)
    entries.delete(entry_id(2))
    clock.go(days=-30)
    entries.delete(entry_id(1))
    assert numbers(search.bin()) == [1, 2]
    assert search.bin()[0].deleted == clock.now
    assert search.row(entry_id(1)).deleted


def test_a_row_knows_whether_an_account_was_made(search, save, journal) -> None:
    save(1)
    save(2)
    lock_account_of(journal, 1)
    found = {row.id: row.has_account for row in search.rows(ALL)}
    assert found == {entry_id(1): True, entry_id(2): False}
