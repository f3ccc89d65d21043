"""Asks for a folder, a file or a file name, without waiting for the answer."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QSettings, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def home_folder() -> Path:
    """Where the writer's own files are."""
    return Path(QDir.homePath())


def documents_folder() -> Path:
    """Where the writer's documents are."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place))


def ask_folder(
    parent: QWidget, title: str, start: Path, chosen: Callable[[Path], object]
) -> QFileDialog:
    """Let the writer choose a folder, and call ``chosen`` with it; closing it calls nothing."""
    dialog = _dialog(parent, title, start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _opened(dialog, chosen)


def ask_file(
    parent: QWidget, title: str, start: Path, chosen: Callable[[Path], object]
) -> QFileDialog:
    """Let the writer choose a file that is there, and call ``chosen`` with its path."""
    dialog = _dialog(parent, title, start)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _opened(dialog, chosen)


def ask_files(
    parent: QWidget,
    title: str,
    start: Path,
    kinds: str,
    chosen: Callable[[tuple[Path, ...]], object],
) -> QFileDialog:
    """Let the writer choose files that are there, and call ``chosen`` with their paths.

    ``kinds`` is as Qt's name filters are: "Packs (*.reflectpack)".
    """
    dialog = _dialog(parent, title, start)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilter(kinds)
    dialog.filesSelected.connect(lambda paths: chosen(tuple(map(Path, paths))))
    dialog.open()
    return dialog


def ask_file_name(
    parent: QWidget, title: str, proposed: Path, chosen: Callable[[Path], object]
) -> QFileDialog:
    """Let the writer choose where a file is saved, and call ``chosen`` with its path.

    The ending is that of the name proposed.
    """
    dialog = _dialog(parent, title, proposed.parent)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(proposed.suffix.removeprefix("."))
    dialog.selectFile(proposed.name)
    return _opened(dialog, chosen)


def _dialog(parent: QWidget, title: str, start: Path) -> QFileDialog:
    there = next((folder for folder in (start, *start.parents) if folder.is_dir()), home_folder())
    dialog = QFileDialog(parent, title, str(there))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    # Its destructor writes the folders that were visited into Qt's own settings. Where a journal
    # or a code was put is nobody's business.
    dialog.destroyed.connect(partial(_put_back, _traces()))
    return dialog


def _opened(dialog: QFileDialog, chosen: Callable[[Path], object]) -> QFileDialog:
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()
    return dialog


def _traces() -> dict[str, object]:
    """What Qt's settings, which all programs share, say of folders."""
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    keys = ("FileDialog/history", "FileDialog/lastVisited")
    return {key: settings.value(key) for key in keys}


def _put_back(before: dict[str, object], _gone: object = None) -> None:
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    for key, value in before.items():
        if value is None:
            settings.remove(key)
        else:
            settings.setValue(key, value)
