from __future__ import annotations

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflect.ui.look.theme import Look


@pytest.fixture
def look(qapp):
    made = Look(qapp, theme="light")
    yield made
    made.deleteLater()


@pytest.fixture
def show(qtbot):
    """Show parts in a window that has the focus."""

    windows = []

    def shown(*parts, width=800, height=600):
        window = QWidget()
        windows.append(window)
        column = QVBoxLayout(window)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        qtbot.addWidget(window)
        window.resize(width, height)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return shown
