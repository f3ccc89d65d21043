"""Unfinished writing: one draft at most for each entry, kept until it is finished or discarded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reflect.domain.entry import Draft
from reflect.domain.prompts import FREE
from reflect.storage.drafts import DraftStore
from reflect.storage.entries import EntryStore
from tests.support.builders import EVERY_ANSWER, EVERY_KIND, content, entry_id, reopened

ONE, TWO, THREE = entry_id(1), entry_id(2), entry_id(3)


@pytest.fixture
def drafts(journal):
    return DraftStore(journal)


def draft(name, words="", **given):
    return Draft(id=name, prompts=FREE, content=content(words, **given))


def test_a_draft_comes_back_as_it_was_kept(drafts, clock) -> None:
    typed = Draft(id=ONE, prompts=EVERY_KIND, content=content(answers=EVERY_ANSWER), base=3)
    kept = drafts.save(typed)
    assert kept == replace(typed, saved=clock.now)
    assert drafts.draft(ONE) == kept


def test_a_draft_outlives_the_program(drafts, journal) -> None:
    kept = drafts.save(draft(ONE, "albatross"))
    again = reopened(journal)
    assert DraftStore(again).draft(ONE) == kept
    again.close()


def test_there_is_none_where_nothing_was_kept(drafts) -> None:
    assert drafts.draft(ONE) is None
    assert drafts.rows() == ()


def test_the_newest_words_take_the_place_of_the_older(drafts) -> None:
    drafts.save(draft(ONE, "one"))
    drafts.save(draft(ONE, "one two"))
    kept = drafts.draft(ONE)
    assert kept is not None
    assert kept.content.answers == {"text": "one two"}
    assert len(drafts.rows()) == 1


def test_several_drafts_are_kept_apart_the_last_touched_first(drafts, clock) -> None:
    drafts.save(draft(ONE, "one"))
    drafts.save(draft(TWO, "two"))
    clock.go(days=-400)
    drafts.save(draft(ONE, "one more"))
    assert [(row.id, row.words) for row in drafts.rows()] == [(ONE, 2), (TWO, 1)]


def test_a_row_says_what_it_is_of(drafts, clock) -> None:
    typed = content(title="A list", answers={"story": "one  two\nthree"})
    drafts.save(Draft(id=ONE, prompts=EVERY_KIND, content=typed))
    drafts.save(replace(draft(TWO), base=1))
    old, new = drafts.rows()[1], drafts.rows()[0]
    assert (old.title, old.prompt_set, old.words) == ("A list", "After a test", 3)
    assert (old.beginning, old.is_new) == ("one two three", True)
    assert (new.prompt_set, new.is_new, new.saved) == ("", False, clock.now)


def test_a_discarded_draft_is_gone_and_the_others_are_not(drafts) -> None:
    drafts.save(draft(ONE))
    drafts.save(draft(TWO))
    drafts.discard(ONE)
    drafts.discard(THREE)
    assert [row.id for row in drafts.rows()] == [TWO]


def test_text_that_cannot_be_kept_is_mended_and_told_so(drafts) -> None:
    kept = drafts.save(draft(ONE, "half \udcff", title="\0"))
    assert kept.content.answers == {"text": "half \ufffd"}
    assert drafts.draft(ONE) == kept


def test_the_draft_of_a_deleted_entry_is_in_the_bin_with_it(drafts, journal) -> None:
    entries = EntryStore(journal)
    entries.save(ONE, FREE, content("whole"))
    drafts.save(replace(draft(ONE, "half"), base=1))
    entries.delete(ONE)
    assert drafts.rows() == ()
    assert drafts.draft(ONE)
    entries.undelete(ONE)
    assert [row.id for row in drafts.rows()] == [ONE]
