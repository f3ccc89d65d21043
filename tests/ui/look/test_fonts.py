from __future__ import annotations

import pytest
from PySide6.QtGui import QFontInfo

from reflect.ui.look.fonts import PROGRAM, WRITER, font, line_height, proportional_height
from reflect.ui.look.tokens import TYPES, Role

WRITER_ROLES = {role for role in Role if TYPES[role].writer}


@pytest.mark.parametrize("role", Role)
def test_each_voice_has_its_own_font(look, role):
    wanted = WRITER if role in WRITER_ROLES else PROGRAM
    assert QFontInfo(font(role)).family() == wanted


@pytest.mark.parametrize("role", Role)
def test_every_weight_is_there_and_none_is_faked(look, role):
    assert QFontInfo(font(role)).weight() == TYPES[role].weight


def test_the_writers_words_can_be_set_in_another_font(look):
    assert font(Role.WRITER, writer=PROGRAM).family() == PROGRAM
    assert font(Role.BODY, writer=WRITER).family() == PROGRAM


@pytest.mark.parametrize(("scale", "size"), [(1.0, 15), (1.1, 16), (2.0, 30), (0.8, 12)])
def test_text_is_set_in_whole_pixels(look, scale, size):
    assert font(Role.BODY, scale).pixelSize() == size


def test_nothing_is_smaller_than_twelve_pixels(look):
    assert min(font(role, 0.8).pixelSize() for role in Role) == 12


def test_lines_grow_with_the_text():
    assert [line_height(Role.WRITER, scale) for scale in (1, 1.5, 2)] == [28, 42, 56]


@pytest.mark.parametrize(("role", "per_cent"), [(Role.WRITER, 113), (Role.CHECKED, 154)])
def test_the_per_cent_of_a_line_is_as_measured(look, role, per_cent):
    assert proportional_height(role) == pytest.approx(per_cent, abs=1)
