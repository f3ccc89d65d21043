from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from reflect.ui.parts.field import Field, PasswordField
from reflect.ui.parts.page import Page

SECRETIVE = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhHiddenText
)


@pytest.mark.parametrize("high", [36, 40, 44])
@pytest.mark.parametrize("theme", ["light", "contrast"])
def test_a_line_is_as_high_as_designed_even_when_wrong(look, show, theme, high):
    look.choose(theme=theme)
    field = Field(look, "Name", high=high)
    show(field)
    right = field.edit.height()
    field.set_error("That name is taken.")
    field.adjustSize()
    assert (right, field.edit.height()) == (high, high)


def test_what_is_wrong_comes_into_view_with_its_field(look, show, qtbot):
    page = Page("page")
    column = QVBoxLayout(page.content)
    column.addSpacing(2000)
    field = Field(look, "Type it again")
    column.addWidget(field)
    column.addSpacing(2000)
    show(page)
    field.point_to("Type the same passphrase once more.")
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 0)
    foot = field.mapTo(page.viewport(), field.rect().bottomLeft())
    assert page.viewport().rect().contains(foot)


def test_the_label_belongs_to_the_line(look):
    field = Field(look, "Name")
    assert field.label.buddy() is field.edit
    assert field.edit.accessibleName() == "Name"


def test_help_is_a_description_until_something_is_wrong(look):
    field = Field(look, "Name", help="Kept in Documents")
    field.set_error("That name is taken.")
    assert (field.error, field.edit.accessibleDescription()) == ("That name is taken.",) * 2
    field.set_error("")
    assert (field.error, field.edit.accessibleDescription()) == ("", "Kept in Documents")


def test_an_error_keeps_the_text_selects_it_and_takes_the_focus(look, show):
    field, other = Field(look, "Passphrase"), Field(look, "Name")
    show(other, field)
    other.edit.setFocus()
    field.set_text("kettle moss")
    field.point_to("That passphrase does not open this journal.")
    assert field.edit.hasFocus()
    assert field.edit.selectedText() == field.text() == "kettle moss"


def test_help_waits_while_an_error_is_shown(look):
    field = Field(look, "Name")
    field.set_error("That name is taken.")
    field.set_help("Kept in Documents")
    assert field.error == "That name is taken."
    field.set_error("")
    assert field.edit.accessibleDescription() == "Kept in Documents"


def test_typing_and_return_are_told(qtbot, look, show):
    field = Field(look, "Name")
    show(field)
    with qtbot.waitSignals([field.changed, field.submitted]):
        qtbot.keyClicks(field.edit, "P")
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)


def test_the_eye_shows_and_hides_the_passphrase(qtbot, look, show):
    field = PasswordField(look, "Passphrase")
    show(field)
    said = [field.eye.accessibleName()]
    qtbot.mouseClick(field.eye, Qt.MouseButton.LeftButton)
    said.append(field.eye.accessibleName())
    assert said == ["Show the passphrase", "Hide the passphrase"]
    assert field.shown
    field.clear()
    assert not field.shown


@pytest.mark.parametrize("shown", [True, False])
def test_no_input_method_learns_a_passphrase(look, shown):
    field = PasswordField(look, "Passphrase")
    if shown:
        field.eye.click()
    assert field.edit.inputMethodHints() & SECRETIVE == SECRETIVE
    assert (field.edit.echoMode() is QLineEdit.EchoMode.Normal) == shown


@pytest.mark.parametrize("key", [Qt.Key.Key_Z, Qt.Key.Key_X, Qt.Key.Key_C])
def test_a_passphrase_is_not_undone_cut_or_copied(qtbot, look, show, key):
    QGuiApplication.clipboard().setText("before")
    field = PasswordField(look, "Passphrase")
    show(field)
    field.eye.click()
    qtbot.keyClicks(field.edit, "kettle moss")
    field.edit.selectAll()
    qtbot.keyClick(field.edit, key, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "kettle moss"
    assert QGuiApplication.clipboard().text() == "before"


def test_tab_goes_from_the_passphrase_to_the_eye(qtbot, look, show):
    field = PasswordField(look, "Passphrase")
    show(field)
    field.edit.setFocus()
    qtbot.keyClick(field.edit, Qt.Key.Key_Tab)
    assert field.eye.hasFocus()
