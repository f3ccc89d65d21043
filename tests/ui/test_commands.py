from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QLineEdit,
    QMainWindow,
    QMenu,
    QMenuBar,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import delete

from reflect.ui.commands import Commands, Menu, edit_focused, menu_titles, table
from reflect.ui.view import Bound
from tests.support.keys import press


class Window(QMainWindow):
    """A window with two fields to write in."""

    def __init__(self):
        super().__init__()
        self.ground = QWidget()
        self.line, self.text = QLineEdit(), QTextEdit()
        self.column = QVBoxLayout(self.ground)
        self.column.addWidget(self.line)
        self.column.addWidget(self.text)
        self.setCentralWidget(self.ground)


@pytest.fixture
def window(qtbot):
    made = Window()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.line.setFocus()
    return made


@pytest.fixture
def commands(window):
    return Commands(window)


@pytest.fixture
def done():
    return []


def bound(id_, done, **more):
    return Bound(id=id_, run=lambda: done.append(id_), **more)


def menus(bar):
    return [menu for menu in bar.findChildren(QMenu) if menu.parent() is bar]


def test_each_row_has_its_own_id_words_and_keys():
    rows = table()
    keys = [QKeySequence(key).toString() for row in rows for key in row.keys]
    for values in ([row.id for row in rows], [row.text for row in rows], keys):
        assert [value for value, count in Counter(values).items() if count > 1] == []
    assert all(keys)


def test_every_row_stands_in_a_menu(window, commands):
    bar = QMenuBar(window)
    commands.fill(bar)
    shown = [action.objectName() for menu in menus(bar) for action in menu.actions()]
    assert sorted(shown) == sorted(row.id for row in table())
    assert list(menu_titles()) == list(Menu)


@pytest.mark.parametrize(
    ("id_", "keys"),
    [
        ("new", "Ctrl+N"),
        ("today", "Ctrl+1"),
        ("packs", "Ctrl+6"),
        ("search_here", "Ctrl+F"),
        ("search_all", "Ctrl+K"),
        ("preferences", "Ctrl+,"),
        ("lock", "Ctrl+L"),
        ("next_pane", "F6"),
        ("previous_pane", "Shift+F6"),
        ("primary", "Ctrl+Return"),
        ("back", "Esc"),
        ("larger", "Ctrl++"),
        ("larger", "Ctrl+="),
        ("smaller", "Ctrl+-"),
        ("usual_size", "Ctrl+0"),
        ("next_prompt", "Ctrl+Down"),
    ],
)
def test_keys_work_while_writing(window, done, id_, keys):
    Commands(window).bind([bound(id_, done)])
    for field in (window.line, window.text):
        field.setFocus()
        press(keys)
    assert done == [id_, id_]


def test_what_nobody_does_is_not_shown_and_its_key_does_nothing(window, commands, qtbot):
    assert not commands.action("new").isVisible()
    press("Ctrl+N")
    commands.run("new")


def test_what_nobody_does_any_more_is_greyed(commands, done):
    rows = [bound("save", done)]
    commands.bind(rows)
    commands.unbind(rows)
    commands.run("save")
    assert commands.action("save").isVisible()
    assert not commands.action("save").isEnabled()
    assert done == []


def test_the_last_to_bind_does_it_and_then_the_one_before(commands, done):
    below, above = Bound(id="save", run=lambda: done.append(1)), bound("save", done)
    commands.bind([below])
    commands.bind([above])
    commands.run("save")
    commands.unbind([above])
    commands.run("save")
    assert done == ["save", 1]


def test_a_key_asks_whether_it_may_when_it_is_pressed(window, commands, done, qtbot):
    may = [False]
    commands.bind([bound("save", done, enabled=lambda: may[0])])
    press("Ctrl+S")
    assert done == []
    may[0] = True
    press("Ctrl+S")
    assert done == ["save"]


def test_a_menu_greys_what_may_not_be_done_only_while_it_is_open(window, commands, done):
    bar = QMenuBar(window)
    commands.fill(bar)
    commands.bind([bound("save", done, enabled=lambda: False)])
    menu = menus(bar)[0]
    menu.aboutToShow.emit()
    assert not commands.action("save").isEnabled()
    menu.aboutToHide.emit()
    assert commands.action("save").isEnabled()


def test_a_key_without_ctrl_works_only_within_its_part(window, commands, done, qtbot):
    part = QWidget(window)
    QVBoxLayout(part).addWidget(reader := QTextEdit(readOnly=True))
    window.column.addWidget(part)
    part.show()
    commands.bind([bound("edit", done, within=part)])
    press("E")
    assert (window.line.text(), done) == ("e", [])
    reader.setFocus()
    press("E")
    assert done == ["edit"]


def test_a_part_that_is_gone_can_still_be_unbound(window, commands, done, qtbot):
    part = QWidget(window)
    rows = [bound("edit", done, within=part)]
    commands.bind(rows)
    delete(part)
    commands.unbind(rows)
    assert not commands.action("edit").isEnabled()


def test_edits_reach_the_field_that_has_the_focus(window):
    window.line.setText("a quiet handover")
    edit_focused("selectAll")
    assert window.line.selectedText() == "a quiet handover"
    window.ground.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.ground.setFocus()
    edit_focused("selectAll")
