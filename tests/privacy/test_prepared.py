from __future__ import annotations

import pytest

from reflect.privacy.prepared import prepared


@pytest.mark.parametrize(
    "text",
    ["\u0130stanbul \u0130 1", "\ufeffa\r\nb\tc", "\u201cIt\u2019s 3\u20134\u201d\u2028\u3000", ""],
)
def test_every_character_stays_in_its_place(text):
    ready = prepared(text)
    assert len(ready.plain) == len(ready.small) == len(text)
    assert ready.written == text


def test_odd_characters_are_plain_for_the_rules():
    ready = prepared("\ufeff“It\u2019s 3\u20134”\r\nÄ\u00a0B\tC")
    assert ready.plain == ' "It\'s 3-4"\n\nÄ B C'
    assert ready.small == ' "it\'s 3-4"\n\nä b c'


def test_numbers_begin_where_their_first_figure_is_and_rubbish_is_one():
    assert prepared("At 3, 14/3 and A12").numbers == (3, 6, 9, 16)
    assert prepared("1/" * 40 + " 7").numbers == (0, 81)
