from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QTextCursor
from PySide6.QtWidgets import QVBoxLayout

from reflect.ui.parts.answer_edit import AnswerEdit
from reflect.ui.parts.page import Page

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def answer(look, show):
    edit = AnswerEdit(look, "What the group opened up")
    show(edit)
    edit.setFocus()
    return edit


def select(edit, first, last):
    cursor = edit.textCursor()
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)


def rule(edit):
    image = edit.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return image.pixelColor(1, image.height() // 2)


def test_it_is_named_by_its_prompt(answer):
    assert answer.accessibleName() == "What the group opened up"


def test_text_comes_back_as_it_was_put_in(answer):
    text = "First.\n\n- one\n- two\n\nä \U0001f642 end"
    answer.set_text(text)
    assert answer.text() == text


def test_what_was_put_in_cannot_be_undone(qtbot, answer):
    answer.set_text("There before")
    answer.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(answer, "!")
    for _ in range(3):
        answer.undo()
    assert answer.text() == "There before"


@pytest.mark.parametrize(
    ("text", "high"), [("", 50), ("One line", 50), ("One\nTwo", 92), ("- a\n- b", 78)]
)
def test_it_is_as_high_as_its_text(answer, text, high):
    answer.set_text(text)
    assert answer.height() == pytest.approx(high, abs=2)


def test_a_short_answer_is_44_high(look, show):
    edit = AnswerEdit(look, "The question in one line", short=True)
    show(edit)
    assert edit.height() == pytest.approx(44, abs=1)


def test_it_grows_while_one_types(qtbot, answer):
    qtbot.keyClicks(answer, "one")
    before = answer.height()
    qtbot.keyClick(answer, Qt.Key.Key_Return)
    assert answer.height() == pytest.approx(before + 28 + 14, abs=2)


def test_typing_in_a_new_line_moves_nothing(qtbot, answer):
    qtbot.keyClicks(answer, "one")
    qtbot.keyClick(answer, Qt.Key.Key_Return)
    top = answer.cursorRect().top()
    qtbot.keyClicks(answer, "two")
    assert answer.cursorRect().top() == top


def test_it_grows_with_the_text_size(look, answer):
    before = answer.height()
    look.choose(scale=2.0)
    assert answer.height() == pytest.approx(2 * before, abs=3)


def test_another_text_size_takes_no_undo_away(qtbot, look, answer):
    qtbot.keyClicks(answer, "one")
    look.choose(scale=1.5, theme="dark")
    for _ in range(2):
        answer.undo()
    assert answer.text() == ""
    for _ in range(2):
        answer.redo()
    assert answer.text() == "one"


def test_tab_leaves_and_control_tab_types_a_tab(qtbot, look, show):
    first, second = AnswerEdit(look, "One"), AnswerEdit(look, "Two")
    show(first, second)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab, CONTROL)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert first.text() == "\t"
    assert second.hasFocus()


def test_only_the_text_is_pasted(answer):
    data = QMimeData()
    data.setHtml("<b>ward</b>")
    data.setText("ward")
    answer.insertFromMimeData(data)
    assert "font-weight:700" not in answer.toHtml()
    assert answer.text() == "ward"


def test_a_picture_or_a_file_is_not_taken(answer):
    data = QMimeData()
    data.setUrls([QUrl("file:///etc/hostname")])
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    assert answer.canInsertFromMimeData(data) == data.hasText()
    bare = QMimeData()
    bare.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    assert not answer.canInsertFromMimeData(bare)


def test_what_is_copied_is_plain_and_marked_as_private(answer):
    answer.set_text("one\ntwo")
    answer.selectAll()
    answer.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "one\ntwo"
    assert not data.hasHtml()
    assert data.data("x-kde-passwordManagerHint") == b"secret"


@pytest.mark.parametrize(("key", "mark"), [(Qt.Key.Key_B, "**"), (Qt.Key.Key_I, "*")])
def test_a_key_puts_marks_round_the_selection_and_takes_them_away(qtbot, answer, key, mark):
    answer.set_text("be quiet for longer")
    select(answer, 3, 8)
    qtbot.keyClick(answer, key, CONTROL)
    assert answer.text() == f"be {mark}quiet{mark} for longer"
    assert answer.textCursor().selectedText() == "quiet"
    qtbot.keyClick(answer, key, CONTROL)
    assert answer.text() == "be quiet for longer"


def test_marks_are_undone_in_one_step(qtbot, answer):
    answer.set_text("quiet")
    select(answer, 0, 5)
    qtbot.keyClick(answer, Qt.Key.Key_B, CONTROL)
    answer.undo()
    assert answer.text() == "quiet"


def test_return_goes_on_with_a_list_and_an_empty_item_ends_it(qtbot, answer):
    qtbot.keyClicks(answer, "- one")
    qtbot.keyClick(answer, Qt.Key.Key_Return)
    qtbot.keyClicks(answer, "two")
    qtbot.keyClick(answer, Qt.Key.Key_Return)
    assert answer.text() == "- one\n- two\n- "
    qtbot.keyClick(answer, Qt.Key.Key_Return)
    assert answer.text() == "- one\n- two\n"


def test_return_takes_the_place_of_a_selection(qtbot, answer):
    answer.set_text("one two")
    select(answer, 3, 4)
    qtbot.keyClick(answer, Qt.Key.Key_Return)
    assert answer.text() == "one\ntwo"


def test_the_rule_is_grey_at_rest_fir_while_writing_and_heather_when_private(look, answer):
    writing = rule(answer)
    answer.clearFocus()
    resting = rule(answer)
    answer.set_private(private=True)
    assert (writing, resting) == (look.colour("accent"), look.colour("line2"))
    assert rule(answer) == look.colour("privateLine")


def test_coming_and_going_is_told(qtbot, look, show):
    edit = AnswerEdit(look, "One")
    show(edit)
    edit.clearFocus()
    with qtbot.waitSignal(edit.entered):
        edit.setFocus()
    with qtbot.waitSignal(edit.left):
        edit.clearFocus()


def test_no_keyboard_learns_an_answer(answer):
    assert answer.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


def test_the_caret_stays_in_sight(qtbot, look, show):
    page = Page("page")
    column = QVBoxLayout(page.content)
    edit = AnswerEdit(look, "Long")
    column.addWidget(edit)
    show(page, height=300)
    page.setFixedHeight(250)
    edit.setFocus()
    edit.set_text("\n".join(["line"] * 60))
    edit.moveCursor(QTextCursor.MoveOperation.End)

    def caret():
        return edit.mapTo(page.viewport(), edit.cursorRect().center())

    qtbot.waitUntil(lambda: page.viewport().rect().contains(caret()))
