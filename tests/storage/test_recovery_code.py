"""The recovery code: written, read back, and its slips found."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reflect.errors import RecoveryCodeSlip
from reflect.storage.recovery_code import (
    ALPHABET,
    CHECK_GROUP,
    RecoveryCode,
    new_code,
    parsed,
    tidy,
)

CODE = RecoveryCode(bytes(range(20)))
PLAIN = CODE.text.replace("-", "")

codes = st.binary(min_size=20, max_size=20).map(RecoveryCode)
places = st.integers(0, 33)


def slip_in(text: str) -> int | None:
    with pytest.raises(RecoveryCodeSlip) as caught:
        parsed(text)
    return caught.value.group


def group_of(place: int) -> int:
    return place // 4 + 1


def test_the_alphabet_has_32_characters_that_are_not_mistaken_for_each_other() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET) == 32
    assert not set(ALPHABET) & set("ILOU")


def test_a_code_is_written_as_the_format_says() -> None:
    assert CODE.text == "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-VV"
    assert CODE.text == "-".join((*CODE.groups, CODE.check))


@pytest.mark.parametrize("secret", [bytes(20), b"\xff" * 20])
def test_codes_of_one_symbol_come_back(secret: bytes) -> None:
    assert parsed(RecoveryCode(secret).text).secret == secret


@given(codes)
def test_every_code_comes_back(code: RecoveryCode) -> None:
    assert parsed(code.text) == code


@pytest.mark.parametrize("separator", ["", " ", "  ", "\n", "\u00a0", " - ", "\u2013", "\u2010"])
def test_capitals_spaces_and_hyphens_do_not_matter(separator: str) -> None:
    assert parsed(f" {separator.join((*CODE.groups, CODE.check)).lower()}\n") == CODE


def test_letters_that_look_like_figures_are_read_as_figures() -> None:
    assert tidy("o0 iI-lL") == "001111"
    assert parsed(PLAIN.replace("0", "O").replace("1", "l")) == CODE


@given(codes, places, st.sampled_from(ALPHABET))
def test_every_wrong_character_is_noticed_and_its_group_named(code, place, character) -> None:
    text = code.text.replace("-", "")
    wrong = text[:place] + character + text[place + 1 :]
    if wrong == text:
        assert parsed(wrong) == code
    else:
        assert slip_in(wrong) == group_of(place)


@given(codes, st.integers(0, 32))
def test_every_swap_of_neighbours_is_noticed_and_never_put_in_a_wrong_group(code, place) -> None:
    text = code.text.replace("-", "")
    swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    within = group_of(place) == group_of(place + 1)
    if swapped == text:
        assert parsed(swapped) == code
    else:
        assert slip_in(swapped) == (group_of(place) if within else None)


@given(codes, places, places, st.integers(1, 31), st.integers(1, 31))
def test_two_wrong_characters_in_two_groups_are_always_noticed(code, one, other, by, further):
    assume(group_of(one) != group_of(other))
    typed = list(code.text.replace("-", ""))
    for place, distance in ((one, by), (other, further)):
        typed[place] = ALPHABET[ALPHABET.index(typed[place]) ^ distance]
    slip_in("".join(typed))


def outcome(text: str) -> int | str | None:
    try:
        return "right" if parsed(text) == CODE else "missed"
    except RecoveryCodeSlip as slip:
        return slip.group


def test_of_wrong_groups_one_in_32_is_missed_and_the_rest_are_named() -> None:
    """All 32^2 ways to type the last half of group 3: ten bits that name it can do no better."""
    typed = [PLAIN[:10] + a + b + PLAIN[12:] for a in ALPHABET for b in ALPHABET]
    assert Counter(map(outcome, typed)) == {"right": 1, "missed": 31, 3: 992}


@given(codes, st.lists(st.sampled_from(ALPHABET), min_size=34, max_size=34).map("".join))
def test_text_that_fits_its_check_group_is_read_as_it_stands(code, noise) -> None:
    """One random text in 1 024 fits: then it is a code, though not this one."""
    try:
        assert parsed(noise).text.replace("-", "") == noise
    except RecoveryCodeSlip:
        assert noise != code.text.replace("-", "")


@pytest.mark.parametrize(("place", "group"), [(0, 1), (3, 1), (17, 5), (31, 8), (32, 9), (33, 9)])
@pytest.mark.parametrize("character", ["U", "u", "*", "\u00df", "\u0660", "\uff11"])
def test_a_character_that_no_code_has_is_named_by_its_group(place, group, character) -> None:
    assert slip_in(PLAIN[:place] + character + PLAIN[place + 1 :]) == group


@pytest.mark.parametrize("number", range(1, CHECK_GROUP + 1))
def test_a_group_with_a_character_too_few_or_too_many_is_named(number: int) -> None:
    groups = [*CODE.groups, CODE.check]
    for wrong in (groups[number - 1][1:], groups[number - 1] + "7"):
        typed = [*groups[: number - 1], wrong, *groups[number:]]
        assert slip_in(" ".join(typed)) == number


@pytest.mark.parametrize(
    "text", ["", "-", PLAIN[:-1], PLAIN + "7", CODE.text + "-7777", "\u00df" * 17]
)
def test_too_many_or_too_few_without_groups_could_be_anywhere(text: str) -> None:
    assert slip_in(text) is None


def test_it_does_not_matter_where_the_spaces_stand() -> None:
    assert parsed(f"{PLAIN[:3]} {PLAIN[3:8]} {PLAIN[8:]}") == CODE


def test_its_repr_hides_it() -> None:
    assert repr(CODE) == "RecoveryCode(hidden)"


def test_a_new_code_is_made_of_what_is_random() -> None:
    assert new_code(lambda length: b"\x05" * length) == RecoveryCode(b"\x05" * 20)
    assert new_code() != new_code()


@pytest.mark.parametrize("length", [0, 19, 21])
def test_a_code_of_another_length_is_none(length: int) -> None:
    with pytest.raises(ValueError, match="20 bytes"):
        RecoveryCode(bytes(length))
