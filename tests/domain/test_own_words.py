"""A writer's own words for the privacy check."""

from __future__ import annotations

from reflect.domain.own_words import OwnWords, own_words, without


def test_words_are_tidied_and_each_is_there_once() -> None:
    made = own_words(["  Heron   Ward", "heron ward", " ", "Joy"], [])
    assert made == OwnWords(("Heron Ward", "Joy"))


def test_a_word_in_both_lists_is_marked() -> None:
    assert own_words(["Joy"], ["JOY", "Grace"]) == OwnWords(("Joy",), ("Grace",))


def test_a_word_is_taken_out_whatever_its_capitals() -> None:
    assert without(("Heron Ward", "Joy"), " heron  WARD ") == ("Joy",)
