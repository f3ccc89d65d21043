from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from reflect.domain.commitment import Commitment, CommitmentState
from reflect.domain.entry import DraftRow
from reflect.ui.numbers import number
from reflect.ui.today import today_words
from reflect.ui.today.waiting import Waiting
from tests.support.builders import entry_id

TODAY = date(2026, 11, 20)


def commitment(due, text="Ask first"):
    return Commitment(
        entry_id=entry_id(1),
        prompt_id="next",
        text=text,
        due=due,
        state=CommitmentState.OPEN,
        entry_title="A quiet handover",
        entry_written=datetime(2026, 11, 6, 14, tzinfo=UTC),
    )


def draft(saved):
    return DraftRow(
        id=entry_id(2), title="", prompt_set="Team look-back", words=2,
        saved=saved, beginning="Two words", is_new=True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("count", "word"), [(0, "none"), (1, "one"), (11, "eleven"), (12, "twelve"), (13, "13")]
)
def test_numbers_are_words_up_to_twelve(count, word):
    assert number(count) == word


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (TODAY, "Due today"),
        (date(2026, 11, 21), "Due tomorrow"),
        (date(2026, 11, 23), "Due Monday 23 November"),
        (date(2027, 1, 4), "Due Monday 4 January 2027"),
        (date(2026, 11, 19), "Was due yesterday"),
        (date(2026, 11, 12), "Was due Thursday 12 November"),
        (None, "No day set"),
    ],
)
def test_a_commitment_says_when_it_is_due(due, said):
    assert today_words.due(commitment(due), TODAY) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ask first", "Commitment, due today: Ask first. From A quiet handover"),
        ("Ask first.", "Commitment, due today: Ask first. From A quiet handover"),
        ("Ask\nfirst?", "Commitment, due today: Ask first? From A quiet handover"),
    ],
)
def test_a_commitment_is_read_out_as_two_sentences(text, said):
    assert today_words.spoken(commitment(TODAY, text), TODAY) == said


@pytest.mark.parametrize(
    ("saved", "said"),
    [
        (datetime(2026, 11, 20, 8, 5, tzinfo=UTC), "Unfinished since 08:05"),
        (datetime(2026, 11, 19, 8, 5, tzinfo=UTC), "Unfinished since yesterday"),
        (datetime(2026, 11, 17, 8, 5, tzinfo=UTC), "Unfinished since Tuesday"),
        (datetime(2026, 10, 1, 8, 5, tzinfo=UTC), "Unfinished since 1 October"),
    ],
)
def test_an_unfinished_entry_says_since_when(saved, said):
    assert today_words.since(draft(saved), TODAY) == said


def waiting(*dues, drafts=0, entries=1):
    saved = datetime(2026, 11, 17, tzinfo=UTC)
    return Waiting(
        day=TODAY,
        entries=entries,
        drafts=(draft(saved),) * drafts,
        commitments=tuple(commitment(due) for due in dues),
    )


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (waiting(), "Nothing is waiting."),
        (waiting(entries=0), "Nothing here yet, and nobody else here."),
        (waiting(date(2026, 12, 1), None), "Nothing is waiting."),
        (waiting(TODAY), "One commitment is due today."),
        (waiting(TODAY, TODAY, drafts=1),
         "One entry is unfinished. Two commitments are due today."),
        (waiting(date(2026, 11, 2), drafts=2, entries=0),
         "Two entries are unfinished. One commitment was due before today."),
        (waiting(date(2026, 1, 2), date(2026, 1, 3)), "Two commitments were due before today."),
    ],
)  # fmt: skip
def test_what_waits_is_counted_in_words(shown, said):
    assert today_words.counts(shown) == said
