from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from reflect.ui.browse.entry_list import EntryList
from reflect.ui.browse.entry_row_paint import HEADING, ROW
from reflect.ui.browse.entry_rows import EntryRows
from reflect.ui.browse.rows_layout import PAGE, RowsLayout
from tests.ui.browse.conftest import TODAY, entry_row

DAYS = tuple((TODAY - timedelta(days=n), 2) for n in range(100))
PLAN = RowsLayout(DAYS, DAYS)
KEY = Qt.Key


def rows_of(page):
    first = PLAN.place(page.until, page.skip) or 0
    return tuple(entry_row(n, PLAN.day(n)) for n in range(first, min(first + PAGE, PLAN.entries)))


@pytest.fixture
def shown(look, qtbot):
    """A list of two hundred entries, the first of them chosen."""
    model = EntryRows(TODAY)
    model.page_wanted.connect(lambda page: model.put_page(page, rows_of(page)))
    view = EntryList(look, model)
    qtbot.addWidget(view)
    view.resize(384, 600)
    with qtbot.waitActive(view):
        view.show()
    model.show(PLAN, rows_of(PLAN.page(0)), today=TODAY)
    view.setFocus()
    view.choose(1)
    yield view
    view.close()


def test_headings_are_lower_than_entries(shown, look):
    assert shown.rowHeight(0) == look.px(HEADING)
    assert shown.rowHeight(1) == look.px(ROW)


def test_where_another_list_had_headings_entries_are_as_high_as_all(shown, look):
    days = DAYS[::2]
    fewer = RowsLayout(days, DAYS)
    shown.model().show(fewer, (), today=TODAY)
    highs = [shown.rowHeight(row) for row in range(fewer.rows)]
    assert highs == [
        look.px(HEADING if fewer.is_heading(row) else ROW) for row in range(fewer.rows)
    ]


@pytest.mark.parametrize(
    ("keys", "entry"),
    [
        ([KEY.Key_Down], 1),
        ([KEY.Key_Up], 0),
        ([KEY.Key_End], 199),
        ([KEY.Key_End, KEY.Key_Home], 0),
        ([KEY.Key_PageDown], 4),
        ([KEY.Key_PageDown, KEY.Key_PageUp], 0),
        ([KEY.Key_End, KEY.Key_Down], 199),
        ([KEY.Key_X], 0),
    ],
)
def test_keys_go_from_entry_to_entry(shown, qtbot, keys, entry):
    for key in keys:
        qtbot.keyClick(shown, key)
    assert PLAN.entry(shown.current) == entry


def test_headings_are_passed_over(shown, qtbot):
    shown.choose(PLAN.heads[1] - 1)
    qtbot.keyClick(shown, KEY.Key_Down)
    assert shown.current == PLAN.heads[1] + 1
    qtbot.keyClick(shown, KEY.Key_Up)
    assert shown.current == PLAN.heads[1] - 1


def test_a_click_on_a_heading_chooses_nothing(shown, qtbot):
    at = shown.visualRect(shown.model().index(0, 0)).center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert shown.current == 1


def test_a_click_on_an_entry_chooses_it(shown, qtbot):
    at = shown.visualRect(shown.model().index(3, 0)).center()
    with qtbot.waitSignal(shown.row_clicked) as clicked:
        qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert clicked.args == [3] == [shown.current]


def test_return_goes_on_to_the_entry(shown, qtbot):
    with qtbot.waitSignal(shown.row_opened) as opened:
        qtbot.keyClick(shown, KEY.Key_Return)
    assert opened.args == [1]


def test_a_month_comes_to_the_top(shown):
    shown.go_to_month(date(2026, 9, 1))
    assert shown.month_at_top == date(2026, 9, 1)
    assert shown.rowAt(0) == PLAN.head_of(date(2026, 9, 1))


def test_scrolling_says_which_month_is_in_sight(shown, qtbot):
    with qtbot.waitSignal(shown.month_in_sight) as said:
        shown.verticalScrollBar().setValue(shown.verticalScrollBar().maximum())
    assert said.args[0] <= date(2026, 9, 1)


def test_the_first_entry_of_a_month_is_shown_with_its_heading(shown):
    shown.choose(199)
    shown.choose(PLAN.heads[1] + 1)
    assert shown.top_of(PLAN.heads[1]) >= 0


def test_rows_are_painted_in_every_state(shown, look):
    for theme in ("dark", "contrast", "light"):
        look.choose(theme=theme)
        assert not shown.grab().isNull()
