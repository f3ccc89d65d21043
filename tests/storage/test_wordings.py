"""The wordings of prompt sets, each kept once."""

from __future__ import annotations

from sqlalchemy import text

from reflect.domain.prompts import FREE
from reflect.storage.wordings import keep_wording, set_title
from tests.support.builders import EVERY_KIND


def test_one_wording_is_kept_once(journal) -> None:
    with journal.writing() as writing:
        names = [keep_wording(writing, prompts) for prompts in (EVERY_KIND, FREE, EVERY_KIND)]
    with journal.reading() as connection:
        kept = set(connection.execute(text("SELECT digest FROM wording")).scalars())
    assert names[0] == names[2]
    assert kept == set(names)
    assert len(kept) == 2


def test_free_writing_has_no_title_in_lists() -> None:
    assert (set_title(EVERY_KIND), set_title(FREE)) == ("After a test", "")
