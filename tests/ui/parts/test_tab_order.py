from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QWidget

from reflect.ui.parts.tab_order import tab_through


def test_tab_goes_through_the_parts_and_what_is_in_them(show):
    last, first, inner = QLineEdit(), QLineEdit(), QLineEdit()
    middle = QWidget()
    row = QHBoxLayout(middle)
    row.addWidget(QLabel("Passed by"))
    row.addWidget(inner)
    show(last, middle, first)
    tab_through(first, middle, last)
    first.setFocus()
    for here, there in ((first, inner), (inner, last)):
        QTest.keyClick(here, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is there
