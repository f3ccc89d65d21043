from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reflect.domain.commitment import CommitmentState
from tests.ui.today.conftest import TODAY

DUE = date(2026, 11, 23)


@pytest.fixture
def whole(opened, diary):
    """The list of all, opened from the page, with four in it."""
    for number in range(4):
        diary.promise(f"Promise {number}", DUE.replace(day=23 + number), title=f"Entry {number}")
    view = opened()
    view.page.commitments.all_button.click()
    return view


def states(diary):
    return {each.text: each.state for each in diary.commitments()}


def test_it_opens_from_the_page_and_closes_back_to_it(whole):
    assert QApplication.focusWidget() is whole.all.list
    assert whole.step_back()
    assert QApplication.focusWidget() is whole.page.commitments.all_button
    assert not whole.step_back()


def test_any_open_one_can_be_answered_by_a_digit(whole, diary, qtbot):
    QTest.keyClick(whole.all.list, Qt.Key.Key_Down)
    QTest.keyClick(whole.all.list, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: states(diary)["Promise 1"] is CommitmentState.CHANGED)


def test_after_an_answer_the_next_one_is_chosen(whole, qtbot):
    QTest.keyClick(whole.all.list, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: whole.all.chosen().text == "Promise 1")


def test_a_settled_one_can_only_be_opened_again(whole, diary, qtbot):
    QTest.keyClick(whole.all.list, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: whole.all.chosen().text == "Promise 1")
    QTest.keyClick(whole.all.list, Qt.Key.Key_End)
    assert whole.all.answers.isHidden()
    QTest.keyClick(whole.all.list, Qt.Key.Key_1)
    assert states(diary)["Promise 0"] is CommitmentState.DROPPED
    whole.all.open_again.click()
    qtbot.waitUntil(lambda: states(diary)["Promise 0"] is CommitmentState.OPEN)


def test_the_entry_of_the_chosen_one_can_be_read(whole, diary, qtbot):
    with qtbot.waitSignal(whole.entry_wanted) as asked:
        whole.all.read.click()
    assert asked.args == [diary.commitments()[0].entry_id]


def test_a_long_commitment_takes_more_lines(opened, diary, qtbot):
    diary.promise("Short", TODAY.replace(month=12))
    diary.promise("Long words " * 40, TODAY.replace(month=12, day=21))
    view = opened()
    view.page.commitments.all_wanted.emit()
    short, long = (view.all.list.visualRect(view.all.model.index(row)) for row in (0, 1))
    assert long.height() > short.height()
