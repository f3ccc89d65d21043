"""Settings inside the journal."""

from __future__ import annotations

import pytest

from reflect.storage.wishes import WishStore


@pytest.mark.parametrize("value", ["", "text", 0, 1.5, True, None, [], ["a", 1], {"a": {"b": []}}])
def test_a_wish_comes_back_as_it_was_put(journal, value) -> None:
    WishStore(journal).put("name", value)
    assert WishStore(journal).get("name", "default") == value


def test_the_last_wish_counts(journal) -> None:
    wishes = WishStore(journal)
    wishes.put("name", 1)
    wishes.put("name", 2)
    wishes.put("other", 3)
    assert (wishes.get("name", 0), wishes.get("other", 0)) == (2, 3)


def test_what_was_never_wished_is_the_default(journal) -> None:
    assert WishStore(journal).get("name", "default") == "default"
