from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from reflect.ui.look.system_contrast import contrast
from reflect.ui.look.tokens import SPACE, THEMES, TYPES, Role

PLAIN = ("window", "rail", "page", "field")
SOFT = ("accentSoft", "privateSoft", "markSoft", "wrongSoft")
FILLED = ("accent", "accentHover", "accentPress")

# Token, where it may stand, the lowest contrast it may have, and what the design says it has
# in light, dark and high contrast.
PAIRS = [
    ("ink", PLAIN + SOFT, 4.5, (12.9, 10.7, 14.5)),
    ("ink2", PLAIN + SOFT, 4.5, (6.5, 7.1, 13.0)),
    ("ink3", PLAIN, 4.5, (4.9, 6.1, 15.9)),
    ("line2", PLAIN, 3, (3.3, 4.0, 21.0)),
    ("accent", (*PLAIN, "accentSoft"), 4.5, (6.1, 6.7, 11.3)),
    ("onAccent", FILLED, 4.5, (7.6, 7.0, 12.5)),
    ("focus", PLAIN + SOFT, 3, (5.6, 6.2, 9.8)),
    ("private", (*PLAIN, "privateSoft"), 4.5, (7.0, 7.6, 13.4)),
    ("privateLine", (*PLAIN, "privateSoft"), 3, (3.4, 4.1, 13.4)),
    ("mark", (*PLAIN, "markSoft"), 4.5, (6.2, 8.3, 13.5)),
    ("markLine", (*PLAIN, "markSoft"), 3, (3.3, 4.6, 13.5)),
    ("wrong", (*PLAIN, "wrongSoft"), 4.5, (6.2, 7.3, 11.5)),
    ("wrongLine", (*PLAIN, "wrongSoft"), 3, (4.0, 3.8, 11.5)),
    ("hitInk", ("hit",), 4.5, (12.6, 6.9, 16.3)),
    ("c1", PLAIN, 3, (6.3, 7.8, 16.3)),
    ("c2", PLAIN, 3, (4.1, 6.7, 15.6)),
    ("c3", PLAIN, 3, (6.7, 8.2, 21.0)),
]


def lowest(theme, token, grounds):
    ink = QColor(THEMES[theme][token])
    return min(contrast(ink, QColor(THEMES[theme][ground])) for ground in grounds)


@pytest.mark.parametrize(("token", "grounds", "least", "stated"), PAIRS)
@pytest.mark.parametrize("theme", THEMES)
def test_every_pair_can_be_read(theme, token, grounds, least, stated):
    found = lowest(theme, token, grounds)
    assert found >= least
    assert found == pytest.approx(stated[list(THEMES).index(theme)], abs=0.06)


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_has_every_token(theme):
    assert THEMES[theme].colours.keys() == THEMES["light"].colours.keys()


def test_only_high_contrast_doubles_its_outlines():
    strokes = {name: (theme.border, theme.ring) for name, theme in THEMES.items()}
    assert strokes == {"light": (1, 2), "dark": (1, 2), "contrast": (2, 3)}


def test_every_role_is_set_no_smaller_than_twelve_pixels():
    assert TYPES.keys() == set(Role)
    assert min(kind.px for kind in TYPES.values()) == 12


def test_distances_grow():
    assert list(SPACE) == sorted(set(SPACE))
