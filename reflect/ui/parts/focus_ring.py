"""The focus ring: one for the window, round whatever has the focus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget

from reflect.ui.look.shapes import right_rounded, rounded
from reflect.ui.look.tokens import RADIUS, RING_GAP

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reflect.ui.look.theme import Look

RADIUS_OF_RING = "ringRadius"
"""A dynamic property: the radius of the widget's own corners; 8 where it is not set."""
SQUARE_LEFT = "ringSquareLeft"
"""A dynamic property: only the right corners are round."""
NO_RING = "ringNone"
"""A dynamic property: the widget shows its focus by itself."""

_FOLLOWED = {
    QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
}  # fmt: skip


class FocusRing(QObject):
    """Follows the focus in one window.

    What it draws stands in whatever the focused widget scrolls in, so it moves and is cut off
    with it. A widget whose focus belongs to a part of it has a method ``ring_box() -> QRect``.
    """

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._target: QWidget | None = None
        self._turn = 0
        self._watched: list[QWidget] = []
        self._line = RingLine(look, window)
        look.changed.connect(self._place)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
            self._on_focus_changed(None, QApplication.focusWidget())

    @property
    def target(self) -> QWidget | None:
        """The widget that wears the ring."""
        return self._target

    @property
    def line(self) -> RingLine:
        """What is drawn."""
        if not shiboken6.isValid(self._line):
            # It stood in a page that has been taken down with it.
            self._line = RingLine(self._look, self._window)
        return self._line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch what happens to the target and to all it stands in."""
        if event.type() in _FOLLOWED:
            self._place()
        return super().eventFilter(watched, event)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        self._unwatch()
        inside = new is not None and self._window.isAncestorOf(new)
        if new is None or not inside or new.property(NO_RING):
            self._forget(self._turn)
            return
        self._turn += 1
        self._target = new
        self._watch(new)
        self._place()

    def _watch(self, target: QWidget) -> None:
        home = _home(target, self._window)
        self.line.setParent(home)
        widget: QWidget | None = target
        while widget is not None and widget is not home:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        target.destroyed.connect(partial(self._forget, self._turn))

    def _unwatch(self) -> None:
        for widget in filter(shiboken6.isValid, self._watched):
            widget.removeEventFilter(self)
        self._watched = []

    def _forget(self, turn: int, _gone: QObject | None = None) -> None:
        """Stand round nothing, unless the focus has gone on since ``turn``."""
        if turn != self._turn:
            return
        self._target = None
        if shiboken6.isValid(self._line):
            self._line.hide()

    def _place(self) -> None:
        target, line = self._target, self._line
        if target is None or not shiboken6.isValid(line):
            return
        home = line.parentWidget()
        if home is None or not target.isVisibleTo(self._window):
            line.hide()
            return
        inside: QRect = getattr(target, "ring_box", target.rect)()
        corner = target.mapTo(home, inside.topLeft())
        inner = target.property(RADIUS_OF_RING)
        line.stand_round(
            QRect(corner, inside.size()),
            radius=RADIUS if inner is None else float(inner),
            square_left=bool(target.property(SQUARE_LEFT)),
        )


class RingLine(QWidget):
    """The line of the ring; the mouse passes through it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._radius: float = RADIUS
        self._square_left = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def stand_round(self, box: QRect, *, radius: float, square_left: bool) -> None:
        """Stand round a box of its parent, whose corners have this radius."""
        self._radius, self._square_left = radius, square_left
        away = RING_GAP + self._look.theme.ring
        self.setGeometry(box.adjusted(-away, -away, away, away))
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        stroke = self._look.theme.ring
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("focus"), stroke))
        half = stroke / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        radius = min(self._look.px(self._radius) + RING_GAP + half, box.height() / 2)
        painter.drawPath(right_rounded(box, radius) if self._square_left else rounded(box, radius))


def _home(widget: QWidget, window: QWidget) -> QWidget:
    """What a widget scrolls in, or the window."""
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        area = parent.parentWidget()
        above = area.parentWidget() if area is not None else None
        if isinstance(above, QScrollArea) and above.widget() is parent:
            return parent
        if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
            return parent
        parent = area
    return window
