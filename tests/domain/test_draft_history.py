"""What was done to a draft, undone and done again."""

from __future__ import annotations

import pytest

from reflect.domain.draft_history import History, Step
from reflect.domain.pack_draft import HeadDraft, PackDraft, Place


def draft(title):
    return PackDraft(head=HeadDraft(id="on-call", title=title))


FIRST, SECOND, THIRD = draft("a"), draft("b"), draft("c")
TITLE, AUTHOR = Place(field="title"), Place(field="author")


@pytest.fixture
def history():
    return History(FIRST)


def do(history, after, words="Do it"):
    history.add(Step(words, Place(), history.draft, after))


def type_in(history, after, field=TITLE):
    history.add(Step("Type", field, history.base_of(field), after, typing=field))


def test_at_first_there_is_nothing_to_undo_or_to_do_again(history):
    assert (history.undoing, history.redoing) == (None, None)
    assert (history.undo(), history.redo()) == (None, None)
    assert history.draft is FIRST


def test_a_step_is_undone_and_done_again(history):
    do(history, SECOND)
    assert history.undo().after is SECOND
    assert (history.draft, history.redoing.words) == (FIRST, "Do it")
    assert history.redo().before is FIRST
    assert (history.draft, history.undoing.words) == (SECOND, "Do it")


def test_a_new_step_takes_the_place_of_what_was_undone(history):
    do(history, SECOND)
    history.undo()
    do(history, THIRD)
    assert history.redo() is None
    assert history.draft is THIRD


def test_typing_in_one_field_is_one_step(history):
    type_in(history, SECOND)
    type_in(history, THIRD)
    history.undo()
    assert history.draft is FIRST


@pytest.mark.parametrize("end", ["settle", "elsewhere", "undo"])
def test_typing_ends_when_something_else_is_done(history, end):
    type_in(history, SECOND)
    if end == "settle":
        history.settle()
    elif end == "elsewhere":
        type_in(history, SECOND, AUTHOR)
    else:
        do(history, FIRST)
        history.undo()
    type_in(history, THIRD)
    history.undo()
    assert history.draft is SECOND


def test_typing_that_comes_back_to_where_it_began_is_no_step(history):
    type_in(history, SECOND)
    type_in(history, draft("a"))
    assert history.undoing is None


def test_what_changes_nothing_is_no_step(history):
    do(history, draft("a"))
    assert history.undoing is None
