"""What a writer types behind the doors of the ways in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

ANOTHER = " ".join(("copper", "window", "saddle", "lemon", "orchid", "ninety"))


def press(key):
    focused = QApplication.focusWidget()
    assert focused
    QTest.keyClick(focused, key)


def type_in(field, text):
    field.edit.setFocus()
    QTest.keyClicks(field.edit, text)


def choose(door, passphrase):
    """Types a new passphrase twice, and goes on."""
    own = door.page.passphrase.own
    assert own.field.edit.hasFocus()
    type_in(own.field, passphrase)
    type_in(own.again, passphrase)
    press(Qt.Key.Key_Return)


def code_on(page):
    """The code as the writer copies it."""
    return "-".join([*(tile._group for tile in page.form.card.tiles), page.form.card.check._group])
