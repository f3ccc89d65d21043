"""The one style sheet of the window, made from a theme and a text scale.

Widgets choose a rule with dynamic properties: ``kind``, ``high``, ``role``, ``tone``,
``surface``, ``edge``, ``small``, ``idle``, ``faulty``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.ui.look.sheet_buttons import button_rules
from reflect.ui.look.sheet_fields import field_rules
from reflect.ui.look.tokens import RADIUS, RADIUS_CARD, RADIUS_TAG, TYPES, Role

if TYPE_CHECKING:
    from reflect.ui.look.sheet_measures import Measures
    from reflect.ui.look.tokens import Token

TONES: tuple[Token, ...] = ("ink", "ink2", "ink3", "accent", "private", "mark", "wrong", "onAccent")
SURFACES: tuple[Token, ...] = ("window", "rail", "page", "field")


def style_sheet(s: Measures) -> str:
    """All rules, for the whole application."""
    return "\n".join(rules(s) for rules in (_base, _words, _surfaces, button_rules, field_rules))


def _base(s: Measures) -> str:
    t = s.theme
    return f"""
* {{ outline: none; }}
QMainWindow, QDialog {{ background: {t["window"]}; }}
QToolTip {{ {s.font(Role.HELP)} color: {t["ink"]}; background: {t["page"]};
    border: {t.border}px solid {t["line2"]}; padding: {s.px(4)}px {s.px(8)}px; }}
"""


def _words(s: Measures) -> str:
    roles = "\n".join(
        f'QLabel[role="{role}"] {{ {s.font(role)} min-height: {high}px; max-height: {high}px; }}'
        for role, high in ((role, s.px(TYPES[role].line)) for role in Role)
    )
    tones = "\n".join(f'QLabel[tone="{tone}"] {{ color: {s.theme[tone]}; }}' for tone in TONES)
    return f"QLabel {{ background: transparent; }}\n{roles}\n{tones}"


def _surfaces(s: Measures) -> str:
    t = s.theme
    edge: Token = "line2" if t.high_contrast else "line"
    aside: Token = "line2" if t.high_contrast else "field"
    plain = "\n".join(
        f'QFrame[surface="{name}"] {{ background: {t[name]}; border: 0; }}' for name in SURFACES
    )
    return f"""
{plain}
QFrame[surface="card"] {{ {s.box(edge, "page", "ink", RADIUS_CARD)} }}
QFrame[surface="row"] {{ {s.box("page", "page", "ink", RADIUS)} border-width: 0; }}
QFrame[surface="absent"] {{ {s.box("line2", "page", "ink", RADIUS)} border-style: dashed; }}
QFrame[surface="aside"] {{ {s.box(aside, "field", "ink", RADIUS)} }}
QFrame[surface="tag"] {{ {s.box(edge, "field", "ink2", RADIUS_TAG)} border-width: 1px; }}
QFrame[kind="hairline"] {{ background: {t[edge]}; border: 0; }}
"""
