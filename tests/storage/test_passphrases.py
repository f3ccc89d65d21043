"""Passphrases: those we propose and those we judge."""

from __future__ import annotations

import hashlib
import math
from importlib.resources import files
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect.errors import WeakPassphrase
from reflect.storage import passphrases
from reflect.storage.passphrases import Advice, Band, Strength, check_new, six_words, strength

LIST = files("reflect.storage") / "words" / "eff_large_wordlist.txt"
OWN = "my uncle Brindlemoor paints teapots"


def test_the_list_is_eff_s_own_unchanged() -> None:
    assert hashlib.sha256(LIST.read_bytes()).hexdigest() == (
        "addd35536511597a02fa0a9ff1e5284677b8883b83e986e43f15a3db996b903e"
    )


def test_six_words_are_drawn_one_by_one_from_7776_different_words() -> None:
    drawn = []

    def choice(words):
        drawn.append(len(set(words)))
        return words[-1]

    assert six_words(choice) == " ".join(["zoom"] * 6)
    assert drawn == [7776] * 6


def test_two_draws_are_not_the_same() -> None:
    assert six_words() != six_words()


def test_six_random_words_are_strong_but_worth_no_more_than_their_draw() -> None:
    for _ in range(20):
        found = check_new(six_words())
        assert found.band is Band.STRONG
        assert found.bits == pytest.approx(6 * math.log2(7776))


@pytest.mark.parametrize(
    ("passphrase", "band", "advice"),
    [
        ("", Band.WEAK, Advice.LENGTHEN),
        ("a", Band.WEAK, Advice.LENGTHEN),
        ("x7#Kq9!vB2m", Band.WEAK, Advice.LENGTHEN),
        ("password password", Band.WEAK, Advice.ADD_WORD),
        ("a" * 400, Band.WEAK, Advice.ADD_WORD),
        (" " * 40, Band.WEAK, Advice.ADD_WORD),
        ("abacus abdomen abdominal abide", Band.WEAK, Advice.ADD_WORD),
        ("abacus zoom mulberry trodden speak", Band.FAIR, Advice.ADD_WORD),
        (OWN, Band.STRONG, Advice.NOTHING),
        ("x7#Kq9!vB2mPw4$zLt8(nR5", Band.STRONG, Advice.NOTHING),
    ],
)
def test_a_passphrase_is_judged(passphrase: str, band: Band, advice: Advice) -> None:
    found = strength(passphrase)
    assert (found.band, found.advice) == (band, advice)


@pytest.mark.parametrize(
    ("bits", "years"), [(40, 15 / 24 / 365.25), (52, 7), (55, 57), (65, 58_000)]
)
def test_bits_are_told_as_years(bits: float, years: float) -> None:
    found = Strength(bits=bits, band=Band.FAIR, advice=Advice.ADD_WORD)
    assert found.years == pytest.approx(years, rel=0.03)
    assert found.years_with_another_word > 90 * years


@pytest.mark.parametrize(
    ("bits", "band"),
    [(51.99, "weak"), (52.0, "fair"), (64.99, "fair"), (65.0, "strong")],
)
def test_the_bands_begin_where_the_rule_says(monkeypatch, bits: float, band: str) -> None:
    monkeypatch.setattr("reflect.storage.passphrases._bits_by_pattern", lambda _: bits)
    assert strength("zzzzzzzzzzzz").band == band


def test_a_weak_passphrase_is_refused_with_its_bits_only() -> None:
    with pytest.raises(WeakPassphrase) as caught:
        check_new("password password")
    assert caught.value.bits < 52
    assert "password password" not in str(caught.value)


def test_length_is_counted_in_characters_as_they_count_for_the_key() -> None:
    assert strength("e\u0301" * 11).advice is Advice.LENGTHEN


def test_what_comes_after_a_hundred_characters_costs_no_time() -> None:
    counter = count()
    long = "".join(f"{next(counter)}\u00e9" for _ in range(5000))
    assert strength(long).bits == strength(long[:100]).bits


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=30))
def test_every_text_has_a_strength(text: str) -> None:
    assert strength(text).bits >= 0


def test_the_slow_dictionaries_wait_until_they_are_needed() -> None:
    assert not hasattr(passphrases, "zxcvbn")
