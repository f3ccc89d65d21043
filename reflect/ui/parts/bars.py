"""The bars of a door: where one comes from on top, what will happen at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.icon import Icon
from reflect.ui.parts.para import Para
from reflect.ui.parts.surface import Hairline, Surface
from reflect.ui.parts.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from reflect.ui.look.theme import Look


NARROW = 880
"""Below this width, at scale 1, a bar says less."""


_LEAST_AROUND = 12
"""Pixels above and below a button in the top bar, together."""
_SENTENCE = 400
"""The narrowest a sentence stands beside buttons."""


def _row_on(ground: Surface, *, line_first: bool) -> QHBoxLayout:
    column = QVBoxLayout(ground)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    row = QHBoxLayout()
    if line_first:
        column.addWidget(Hairline())
    column.addLayout(row, 1)
    if not line_first:
        column.addWidget(Hairline())
    return row


class TopBar(Surface):
    """Back on the left, a title or the steps in the middle, room on the right."""

    back_pressed = Signal()
    """The writer wants to go back to where this was opened."""

    def __init__(self, look: Look, back: str) -> None:
        """``back`` names the place that Back leads to."""
        super().__init__("window")
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._steps: Steps | None = None
        self._says_more = False
        self._back = back
        self._row = _row_on(self, line_first=False)
        self.back = Button(look, back, "muted", icon="arrow-left", edge=True)
        self.back.clicked.connect(self.back_pressed)
        self._middle = QHBoxLayout()
        self._right = QHBoxLayout()
        self._buttons: list[Button] = []
        self._row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(self._middle, 1)
        self._row.addLayout(self._right)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_back(self, text: str) -> None:
        """Name another place that Back leads to."""
        self._back = text
        self._fit()

    def set_title(self, text: str) -> None:
        """Say what is being done here."""
        self._clear_middle()
        self._says_more = bool(text)
        words = Words(text, Role.STRONG)
        words.set_shrinkable()
        self._middle.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._fit()

    def set_steps(self, steps: Sequence[str], current: int) -> None:
        """Show the steps of the way; ``current`` counts from 0."""
        self._clear_middle()
        self._says_more = True
        self._steps = Steps(self._look, steps, current)
        self._middle.addStretch(1)
        self._middle.addWidget(self._steps)
        self._middle.addStretch(1)
        self._fit()

    def begin_with(self, widget: QWidget) -> None:
        """Put a widget on the left, before Back."""
        self._row.insertWidget(0, widget)

    def add(self, widget: QWidget) -> None:
        """Put a widget on the right, after those that are there."""
        self._right.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        if isinstance(widget, Button):
            self._buttons.append(widget)
            self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < self._look.px(NARROW)
        self.back.set_words(self._back)
        self.back.set_words("" if narrow and not self._has_room() else self._back)
        self.back.setMinimumWidth(self._look.px(32))
        self.back.setAccessibleName(self.tr("Back to {place}").format(place=self._back))
        if self._steps is not None:
            self._steps.set_short(short=narrow)

    def _has_room(self) -> bool:
        """Whether nothing else is said here, and the place that Back leads to has room."""
        beside = self._right.sizeHint().width() + 3 * self._look.px(24)
        return not self._says_more and self.back.sizeHint().width() + beside <= self.width()

    def _clear_middle(self) -> None:
        self._steps = None
        while (item := self._middle.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _restyle(self) -> None:
        look = self._look
        side = look.px(24)
        self.setFixedHeight(bar_height(look))
        self._row.setContentsMargins(side, 0, side, 0)
        self._row.setSpacing(side)
        self._middle.setSpacing(look.px(8))
        self._right.setSpacing(look.px(16))
        # A bar grows less than its words: what fills it at scale 1 would touch its edges at 2.
        high = 40 if bar_height(look) >= look.px(40) + _LEAST_AROUND else 36
        for button in self._buttons:
            button.set_high(high)


class Steps(QFrame):
    """The steps of a way: those behind are ticked, the present one is bold."""

    def __init__(self, look: Look, steps: Sequence[str], current: int) -> None:
        super().__init__()
        self._look = look
        self._others: list[QWidget] = []
        count = len(steps)
        short = self.tr("{number} of {count}").format(number=current + 1, count=count)
        self._short = Words(short, Role.HELP, "ink2")
        self._name = steps[current]
        self._numbered = f"{current + 1} {self._name}"
        self._present = Words(self._numbered, Role.LABEL)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        row.addWidget(self._short)
        for index, step in enumerate(steps):
            for label in self._step(index, step, current):
                row.addWidget(label)
                self._others.append(label)
        self._others.remove(self._present)
        name = self.tr("Step {number} of {count}: {name}")
        self.setAccessibleName(name.format(number=current + 1, count=count, name=steps[current]))
        self.set_short(short=False)

    def set_short(self, *, short: bool) -> None:
        """Show only the present step and how many there are."""
        self._short.setVisible(short)
        self._present.setText(self._name if short else self._numbered)
        for label in self._others:
            label.setVisible(not short)

    def _step(self, index: int, step: str, current: int) -> list[QWidget]:
        before: list[QWidget] = [Icon(self._look, "chevron-right", size=14)] if index else []
        if index < current:
            return [
                *before,
                Icon(self._look, "check", "accent", 14),
                Words(step, Role.HELP, "ink2"),
            ]
        if index == current:
            return [*before, self._present]
        return [*before, Words(f"{index + 1} {step}", Role.HELP, "ink2")]


class BottomBar(Surface):
    """One sentence that says what will happen, and the primary that does it.

    The primary and what goes with it stand under the sentence where there is no room beside it.
    """

    def __init__(self, look: Look, text: str = "", *, note: str = "", side: int = 40) -> None:
        """``side`` is how far the words stand from the left, as what is above them does."""
        super().__init__("window")
        self._look = look
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = _row_on(self, line_first=True)
        self._words = Para(look, text, Role.BODY, "ink2")
        self._note = Para(look, note, Role.HELP, "ink2")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._words)
        column.addWidget(self._note)
        column.addStretch(1)
        self._row.addLayout(column, 1)
        self._acts = QHBoxLayout()
        self._acts.addStretch(1)
        self._row.addLayout(self._acts)
        look.changed.connect(self._restyle)
        self.say(text, note)
        self._restyle()

    def say(self, text: str, note: str = "", *, strong: bool = False) -> None:
        """Say another sentence; ``strong`` for what is still open."""
        strong = strong or bool(note)
        self._words.set_role(Role.STRONG if strong else Role.BODY)
        self._words.set_tone("ink" if strong else "ink2")
        self._words.set_text(text)
        self._note.set_text(note)
        self._note.setVisible(bool(note))
        self._restyle()

    def add(self, widget: QWidget) -> None:
        """Put a widget on the right, after those that are there; the primary comes last."""
        self._acts.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the buttons beside the sentence or under it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        edges = self._row.contentsMargins()
        room = self.width() - edges.left() - edges.right() - self._look.px(24)
        beside = self._acts.sizeHint().width() + self._look.px(_SENTENCE) <= room
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if beside else down)
        self._row.setSpacing(self._look.px(24 if beside else 8))

    def _restyle(self) -> None:
        look = self._look
        side = look.px(24)
        self._row.setContentsMargins(look.px(self._side), look.px(12), side, look.px(12))
        self._acts.setSpacing(side)
        self.setMinimumHeight(look.px(88 if self._note.text() else 72))
        self._fit()


def bar_height(look: Look) -> int:
    """56 at scale 1 and 88 at 2: a bar grows less than its words."""
    return round(24 + 32 * look.scale)
