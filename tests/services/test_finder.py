"""Finding entries again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reflect.domain.entry import HIT_END, HIT_START
from reflect.domain.search import Filter, Hits
from reflect.errors import NotFound
from tests.support.builders import EVERY_KIND, entry_id


@pytest.fixture
def entry(unlocked):
    draft = unlocked.entries.begin(EVERY_KIND)
    answers = {"story": "An albatross, again.", "name": "albatross"}
    typed = replace(draft.content, title="Two albatrosses", tags=("Sea",), answers=answers)
    return unlocked.entries.finish(replace(draft, content=typed))


def test_without_a_filter_everything_is_listed(unlocked, entry) -> None:
    assert [row.id for row in unlocked.finder.rows()] == [entry.id]
    assert unlocked.finder.days() == ((entry.content.written.date(), 1),)
    assert unlocked.finder.rows(skip=1) == unlocked.finder.rows(limit=0) == ()
    assert unlocked.finder.count() == 1


def test_a_search_shows_the_words_around_the_hit(unlocked, entry) -> None:
    row = unlocked.finder.rows(Filter(text="albatross"))[0]
    assert row == replace(unlocked.finder.row(entry.id), snippet=row.snippet)
    assert f"{HIT_START}albatross{HIT_END}" in row.snippet


def test_hits_are_told_answer_by_answer_in_its_own_text(unlocked, entry) -> None:
    hits = unlocked.finder.hits(entry, "albatross")
    assert hits == Hits(title=((4, 15),), answers={"story": ((3, 12),), "name": ((0, 9),)})
    assert unlocked.finder.hits(entry, "gannet") == Hits(answers={})


def test_tags_and_sets_are_counted(unlocked, entry) -> None:
    assert unlocked.finder.tags() == (("Sea", 1),)
    assert unlocked.finder.prompt_sets() == (("every-kind", "After a test", 1),)


def test_on_this_day_looks_at_earlier_years(unlocked, entry) -> None:
    later = entry.content.written.date().replace(year=2030)
    assert [row.id for row in unlocked.finder.on_this_day(later)] == [entry.id]
    assert unlocked.finder.on_this_day(date(2030, 1, 1)) == ()


def test_what_is_not_there_is_not_found(unlocked) -> None:
    with pytest.raises(NotFound):
        unlocked.finder.row(entry_id(1))
