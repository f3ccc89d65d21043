"""The one window: the entrance, the frame of an open journal, or nothing while it locks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from reflect.settings import Geometry
from reflect.ui.commands import Commands, edit_focused
from reflect.ui.menu_bar import MenuKeys
from reflect.ui.parts.focus_ring import FocusRing
from reflect.ui.parts.mark import NamedMark
from reflect.ui.parts.surface import Surface
from reflect.ui.room import Room
from reflect.ui.view import Bound

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QShowEvent

    from reflect.ui.look.theme import Look
    from reflect.ui.notice_board import NoticeBoard

SMALLEST = (640, 480)
USUAL = (1280, 800)
EDITS = ("undo", "redo", "cut", "copy", "paste", "selectAll")


class MainWindow(QMainWindow):
    """Puts parts together. It asks to be closed with `close_wanted` and obeys `let_close`."""

    close_wanted = Signal()

    def __init__(self, look: Look, board: NoticeBoard) -> None:
        super().__init__()
        self.setWindowTitle("Reflect")
        self.setMinimumSize(*SMALLEST)
        self.commands = Commands(self)
        self.room = Room(self, look)
        self._board = board
        self._stack = QStackedWidget()
        self._side = QWidget()
        self._side_row = QHBoxLayout(self._side)
        self._cover = Cover(look)
        self._stack.addWidget(self._cover)
        self._uncovered: QWidget = self._cover
        self._menu: MenuKeys | None = None
        self._may_close = False
        self._lay_out()
        self._ring = FocusRing(look, self)
        self.commands.bind(Bound(id=verb, run=partial(edit_focused, verb)) for verb in EDITS)
        self.commands.bind([Bound(id="quit", run=self.close)])

    def show_page(self, page: QWidget, side: QWidget | None = None) -> None:
        """Show a page instead of the one before, which is deleted; ``side`` stands left of it."""
        before = self._uncovered
        if side:
            self._side_row.addWidget(side)
            self.setTabOrder(page, side)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._uncovered = page
        if before is not self._cover:
            self._stack.removeWidget(before)
            before.deleteLater()

    def cover(self) -> None:
        """Show nothing of the journal at once, before anything else is painted."""
        self._board.clear()
        self._stack.setCurrentWidget(self._cover)
        self._side.hide()

    def uncover(self) -> None:
        """Show the page again that was there before."""
        self._stack.setCurrentWidget(self._uncovered)
        self._side.show()

    def let_close(self) -> None:
        """Close now, whatever `close_wanted` would lead to."""
        self._may_close = True
        self.close()

    def geometry_now(self) -> Geometry:
        """Where the window is, to be remembered."""
        box = self.normalGeometry()
        return Geometry(box.left(), box.top(), box.width(), box.height(), self.isMaximized())

    def place(self, geometry: Geometry | None) -> None:
        """Go where the window was, as far as a screen still shows that."""
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        box = box_on_screen(geometry, screens)
        self.setGeometry(box)
        if geometry and geometry.maximised:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the window its menu bar, which needs the system's window."""
        super().showEvent(event)
        if self._menu is None:
            self._menu = MenuKeys(self, self.commands)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask whoever keeps the journal first."""
        if not self._may_close:
            self.close_wanted.emit()
        event.setAccepted(self._may_close)

    def _lay_out(self) -> None:
        ground = Surface("window")
        column = QVBoxLayout()
        column.addWidget(self._stack, 1)
        column.addWidget(self._board)
        row = QHBoxLayout(ground)
        row.addLayout(column, 1)
        row.insertWidget(0, self._side)
        for layout in (row, column, self._side_row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self.setCentralWidget(ground)


class Cover(Surface):
    """What is seen while the journal closes: nothing of it."""

    def __init__(self, look: Look) -> None:
        super().__init__("window")
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(NamedMark(look), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setAccessibleName(self.tr("Locking"))


def box_on_screen(geometry: Geometry | None, screens: list[QRect]) -> QRect:
    """The box remembered, cut to the screen it is on; else the usual one in the middle."""
    if geometry:
        box = QRect(geometry.left, geometry.top, geometry.width, geometry.height)
        for screen in screens:
            shown = box.intersected(screen)
            if shown.width() >= SMALLEST[0] and shown.height() >= SMALLEST[1]:
                return shown
    screen = screens[0]
    box = QRect(0, 0, min(USUAL[0], screen.width()), min(USUAL[1], screen.height()))
    box.moveCenter(screen.center())
    return box
