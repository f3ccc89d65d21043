"""The column that tells why a journal does not open, and what can be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.parts.para import Para
from reflect.ui.parts.stack import Stack
from reflect.ui.parts.surface import Surface
from reflect.ui.unlock.failure import way_words

if TYPE_CHECKING:
    from reflect.ui.look.theme import Look
    from reflect.ui.unlock.failure import Failure, Way


class FailureColumn(QWidget):
    """Icon and title, two paragraphs, a card with the ways, and what exactly is wrong."""

    way_chosen = Signal(object)
    """Carries the `Way`."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._failure: Failure | None = None
        self._icon = QLabel()
        self.title = Para(look, "", Role.PAGE_TITLE)
        self.known = Para(look, "", Role.LEAD)
        self.untouched = Para(look, "", Role.BODY, "ink2")
        self.card = WayCard(look)
        self.exactly = Button(look, self.tr("What exactly is wrong"), "quiet",
                              icon="chevron-down", edge=True)  # fmt: skip
        self.details = Para(look, "", Role.HELP, "ink2")
        self._build()
        self.exactly.clicked.connect(self._on_exactly)
        self.card.way_chosen.connect(self.way_chosen)
        look.changed.connect(self._restyle)

    def show_failure(self, failure: Failure) -> None:
        """Tell of this failure; the details are folded."""
        self._failure = failure
        self.title.set_text(failure.title)
        self.known.set_text(failure.known)
        self.untouched.set_text(failure.untouched)
        self.card.show_ways(failure)
        self.details.set_text("\n".join(failure.details))
        self._unfold(unfolded=False)
        self._restyle()
        self.setAccessibleName(failure.title)

    def words(self) -> str:
        """What is read out when it appears."""
        return " ".join((self.title.text(), self.known.text(), self.untouched.text()))

    def _on_exactly(self) -> None:
        self._unfold(unfolded=self.details.isHidden())

    def _unfold(self, *, unfolded: bool) -> None:
        self._stack.show_only_if(self.details, shown=unfolded)
        self.exactly.set_icon("chevron-up" if unfolded else "chevron-down")

    def _build(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(self.title, 1)
        # The arrow stands after the words.
        self.exactly.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._stack = Stack(self._look, self)
        self._stack.put(self._head)
        self._stack.put(self.known, above=16)
        self._stack.put(self.untouched, above=8)
        self._stack.put(self.card, above=32)
        row = QHBoxLayout()
        row.addWidget(self.exactly)
        row.addStretch(1)
        self._stack.put(row, above=24)
        self._stack.put(self.details, above=0)
        self._unfold(unfolded=False)

    def _restyle(self) -> None:
        if self._failure is None:
            return
        look = self._look
        self._head.setSpacing(look.px(16))
        ratio = self.devicePixelRatioF()
        icon = look.icons.pixmap(self._failure.icon, self._failure.tone, 32, ratio=ratio)
        self._icon.setPixmap(icon)
        self._icon.setFixedSize(QSize(look.px(32), look.px(32)))


class WayCard(Surface):
    """What can be done: the safe way as the primary, and a second one."""

    way_chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__("card")
        self._look = look
        self.buttons: list[Button] = []
        self.title = Para(look, "", Role.PROMPT)
        self.text = Para(look, "", Role.BODY, "ink2")
        self._row = QWidget()
        self._flow = FlowLayout(self._row, across=12)
        self._stack = Stack(look, self)
        self._stack.put(self.title)
        self._stack.put(self.text, above=4)
        self._stack.put(self._row, above=20)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_ways(self, failure: Failure) -> None:
        """Offer the ways of a failure."""
        self.title.set_text(failure.card)
        self.text.set_text(failure.card_text)
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(way, first=way is failure.ways[0]) for way in failure.ways]

    def set_enabled(self, *, enabled: bool) -> None:
        """Take no press while a way is gone."""
        for button in self.buttons:
            button.setEnabled(enabled)

    def _button(self, way: Way, *, first: bool) -> Button:
        button = Button(self._look, way_words(way), "primary" if first else "secondary", high=44)
        button.clicked.connect(partial(self._on_clicked, way))
        self._flow.addWidget(button)
        return button

    def _on_clicked(self, way: Way) -> None:
        self.way_chosen.emit(way)

    def _restyle(self) -> None:
        edge = self._look.px(24)
        self._stack.setContentsMargins(edge, edge, edge, edge)
