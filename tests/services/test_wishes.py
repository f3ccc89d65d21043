"""What a writer likes, where it says something about them."""

from __future__ import annotations

from reflect.domain.own_words import OwnWords
from reflect.services.changes import Changes
from tests.support.builders import entry_id


def test_at_first_nothing_is_wished(unlocked) -> None:
    wishes = unlocked.wishes
    assert wishes.favourites() == ()
    assert wishes.last_used() is None
    assert wishes.never_again() == frozenset()
    assert not wishes.recovery_confirmed()


def test_favourites_are_in_the_order_they_were_chosen_each_once(unlocked) -> None:
    for name in ("b", "a", "b"):
        unlocked.wishes.set_favourite(name, on=True)
    assert unlocked.wishes.favourites() == ("a", "b")
    unlocked.wishes.set_favourite("a", on=False)
    unlocked.wishes.set_favourite("never was one", on=False)
    assert unlocked.wishes.favourites() == ("b",)


def test_free_writing_can_be_the_set_used_last(unlocked) -> None:
    for name in ("a", ""):
        unlocked.wishes.set_last_used(name)
        assert unlocked.wishes.last_used() == name


def test_what_is_hidden_on_its_day_stays_hidden(unlocked) -> None:
    for number in (2, 1, 2):
        unlocked.wishes.hide_on_this_day(entry_id(number))
    assert unlocked.wishes.never_again() == {entry_id(1), entry_id(2)}


def test_the_recovery_code_is_confirmed_once_for_all(unlocked) -> None:
    unlocked.wishes.set_recovery_confirmed()
    assert unlocked.wishes.recovery_confirmed()


def test_a_word_is_marked_always_or_never_as_was_said_last(unlocked) -> None:
    wishes = unlocked.wishes
    assert wishes.own_words() == OwnWords()
    wishes.mark_always("Heron Ward")
    wishes.mark_never("Joy")
    assert wishes.own_words() == OwnWords(("Heron Ward",), ("Joy",))
    wishes.mark_never("heron ward")
    wishes.mark_always("joy")
    assert wishes.own_words() == OwnWords(("joy",), ("heron ward",))


def test_own_words_can_be_said_all_at_once(unlocked) -> None:
    words = OwnWords(("a",), ("b", "c"))
    unlocked.wishes.set_own_words(words)
    assert unlocked.wishes.own_words() == words


def test_each_wish_is_announced(unlocked) -> None:
    told: list[Changes] = []
    unlocked.announcer.listen(told.append)
    unlocked.wishes.set_last_used("a")
    unlocked.wishes.set_favourite("a", on=True)
    assert told == [Changes(settings=True)] * 2
