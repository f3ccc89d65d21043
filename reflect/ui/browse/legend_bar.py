"""What struck and underlined words mean, and the way from change to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import IconButton
from reflect.ui.parts.para import Para, Span, SpanKind
from reflect.ui.parts.surface import Hairline, Surface
from reflect.ui.parts.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from reflect.ui.look.theme import Look

HIGH = 56
ROOMY = 560
"""From this width on there is room to say what the marks mean."""


class LegendBar(Surface):
    """Counts the changes; `stepped` asks for the next (1) or the one before (-1)."""

    stepped = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__("page")
        self._look = look
        self._alone = False
        self._taken = _sample(look, self.tr("taken out"), SpanKind.TAKEN_OUT)
        self._put = _sample(look, self.tr("put in"), SpanKind.PUT_IN)
        self.count = Words("", Role.HELP, "ink2")
        self.previous = IconButton(look, "chevron-left", self.tr("Change before"), boxed=True)
        self.next = IconButton(look, "chevron-right", self.tr("Next change"), boxed=True)
        self._lay_out()
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        look.changed.connect(self._fit)
        self._fit()

    def show_change(self, number: int, count: int) -> None:
        """Say which change of how many is looked at."""
        words = self.tr("Change {number} of {count}").format(number=number, count=count)
        self.count.setText(words if count else self.tr("Nothing is different"))
        for button in (self.previous, self.next):
            button.setVisible(count > 0)

    def set_alone(self, *, alone: bool) -> None:
        """Explain nothing where one wording is shown alone."""
        self._alone = alone
        self._make_room()
        for button in (self.previous, self.next):
            button.setHidden(alone or button.isHidden())
        if alone:
            self.count.setText(self.tr("This is the wording it has now"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Explain what there is room for: the count and its buttons stay."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        roomy = self.width() >= self._look.px(ROOMY)
        for widget in (self._taken, self._put, *self._since):
            widget.setVisible(roomy and not self._alone)

    def _lay_out(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._row = QHBoxLayout()
        self._since = [Words(self.tr("since then"), Role.HELP, "ink2") for _ in range(2)]
        middle = Qt.AlignmentFlag.AlignVCenter
        self._pairs = []
        for sample, since in zip((self._taken, self._put), self._since, strict=True):
            pair = QHBoxLayout()
            pair.addWidget(sample, 0, middle)
            pair.addWidget(since, 0, middle)
            self._row.addLayout(pair)
            self._pairs.append(pair)
        self._row.addStretch(1)
        for widget in (self.previous, self.count, self.next):
            self._row.addWidget(widget, 0, middle)
        column.addLayout(self._row, 1)
        column.addWidget(Hairline())

    def _fit(self) -> None:
        look = self._look
        side = look.px(32)
        self._row.setContentsMargins(side, 0, side, 0)
        self._row.setSpacing(look.px(24))
        for pair in self._pairs:
            pair.setSpacing(look.px(8))
        self.setFixedHeight(look.px(HIGH))


def _sample(look: Look, text: str, kind: SpanKind) -> Para:
    sample = Para(look, "", Role.HELP)
    sample.set_text(text, [Span(0, len(text), kind)])
    sample.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return sample
