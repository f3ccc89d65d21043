from __future__ import annotations

import pytest

from reflect.services.passphrases import Strength, strength
from reflect.storage.passphrases import Advice, Band
from reflect.ui.unlock.strength_words import time_words, words_for_strength

YEAR_BITS = 49.16
"""Guesses at ten million a second for a year on average, as a power of two."""


def judged(bits, band, advice=Advice.ADD_WORD):
    return Strength(bits=bits, band=band, advice=advice)


@pytest.mark.parametrize(
    ("years", "words"),
    [
        (1e-9, "a minute"),
        (1e-5, "an hour"),
        (1e-3, "a day"),
        (0.02, "a few days"),
        (0.1, "a few weeks"),
        (0.5, "a few months"),
        (3, "a few years"),
        (64, "about 60 years"),
        (940, "about 900 years"),
        (1_000, "thousands of years"),
        (5_000, "thousands of years"),
        (60_000, "tens of thousands of years"),
        (600_000, "hundreds of thousands of years"),
        (1e12, "millions of years"),
    ],
)
def test_a_time_is_no_more_exact_than_it_can_be(years, words):
    assert time_words(years) == words


def test_fair_says_the_time_and_what_one_more_word_would_make_of_it():
    words = words_for_strength(judged(YEAR_BITS + 6, Band.FAIR))
    assert words.sentence == (
        "A determined thief might need about 60 years to guess it. "
        "One more uncommon word would make that thousands."
    )


def test_weak_says_how_soon_it_is_guessed_and_what_to_do():
    words = words_for_strength(judged(41, Band.WEAK))
    assert words.sentence == "Too easy to guess: a few days at most. Add a word or two."


def test_what_is_too_short_is_said_to_be_too_short():
    words = words_for_strength(judged(41, Band.WEAK, Advice.LENGTHEN))
    assert words.sentence.startswith("Too short")


@pytest.mark.parametrize(
    ("bits", "band", "segments", "word", "fill"),
    [
        (20, Band.WEAK, 1, "Weak", "wrongLine"),
        (53, Band.FAIR, 2, "Fair", "markLine"),
        (60, Band.FAIR, 3, "Fair", "markLine"),
        (70, Band.STRONG, 4, "Strong", "accent"),
    ],
)
def test_each_band_has_its_word_its_segments_and_its_colour(bits, band, segments, word, fill):
    words = words_for_strength(judged(bits, band))
    assert (words.word, words.segments, words.fill) == (word, segments, fill)


def test_it_is_spoken_as_one_sentence_after_its_name():
    spoken = words_for_strength(judged(55, Band.FAIR)).spoken
    assert spoken.startswith("Passphrase strength: fair. A determined thief")


def test_a_real_passphrase_is_judged_by_the_words():
    assert words_for_strength(strength("password")).word == "Weak"
