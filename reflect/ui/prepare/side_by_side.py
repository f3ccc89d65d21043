"""The entry on the left, what a reader will see on the right, prompt by prompt."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from reflect.domain.account import Section
from reflect.domain.account_evidence import FIELD
from reflect.domain.review import reworded, wordings
from reflect.domain.wording_changes import wording_changes
from reflect.ui.look.tokens import Role
from reflect.ui.parts.icon import Icon
from reflect.ui.parts.page import Page
from reflect.ui.parts.para import Para, Span, SpanKind
from reflect.ui.parts.surface import Surface
from reflect.ui.prepare.checked_wording import ABOVE, CheckedWording
from reflect.ui.prepare.mark_words import closing_words
from reflect.ui.private_mark import PrivateMark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from reflect.domain.account_evidence import EvidenceCopy
    from reflect.ui.look.theme import Look
    from reflect.ui.look.tokens import Token
    from reflect.ui.parts.surface import Ground
    from reflect.ui.prepare.account_review import AccountReview

STACKED_BELOW = 960
"""Narrower pages show one wording above the other."""
COMPARE_MILLISECONDS = 250


class Wording(QWidget):
    """One answer on both sides: struck on the left what was taken out, marked right what came."""

    typed = Signal(str)
    begun = Signal()

    def __init__(self, look: Look, section: Section) -> None:
        super().__init__()
        self.section = section
        heading = section.heading or self.tr("Your words")
        self._headings = (heading, self.tr("What a reader will see"))
        rule: Token = "privateLine" if section.private else "line"
        self.before = Para(look, section.original, Role.WRITER_SMALL, rule=rule)
        own = Para(look, heading, Role.STRONG, "ink2")
        self.left = _cell(look, own, self.before, "window", private=section.private)
        self.after: CheckedWording | None = None
        if section.chosen:
            self.after = CheckedWording(look, heading, section.text, role=Role.WRITER_SMALL)
            self.after.typed.connect(self.typed)
            self.after.begun.connect(self.begun)
            self.right = _cell(look, None, self.after, "page")
        else:
            words = self.tr("This answer is left out. A reader is not told.")
            self.right = _cell(look, None, _left_out(look, words), "page")
        self.show_text(section.text)

    def stand(self, *, stacked: bool) -> None:
        """Say over the reader's side whose it is, where it does not stand beside the other."""
        self.right.stand(stacked=stacked)
        if self.after:
            self.after.title.set_text(self._headings[stacked])

    def show_text(self, text: str) -> None:
        """Show what differs between the entry's wording and this one."""
        if self.after is None:
            return
        original = self.section.original
        changes = wording_changes(original, text)
        gone = [Span(*c.old, SpanKind.TAKEN_OUT) for c in changes if c.old[0] < c.old[1]]
        come = [Span(*c.new, SpanKind.PUT_IN) for c in changes if c.new[0] < c.new[1]]
        self.before.set_text(original, gone)
        self.before.setAccessibleDescription(_told(self.tr("Taken out: {words}"), original, gone))
        self.after.show_text(text, come)
        self.after.words.setAccessibleDescription(_told(self.tr("Put in: {words}"), text, come))


class SideBySide(Page):
    """The third step of an account: the entry, and beside it what a reader will see."""

    def __init__(self, look: Look, review: AccountReview) -> None:
        super().__init__("page")
        self._look = look
        self._review = review
        self._draft = draft = review.draft
        self._typing_first = False
        self._stacked: bool | None = None
        self.setAccessibleName(self.tr("Side by side"))
        files = (self._as_section(each) for each in draft.evidence if each.chosen)
        self.wordings = tuple(Wording(look, section) for section in (*draft.sections, *files))
        self._heads = (
            _head(
                look,
                "lock",
                "private",
                self.tr("Your entry"),
                self.tr("Stays in the journal, as it is."),
                "window",
            ),
            _head(look, "eye", "accent", self.tr("What a reader will see"), self._counts(), "page"),
        )
        self._grid = QGridLayout(self.content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._foot = (Cell(look, "window", above=0, gap=0), Cell(look, "page", above=0, gap=0))
        self._foot[1].column.addStretch(1)
        self._foot[1].column.addWidget(Para(look, closing_words(), Role.HELP, "ink2"))
        for wording in self.wordings:
            wording.setParent(self.content)
            wording.hide()
            wording.begun.connect(self._on_begun)
            wording.typed.connect(partial(self._on_typed, wording.section.prompt_id))
        review.changed.connect(self.show_review)
        self._timer = QTimer(self, singleShot=True, interval=COMPARE_MILLISECONDS)
        self._timer.timeout.connect(self._compare)
        self._arrange(stacked=False)

    def stop(self) -> bool:
        """Close what is being typed in; False when nothing is."""
        stopped = [w.after.stop() for w in self.wordings if w.after]
        return any(stopped)

    def show_review(self) -> None:
        """Compare both sides once nothing was typed for a moment."""
        self._timer.start()

    def _on_begun(self) -> None:
        self._typing_first = True

    def _on_typed(self, name: str, text: str) -> None:
        words = " ".join(text.split()) if name.startswith(FIELD) else text
        changed = reworded(self._review.review, name, words)
        self._review.do(changed, goes_on=not self._typing_first)
        self._typing_first = False

    def _compare(self) -> None:
        texts = wordings(self._review.draft)
        for wording in self.wordings:
            if wording.section.chosen:
                wording.show_text(texts[wording.section.prompt_id])

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

    def _as_section(self, file: EvidenceCopy) -> Section:
        """The name of a file as a wording like any other."""
        return Section(
            prompt_id=file.field,
            heading=self.tr("Evidence, the name of a file"),
            text=file.name,
            original=file.original,
        )

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
    head.setContentsMargins(0, look.px(ABOVE) if heading else 0, 0, 0)
    if heading:
        head.addWidget(heading, 1)
    if private:
        head.addWidget(PrivateMark(look))
    cell.column.addLayout(head)
    cell.column.addWidget(words)
    cell.column.addStretch(1)
    return cell


def _told(sentence: str, text: str, spans: Sequence[Span]) -> str:
    """What is marked, for whoever does not see it."""
    words = "; ".join(text[span.start : span.end].strip() for span in spans)
    return sentence.format(words=words) if words else ""


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
