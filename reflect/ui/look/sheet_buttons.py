"""The rules of the style sheet for whatever is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.ui.look.tokens import RADIUS, RADIUS_CHIP, RADIUS_KEY, RADIUS_TAG, Role

if TYPE_CHECKING:
    from reflect.ui.look.sheet_measures import Measures


def button_rules(s: Measures) -> str:
    """Buttons, chips, parts and cells."""
    return "\n".join(
        rules(s) for rules in (_buttons, _plain_buttons, _icon_buttons, _chips, _parts)
    )


def _buttons(s: Measures) -> str:
    t = s.theme
    return f"""
QPushButton {{ {s.font(Role.CONTROL)} {s.box("line2", "page", "ink")} padding: 0 {s.px(16)}px; }}
QPushButton[high="44"] {{ padding: 0 {s.px(20)}px; }}
QPushButton:hover {{ background: {t["field"]}; }}
QPushButton:pressed {{ background: {t["rail"]}; }}
QPushButton:disabled {{ color: {t["ink3"]}; border-color: {t["line"]}; }}
QPushButton[keyed="true"] {{ padding: 0 {s.px(12 + 20 + 10)}px 0 {s.px(12)}px; }}
QPushButton[small="true"] {{ {s.font(Role.CHIP)} }}
QPushButton[kind="primary"] {{ {s.font(Role.STRONG)} {s.box("accent", "accent", "onAccent")}
    padding: 0 {s.px(22) - t.border}px; }}
QPushButton[kind="primary"]:hover {{ background: {t["accentHover"]};
    border-color: {t["accentHover"]}; }}
QPushButton[kind="primary"]:pressed {{ background: {t["accentPress"]};
    border-color: {t["accentPress"]}; }}
QPushButton[kind="outlined"] {{ {s.font(Role.STRONG)} {s.box("accent", "page", "accent")} }}
QPushButton[kind="outlined"]:hover {{ background: {t["accentSoft"]}; }}
QPushButton[kind="danger"] {{ {s.box("wrongLine", "page", "wrong")} }}
QPushButton[kind="danger"]:hover, QPushButton[kind="danger"]:pressed {{
    background: {t["wrongSoft"]}; }}
{s.heights("QPushButton")}
"""


def _plain_buttons(s: Measures) -> str:
    t = s.theme
    padding = f"padding: 0 {s.px(10) - t.border}px;"
    border = f"border: {t.border}px solid transparent; background: transparent;"
    return f"""
QPushButton[kind="quiet"] {{ {s.font(Role.STRONG)} color: {t["accent"]}; {border} {padding} }}
QPushButton[kind="muted"] {{ {s.font(Role.CONTROL)} color: {t["ink2"]}; {border} {padding} }}
QPushButton[kind="quiet"]:hover {{ color: {t["accentHover"]}; background: {t["accentSoft"]}; }}
QPushButton[kind="muted"]:hover {{ color: {t["ink"]}; background: {t["field"]}; }}
QPushButton[kind="link"] {{ {s.font(Role.GROUP)} color: {t["accent"]}; {border}
    border-left-width: 0; border-right-width: 0; padding: 0; text-decoration: underline; }}
QPushButton[kind="link"]:hover {{ color: {t["accentHover"]}; }}
QPushButton[edge="true"] {{ padding: 0; border-left-width: 0;
    border-right-width: 0; }}
QPushButton[edge="true"]:hover {{ background: transparent; text-decoration: underline; }}
"""


def _icon_buttons(s: Measures) -> str:
    t = s.theme
    side = s.px(36)
    return f"""
QToolButton {{ border: 0; background: transparent; border-radius: {s.px(RADIUS)}px; padding: 0;
    min-width: {side}px; max-width: {side}px; min-height: {side}px; max-height: {side}px; }}
QToolButton[kind="boxed"] {{ {s.box("line2", "page", "ink")} min-width: {s.inner(36)}px;
    max-width: {s.inner(36)}px; min-height: {s.inner(36)}px; max-height: {s.inner(36)}px; }}
QToolButton[high="32"] {{ min-width: {s.px(32)}px; max-width: {s.px(32)}px;
    min-height: {s.px(32)}px; max-height: {s.px(32)}px; }}
QToolButton:hover {{ background: {t["field"]}; }}
QToolButton:pressed, QToolButton:checked {{ background: {t["accentSoft"]}; }}
QToolButton::menu-indicator {{ image: none; }}
"""


def _chips(s: Measures) -> str:
    t = s.theme
    padding = f"padding: 0 {s.px(13) - t.border}px;"
    return f"""
QPushButton[kind="chip"] {{ {s.font(Role.CHIP)} {s.box("line2", "page", "ink2", RADIUS_CHIP)}
    {padding} min-height: {s.inner(32)}px; max-height: {s.inner(32)}px; }}
QPushButton[kind="chip"]:hover {{ background: {t["field"]}; }}
QPushButton[kind="chip"]:checked {{ {s.font(Role.LABEL)}
    {s.box("accent", "accentSoft", "accent", RADIUS_CHIP)} }}
"""


def _parts(s: Measures) -> str:
    t = s.theme
    edge = t.border if t.high_contrast else 0
    return f"""
QPushButton[kind="cell"] {{ {s.font(Role.CONTROL)} padding: 0; }}
QPushButton[kind="cell"]:checked {{ {s.font(Role.STRONG)} color: {t["accent"]};
    background: {t["accentSoft"]}; border: {t.border + 1}px solid {t["accent"]}; }}
QLabel[kind="cap"] {{ {s.box("line2", "page", "ink2", RADIUS_KEY)} border-width: 1px;
    padding: 0 {s.px(5)}px; min-height: 0; }}
QFrame[surface="parts"] {{ {s.box("line2", "page", "ink")} }}
QPushButton[kind="part"] {{ {s.font(Role.CONTROL)} color: {t["ink2"]}; background: transparent;
    border: {edge}px solid transparent; border-radius: {s.px(RADIUS_TAG)}px;
    padding: 0 {s.px(14)}px; }}
QPushButton[kind="part"]:hover {{ background: {t["field"]}; }}
QPushButton[kind="part"]:checked {{ {s.font(Role.STRONG)} color: {t["accent"]};
    background: {t["accentSoft"]}; border-color: {t["accent"]}; }}
"""
