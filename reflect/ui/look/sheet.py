"""The one style sheet of the window, made from a theme and a text scale.

Heights in a style sheet are those of the inner box: each is given as the whole height less its
borders. Widgets choose a rule with dynamic properties: ``kind``, ``high``, ``role``, ``tone``,
``surface``, ``idle``, ``faulty``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflect.ui.look.fonts import PROGRAM, WRITER
from reflect.ui.look.tokens import (
    RADIUS,
    RADIUS_CARD,
    RADIUS_CHIP,
    RADIUS_TAG,
    SMALLEST_PX,
    TYPES,
    Role,
)

if TYPE_CHECKING:
    from reflect.ui.look.tokens import Theme, Token

HEIGHTS = (32, 36, 40, 44)
TONES: tuple[Token, ...] = ("ink", "ink2", "ink3", "accent", "private", "mark", "wrong", "onAccent")
SURFACES: tuple[Token, ...] = ("window", "rail", "page", "field")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What the rules are made from."""

    theme: Theme
    scale: float = 1.0
    writer: str = WRITER

    def px(self, size: float) -> int:
        """A length at the text scale."""
        return round(size * self.scale)

    def inner(self, high: int) -> int:
        """The height inside the borders of a control."""
        return self.px(high) - 2 * self.theme.border

    def font(self, role: Role) -> str:
        """The declarations that set a role."""
        kind = TYPES[role]
        family = self.writer if kind.writer else PROGRAM
        size = max(SMALLEST_PX, self.px(kind.px))
        return f'font-family: "{family}"; font-size: {size}px; font-weight: {kind.weight};'

    def box(self, edge: Token, ground: Token, ink: Token, radius: int = RADIUS) -> str:
        """A bordered box."""
        colours = self.theme
        return (
            f"border: {colours.border}px solid {colours[edge]}; background: {colours[ground]}; "
            f"color: {colours[ink]}; border-radius: {self.px(radius)}px;"
        )

    def text(self) -> str:
        """The whole style sheet."""
        parts = (
            _base, _words, _surfaces, _buttons, _plain_buttons, _icon_buttons, _chips, _parts,
            _fields, _lists, _menus, _scroll_bars, _slider, _calendar,
        )  # fmt: skip
        return "\n".join(part(self) for part in parts)


def _base(s: Sheet) -> str:
    t = s.theme
    return f"""
* {{ outline: none; }}
QMainWindow, QDialog {{ background: {t["window"]}; }}
QToolTip {{ {s.font(Role.HELP)} color: {t["ink"]}; background: {t["page"]};
    border: {t.border}px solid {t["line2"]}; padding: {s.px(4)}px {s.px(8)}px; }}
"""


def _words(s: Sheet) -> str:
    roles = "\n".join(
        f'QLabel[role="{role}"] {{ {s.font(role)} min-height: {high}px; max-height: {high}px; }}'
        for role, high in ((role, s.px(TYPES[role].line)) for role in Role)
    )
    tones = "\n".join(f'QLabel[tone="{tone}"] {{ color: {s.theme[tone]}; }}' for tone in TONES)
    return f"QLabel {{ background: transparent; }}\n{roles}\n{tones}"


def _surfaces(s: Sheet) -> str:
    t = s.theme
    edge: Token = "line2" if t.high_contrast else "line"
    plain = "\n".join(
        f'QFrame[surface="{name}"] {{ background: {t[name]}; border: 0; }}' for name in SURFACES
    )
    return f"""
{plain}
QFrame[surface="card"] {{ {s.box(edge, "page", "ink", RADIUS_CARD)} }}
QFrame[surface="row"] {{ {s.box("page", "page", "ink", RADIUS)} border-width: 0; }}
QFrame[surface="tag"] {{ {s.box(edge, "field", "ink2", RADIUS_TAG)} border-width: 1px; }}
QFrame[kind="hairline"] {{ background: {t[edge]}; border: 0; }}
"""


def _heights(s: Sheet, kind: str, *, wider: int = 0) -> str:
    """Whole heights; ``wider`` is by how much the border is wider than the theme's."""
    inner = {high: s.inner(high) - 2 * wider for high in HEIGHTS}
    return "\n".join(
        f'{kind}[high="{high}"] {{ min-height: {size}px; max-height: {size}px; }}'
        for high, size in inner.items()
    )


def _buttons(s: Sheet) -> str:
    t = s.theme
    return f"""
QPushButton {{ {s.font(Role.CONTROL)} {s.box("line2", "page", "ink")} padding: 0 {s.px(16)}px; }}
QPushButton:hover {{ background: {t["field"]}; }}
QPushButton:pressed {{ background: {t["rail"]}; }}
QPushButton:disabled {{ color: {t["ink3"]}; border-color: {t["line"]}; }}
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
{_heights(s, "QPushButton")}
"""


def _plain_buttons(s: Sheet) -> str:
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


def _icon_buttons(s: Sheet) -> str:
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


def _chips(s: Sheet) -> str:
    t = s.theme
    padding = f"padding: 0 {s.px(13) - t.border}px;"
    return f"""
QPushButton[kind="chip"] {{ {s.font(Role.CHIP)} {s.box("line2", "page", "ink2", RADIUS_CHIP)}
    {padding} min-height: {s.inner(32)}px; max-height: {s.inner(32)}px; }}
QPushButton[kind="chip"]:hover {{ background: {t["field"]}; }}
QPushButton[kind="chip"]:checked {{ {s.font(Role.LABEL)}
    {s.box("accent", "accentSoft", "accent", RADIUS_CHIP)} }}
"""


def _parts(s: Sheet) -> str:
    t = s.theme
    edge = t.border if t.high_contrast else 0
    return f"""
QPushButton[kind="cell"] {{ {s.font(Role.CONTROL)} padding: 0; }}
QPushButton[kind="cell"]:checked {{ {s.font(Role.STRONG)} color: {t["accent"]};
    background: {t["accentSoft"]}; border: {t.border + 1}px solid {t["accent"]}; }}
QLabel[kind="cap"] {{ {s.box("line2", "page", "ink2", 4)} border-width: 1px;
    padding: 0 {s.px(5)}px; min-height: 0; }}
QFrame[surface="parts"] {{ {s.box("line2", "page", "ink")} }}
QPushButton[kind="part"] {{ {s.font(Role.CONTROL)} color: {t["ink2"]}; background: transparent;
    border: {edge}px solid transparent; border-radius: {s.px(RADIUS_TAG)}px;
    padding: 0 {s.px(14)}px; }}
QPushButton[kind="part"]:hover {{ background: {t["field"]}; }}
QPushButton[kind="part"]:checked {{ {s.font(Role.STRONG)} color: {t["accent"]};
    background: {t["accentSoft"]}; border-color: {t["accent"]}; }}
"""


def _fields(s: Sheet) -> str:
    t = s.theme
    narrow = s.px(12) - 1
    select = (
        f"selection-background-color: {t['accent']}; selection-color: {t['onAccent']};"
        f" placeholder-text-color: {t['ink3']};"
    )
    return f"""
QLineEdit {{ lineedit-password-character: 8226; }}
QLineEdit, QComboBox {{ {s.box("line2", "page", "ink")} padding: 0 {s.px(12)}px; {select} }}
QLineEdit[role="writer"] {{ {s.font(Role.WRITER_SMALL)} }}
QLineEdit[bare="true"] {{ {s.font(Role.WRITER_TITLE)} border: 0; background: transparent;
    padding: 0; border-radius: 0; }}
QLineEdit[faulty="true"] {{ border: {t.border + 1}px solid {t["wrong"]}; padding: 0 {narrow}px; }}
{_heights(s, "QLineEdit")}
{_heights(s, 'QLineEdit[faulty="true"]', wider=1)}
{_heights(s, "QComboBox")}
QComboBox {{ padding-right: {s.px(36)}px; }}
QComboBox::drop-down {{ border: 0; width: 0; }}
QComboBox::down-arrow {{ image: none; width: 0; height: 0; }}
QTextEdit {{ background: transparent; border: 0; {select} }}
QTextEdit[role="writer"] {{ {s.font(Role.WRITER)} }}
"""


def _lists(s: Sheet) -> str:
    t = s.theme
    ground, ink = _chosen_colours(s)
    selection = f"selection-background-color: {ground}; selection-color: {ink};"
    return f"""
QAbstractItemView {{ background: transparent; border: 0; }}
QComboBox QAbstractItemView, QListView[kind="popup"] {{ background: {t["page"]};
    border: {t.border}px solid {t["line2"]}; padding: {s.px(4)}px; {selection} }}
QComboBox QAbstractItemView::item, QListView[kind="popup"]::item {{ min-height: {s.px(36)}px;
    padding: 0 {s.px(8)}px; color: {t["ink"]}; }}
QComboBox QAbstractItemView::item:selected, QListView[kind="popup"]::item:selected {{
    background: {ground}; color: {ink}; }}
QTableView {{ background: {t["page"]}; gridline-color: {t["line"]}; {selection} }}
QHeaderView::section {{ {s.font(Role.GROUP)} color: {t["ink2"]}; background: {t["page"]};
    border: 0; border-bottom: 1px solid {t["line"]}; padding: {s.px(8)}px; }}
"""


def _chosen_colours(s: Sheet) -> tuple[str, str]:
    t = s.theme
    if t.high_contrast:
        return t["accent"], t["onAccent"]
    return t["accentSoft"], t["ink"]


def _menus(s: Sheet) -> str:
    t = s.theme
    ground, ink = _chosen_colours(s)
    return f"""
QMenuBar {{ background: {t["window"]}; color: {t["ink"]}; }}
QMenuBar::item {{ padding: {s.px(8)}px {s.px(12)}px; background: transparent; }}
QMenuBar::item:selected, QMenu::item:selected {{ background: {ground}; color: {ink}; }}
QMenu {{ {s.font(Role.BODY)} background: {t["page"]}; color: {t["ink"]};
    border: {t.border}px solid {t["line2"]}; padding: {s.px(4)}px; }}
QMenu::item {{ padding: {s.px(7)}px {s.px(24)}px {s.px(7)}px {s.px(12)}px; }}
QMenu::item:disabled {{ color: {t["ink3"]}; }}
QMenu::separator {{ height: 1px; background: {t["line"]}; margin: {s.px(4)}px {s.px(8)}px; }}
"""


def _scroll_bars(s: Sheet) -> str:
    t = s.theme
    return f"""
QAbstractScrollArea {{ background: transparent; border: 0; }}
QScrollBar {{ background: transparent; border: 0; margin: 0; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {t["line2"]}; border-radius: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; margin: 8px 3px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; margin: 3px 8px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QScrollBar[idle="true"]::handle {{ background: transparent; }}
"""


def _slider(s: Sheet) -> str:
    t = s.theme
    half, knob = s.px(3), s.px(18)
    edge: Token = "line2" if t.high_contrast else "line"
    return f"""
QSlider {{ min-height: {s.px(32)}px; background: transparent; }}
QSlider::groove:horizontal {{ height: {2 * half}px; background: {t[edge]};
    border-radius: {half}px; }}
QSlider::sub-page:horizontal {{ background: {t["accent"]}; border-radius: {half}px; }}
QSlider::handle:horizontal {{ width: {knob}px; height: {knob}px; background: {t["accent"]};
    border: 3px solid {t["page"]}; border-radius: {knob // 2 + 3}px;
    margin: -{knob // 2 - half + 3}px 0; }}
"""


def _calendar(s: Sheet) -> str:
    t = s.theme
    return f"""
QCalendarWidget {{ background: {t["page"]}; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {t["page"]}; }}
QCalendarWidget QToolButton {{ {s.font(Role.STRONG)} color: {t["ink"]}; padding: 0 {s.px(8)}px;
    max-width: {s.px(200)}px; }}
QCalendarWidget QAbstractItemView:disabled {{ color: {t["ink3"]}; }}
QCalendarWidget QTableView {{ {s.font(Role.BODY)} background: {t["page"]};
    alternate-background-color: {t["page"]};
    selection-background-color: {t["accent"]}; selection-color: {t["onAccent"]}; }}
QFrame[surface="popup"] {{ {s.box("line2", "page", "ink")} border-radius: 0; }}
"""
