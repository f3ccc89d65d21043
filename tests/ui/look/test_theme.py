from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel

from reflect.ui.look.system_contrast import contrast_from
from reflect.ui.look.theme import system_theme
from reflect.ui.look.tokens import THEMES, Role


@pytest.mark.parametrize("name", THEMES)
def test_the_palette_follows_the_theme(qapp, look, name):
    look.choose(theme=name)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(THEMES[name]["window"])
    assert qapp.palette().color(QPalette.ColorRole.Text) == QColor(THEMES[name]["ink"])
    assert look.colour("accent") == QColor(THEMES[name]["accent"])


def test_whoever_looks_is_told_of_a_change_once(qtbot, look):
    told = []
    look.changed.connect(lambda: told.append(look.scale))
    look.choose(theme="dark", scale=1.5, writer_font="sans")
    assert told == [1.5]


@pytest.mark.parametrize(("asked", "kept"), [(0.1, 0.8), (1.3, 1.3), (9, 2.0)])
def test_the_text_size_stays_in_its_range(look, asked, kept):
    look.choose(scale=asked)
    assert look.scale == kept


def test_lengths_and_fonts_grow_with_the_text(look):
    look.choose(scale=2.0)
    assert look.px(44) == 88
    assert look.font(Role.BODY).pixelSize() == 30
    assert look.line(Role.BODY) == 44
    assert look.column == 1280


def test_a_line_length_makes_a_column(look):
    look.choose(line_length=60)
    assert look.column == 549


SCHEMES = Qt.ColorScheme
CONTRASTS = Qt.ContrastPreference


@pytest.mark.parametrize(
    ("scheme", "contrast", "name"),
    [
        (SCHEMES.Light, CONTRASTS.NoPreference, "light"),
        (SCHEMES.Unknown, CONTRASTS.NoPreference, "light"),
        (SCHEMES.Dark, CONTRASTS.NoPreference, "dark"),
        (SCHEMES.Light, CONTRASTS.HighContrast, "contrast"),
        (SCHEMES.Dark, CONTRASTS.HighContrast, "contrast"),
    ],
)
def test_the_system_decides_when_it_is_asked(qapp, scheme, contrast, name):
    assert system_theme(scheme, contrast, QPalette()).name == name


@pytest.mark.parametrize(("choice", "told"), [("system", 1), ("dark", 0)])
def test_a_change_of_the_system_is_followed_only_when_asked_for(qapp, look, choice, told):
    look.choose(theme=choice)
    times = []
    look.changed.connect(lambda: times.append(1))
    qapp.styleHints().colorSchemeChanged.emit(SCHEMES.Dark)
    assert len(times) == told


def test_a_label_takes_the_font_and_the_colour_of_its_role(qtbot, look):
    label = QLabel("19 November")
    label.setProperty("role", "meta")
    label.setProperty("tone", "ink3")
    qtbot.addWidget(label)
    label.ensurePolished()
    assert label.font().pixelSize() == 13
    assert label.palette().color(QPalette.ColorRole.WindowText) == look.colour("ink3")


def system_palette(ground, ink, accent, on_accent):
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, ground),
        (roles.WindowText, ink),
        (roles.Highlight, accent),
        (roles.HighlightedText, on_accent),
    ):
        palette.setColor(role, QColor(colour))
    return palette


def test_the_systems_contrast_colours_take_the_place_of_ours():
    theme = contrast_from(system_palette("#ffffef", "#3d3d3d", "#903909", "#ffffff"))
    assert (theme["window"], theme["ink"], theme["accent"]) == ("#ffffef", "#3d3d3d", "#903909")
    assert theme["focus"] == theme["accent"]
    assert theme.high_contrast
    assert not theme.dark


def test_contrast_colours_that_cannot_be_read_are_not_taken():
    assert (
        contrast_from(system_palette("#ffffff", "#cccccc", "#0000ff", "#ffffff"))
        is (THEMES["contrast"])
    )


def test_a_part_may_wear_another_theme_than_the_window(qapp, qtbot, look):
    part = QLabel()
    qtbot.addWidget(part)
    inner = look.within(part)
    inner.wear("dark")
    assert inner.colour("page") == QColor(THEMES["dark"]["page"])
    assert part.palette().color(QPalette.ColorRole.Text) == QColor(THEMES["dark"]["ink"])
    assert qapp.palette().color(QPalette.ColorRole.Text) == QColor(THEMES["light"]["ink"])
    look.choose(scale=2.0)
    assert (inner.scale, inner.theme.name) == (2.0, "dark")
    inner.wear(None)
    assert inner.theme.name == "light"
    assert part.styleSheet() == ""
