from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from reflect.ui.main_window import MainWindow
from reflect.ui.messages import Action, Notice, Question
from reflect.ui.notice_board import Decision, NoticeBoard
from reflect.ui.parts.notice import Notice as NoticeBar
from reflect.ui.view import Bound
from tests.support.keys import press

QUESTION = Question(title="Delete this entry?", text="It can be brought back.", yes="Delete it",
                    no="Keep it", grave=True)  # fmt: skip


@pytest.fixture
def board(look):
    return NoticeBoard(look)


@pytest.fixture
def window(look, board, qtbot):
    made = MainWindow(look, board)
    made.close_wanted.connect(made.let_close)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def said(board):
    return [bar.words() for bar in board.findChildren(NoticeBar) if bar.isVisible()]


def button(parent, text):
    return next(found for found in parent.findChildren(QPushButton) if found.text() == text)


def test_only_the_newest_notice_is_shown(window, board):
    board.put(Notice(title="One."))
    board.put(Notice(title="Two.", text="And why."))
    assert said(board) == ["Two. And why."]


def test_what_belongs_to_a_place_goes_when_the_writer_goes_on(window, board):
    hand_on = Action("Hand it on", lambda: None)
    board.put(Notice(title="The account is locked.", action=hand_on, place="accounts"))
    board.at("accounts")
    assert said(board) == ["The account is locked."]
    board.at("journal")
    assert said(board) == []
    board.put(Notice(title="It is in your journal."))
    board.at("today")
    assert said(board) == ["It is in your journal."]


def test_good_news_goes_away_by_itself(window, board):
    board.put(Notice(title="Saved the PDF."))
    assert board.timer.isActive()
    board.timer.timeout.emit()
    assert not board.isVisible()


@pytest.mark.parametrize(
    "notice",
    [
        Notice(title="Not saved.", tone="wrong"),
        Notice(title="Locked after 5 minutes.", tone="plain"),
        Notice(title="This wording is back.", action=Action("Undo", list)),
    ],
)
def test_what_the_writer_may_need_stays_until_it_is_closed(window, board, notice):
    board.put(notice)
    assert not board.timer.isActive()
    board.clear()
    assert not board.isVisible()


def test_the_button_of_a_notice_works_once_and_takes_the_notice_with_it(window, board):
    done = []
    board.put(Notice(title="This wording is back.", action=Action("Undo", lambda: done.append(1))))
    button(board, "Undo").click()
    assert (done, board.isVisible()) == ([1], False)


def test_an_action_may_put_the_next_notice(window, board):
    again = Action("Undo", lambda: board.put(Notice(title="The newer wording is back.")))
    board.put(Notice(title="This wording is back.", action=again))
    button(board, "Undo").click()
    assert said(board) == ["The newer wording is back."]


@pytest.mark.parametrize(("press", "answer"), [("Delete it", True), ("Keep it", False)])
def test_a_question_is_answered_by_its_buttons(window, board, qtbot, press, answer):
    answers: list[bool] = []
    board.ask(QUESTION, answers.append)
    button(window.findChild(Decision), press).click()
    assert answers == [answer]


def test_the_way_out_has_the_focus_and_esc_takes_it(window, board, qtbot):
    answers: list[bool] = []
    dialog = ask(window, board, qtbot, answers)
    assert dialog.focusWidget().text() == "Keep it"
    press("Esc")
    assert answers == [False]


def test_locking_works_while_a_question_is_open(window, board, qtbot):
    locked = []
    window.commands.bind([Bound(id="lock", run=lambda: locked.append(1))])
    dialog = ask(window, board, qtbot, [])
    press("Ctrl+L")
    dialog.reject()
    assert locked == [1]


def ask(window, board, qtbot, answers):
    board.ask(QUESTION, answers.append)
    dialog = window.findChild(Decision)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
    return dialog
