"""Tags that are one tag, and the index that forgets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from reflect.domain.prompts import FREE
from reflect.domain.search import Filter
from reflect.storage.entries import EntryStore
from reflect.storage.index import distinct, folded, tidy
from reflect.storage.search import SearchStore
from tests.support.builders import content, entry_id
from tests.support.fakes import FakeChance


@pytest.mark.parametrize("times", [63, 64, 100, 200, 3000])
def test_an_entry_that_says_one_word_often_can_be_edited(journal, times) -> None:
    entries, search = EntryStore(journal), SearchStore(journal)
    for number in range(1, 90):
        words = "the " * (times + number) + f"number{number}"
        entries.save(entry_id(number % 7), FREE, content(words))
    with journal.writing() as writing:
        check = "INSERT INTO entry_text(entry_text, rank) VALUES ('integrity-check', 1)"
        writing.connection.execute(text(check))
    assert len(search.rows(Filter(text="the "))) == 7
    entries.delete(entry_id(3))
    assert len(search.rows(Filter(text="the "))) == 6


@pytest.fixture
def between_pages(journal):
    """The beginnings of words that stand between the pages of an index with many."""
    with journal.writing() as writing:
        small = "INSERT INTO entry_text(entry_text, rank) VALUES ('pgsz', 64)"
        writing.connection.execute(text(small))
    words = " ".join(FakeChance(number)(5).hex() for number in range(200))
    EntryStore(journal).save(entry_id(1), FREE, content(words))

    def read(connection):
        return set(connection.execute(text("SELECT term FROM entry_text_idx")).scalars())

    return read


def test_a_beginning_that_no_word_has_any_more_is_taken_away(journal, between_pages) -> None:
    plant = text("INSERT INTO entry_text_idx VALUES (1, x'30616c6261', 5000)")
    check = text("INSERT INTO entry_text(entry_text, rank) VALUES ('integrity-check', 1)")
    with journal.writing() as writing:
        before = between_pages(writing.connection)
        writing.connection.execute(plant)
        tidy(writing.connection)
    with journal.writing() as writing:
        assert between_pages(writing.connection) == before
        writing.connection.execute(check)


def test_an_index_in_order_is_left_as_it_is(journal, between_pages) -> None:
    pages = text("SELECT id, block FROM entry_text_data")
    with journal.writing() as writing:
        before = writing.connection.execute(pages).all()
        assert len(between_pages(writing.connection)) > 20
        tidy(writing.connection)
        assert writing.connection.execute(pages).all() == before


@pytest.mark.parametrize(
    "tags",
    [
        ("Łódź", "lodz", "ŁÓDŹ", "Lo\u0301dz\u0301"),
        ("Straße", "STRASSE", "strasse"),
        ("İstanbul", "istanbul", "ISTANBUL"),
        ("Ærø", "ærö", "ÆRO"),
        ("ﬁne", "Fine"),
        ("\u210b", "h"),
        ("Ελλάδα", "ΕΛΛΑΔΑ", "ελλαδα"),
        ("night  shift", " night shift", "Night\tShift\n"),
        ("日本", "日本"),
    ],
)
def test_capitals_accents_and_spaces_do_not_tell_tags_apart(tags) -> None:
    assert len({folded(tag) for tag in tags}) == 1


def test_other_letters_do() -> None:
    assert len({folded(tag) for tag in ("ward", "word", "wards", "日本", "日曜", "ß")}) == 6


@given(st.text())
def test_folding_again_changes_nothing(tag) -> None:
    assert folded(folded(tag)) == folded(tag)


@given(st.text())
def test_neither_case_nor_composition_matters(tag) -> None:
    assert folded(tag.casefold()) == folded(tag)


def test_of_tags_that_are_one_the_first_is_kept() -> None:
    assert list(distinct(("Team", "ward", "TEAM", " ward ", "", " ", "\u0301")).values()) == [
        "Team",
        "ward",
    ]
