from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from reflect.ui.parts.ask_path import ask_file_name, ask_folder


@pytest.fixture
def qt_settings(tmp_path):
    """Qt's own settings, in a folder of the test."""
    kind, scope = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
    QSettings.setPath(kind, scope, str(tmp_path / "config"))
    yield lambda: QSettings(scope, "QtProject")
    QSettings.setPath(kind, scope, "")


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "secret place"
    made.mkdir()
    return made


def answer(dialog, path, qtbot):
    dialog.fileSelected.emit(str(path))
    dialog.setDirectory(str(path))
    close(dialog, qtbot)


def close(dialog, qtbot):
    dialog.close()
    qtbot.waitUntil(lambda: not isValid(dialog))


@pytest.mark.parametrize("ask", [ask_folder, ask_file_name])
def test_the_answer_is_told_and_closing_tells_nothing(ask, parent, folder, qtbot, qt_settings):
    heard: list[object] = []
    dialog = ask(parent, "Where", folder / "a", heard.append)
    close(dialog, qtbot)
    assert heard == []
    answer(ask(parent, "Where", folder / "a", heard.append), folder, qtbot)
    assert heard == [folder]


def test_a_folder_that_is_not_there_yet_begins_above(parent, folder, qtbot, qt_settings):
    dialog = ask_folder(parent, "Where", folder / "Documents" / "Reflect", lambda _path: None)
    assert dialog.directory().path() == str(folder)
    close(dialog, qtbot)


def test_no_trace_of_the_folder_is_left_in_the_settings_of_qt(
    parent, folder, qtbot, qt_settings, tmp_path
):
    answer(ask_folder(parent, "Where", folder, lambda _path: None), folder, qtbot)
    qt_settings().sync()
    written = "".join(path.read_text() for path in (tmp_path / "config").rglob("*.conf"))
    assert "secret" not in written


def test_what_another_program_left_there_stays(parent, folder, qtbot, qt_settings):
    settings = qt_settings()
    settings.setValue("FileDialog/lastVisited", "file:///elsewhere")
    settings.sync()
    answer(ask_folder(parent, "Where", folder, lambda _path: None), folder, qtbot)
    assert qt_settings().value("FileDialog/lastVisited") == "file:///elsewhere"
