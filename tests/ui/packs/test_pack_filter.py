from __future__ import annotations

import pytest

from reflect.services.pack_offers import InstalledPack
from reflect.ui.occasion.prompt_shelf import Length
from reflect.ui.packs.pack_filter import (
    Origin,
    PackFilter,
    PackShelf,
    audiences,
    authors,
    fits,
    grouped,
    languages,
)


def pack(name="hub", **facts):
    said = {
        "title": "The hub", "summary": "To look back", "author": "A. Hub", "version": "1.0.0",
        "licence": "CC-BY-4.0", "languages": ("en-GB", "fr"), "audience": ("nurses",),
        "minutes": (4, 8), "sets": 2, "frameworks": 0, "standards": 0, "forms": 0, **facts,
    }  # fmt: skip
    return InstalledPack(id=name, **said)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, True),
        ({"text": "HÜB look"}, True),
        ({"text": "a. hub"}, True),
        ({"text": "ward"}, False),
        ({"audience": "nurses"}, True),
        ({"audience": "doctors"}, False),
        ({"length": Length.SHORT}, False),
        ({"length": Length.MIDDLE}, True),
        ({"length": Length.LONG}, True),
        ({"language": "fr"}, True),
        ({"language": "cy"}, False),
        ({"author": "A. Hub"}, True),
        ({"author": "B. Ward"}, False),
        ({"favourites": True}, False),
    ],
)
def test_a_pack_is_looked_for_by_what_it_says_of_itself(wanted, found):
    assert fits(pack(), PackFilter(**wanted), frozenset()) is found


def test_a_pack_with_a_favourite_set_is_a_favourite():
    assert fits(pack(), PackFilter(favourites=True), frozenset({"hub"}))


def test_what_is_for_anyone_is_for_everybody():
    assert fits(pack(audience=("anyone",)), PackFilter(audience="doctors"), frozenset())


@pytest.mark.parametrize("length", [Length.SHORT, Length.MIDDLE, Length.LONG])
def test_a_pack_without_prompt_sets_has_no_length(length):
    assert not fits(pack(minutes=(0, 0)), PackFilter(length=length), frozenset())


def test_a_hidden_pack_is_shown_on_wish_only():
    hidden = pack(hidden=True)
    assert not fits(hidden, PackFilter(), frozenset())
    assert fits(hidden, PackFilter(hidden=True), frozenset())


def test_what_came_with_reflect_stands_first_and_no_heading_is_empty():
    shelf = PackShelf(rows=(pack("mine"), pack("ours", built_in=True)))
    assert [group.origin for group in grouped(shelf, PackFilter())] == [
        Origin.BUILT_IN,
        Origin.INSTALLED,
    ]
    assert grouped(shelf, PackFilter(text="nothing")) == ()


def test_only_what_there_is_can_be_chosen_by():
    rows = (pack(audience=("anyone", "learners")), pack(author="Écrit", languages=("cy",)))
    assert audiences(rows) == ("nurses", "learners")
    assert languages(rows) == ("cy", "en-GB", "fr")
    assert authors(rows) == ("A. Hub", "Écrit")
