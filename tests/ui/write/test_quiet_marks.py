"""Quiet underlines while one writes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from reflect.ui.write.write_view import WriteView
from tests.support.desks import TODAY


@pytest.fixture
def quiet(desk, draft, on_screen):
    """The writing page of somebody who has asked for quiet marks."""
    desk.preferences.change(quiet_marks=True)
    yield on_screen(WriteView(desk, draft, back="Today", today=lambda: TODAY))
    desk.preferences.save()


def edit_of(view):
    return view.page.card("story").control.first


def underlined(view):
    return [each.cursor.selectedText() for each in edit_of(view).extraSelections()]


def test_nothing_is_underlined_unless_it_was_asked_for(view):
    assert view._quiet is None


def test_what_may_identify_somebody_is_underlined_once_one_rests(quiet, qtbot):
    edit_of(quiet).setPlainText("\U0001f642 ")
    edit_of(quiet).moveCursor(edit_of(quiet).textCursor().MoveOperation.End)
    qtbot.keyClicks(edit_of(quiet), "Mrs Thornfield rang")
    assert underlined(quiet) == []
    qtbot.waitUntil(lambda: underlined(quiet) == ["Mrs Thornfield"])
    assert edit_of(quiet).hasFocus()
    assert QApplication.activePopupWidget() is None


def test_a_line_goes_with_its_word_and_goes_with_the_name(quiet, qtbot):
    edit = edit_of(quiet)
    edit.setPlainText("I saw Mrs Thornfield")
    quiet._quiet.mark_now()
    qtbot.waitUntil(lambda: underlined(quiet) == ["Mrs Thornfield"])
    edit.moveCursor(edit.textCursor().MoveOperation.Start)
    qtbot.keyClicks(edit, "Today ")
    assert underlined(quiet) == ["Mrs Thornfield"]
    edit.setPlainText("I saw a person")
    qtbot.waitUntil(lambda: underlined(quiet) == [])


def test_what_was_typed_meanwhile_is_left_for_the_next_look(quiet, qtbot):
    edit = edit_of(quiet)
    edit.setPlainText("I saw Mrs Thornfield")
    with qtbot.waitSignal(quiet._desk.jobs._arrived):
        quiet._quiet.mark_now()
        edit.setPlainText("I saw")
    assert underlined(quiet) == []
