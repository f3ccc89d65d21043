from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from reflect.domain.commitment import Commitment, CommitmentState
from reflect.domain.entry import Content, Entry, EntryId
from reflect.domain.prompts import FREE
from reflect.domain.search import Hits
from reflect.ui.browse.reading import Reading, answered, meta_of, note_of, title_of
from tests.support.builders import EVERY_ANSWER, EVERY_KIND
from tests.ui.browse.conftest import SHIFT, TODAY

WRITTEN = datetime(2026, 11, 19, 16, 2, tzinfo=UTC)


def entry_of(prompts, answers, **given):
    content = Content(written=WRITTEN, answers=answers, **given)
    return Entry(id=EntryId("1"), prompts=prompts, content=content, revision=1, saved=WRITTEN)


def reading_of(entry, **given):
    given = {"hits": Hits(answers={}), "promises": {}, **given}
    return Reading(entry=entry, text="", revisions=1, may_come_back=True, **given)


def commitment(state=CommitmentState.OPEN, due=date(2026, 12, 3)):
    return Commitment(
        entry_id=EntryId("1"), prompt_id="next", text="Ask", due=due, state=state,
        entry_title="", entry_written=WRITTEN,
    )  # fmt: skip


def test_the_line_under_the_title_has_day_set_and_words():
    entry = entry_of(SHIFT, {"day": "A long day"})
    assert meta_of(entry) == "Thursday 19 November 2026. End of shift. 3 words."


def test_a_set_that_ends_in_a_question_is_not_ended_twice():
    prompts = replace(SHIFT, title="What now?")
    assert meta_of(entry_of(prompts, {"day": "Well"})).endswith("2026. What now? 1 word.")


def test_free_writing_without_a_title_is_called_by_its_beginning():
    entry = entry_of(FREE, {"text": "It was\nraining. " * 9})
    assert title_of(entry) == "It was raining. It was raining. It was raining. It was"
    assert title_of(entry_of(FREE, {})) == "Free writing"


def test_every_kind_of_answer_is_read_as_plain_text():
    found = answered(reading_of(entry_of(EVERY_KIND, EVERY_ANSWER)), TODAY)
    texts = {answer.heading: answer.text for answer in found}
    assert texts["How sure are you?"] == "Before: 2 of 5"
    assert texts["Who was there?"] == "A peer\nA senior"
    assert texts["When?"] == "13 March 2026"
    assert texts["How long?"] == "45 minutes"
    assert len(texts) == len(EVERY_ANSWER)


def test_only_typed_words_stand_beside_the_rule():
    found = answered(reading_of(entry_of(EVERY_KIND, EVERY_ANSWER)), TODAY)
    written = [answer.heading for answer in found if answer.written]
    assert written == ["What happened?", "In a word", "Why not?", "What will you do?"]


def test_prompts_that_were_not_answered_are_left_out():
    found = answered(reading_of(entry_of(EVERY_KIND, {"name": "hope", "story": " "})), TODAY)
    assert [answer.heading for answer in found] == ["In a word"]


def test_prompts_of_a_group_say_which():
    first = replace(SHIFT.prompts[0], group="How it went", heading="Before")
    found = answered(reading_of(entry_of(replace(SHIFT, prompts=(first,)), {"day": "x"})), TODAY)
    assert found[0].heading == "How it went: Before"


def test_an_answer_knows_its_hits_and_whether_it_is_private():
    entry = entry_of(SHIFT, {"day": "A family"}, private=frozenset({"day"}))
    (answer,) = answered(reading_of(entry, hits=Hits(answers={"day": ((2, 8),)})), TODAY)
    assert (answer.hits, answer.private) == (((2, 8),), True)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (None, ""),
        (commitment(), "Comes back on 3 December"),
        (commitment(due=date(2027, 1, 4)), "Comes back on 4 January 2027"),
        (commitment(due=TODAY), "Comes back today"),
        (commitment(due=date(2026, 11, 3)), "Came back on 3 November"),
        (commitment(due=None), ""),
        (commitment(CommitmentState.KEPT), "Kept"),
        (commitment(CommitmentState.CHANGED), "Changed"),
        (commitment(CommitmentState.DROPPED), "Dropped"),
    ],
)
def test_a_commitment_says_what_became_of_it(found, words):
    assert note_of(found, TODAY) == words
