from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter

from reflect.ui.look.icons import RATIOS, Icons, icon_names, icon_path, paint_mark
from reflect.ui.look.tokens import THEMES


def inks(image):
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("name", sorted(icon_names()))
def test_every_glyph_stays_in_its_square(name):
    box = icon_path(name).boundingRect()
    assert min(box.left(), box.top()) >= 1
    assert max(box.right(), box.bottom()) <= 23
    assert max(box.width(), box.height()) > 8


def test_there_are_about_sixty_glyphs():
    assert 60 <= len(icon_names()) <= 80


@pytest.mark.parametrize("ratio", RATIOS)
def test_a_glyph_is_drawn_for_the_screen_it_is_on(qapp, ratio):
    pixmap = Icons(THEMES["light"]).pixmap("lock", "ink", 20, ratio=ratio)
    assert pixmap.size() == QSize(20, 20) * ratio
    assert pixmap.deviceIndependentSize().toSize() == QSize(20, 20)


@pytest.mark.parametrize("theme", THEMES)
def test_a_glyph_has_the_colour_of_its_token(qapp, theme):
    image = Icons(THEMES[theme]).pixmap("check", "accent", 24, ratio=3).toImage()
    assert inks(image) == {THEMES[theme]["accent"].lower()}


def test_an_icon_grows_with_the_text(qapp):
    assert Icons(THEMES["light"], 2.0).size(18) == QSize(44, 36)


def test_a_disabled_icon_is_grey_and_a_chosen_one_is_not(qapp):
    icon = Icons(THEMES["light"]).icon("check", "ink", 24, chosen="accent", beside=False)
    sizes = QSize(24, 24)
    disabled = icon.pixmap(sizes, 3.0, QIcon.Mode.Disabled).toImage()
    chosen = icon.pixmap(sizes, 3.0, QIcon.Mode.Normal, QIcon.State.On).toImage()
    assert inks(disabled) == {THEMES["light"]["ink3"].lower()}
    assert inks(chosen) == {THEMES["light"]["accent"].lower()}


def test_a_favourite_is_a_filled_star(qapp):
    icons = Icons(THEMES["light"])
    hollow, filled = (icons.pixmap("star", filled=each).toImage() for each in (False, True))
    assert hollow.pixelColor(9, 9).alpha() == 0
    assert filled.pixelColor(9, 9).alpha() == 255


def test_the_mark_has_a_disc_above_its_line_and_lines_below(qapp):
    image = QImage(240, 240, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_mark(painter, QRectF(0, 0, 240, 240), (QColor("red"), QColor("blue")))
    painter.end()
    assert image.pixelColor(120, 70) == QColor("red")
    assert image.pixelColor(120, 132) == QColor("blue")
    assert image.pixelColor(10, 195).alpha() == 0
