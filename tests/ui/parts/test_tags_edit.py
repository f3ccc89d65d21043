from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from reflect.ui.parts.buttons import Button
from reflect.ui.parts.tags_edit import Tag, TagsEdit

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tags(look, show):
    made = TagsEdit(look, "Tags")
    made.set_values(["family voices", "listening"])
    show(made)
    return made


def cross(tags, name):
    return next(b for b in tags.findChildren(QToolButton) if b.accessibleName() == name)


def test_without_tags_the_button_begins_where_the_column_does(look, tags):
    assert tags.button.property("edge") is False
    tags.set_values([])
    assert tags.button.property("edge") is True


def test_return_adds_a_tag_and_waits_for_another(qtbot, tags):
    qtbot.mouseClick(tags.button, LEFT)
    for text in ("  slow   talk ", "hope"):
        qtbot.keyClicks(tags.edit, text)
        qtbot.keyClick(tags.edit, Qt.Key.Key_Return)
    assert tags.values() == ("family voices", "listening", "slow talk", "hope")
    assert tags.edit.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_an_empty_line_or_escape_ends_it(qtbot, tags, key):
    tags.begin()
    qtbot.keyClick(tags.edit, key)
    assert tags.button.hasFocus()
    assert not tags.edit.isVisible()


def test_escape_takes_no_tag(qtbot, tags):
    tags.begin()
    qtbot.keyClicks(tags.edit, "hope")
    qtbot.keyClick(tags.edit, Qt.Key.Key_Escape)
    assert tags.values() == ("family voices", "listening")


def test_what_was_typed_is_taken_when_the_focus_goes_on(qtbot, look, show):
    tags, other = TagsEdit(look, "Tags"), Button(look, "Finish")
    show(tags, other)
    tags.begin()
    qtbot.keyClicks(tags.edit, "hope")
    other.setFocus()
    assert tags.values() == ("hope",)


def test_a_tag_is_there_once(qtbot, tags):
    tags.begin()
    qtbot.keyClicks(tags.edit, "Listening")
    with qtbot.assertNotEmitted(tags.chosen):
        qtbot.keyClick(tags.edit, Qt.Key.Key_Return)
    assert tags.values() == ("family voices", "listening")


def test_a_tag_can_be_taken_off_and_the_focus_is_not_lost(qtbot, tags):
    with qtbot.waitSignal(tags.chosen):
        qtbot.mouseClick(cross(tags, "Remove listening"), LEFT)
    assert tags.values() == ("family voices",)
    assert tags.button.hasFocus()


def test_known_tags_are_offered(tags):
    tags.set_known(["Palliative", "Listening"])
    completer = tags.edit.completer()
    completer.setCompletionPrefix("all")
    assert completer.currentCompletion() == "Palliative"


@pytest.mark.parametrize("high", [24, 32])
def test_a_tag_is_as_high_as_asked(look, show, high):
    tag = Tag(look, "family voices", high=high)
    show(tag)
    assert tag.height() == high


def test_the_order_of_tab_is_the_order_of_sight(qtbot, tags):
    cross(tags, "Remove family voices").setFocus()
    qtbot.keyClick(tags.focusWidget(), Qt.Key.Key_Tab)
    assert tags.focusWidget().accessibleName() == "Remove listening"
    qtbot.keyClick(tags.focusWidget(), Qt.Key.Key_Tab)
    assert tags.button.hasFocus()
