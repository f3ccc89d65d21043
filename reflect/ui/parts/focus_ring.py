"""The focus ring: one for the window, round whatever has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


class FocusRing(QWidget):
    """Follows the focus in one window; the mouse passes through it.

    It stands in whatever the focused widget scrolls in, so it moves and is cut off with it. A
    widget whose focus belongs to a part of it has a method ``ring_box() -> QRect``.
    """

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        look.changed.connect(self._place)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
            self._on_focus_changed(None, QApplication.focusWidget())

    @property
    def target(self) -> QWidget | None:
        """The widget that wears the ring."""
        return self._target

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch what happens to another widget."""
        if event.type() in _FOLLOWED:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        if self._target is None:
            return
        stroke = self._look.theme.ring
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("focus"), stroke))
        half = stroke / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        inner = self._target.property(RADIUS_OF_RING)
        radius = self._look.px(RADIUS if inner is None else float(inner)) + RING_GAP + half
        radius = min(radius, box.height() / 2)
        square = bool(self._target.property(SQUARE_LEFT))
        painter.drawPath(right_rounded(box, radius) if square else rounded(box, radius))

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        self._unwatch()
        mine = new is not None and new is not self._window and self._window.isAncestorOf(new)
        self._target = new if mine and new and not new.property(NO_RING) else None
        if self._target is None:
            self.hide()
            return
        self._watch(self._target)
        self._place()

    def _watch(self, target: QWidget) -> None:
        home = _home(target, self._window)
        self.setParent(home)
        widget: QWidget | None = target
        while widget is not None and widget is not home:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        target.destroyed.connect(self._on_target_destroyed)

    def _unwatch(self) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = []

    def _on_target_destroyed(self) -> None:
        self._watched = []
        self._target = None
        self.hide()

    def _place(self) -> None:
        target = self._target
        home = self.parentWidget()
        if target is None or home is None or not target.isVisibleTo(self._window):
            self.hide()
            return
        inside = getattr(target, "ring_box", target.rect)()
        away = RING_GAP + self._look.theme.ring
        corner = target.mapTo(home, inside.topLeft())
        self.setGeometry(QRect(corner, inside.size()).adjusted(-away, -away, away, away))
        self.show()
        self.raise_()
        self.update()


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
