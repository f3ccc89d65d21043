from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from reflect.ui.parts.box_field import BoxField


@pytest.fixture
def field(look, show):
    made = BoxField(look, "Help", help="Shown when asked for.")
    other = QLineEdit()
    show(made, other)
    made.edit.setFocus()
    return made


def test_typing_is_told_and_filling_is_not(field, qtbot):
    told: list[str] = []
    field.changed.connect(told.append)
    field.set_text("a")
    qtbot.keyClicks(field.edit, "b")
    assert told == ["ba"]
    field.set_text("ba")
    assert told == ["ba"]


def test_the_caret_stays_when_the_text_is_put_in_anew(field, qtbot):
    field.set_text("one two")
    cursor = field.edit.textCursor()
    cursor.setPosition(3)
    field.edit.setTextCursor(cursor)
    field.set_text("one, two")
    assert field.edit.textCursor().position() == 3


def test_tab_leaves_it_and_only_text_is_pasted(field, qtbot):
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("plain")
    field.edit.insertFromMimeData(data)
    assert field.text() == "plain"
    data.clear()
    assert not field.edit.canInsertFromMimeData(data)
    qtbot.keyClick(field.edit, Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_it_grows_with_its_text(field):
    before = field.edit.height()
    field.set_text("\n".join("line" for _ in range(20)))
    assert field.edit.height() > before


def test_what_is_wrong_takes_the_place_of_the_help(field):
    assert field.edit.accessibleDescription() == "Shown when asked for."
    field.set_error("Too long.")
    assert (field.error, field.edit.accessibleDescription()) == ("Too long.", "Too long.")
    field.set_help("Other help.")
    assert field.error == "Too long."
    field.set_error("")
    assert (field.error, field.edit.accessibleDescription()) == ("", "Other help.")


def test_undoing_is_left_to_the_page_where_the_page_undoes(look, show, qtbot):
    field = BoxField(look, "Help", undoes=False)
    show(field)
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, "abc")
    qtbot.keyClick(field.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "abc"
