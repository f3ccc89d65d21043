"""The marks as a list, one of them open, and the question at its foot."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from reflect.ui.look.tokens import Role
from reflect.ui.parts.page import Page
from reflect.ui.parts.para import Para
from reflect.ui.parts.surface import Hairline, Surface
from reflect.ui.parts.words import Words
from reflect.ui.prepare.mark_card import MarkCard
from reflect.ui.prepare.mark_head import MarkHead
from reflect.ui.prepare.mark_words import marks_title, nothing_found, spoken_mark, state_words
from reflect.ui.prepare.question import Question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from reflect.domain.review import Mark
    from reflect.ui.look.theme import Look

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
ROOM_FOR_BOTH = 480
"""A lower panel has no room for an open mark and the question at once."""

_Said = tuple[str, str, "Mark | None", int]
"""All that a row shows: two rows of which it is equal look the same."""


class _Shown(NamedTuple):
    """A mark on screen."""

    said: _Said
    head: MarkHead
    widget: QWidget
    card: MarkCard | None = None


class _Rows(Page):
    """Up and Down go to another mark, and do not scroll."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the keys that no part of a mark wanted."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class MarkPanel(Surface):
    """`chosen` carries the index of a mark to open; `stepped` one up or down from the open one."""

    chosen = Signal(int)
    stepped = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__("window")
        self._look = look
        self._title = Para(look, "", Role.PROMPT)
        self._settled = Words("", Role.HELP, "ink2")
        self._nothing = Para(look, nothing_found(), Role.BODY, "ink2")
        self._rows = _Rows("window", name=self.tr("Marks"))
        self._column = QVBoxLayout()
        self._scrolled = QVBoxLayout(self._rows.content)
        self.question = Question(look)
        self.card: MarkCard | None = None
        self.heads: tuple[MarkHead, ...] = ()
        self._shown: list[_Shown] = []
        self._is_low = False
        self._aim: QWidget | None = None
        self._lay_out()
        self._rows.stepped.connect(self.stepped)
        self._rows.verticalScrollBar().rangeChanged.connect(self._scroll)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_looking(self) -> None:
        """Say that the check has not come back yet."""
        self._title.set_text(self.tr("Looking…"))

    def show_marks(self, marks: Sequence[Mark], current: int, alike: int) -> None:
        """List these, the one at ``current`` open; -1 opens none."""
        count = len(marks)
        self._title.set_text(marks_title(count))
        settled = sum(mark.decision is not None for mark in marks)
        self._settled.setText(self.tr("{n} settled").format(n=settled))
        self._settled.setVisible(count > 0)
        self._nothing.setVisible(count == 0)
        self.card = None
        for index, mark in enumerate(marks):
            self._show_row(index, count, mark, alike if index == current else 0)
        for row in self._shown[count:]:
            _take_away(self._column, row)
        self._shown = self._shown[:count]
        self.heads = tuple(row.head for row in self._shown)
        self.bring_into_view(self.card)

    def focus_mark(self) -> None:
        """Put the focus on the open mark."""
        if self.card:
            self.card.head.setFocus()

    def _scroll(self) -> None:
        """Scroll until what has come last is in sight, its beginning first."""
        widget, bar = self._aim, self._rows.verticalScrollBar()
        if widget is None or not isValid(widget):
            return
        margin = self._look.px(8)
        top = widget.mapTo(self._rows.content, QPoint(0, 0)).y() - margin
        bottom = top + widget.height() + 2 * margin - self._rows.viewport().height()
        bar.setValue(min(max(bar.value(), bottom), top))

    def ask_focus(self) -> None:
        """Put the focus on the question."""
        self.question.no.setFocus()
        if self._is_low:
            self.bring_into_view(self.question)

    def bring_into_view(self, widget: QWidget | None) -> None:
        """Scroll until this part of the list is in sight."""
        self._aim = widget
        # Not before it has its room; when it gets that later, the range tells.
        QTimer.singleShot(0, self, self._scroll)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the question scroll with the marks where both have no room beside each other."""
        super().resizeEvent(event)
        low = self.height() < self._look.px(ROOM_FOR_BOTH)
        if low != self._is_low:
            self._is_low = low
            self._place_question()

    def _place_question(self) -> None:
        leaves, holds = self._foot, self._scrolled
        if not self._is_low:
            leaves, holds = holds, leaves
        leaves.removeWidget(self.question)
        holds.addWidget(self.question)
        self._restyle()

    def _show_row(self, index: int, count: int, mark: Mark, alike: int) -> None:
        """Show a mark at its place in the list; one that looks as it did is left alone."""
        said = (spoken_mark(mark, index, count), state_words(mark), mark if alike else None, alike)
        before = self._shown[index] if index < len(self._shown) else None
        if before and before.said == said:
            before.head.mark = mark
            self.card = before.card or self.card
            return
        row = self._made(said, index, count, mark)
        if before:
            _take_away(self._column, before)
            self._shown[index] = row
        else:
            self._shown.append(row)
        self._column.insertWidget(index, row.widget)
        # At once: what is not in sight yet cannot take the focus.
        row.widget.show()
        self.card = row.card or self.card

    def _made(self, said: _Said, index: int, count: int, mark: Mark) -> _Shown:
        head = MarkHead(self._look, mark, index, count)
        head.clicked.connect(partial(self.chosen.emit, index))
        *_, alike = said
        if alike:
            card = MarkCard(self._look, head, alike=alike)
            return _Shown(said, head, card, card)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QVBoxLayout()
        side = self._look.px(16)
        row.setContentsMargins(side, 0, side, 0)
        row.addWidget(head)
        column.addLayout(row)
        column.addWidget(Hairline())
        return _Shown(said, head, holder)

    def _lay_out(self) -> None:
        self._scrolled.addLayout(self._column)
        self._scrolled.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._settled)
        self._foot = QVBoxLayout()
        self._foot.addWidget(self.question)
        self._between = QVBoxLayout()
        self._between.addWidget(self._nothing)
        whole.addLayout(self._head)
        whole.addLayout(self._between)
        whole.addWidget(self._rows, 1)
        whole.addLayout(self._foot)
        whole.setSpacing(0)

    def _restyle(self) -> None:
        px = self._look.px
        self._head.setContentsMargins(px(32), px(20), px(32), px(4))
        self._between.setContentsMargins(px(32), px(8), px(32), 0)
        self._scrolled.setContentsMargins(px(16), 0, px(4), px(12))
        self._scrolled.setSpacing(px(12))
        self._column.setSpacing(0)
        above, below = (0, 0) if self._is_low else (px(12), px(16))
        self._foot.setContentsMargins(px(16), above, px(16), below)


def _take_away(column: QVBoxLayout, row: _Shown) -> None:
    column.removeWidget(row.widget)
    row.widget.hide()
    row.widget.deleteLater()
