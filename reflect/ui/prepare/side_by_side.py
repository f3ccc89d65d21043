"""The entry on the left, what a reader will see on the right, prompt by prompt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from reflect.domain.wording_changes import wording_changes
from reflect.ui.look.tokens import Role
from reflect.ui.parts.answer_edit import AnswerEdit
from reflect.ui.parts.icon import Icon
from reflect.ui.parts.page import Page
from reflect.ui.parts.para import Para, Span, SpanKind
from reflect.ui.parts.surface import Surface
from reflect.ui.private_mark import PrivateMark

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from reflect.domain.account import AccountDraft, Section
    from reflect.ui.look.theme import Look
    from reflect.ui.look.tokens import Token
    from reflect.ui.parts.surface import Ground

STACKED_BELOW = 960
"""Narrower pages show one wording above the other."""
COMPARE_MILLISECONDS = 250


class Wording(QWidget):
    """One answer on both sides. What was taken out is struck on the left while one types."""

    edited = Signal()

    def __init__(self, look: Look, section: Section) -> None:
        super().__init__()
        self.section = section
        heading = section.heading or self.tr("Your words")
        self._headings = (heading, self.tr("What a reader will see"))
        self._heading = Para(look, heading, Role.STRONG, "ink2")
        self.before = Para(
            look,
            section.original,
            Role.WRITER_SMALL,
            rule="privateLine" if section.private else "line",
        )
        own = Para(look, heading, Role.STRONG, "ink2")
        self.left = _cell(look, own, self.before, "window", private=section.private)
        self.edit: AnswerEdit | None = None
        if section.chosen:
            name = self.tr("{heading}, as a reader will see it").format(heading=heading)
            self.edit = AnswerEdit(look, name)
            self.edit.set_text(section.text)
            self.right = _cell(look, self._heading, self.edit, "page")
        else:
            words = self.tr("This answer is left out. A reader is not told.")
            self.right = _cell(look, None, _left_out(look, words), "page")
        self._timer = QTimer(self, singleShot=True, interval=COMPARE_MILLISECONDS)
        self._timer.timeout.connect(self._compare)
        if self.edit:
            self.edit.textChanged.connect(self._on_text_changed)
        self._compare()

    def stand(self, *, stacked: bool) -> None:
        """Say over the reader's side whose it is, where it does not stand beside the other."""
        self.right.stand(stacked=stacked)
        self._heading.set_text(self._headings[stacked])

    def reworded(self) -> Section:
        """The section with the wording as it stands."""
        return replace(self.section, text=self.edit.text()) if self.edit else self.section

    def _on_text_changed(self) -> None:
        self._timer.start()
        self.edited.emit()

    def _compare(self) -> None:
        if self.edit is None:
            return
        changes = wording_changes(self.section.original, self.edit.text())
        spans = [Span(*c.old, SpanKind.TAKEN_OUT) for c in changes if c.old[0] < c.old[1]]
        self.before.set_text(self.section.original, spans)


class SideBySide(Page):
    """The second step of an account: edit the wording for other eyes, beside the original."""

    edited = Signal()

    def __init__(self, look: Look, draft: AccountDraft) -> None:
        super().__init__("page")
        self._look = look
        self._draft = draft
        self._stacked: bool | None = None
        self.setAccessibleName(self.tr("Side by side"))
        self.wordings = tuple(Wording(look, section) for section in draft.sections)
        self._heads = (
            _head(
                look, "lock", "private", self.tr("Your entry"), self.tr("Stays as it is."), "window"
            ),
            _head(look, "eye", "accent", self.tr("What a reader will see"), self._counts(), "page"),
        )
        self._grid = QGridLayout(self.content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._foot = (Cell(look, "window", above=0, gap=0), Cell(look, "page", above=0, gap=0))
        for wording in self.wordings:
            wording.setParent(self.content)
            wording.hide()
            wording.edited.connect(self.edited)
        self._arrange(stacked=False)

    def reworded(self) -> AccountDraft:
        """The draft with every wording as it stands."""
        return replace(self._draft, sections=tuple(w.reworded() for w in self.wordings))

    def focus_first(self) -> None:
        """Put the focus into the first wording."""
        first = next((w.edit for w in self.wordings if w.edit), None)
        if first:
            first.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the sides one above the other where there is no room beside."""
        super().resizeEvent(event)
        self._arrange(stacked=self.width() < self._look.px(STACKED_BELOW))

    def _arrange(self, *, stacked: bool) -> None:
        if stacked == self._stacked:
            return
        self._stacked = stacked
        for wording in self.wordings:
            wording.stand(stacked=stacked)
        for right in (self._heads[1], self._foot[1]):
            right.stand(stacked=stacked)
        pairs = [self._heads, *((w.left, w.right) for w in self.wordings), self._foot]
        for number, (left, right) in enumerate(pairs):
            row = 2 * number if stacked else number
            self._grid.addWidget(left, row, 0)
            self._grid.addWidget(right, row + 1 if stacked else row, 0 if stacked else 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 0 if stacked else 1)
        last = len(pairs) - 1
        self._grid.setRowStretch(2 * last + 1 if stacked else last, 1)

    def _counts(self) -> str:
        chosen = sum(section.chosen for section in self._draft.sections)
        words = self.tr("{n} of {count} answers. No date of any encounter.")
        return words.format(n=chosen, count=len(self._draft.sections))


class Cell(Surface):
    """A ground with one side's words on it."""

    def __init__(self, look: Look, ground: Ground, *, above: int, gap: int) -> None:
        super().__init__(ground)
        self._look = look
        self._is_left = ground == "window"
        self._above, self._gap = above, gap
        self._stacked = False
        self.column = QVBoxLayout(self)
        look.changed.connect(self._restyle)
        self._restyle()

    def stand(self, *, stacked: bool) -> None:
        """Begin where the other side does, if that is above and not beside."""
        self._stacked = stacked
        self._restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a line between what is private and what is not."""
        super().paintEvent(event)
        if not self._is_left and not self._stacked:
            edge: Token = "line2" if self._look.theme.high_contrast else "line"
            QPainter(self).fillRect(0, 0, 1, self.height(), self._look.colour(edge))

    def _restyle(self) -> None:
        px = self._look.px
        left = 56 if self._is_left or self._stacked else 32
        below = self._above or 28
        self.column.setContentsMargins(px(left), px(self._above), px(40), px(below))
        self.column.setSpacing(px(self._gap))


def _cell(
    look: Look, heading: Para | None, words: QWidget, ground: Ground, *, private: bool = False
) -> Cell:
    cell = Cell(look, ground, above=0, gap=6)
    head = QHBoxLayout()
    if heading:
        head.addWidget(heading, 1)
    if private:
        head.addWidget(PrivateMark(look))
    cell.column.addLayout(head)
    cell.column.addWidget(words)
    cell.column.addStretch(1)
    return cell


def _left_out(look: Look, words: str) -> Surface:
    """Says in the place of an answer that a reader will not see it."""
    box = Surface("absent")
    row = QHBoxLayout(box)
    side = look.px(16)
    row.setContentsMargins(side, side, side, side)
    row.setSpacing(look.px(8))
    row.addWidget(Icon(look, "eye-off"))
    row.addWidget(Para(look, words, Role.HELP, "ink2"), 1)
    return box


def _head(look: Look, icon: str, tone: Token, title: str, note: str, ground: Ground) -> Cell:
    cell = Cell(look, ground, above=24, gap=4)
    row = QHBoxLayout()
    row.setSpacing(look.px(8))
    row.addWidget(Icon(look, icon, tone, 20))
    row.addWidget(Para(look, title, Role.PROMPT), 1)
    cell.column.addLayout(row)
    cell.column.addWidget(Para(look, note, Role.HELP, "ink2"))
    return cell
