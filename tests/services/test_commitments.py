"""Commitments: what entries promised, and what became of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reflect.domain.commitment import CommitmentState
from reflect.errors import NotFound
from reflect.services.changes import Changes
from tests.support.builders import EVERY_ANSWER, EVERY_KIND


@pytest.fixture
def entry(unlocked):
    draft = unlocked.entries.begin(EVERY_KIND)
    return unlocked.entries.finish(
        replace(draft, content=replace(draft.content, answers=EVERY_ANSWER))
    )


def test_what_was_promised_is_open_until_it_is_settled(unlocked, entry) -> None:
    told: list[Changes] = []
    unlocked.announcer.listen(told.append)
    commitments = unlocked.commitments
    assert [c.text for c in commitments.open()] == ["Ring the pharmacy"]
    commitments.settle(entry.id, "next", CommitmentState.KEPT)
    assert commitments.open() == ()
    assert [c.state for c in commitments.every()] == [CommitmentState.KEPT]
    commitments.settle(entry.id, "next", CommitmentState.OPEN)
    assert len(commitments.open()) == 1
    assert told == [Changes(commitments=True)] * 2


def test_what_was_not_promised_cannot_be_settled_and_nothing_is_announced(unlocked, entry) -> None:
    told: list[Changes] = []
    unlocked.announcer.listen(told.append)
    with pytest.raises(NotFound):
        unlocked.commitments.settle(entry.id, "story", CommitmentState.KEPT)
    assert told == []
