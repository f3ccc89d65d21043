"""Commitments follow the newest revision of their entry, and stay settled while they stay."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text

from reflect.domain.answers import Promise
from reflect.domain.commitment import CommitmentState
from reflect.errors import NotFound
from reflect.storage.commitments import CommitmentStore
from reflect.storage.entries import EntryStore
from tests.support.builders import EVERY_KIND, WRITTEN, content, entry_id

ONE, TWO, THREE = entry_id(1), entry_id(2), entry_id(3)
DUE = date(2026, 4, 1)
RING = Promise("Ring the pharmacy", DUE)


@pytest.fixture
def commitments(journal):
    return CommitmentStore(journal)


@pytest.fixture
def save(journal):
    """Saves an entry that promises something, or nothing."""

    def saving(name, promise=None, **others):
        answers = {"story": "Words.", **others, **({"next": promise} if promise else {})}
        return EntryStore(journal).save(name, EVERY_KIND, content(answers=answers))

    return saving


def settled_at(journal):
    with journal.reading() as connection:
        return connection.execute(text("SELECT settled_at FROM commitment")).scalar_one()


def test_what_an_entry_promises_is_a_commitment(commitments, save) -> None:
    save(ONE, RING)
    found = commitments.every()[0]
    assert (found.entry_id, found.prompt_id) == (ONE, "next")
    assert (found.text, found.due, found.state) == (RING.text, DUE, CommitmentState.OPEN)
    assert (found.entry_title, found.entry_written) == ("Words. Ring the pharmacy", WRITTEN)


@pytest.mark.parametrize("promise", [None, Promise(""), Promise("  \n", DUE)])
def test_an_empty_promise_is_none(commitments, save, promise) -> None:
    save(ONE, promise)
    assert commitments.every() == ()


def test_the_earliest_due_comes_first_and_those_without_a_day_last(commitments, save) -> None:
    save(ONE, Promise("some day"))
    save(TWO, Promise("later", date(2026, 5, 1)))
    save(THREE, Promise("soon", DUE))
    assert [c.entry_id for c in commitments.every()] == [THREE, TWO, ONE]


@pytest.mark.parametrize("state", [s for s in CommitmentState if s is not CommitmentState.OPEN])
def test_what_became_of_it_is_kept_while_it_stays_the_same(commitments, save, journal, state):
    save(ONE, RING)
    commitments.settle(ONE, "next", state)
    when = settled_at(journal)
    save(ONE, RING, story="Other words.")
    assert commitments.every()[0].state is state
    assert settled_at(journal) == when is not None


@pytest.mark.parametrize("promise", [Promise("Ring them", DUE), Promise(RING.text)])
def test_another_wording_or_day_is_another_commitment(commitments, save, promise) -> None:
    save(ONE, RING)
    commitments.settle(ONE, "next", CommitmentState.KEPT)
    save(ONE, promise)
    found = commitments.every()
    assert [(c.text, c.due, c.state) for c in found] == [
        (promise.text, promise.due, CommitmentState.OPEN)
    ]


def test_opening_it_again_forgets_when_it_was_settled(commitments, save, journal) -> None:
    save(ONE, RING)
    commitments.settle(ONE, "next", CommitmentState.DROPPED)
    commitments.settle(ONE, "next", CommitmentState.OPEN)
    assert commitments.every()[0].state is CommitmentState.OPEN
    assert settled_at(journal) is None


def test_a_promise_taken_back_is_gone(commitments, save) -> None:
    save(ONE, RING)
    save(ONE)
    assert commitments.every() == ()


def test_what_is_in_the_bin_reminds_nobody_until_it_is_back(commitments, save, journal) -> None:
    save(ONE, RING)
    commitments.settle(ONE, "next", CommitmentState.KEPT)
    entries = EntryStore(journal)
    entries.delete(ONE)
    assert commitments.every() == ()
    entries.undelete(ONE)
    assert commitments.every()[0].state is CommitmentState.KEPT


@pytest.mark.parametrize(("name", "prompt"), [(TWO, "next"), (ONE, "story")])
def test_settling_what_was_not_promised_is_told(commitments, save, name, prompt) -> None:
    save(ONE, RING)
    with pytest.raises(NotFound, match="commitment"):
        commitments.settle(name, prompt, CommitmentState.KEPT)
