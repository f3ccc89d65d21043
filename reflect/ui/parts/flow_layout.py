"""A layout that goes on in the next row where the first is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Puts widgets side by side, in rows; each row is centred on its highest."""

    def __init__(self, parent: QWidget | None = None, *, across: int = 8, down: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._across = across
        self._down = down
        self.setContentsMargins(0, 0, 0, 0)
        if parent is not None:
            parent.setLayout(self)

    def insert_widget(self, index: int, widget: QWidget) -> None:
        """Put a widget before the one at ``index``."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at an index, if there is one."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return the item at an index."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at a width."""
        return self._place(QRect(0, 0, width, 0), apply=False)

    def sizeHint(self) -> QSize:
        """The size it would like."""
        sizes = [item.sizeHint() for item in self._shown()]
        margins = self.contentsMargins()
        wide = sum(size.width() for size in sizes) + self._across * max(0, len(sizes) - 1)
        high = max((size.height() for size in sizes), default=0)
        return QSize(wide, high).grownBy(margins)

    def minimumSize(self) -> QSize:
        """The smallest size."""
        size = QSize(0, 0)
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def setGeometry(self, rect: QRect) -> None:
        """Place the items in a box."""
        super().setGeometry(rect)
        self._place(rect, apply=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        used = width + 1
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(max(width, 1), 16777215))
            if used + size.width() > width and (not rows or rows[-1]):
                rows.append([])
                used = 0
            rows[-1].append((item, size))
            used += size.width() + self._across
        return rows

    def _place(self, rect: QRect, *, apply: bool) -> int:
        inside = rect.marginsRemoved(self.contentsMargins())
        y = inside.top()
        rows = self._rows(inside.width())
        for row in rows:
            high = max(size.height() for _, size in row)
            x = inside.left()
            for item, size in row:
                if apply:
                    at_top = item.alignment() & Qt.AlignmentFlag.AlignTop
                    top = y if at_top else y + (high - size.height()) // 2
                    item.setGeometry(QRect(QPoint(x, top), size))
                x += size.width() + self._across
            y += high + self._down
        spare = self._down if rows else 0
        return y - spare - rect.top() + self.contentsMargins().bottom()
