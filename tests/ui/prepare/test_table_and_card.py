from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from reflect.ui.prepare.account_review import AccountReview
from reflect.ui.prepare.accounts_view import AccountsView
from reflect.ui.prepare.side_by_side import SideBySide
from tests.support.desks import TODAY


@pytest.fixture
def narrow(desk, account, window, on_screen, qtbot):
    """The accounts in a window that has no room for a table over a card."""
    window.resize(700, 600)
    shown = on_screen(AccountsView(desk, today=lambda: TODAY))
    qtbot.waitUntil(lambda: len(shown.accounts._model.rows) == 1)
    shown.accounts.table.setFocus()
    return shown


def test_a_narrow_window_shows_the_table_alone(narrow):
    both = narrow.accounts.both
    assert both.table.isVisible()
    assert not both.card.isVisible()
    assert [both.table.isColumnHidden(at) for at in range(4)] == [False, False, True, True]


def test_return_opens_the_card_in_the_place_of_the_table(narrow, qtbot):
    both = narrow.accounts.both
    qtbot.keyClick(both.table, Qt.Key.Key_Return)
    assert narrow.accounts.hand_on.hasFocus()
    assert not both.table.isVisible()
    assert not narrow.tabs.isVisible()


def test_escape_leads_back_to_the_table(narrow, qtbot):
    both = narrow.accounts.both
    qtbot.keyClick(both.table, Qt.Key.Key_Return)
    assert narrow.step_back()
    assert both.table.hasFocus()
    assert narrow.tabs.isVisible()
    assert not narrow.step_back()


def test_a_wider_window_shows_both_again(narrow, window, qtbot):
    both = narrow.accounts.both
    qtbot.keyClick(both.table, Qt.Key.Key_Return)
    window.resize(1280, 800)
    qtbot.waitUntil(both.table.isVisible)
    assert both.card.isVisible()
    assert not both.table.isColumnHidden(3)


def test_stacked_wordings_say_whose_they_are(desk, entry, on_journal, on_screen, window):
    draft = on_journal(lambda: desk.journal.accounts.begin(entry.id))
    review = AccountReview(window, desk.jobs, desk.journal.privacy.look, draft)
    sides = SideBySide(desk.look, review)
    window.resize(700, 600)
    window.setCentralWidget(sides)
    window.show()
    first = sides.wordings[0]
    assert first.after
    assert first.after.title.text() == "What a reader will see"
    assert _left(first.right) == _left(first.left)
    window.resize(1280, 800)
    assert first.after.title.text() == "What happened?"
    assert _left(first.right) < _left(first.left)


def _left(cell):
    return cell.column.contentsMargins().left()
