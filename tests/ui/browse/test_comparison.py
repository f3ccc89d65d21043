from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from reflect.domain.entry import Content, Entry, EntryId
from reflect.services.jobs import JobContext
from reflect.ui.browse.comparison import compared
from tests.ui.browse.conftest import CASE, SHIFT

WRITTEN = datetime(2026, 11, 19, 16, 2, tzinfo=UTC)


def entry_of(answers, prompts=CASE, **given):
    content = Content(written=WRITTEN, answers=answers, **given)
    return Entry(id=EntryId("1"), prompts=prompts, content=content, revision=1, saved=WRITTEN)


def compare(old, new):
    return compared(old, new, JobContext())


def test_a_change_is_read_as_taken_out_and_put_in():
    old = entry_of({"question": "What if a family asks?"})
    new = entry_of({"question": "What if the family asks?"})
    (row,) = compare(old, new)
    assert row.heading == "The question in one line"
    assert [row.spoken(index) for index in range(len(row.changes))] == ["taken out: a; put in: the"]


@pytest.mark.parametrize(
    ("before", "after", "spoken"),
    [("We met", "We met again", "put in: again"), ("We met again", "We met", "taken out: again")],
)
def test_a_change_of_one_side_is_read_as_one(before, after, spoken):
    (row,) = compare(entry_of({"question": before}), entry_of({"question": after}))
    assert row.spoken(0) == spoken


def test_an_answer_of_one_wording_alone_has_one_side():
    old, new = entry_of({"question": "Why?"}), entry_of({"question": "Why?", "before": "A plan"})
    _, row = compare(old, new)
    assert (row.old, row.new.text) == (None, "A plan")
    assert [row.spoken(0)] == ["put in: A plan"]


def test_an_answer_that_is_not_text_is_compared_as_plain_text():
    (row,) = compare(entry_of({"sure": True}), entry_of({"sure": False}))
    assert row.spoken(0) == "taken out: Yes; put in: No"


def test_a_prompt_that_only_the_old_set_had_comes_last():
    old = entry_of({"day": "Long"}, prompts=SHIFT)
    rows = compare(old, entry_of({"question": "Why?"}))
    assert [row.heading for row in rows] == ["The question in one line", "How it was"]


def test_title_day_and_tags_are_compared_only_where_they_differ():
    old = entry_of({}, title="Then", tags=("a", "b"))
    new = entry_of({}, title="Now", tags=("a", "b"), happened=date(2026, 11, 17))
    found = [(row.heading, row.spoken(0)) for row in compare(old, new)]
    assert found == [
        ("Title", "taken out: Then; put in: Now"),
        ("Happened on", "put in: Tuesday 17 November 2026"),
    ]


def test_each_side_knows_whether_it_was_private():
    old = entry_of({"before": "A plan"})
    new = replace(old, content=replace(old.content, private=frozenset({"before"})))
    (row,) = compare(old, new)
    assert (row.old.private, row.new.private, row.changes) == (False, True, ())


def test_an_entry_is_the_same_as_itself():
    entry = entry_of({"question": "Why?"}, title="Same")
    (row,) = compare(entry, entry)
    assert row.changes == ()
