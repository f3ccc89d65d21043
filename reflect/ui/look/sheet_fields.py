"""The rules of the style sheet for fields, lists, menus and what scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.ui.look.tokens import Role

if TYPE_CHECKING:
    from reflect.ui.look.sheet_measures import Measures
    from reflect.ui.look.tokens import Token


def field_rules(s: Measures) -> str:
    """Whatever is typed in, chosen from or scrolled."""
    return "\n".join(
        rules(s) for rules in (_fields, _lists, _menus, _scroll_bars, _slider, _calendar)
    )


def _fields(s: Measures) -> str:
    t = s.theme
    # Qt keeps two pixels at both sides of the text for itself.
    padding = s.px(12) - 2
    select = (
        f"selection-background-color: {t['accent']}; selection-color: {t['onAccent']};"
        f" placeholder-text-color: {t['ink3']};"
    )
    return f"""
QLineEdit {{ lineedit-password-character: 8226; }}
QLineEdit, QComboBox {{ {s.box("line2", "page", "ink")} padding: 0 {padding}px; {select} }}
QLineEdit[role="writer"] {{ {s.font(Role.WRITER_SMALL)} }}
QLineEdit[bare="true"] {{ {s.font(Role.WRITER_TITLE)} border: 0; background: transparent;
    padding: 0; border-radius: 0; }}
QLineEdit[faulty="true"] {{ border: {t.border + 1}px solid {t["wrong"]};
    padding: 0 {padding - 1}px; }}
{s.heights("QLineEdit")}
{s.heights('QLineEdit[faulty="true"]', wider=1)}
{s.heights("QComboBox")}
QComboBox {{ padding-left: {s.px(12)}px; padding-right: {s.px(36)}px; }}
QComboBox::drop-down {{ border: 0; width: 0; }}
QComboBox::down-arrow {{ image: none; width: 0; height: 0; }}
QTextEdit {{ background: transparent; border: 0; {select} }}
QTextEdit[role="writer"] {{ {s.font(Role.WRITER)} }}
QTextEdit[boxed="true"] {{ {s.font(Role.BODY)} {s.box("line2", "page", "ink")}
    padding: {s.px(8)}px {s.px(10)}px; {select} }}
QTextEdit[boxed="true"][faulty="true"] {{ border: {t.border + 1}px solid {t["wrong"]};
    padding: {s.px(8) - 1}px {s.px(10) - 1}px; }}
"""


def _lists(s: Measures) -> str:
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


def _chosen_colours(s: Measures) -> tuple[str, str]:
    t = s.theme
    if t.high_contrast:
        return t["accent"], t["onAccent"]
    return t["accentSoft"], t["ink"]


def _menus(s: Measures) -> str:
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


def _scroll_bars(s: Measures) -> str:
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


def _slider(s: Measures) -> str:
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


def _calendar(s: Measures) -> str:
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
