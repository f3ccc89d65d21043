"""A bare window of three panes, the floor: ``python -m benchmarks.bare_window [DATABASE]``.

Ends when it has been painted. With the path of a plain database, it lists that first, and prints
how much memory it takes up then.
"""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QApplication, QListView, QMainWindow, QSplitter, QTextEdit, QTreeView

from benchmarks.painting import after_paint, leave, resident


def main(arguments: list[str]) -> None:
    """Show the window and end."""
    # As our own program does while it starts.
    gc.disable()
    app = QApplication(arguments[:1])
    window = QMainWindow()
    panes = QSplitter(Qt.Orientation.Horizontal)
    listed = QListView()
    for pane in (QTreeView(), listed, QTextEdit()):
        panes.addWidget(pane)
    window.setCentralWidget(panes)
    window.resize(1280, 800)
    if arguments[1:]:
        listed.setModel(QStringListModel(_titles(arguments[1])))
        after_paint(window, lambda: leave({"memory": resident()}))
    else:
        after_paint(window, leave)
    window.show()
    app.exec()


def _titles(path: str) -> list[str]:
    # The bare start has no database.
    from sqlcipher3 import dbapi2

    database = dbapi2.connect(path)
    rows = database.execute("SELECT title FROM entry ORDER BY id DESC LIMIT 50").fetchall()
    # The database stays open, as that of a journal does.
    _titles.database = database  # type: ignore[attr-defined]  # kept for as long as the process
    return [row[0] for row in rows]


if __name__ == "__main__":
    main(sys.argv)
