"""Answers whose questions are lost are shown all the same."""

from __future__ import annotations

from reflect.domain.entry import Draft
from reflect.domain.prompts import FREE
from reflect.storage.drafts import DraftStore
from reflect.storage.entries import EntryStore
from tests.storage.saving import save
from tests.storage.test_checks import harm, rich
from tests.support.builders import EVERY_ANSWER, EVERY_KIND, content, entry_id

__all__ = ["rich", "save"]

ONE = entry_id(1)


def test_a_wording_that_is_lost_is_taken_from_elsewhere(rich, save) -> None:
    harm(rich, "DELETE FROM wording")
    rich.close()
    with save(rich.folder, wordings=(FREE, EVERY_KIND)) as saved:
        assert saved.result.stand_ins == 0
        assert EntryStore(saved.journal).entry(ONE).prompts == EVERY_KIND


def test_where_it_is_nowhere_every_answer_is_shown_all_the_same(rich, save) -> None:
    DraftStore(rich).save(Draft(id=entry_id(7), prompts=EVERY_KIND, content=content("half")))
    harm(rich, "DELETE FROM wording")
    rich.close()
    with save(rich.folder) as saved:
        assert saved.result.stand_ins == 1
        answers = EntryStore(saved.journal).entry(ONE).content.answers
        assert set(answers) == set(EVERY_ANSWER)
        assert answers["mood"] == (2, None)
        assert answers["with"] == ("peer", "senior")
        assert DraftStore(saved.journal).draft(entry_id(7)) is not None


def test_a_scale_without_rows_is_shown_without_its_wording(journal, save) -> None:
    EntryStore(journal).save(ONE, FREE, content())
    harm(
        journal,
        """UPDATE revision SET wording = 'x', content = replace(content, '"text":""', '"a":[3]')""",
    )
    journal.close()
    with save(journal.folder) as saved:
        assert EntryStore(saved.journal).entry(ONE).content.answers == {"a": (3,)}


def test_a_draft_that_cannot_be_read_is_left_out(journal, save) -> None:
    DraftStore(journal).save(Draft(id=ONE, prompts=FREE, content=content("half")))
    harm(journal, "UPDATE draft SET wording = 'x', content = '{'")
    journal.close()
    with save(journal.folder) as saved:
        assert saved.result.drafts == 0


def test_a_content_that_is_none_is_lost(journal, save) -> None:
    EntryStore(journal).save(ONE, FREE, content("albatross"))
    harm(journal, "UPDATE revision SET wording = 'x', content = '[]'")
    journal.close()
    with save(journal.folder) as saved:
        assert len(saved.result.lost_entries) == 1
