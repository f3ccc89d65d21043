"""A theme in the colours that the system asks for, when it asks for high contrast."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette

from reflect.ui.look.tokens import THEMES

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from reflect.ui.look.tokens import Theme, Token

READABLE = 4.5
"""The lowest contrast of text with its ground."""

_INKS: tuple[Token, ...] = ("ink", "ink2", "ink3", "line", "line2", "c3")
_GROUNDS: tuple[Token, ...] = (
    "window", "rail", "page", "field", "accentSoft", "privateSoft", "markSoft", "wrongSoft",
)  # fmt: skip
_ACCENTS: tuple[Token, ...] = ("accent", "accentHover", "accentPress", "focus", "c1", "c2", "hit")
_ON_ACCENTS: tuple[Token, ...] = ("onAccent", "hitInk")


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (_linear(c) for c in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    if channel <= 0.04045:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)


def contrast_from(palette: QPalette) -> Theme:
    """High contrast in the system's own ink, ground and accent.

    Ours stands in where the system's cannot be read.
    """
    ours = THEMES["contrast"]
    roles = QPalette.ColorRole
    ground, ink = palette.color(roles.Window), palette.color(roles.WindowText)
    accent, on_accent = palette.color(roles.Highlight), palette.color(roles.HighlightedText)
    pairs = ((ink, ground), (accent, ground), (on_accent, accent))
    if any(contrast(one, other) < READABLE for one, other in pairs):
        return ours
    dark = _luminance(ground) < _luminance(ink)
    colours = dict(THEMES["contrast" if dark else "light"].colours)
    groups = ((_GROUNDS, ground), (_INKS, ink), (_ACCENTS, accent), (_ON_ACCENTS, on_accent))
    for tokens, colour in groups:
        colours.update(dict.fromkeys(tokens, colour.name()))
    return replace(ours, colours=colours, dark=dark)
